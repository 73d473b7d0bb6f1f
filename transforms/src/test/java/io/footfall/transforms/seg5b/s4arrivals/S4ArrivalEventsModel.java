package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.contracts.seg5b.ArrivalSummary;
import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.contracts.world.Edge;
import io.footfall.contracts.world.VirtualSettlement;
import io.footfall.transforms.rng.DomainKeys;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.KeyDerivation;
import io.footfall.transforms.rng.Philox2x64;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.rng.SubstreamKey;
import io.footfall.transforms.rng.UniformLaw;
import io.footfall.transforms.sampling.AliasTable;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * 5B.S4 one arrival at a time, each from its own whole keys and 128-bit counters; sorted and
 * numbered at the end. Clocks by java.time: the zones of {@link ArrivalWorld} keep the same rules
 * in every tz release that knows 2026.
 */
final class S4ArrivalEventsModel {
  private final ArrivalWorld world;
  private final DrawSlots slots;
  private final PlacementKind kind;
  private final Map<List<Place>, AliasTable> tables = new HashMap<>();

  S4ArrivalEventsModel(ArrivalWorld world, DrawSlots slots, PlacementKind kind) {
    this.world = world;
    this.slots = slots;
    this.kind = kind;
  }

  private record Place(String country, long id, double weight) {}

  private record Drawn(ArrivalEvent event, int ordinal) {}

  private static AliasTable table(List<Place> places) {
    return AliasTable.ofWeights(places.stream().mapToDouble(Place::weight).toArray());
  }

  /** All arrivals in table order. */
  List<ArrivalEvent> arrivals() {
    List<Drawn> drawn = new ArrayList<>();
    for (BucketCount key : world.counts()) {
      for (int j = 0; j < key.countN(); j++) {
        drawn.add(new Drawn(arrival(key, j), j));
      }
    }
    drawn.sort(
        Comparator.comparing((Drawn d) -> U64.big(d.event.merchantId()))
            .thenComparing(d -> d.event.tsUtc())
            .thenComparing(d -> d.event.zoneRepresentation())
            .thenComparing(Drawn::ordinal));
    Map<Long, Long> last = new HashMap<>();
    List<ArrivalEvent> events = new ArrayList<>();
    for (Drawn d : drawn) {
      events.add(numbered(d.event, last.merge(d.event.merchantId(), 1L, Long::sum)));
    }
    return events;
  }

  /** Rows of the summary of these arrivals. */
  List<ArrivalSummary> summary(List<ArrivalEvent> arrivals) {
    Map<List<Object>, long[]> sums = new HashMap<>();
    for (ArrivalEvent e : arrivals) {
      List<Object> key = List.of(U64.big(e.merchantId()), e.bucketIndex(), e.zoneRepresentation());
      sums.computeIfAbsent(key, k -> new long[2])[e.isVirtual() ? 1 : 0]++;
    }
    Comparator<List<Object>> order =
        Comparator.comparing((List<Object> k) -> (BigInteger) k.get(0))
            .thenComparing(k -> (Long) k.get(1))
            .thenComparing(k -> (String) k.get(2));
    TreeSet<List<Object>> keys = new TreeSet<>(order);
    keys.addAll(sums.keySet());
    List<ArrivalSummary> rows = new ArrayList<>();
    for (List<Object> k : keys) {
      long[] n = sums.get(k);
      rows.add(
          new ArrivalSummary(
              ((BigInteger) k.get(0)).longValue(),
              (Long) k.get(1),
              (String) k.get(2),
              ArrivalWorld.channel(),
              n[0] + n[1],
              n[0],
              n[1]));
    }
    return rows;
  }

  private ArrivalEvent arrival(BucketCount key, int j) {
    double share = share(key.merchantId(), key.zoneRepresentation());
    double u = UniformLaw.open(word(RngFamily.S4_ARRIVAL_TIME_JITTER, key, j, 0));
    double x = kind == PlacementKind.UNIFORM_WITHIN_BUCKET_V1 ? u : position(key, u);
    long offset = Math.min((long) (x * ArrivalWorld.HOUR), ArrivalWorld.HOUR - 1);
    long ts = ArrivalWorld.START + key.bucketIndex() * ArrivalWorld.HOUR + offset;
    boolean virtual = UniformLaw.open(word(RngFamily.S4_ARRIVAL_SITE_PICK, key, j, 0)) < share;
    List<Place> places = virtual ? edges(key) : sites(key);
    long pick =
        virtual
            ? word(RngFamily.S4_ARRIVAL_EDGE_PICK, key, j, 0)
            : word(RngFamily.S4_ARRIVAL_SITE_PICK, key, j, 1);
    AliasTable table = AliasTable.ofWeights(places.stream().mapToDouble(Place::weight).toArray());
    Place place = places.get(table.pick(UniformLaw.open(pick)));
    String zone = key.zoneRepresentation();
    String settles = virtual ? settlement(key.merchantId(), zone) : null;
    return new ArrivalEvent(
        key.merchantId(),
        place.country,
        zone,
        "consumer_daytime",
        key.channelGroup(),
        key.bucketIndex(),
        0,
        ts,
        zone,
        local(zone, ts),
        (int) ((local(zone, ts) - ts) / 60_000_000L),
        settles,
        settles == null ? null : local(settles, ts),
        null,
        null,
        ArrivalWorld.UNIVERSE,
        virtual,
        virtual ? null : place.id,
        virtual ? place.id : null);
  }

