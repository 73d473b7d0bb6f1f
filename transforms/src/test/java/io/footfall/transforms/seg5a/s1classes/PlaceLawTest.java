package io.footfall.transforms.seg5a.s1classes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.DemandScalePolicy;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.seg5a.SurfacePolicies;
import io.footfall.transforms.seg5a.s1classes.MerchantFacts.EdgeShare;
import io.footfall.transforms.seg5a.s1classes.MerchantFacts.Sites;
import io.footfall.transforms.state.LawBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Where merchants trade and how much there: pure modes, hybrids, and the model on any merchant. */
class PlaceLawTest {
  static final MerchantClassPolicy CLASSES =
      SurfacePolicies.read(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class);
  static final DemandScalePolicy SCALE =
      SurfacePolicies.read(PolicyFile.DEMAND_SCALE, DemandScalePolicy.class);
  static final String PH = DrawSlots.worldDrawPh();
  static final PlaceLaw LAW =
      new PlacePolicies(
              CLASSES,
              SCALE,
              SurfacePolicies.read(PolicyFile.SHAPE_LIBRARY, ShapeLibrary.class),
              PH)
          .law();

  static final List<Sites> SITES =
      List.of(
          new Sites("DE", "Europe/Berlin", 3, 3),
          new Sites("US", "America/Chicago", 1, 5),
          new Sites("US", "America/New_York", 4, 5));
  static final List<EdgeShare> EDGES =
      List.of(
          new EdgeShare("US", "America/New_York", 0.5),
          new EdgeShare("JP", "Asia/Tokyo", 0.25),
          new EdgeShare("US", "America/New_York", 0.25));

  static MerchantFacts facts(VirtualMode mode, List<Sites> sites, List<EdgeShare> edges) {
    String channel = mode == VirtualMode.NON_VIRTUAL ? "card_present" : "card_not_present";
    return new MerchantFacts(-7, 5812, channel, mode, sites, edges);
  }

  static double volume(List<MerchantZoneProfile> rows) {
    return rows.stream().mapToDouble(MerchantZoneProfile::weeklyVolumeExpected).sum();
  }

  @Test
  void aMerchantWithoutEdgesTradesAtItsSites() {
    List<MerchantZoneProfile> rows = LAW.places(facts(VirtualMode.NON_VIRTUAL, SITES, EDGES));
    assertThat(
        rows.stream().map(MerchantZoneProfile::tzid).toList(),
        contains("Europe/Berlin", "America/Chicago", "America/New_York"));
    assertThat(
        rows.stream().map(MerchantZoneProfile::demandSubclass).toList(),
        contains("primary_zone", "secondary_zone", "primary_zone"));
    rows.forEach(r -> assertThat(r.virtualVolumeShare(), is(0.0)));
    rows.forEach(r -> assertThat(r.endpointBasis(), is("site")));
  }

  @Test
  void aVirtualMerchantTradesWhereItsEdgesAreByTheirWeight() {
    List<MerchantZoneProfile> rows = LAW.places(facts(VirtualMode.VIRTUAL_ONLY, SITES, EDGES));
    assertThat(
        rows.stream().map(MerchantZoneProfile::tzid).toList(),
        contains("Asia/Tokyo", "America/New_York"));
    double whole = volume(rows);
    assertThat(rows.get(0).weeklyVolumeExpected(), closeTo(whole / 4, whole * 1e-12));
    rows.forEach(r -> assertThat(r.virtualVolumeShare(), is(1.0)));
    rows.forEach(r -> assertThat(r.zoneSiteCount(), is(0L)));
    rows.forEach(r -> assertThat(r.scaleFactor(), closeTo(rows.get(0).scaleFactor(), 1e-12)));
  }

  @Test
  void aHybridSplitsItsSitesVolumeAndLosesNone() {
    List<MerchantZoneProfile> rows = LAW.places(facts(VirtualMode.HYBRID, SITES, EDGES));
    Map<String, MerchantZoneProfile> byZone = new TreeMap<>();
    rows.forEach(r -> byZone.put(r.tzid(), r));
    assertThat(byZone.get("Europe/Berlin").endpointBasis(), is("site"));
    assertThat(byZone.get("Europe/Berlin").virtualVolumeShare(), is(0.0));
    assertThat(byZone.get("Asia/Tokyo").endpointBasis(), is("edge"));
    assertThat(byZone.get("Asia/Tokyo").virtualVolumeShare(), is(1.0));
    assertThat(byZone.get("America/New_York").endpointBasis(), is("both"));
    double virtual =
        rows.stream().mapToDouble(r -> r.virtualVolumeShare() * r.weeklyVolumeExpected()).sum();
    double whole = volume(rows);
    assertThat(virtual / whole, closeTo(0.35, 1e-12));
    assertThat(
        byZone.get("Asia/Tokyo").weeklyVolumeExpected(), closeTo(0.25 * virtual, whole * 1e-12));
  }

