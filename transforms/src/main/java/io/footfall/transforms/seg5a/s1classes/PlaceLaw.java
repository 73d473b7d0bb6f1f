package io.footfall.transforms.seg5a.s1classes;

import io.footfall.config.seg5a.DemandScalePolicy.ClassParams;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.state.LawBroken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The places of a merchant and their volumes (DECISIONS 3.2 and 3.3): a place is a country and tzid
 * with sites (unless VIRTUAL_ONLY) or with edge weight (unless NON_VIRTUAL).
 */
public final class PlaceLaw {
  private static final String FEATURE = "5A.S1.S1_FEATURE_DERIVATION_FAILED";

  private final DemandClassLaw classes;
  private final DemandScaleLaw scale;
  private final VariantLaw variants;

  /** The law of classes, volumes and weekly templates. */
  public PlaceLaw(DemandClassLaw classes, DemandScaleLaw scale, VariantLaw variants) {
    this.classes = classes;
    this.scale = scale;
    this.variants = variants;
  }

  private record Place(String country, String tzid) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::country).thenComparing(Place::tzid);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** What a merchant has at a place. */
  private static final class Endpoints {
    private long sites;
    private long countrySites;
    private double weight;
    private double countryWeight;
    private SizeStep size;
    private VolumeStep volume;

    double siteVolume() {
      return volume == null ? 0 : volume.weekly();
    }
  }

  /**
   * Places ascending by country and tzid; empty for a merchant with neither sites nor edges.
   *
   * @throws LawBroken with the codes of S1
   */
  public List<MerchantZoneProfile> places(MerchantFacts m) {
    return volumes(m).stream().map(PlaceVolume::row).toList();
  }

  /** {@link #places} with the intermediate values of their volumes. */
  public List<PlaceVolume> volumes(MerchantFacts m) {
    String key = "merchant_id=" + U64.text(m.merchantId());
    TreeMap<Place, Endpoints> places = endpoints(key, m);
    if (places.isEmpty()) {
      return List.of();
    }
    ClassAssignment assigned = classes.assign(m.merchantId(), m.mcc(), m.channel(), m.mode());
    ClassParams params = scale.params(assigned.demandClass());
    long allSites = Math.max(1, m.sites().stream().mapToLong(MerchantFacts.Sites::count).sum());
    Shared shared = siteVolumes(m, assigned, params, places, allSites);
    List<PlaceVolume> volumes = new ArrayList<>();
    places.forEach(
        (place, e) -> volumes.add(volume(m, assigned, params, place, e, shared, allSites)));
    return volumes;
  }

  private TreeMap<Place, Endpoints> endpoints(String key, MerchantFacts m) {
    TreeMap<Place, Endpoints> places = new TreeMap<>();
    if (m.mode() != VirtualMode.VIRTUAL_ONLY) {
      for (MerchantFacts.Sites s : m.sites()) {
        if (s.count() > 0) {
          Endpoints e = new Endpoints();
          e.sites = s.count();
          e.countrySites = s.countryCount();
          if (places.put(new Place(s.country(), s.tzid()), e) != null) {
            throw new LawBroken(
                "5A.S1.S1_DOMAIN_ALIGNMENT_FAILED",
                "V-09",
                key + "|" + s.country() + "|" + s.tzid(),
                "two rows of zone_alloc",
                "one");
          }
        }
      }
    }
    if (m.mode() != VirtualMode.NON_VIRTUAL) {
      addEdges(key, m, places);
    }
    return places;
  }

  private static void addEdges(String key, MerchantFacts m, TreeMap<Place, Endpoints> places) {
    TreeMap<Place, Double> sums = new TreeMap<>();
    for (MerchantFacts.EdgeShare edge : m.edges()) {
      if (edge.weight() > 0) {
        sums.merge(new Place(edge.country(), edge.tzid()), edge.weight(), Double::sum);
      }
    }
    if (sums.isEmpty()) {
      throw new LawBroken(
          FEATURE, "V-06", key, m.mode() + " without an edge", "at least one edge with weight");
    }
    double total = 0;
    for (double sum : sums.values()) {
      total += sum;
    }
    Map<String, Double> byCountry = new TreeMap<>();
    for (Map.Entry<Place, Double> sum : sums.entrySet()) {
      double weight = sum.getValue() / total;
      places.computeIfAbsent(sum.getKey(), p -> new Endpoints()).weight = weight;
      byCountry.merge(sum.getKey().country(), weight, Double::sum);
    }
    places.forEach((place, e) -> e.countryWeight = byCountry.getOrDefault(place.country(), 0.0));
  }

  /**
   * What the edges of a merchant share by weight.
   *
   * @param volume the volume
   * @param size draw of a VIRTUAL_ONLY merchant, else null
   * @param sites volume of a VIRTUAL_ONLY merchant, else null
   */
  private record Shared(double volume, SizeStep size, VolumeStep sites) {}

  /** Fills the volumes of the sites and returns what the edges share. */
  private Shared siteVolumes(
      MerchantFacts m,
      ClassAssignment assigned,
      ClassParams params,
      TreeMap<Place, Endpoints> places,
      long allSites) {
    String key = "merchant_id=" + U64.text(m.merchantId());
    String channel = assigned.channelGroup();
    if (m.mode() == VirtualMode.VIRTUAL_ONLY) {
      SizeStep size = scale.merchantStep(params, m.merchantId(), allSites);
      VolumeStep volume =
          scale.volumeStep(key, size.draw(), null, m.mode(), channel, allSites, allSites);
      return new Shared(volume.weekly(), size, volume);
    }
    double sum = 0;
    for (Map.Entry<Place, Endpoints> entry : places.entrySet()) {
      Place place = entry.getKey();
      Endpoints e = entry.getValue();
      if (e.sites > 0) {
        e.size = scale.placeStep(params, m.merchantId(), place.country(), place.tzid(), allSites);
        e.volume =
            scale.volumeStep(
                key + "|" + place.country() + "|" + place.tzid(),
                e.size.draw(),
                role(e),
                m.mode(),
                channel,
                e.sites,
                e.countrySites);
        sum += e.siteVolume();
      }
    }
    return new Shared(
        m.mode() == VirtualMode.HYBRID ? scale.hybridVirtualShare() * sum : 0, null, null);
  }

  private String role(Endpoints e) {
    return e.sites > 0
        ? classes.zoneRole((double) e.sites / e.countrySites, e.countrySites)
        : classes.zoneRole(e.weight / e.countryWeight, e.countryWeight);
  }

  private PlaceVolume volume(
      MerchantFacts m,
      ClassAssignment assigned,
      ClassParams params,
      Place place,
      Endpoints e,
      Shared shared,
      long allSites) {
    double edgeShare =
        switch (m.mode()) {
          case NON_VIRTUAL -> 0;
          case HYBRID -> scale.hybridVirtualShare();
          case VIRTUAL_ONLY -> 1;
        };
    double physical = (1 - edgeShare) * e.siteVolume();
    double virtual = shared.volume() * e.weight;
    double weekly = physical + virtual;
    double effectiveSites = (1 - edgeShare) * e.sites + edgeShare * allSites * e.weight;
    String role = role(e);
    String key = U64.text(m.merchantId()) + "|" + place.country() + "|" + place.tzid();
    VariantStep variant = variants.pick(m.merchantId(), assigned, place.tzid());
    MerchantZoneProfile row =
        new MerchantZoneProfile(
            m.merchantId(),
            place.country(),
            place.tzid(),
            assigned.channelGroup(),
            assigned.demandClass(),
            role,
            classes.profileId(key, assigned, role),
            variant.templateId(),
            weekly,
            weekly / (effectiveSites * params.refPerSite()),
            params.highVariability(),
            scale.low(weekly),
            m.mode() != VirtualMode.NON_VIRTUAL,
            assigned.classSource(),
            basis(e),
            e.sites,
            e.weight,
            weekly > 0 ? virtual / weekly : e.weight > 0 && e.sites == 0 ? 1 : 0);
    return new PlaceVolume(
        row,
        e.countrySites,
        e.countryWeight,
        shared.size() == null ? e.size : shared.size(),
        shared.sites() == null ? e.volume : shared.sites(),
        edgeShare,
        shared.volume(),
        variant);
  }

  private static String basis(Endpoints e) {
    return e.sites == 0 ? "edge" : e.weight == 0 ? "site" : "both";
  }
}