  /** DECISIONS section 6, letter by letter. */
  private double position(BucketCount key, double u) {
    double here = key.lambdaRealised();
    double before = lambda(key, key.bucketIndex() - 1);
    double after = lambda(key, key.bucketIndex() + 1);
    double a = (before < 0 ? here : harmonic(before, here)) / here;
    double d = (after < 0 ? here : harmonic(here, after)) / here;
    double c = 2 - (a + d) / 2;
    double q = (a + c) / 4;
    if (u < q) {
      return 2 * u / (a + StrictMath.sqrt(Math.max(a * a + 4 * (c - a) * u, 0)));
    }
    double w = u - q;
    return 0.5 + 2 * w / (c + StrictMath.sqrt(Math.max(c * c + 4 * (d - c) * w, 0)));
  }

  private static double harmonic(double a, double b) {
    return a + b == 0 ? 0 : 2 * a * b / (a + b);
  }

  /** Intensity of another bucket of that merchant and zone; -1 outside the grid. */
  private double lambda(BucketCount key, long bucket) {
    for (BucketCount row : world.counts()) {
      if (row.merchantId() == key.merchantId()
          && row.zoneRepresentation().equals(key.zoneRepresentation())
          && row.bucketIndex() == bucket) {
        return row.lambdaRealised();
      }
    }
    return -1;
  }

  private static ArrivalEvent numbered(ArrivalEvent e, long seq) {
    return new ArrivalEvent(
        e.merchantId(),
        e.legalCountryIso(),
        e.zoneRepresentation(),
        e.demandClass(),
        e.channelGroup(),
        e.bucketIndex(),
        seq,
        e.tsUtc(),
        e.tzidPrimary(),
        e.tsLocalPrimary(),
        e.utcOffsetMinutes(),
        e.tzidSettlement(),
        e.tsLocalSettlement(),
        e.tzidOperational(),
        e.tsLocalOperational(),
        e.routingUniverseHash(),
        e.isVirtual(),
        e.siteId(),
        e.edgeId());
  }

  private long word(RngFamily family, BucketCount key, int j, int lane) {
    String text = DomainKeys.bucket(key.merchantId(), key.zoneRepresentation(), key.bucketIndex());
    SubstreamKey base = new KeyDerivation(family, slots).derive(text);
    BigInteger counter =
        U64.big(base.counterHi())
            .shiftLeft(64)
            .add(U64.big(base.counterLo()))
            .add(BigInteger.valueOf(j));
    long[] block = new long[2];
    Philox2x64.block(counter.shiftRight(64).longValue(), counter.longValue(), base.key(), block);
    return block[lane];
  }

  private double share(long merchant, String zone) {
    double volume = 0;
    double virtual = 0;
    for (MerchantZoneProfile row : world.profile()) {
      if (row.merchantId() == merchant && row.tzid().equals(zone)) {
        volume += row.weeklyVolumeExpected();
        virtual += row.weeklyVolumeExpected() * row.virtualVolumeShare();
      }
    }
    return virtual / volume;
  }

  private List<Place> sites(BucketCount key) {
    List<Place> places = new ArrayList<>();
    for (MerchantZoneProfile row : world.profile()) {
      boolean here =
          row.merchantId() == key.merchantId() && row.tzid().equals(key.zoneRepresentation());
      double physical = row.weeklyVolumeExpected() * (1 - row.virtualVolumeShare());
      if (!here || physical == 0) {
        continue;
      }
      List<Integer> members = members(key, row.legalCountryIso());
      double sum = 0;
      for (int i : members) {
        sum += world.siteWeights().get(i).pWeight();
      }
      for (int i : members) {
        int order = world.siteZones().get(i).siteOrder();
        double weight = physical * world.siteWeights().get(i).pWeight() / sum;
        long id = siteId(key.merchantId(), row.legalCountryIso(), order);
        places.add(new Place(row.legalCountryIso(), id, weight));
      }
    }
    return places;
  }

  private List<Integer> members(BucketCount key, String country) {
    List<Integer> members = new ArrayList<>();
    for (int i = 0; i < world.siteZones().size(); i++) {
      if (world.siteZones().get(i).merchantId() == key.merchantId()
          && world.siteZones().get(i).legalCountryIso().equals(country)
          && world.siteZones().get(i).tzid().equals(key.zoneRepresentation())) {
        members.add(i);
      }
    }
    return members;
  }

  private static long siteId(long merchant, String country, int order) {
    try {
      String text = Long.toUnsignedString(merchant) + ":" + country + ":" + order;
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getLong(24);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Place> edges(BucketCount key) {
    List<Place> places = new ArrayList<>();
    for (Edge edge : world.edges()) {
      if (edge.merchantId() == key.merchantId()
          && edge.tzidOperational().equals(key.zoneRepresentation())
          && edge.edgeWeight() > 0) {
        long id = new BigInteger(edge.edgeId(), 16).longValue();
        places.add(new Place(edge.countryIso(), id, edge.edgeWeight()));
      }
    }
    return places;
  }

  private String settlement(long merchant, String zone) {
    for (VirtualSettlement row : world.settlements()) {
      if (row.merchantId() == merchant && !row.tzidSettlement().equals(zone)) {
        return row.tzidSettlement();
      }
    }
    return null;
  }

  private static long local(String zone, long ts) {
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(ts, 1_000_000L));
    return ts + ZoneId.of(zone).getRules().getOffset(instant).getTotalSeconds() * 1_000_000L;
  }
}