  @Test
  void edgesWithoutWeightAndZonesWithoutSitesAreNoPlaces() {
    List<EdgeShare> edges =
        List.of(new EdgeShare("JP", "Asia/Tokyo", 1), new EdgeShare("US", "America/Denver", 0));
    List<Sites> sites =
        List.of(new Sites("DE", "Europe/Berlin", 2, 2), new Sites("DE", "Europe/Busingen", 0, 2));
    assertThat(
        LAW.places(facts(VirtualMode.HYBRID, sites, edges)).stream()
            .map(MerchantZoneProfile::tzid)
            .toList(),
        contains("Europe/Berlin", "Asia/Tokyo"));
    assertThat(LAW.places(facts(VirtualMode.NON_VIRTUAL, List.of(), edges)), is(empty()));
  }

  @Test
  void aVirtualMerchantWithoutAnEdgeIsAFinding() {
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class, () -> LAW.places(facts(VirtualMode.HYBRID, SITES, List.of())));
    assertThat(e.finding().code(), is("5A.S1.S1_FEATURE_DERIVATION_FAILED"));
  }

  @Test
  void aZoneListedTwiceIsAFinding() {
    List<Sites> twice = new ArrayList<>(SITES);
    twice.add(SITES.get(0));
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class, () -> LAW.places(facts(VirtualMode.NON_VIRTUAL, twice, List.of())));
    assertThat(e.finding().code(), is("5A.S1.S1_DOMAIN_ALIGNMENT_FAILED"));
  }

  @Property(tries = 200, seed = "20260307")
  void lawAndModelAgree(@ForAll("merchants") MerchantFacts m) {
    List<MerchantZoneProfile> expected = new S1DemandClassesModel(CLASSES, SCALE, PH).places(m);
    List<MerchantZoneProfile> found = LAW.places(m);
    assertThat(found.size(), is(expected.size()));
    for (int i = 0; i < found.size(); i++) {
      same(found.get(i), expected.get(i));
    }
  }

  static void same(MerchantZoneProfile found, MerchantZoneProfile expected) {
    double volume = expected.weeklyVolumeExpected();
    assertThat(found.weeklyVolumeExpected(), closeTo(volume, volume * 1e-11));
    assertThat(
        found.scaleFactor(), closeTo(expected.scaleFactor(), expected.scaleFactor() * 1e-11));
    assertThat(found.virtualVolumeShare(), closeTo(expected.virtualVolumeShare(), 1e-11));
    assertThat(found.zoneEdgeWeight(), closeTo(expected.zoneEdgeWeight(), 1e-11));
    assertThat(words(found), is(words(expected)));
  }

  private static List<Object> words(MerchantZoneProfile r) {
    return List.of(
        r.merchantId(),
        r.legalCountryIso(),
        r.tzid(),
        r.channelGroup(),
        r.demandClass(),
        r.demandSubclass(),
        r.profileId(),
        r.templateId(),
        r.highVariabilityFlag(),
        r.lowVolumeFlag(),
        r.virtualPreferredFlag(),
        r.classSource(),
        r.endpointBasis(),
        r.zoneSiteCount());
  }

  @Provide
  Arbitrary<MerchantFacts> merchants() {
    Arbitrary<String> zones =
        Arbitraries.of(
            "DE|Europe/Berlin", "US|America/Denver", "US|America/New_York", "IN|Asia/Kolkata");
    Arbitrary<List<Sites>> sites =
        Arbitraries.maps(zones, Arbitraries.longs().between(0, 40))
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(PlaceLawTest::sites);
    Arbitrary<List<EdgeShare>> edges =
        Combinators.combine(zones, Arbitraries.doubles().between(0.01, 1))
            .as((z, w) -> new EdgeShare(z.substring(0, 2), z.substring(3), w))
            .list()
            .ofMinSize(1)
            .ofMaxSize(8);
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.of(4812, 5411, 5541, 5812, 4900, 742, 9311),
            Arbitraries.of("card_present", "card_not_present"),
            Arbitraries.of(VirtualMode.class),
            sites,
            edges)
        .as(MerchantFacts::new)
        .filter(
            m -> m.mode() != VirtualMode.HYBRID || m.sites().stream().anyMatch(s -> s.count() > 0));
  }

  private static List<Sites> sites(Map<String, Long> counts) {
    List<Sites> sites = new ArrayList<>();
    new TreeMap<>(counts)
        .forEach(
            (zone, count) -> {
              String country = zone.substring(0, 2);
              long whole =
                  counts.entrySet().stream()
                      .filter(e -> e.getKey().startsWith(country))
                      .mapToLong(Map.Entry::getValue)
                      .sum();
              sites.add(new Sites(country, zone.substring(3), count, whole));
            });
    return sites;
  }
}
