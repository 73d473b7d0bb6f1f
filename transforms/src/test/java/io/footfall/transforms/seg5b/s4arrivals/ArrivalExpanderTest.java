package io.footfall.transforms.seg5b.s4arrivals;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.contracts.U64;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.UniformLaw;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ArrivalExpanderTest {
  private static final long HOUR = 3_600_000_000L;
  private static final int PLACES = 50;
  static final double[][] NO_INTENSITIES = {};

  static SitePick sites(long merchant, double... weights) {
    String[] countries = new String[weights.length];
    Arrays.fill(countries, "GB");
    int[] orders = IntStream.rangeClosed(1, weights.length).toArray();
    return new SitePick(merchant, countries, orders, weights);
  }

  static EdgePick edges(double... weights) {
    String[] countries = new String[weights.length];
    Arrays.fill(countries, "FR");
    String[] ids =
        IntStream.range(0, weights.length)
            .mapToObj(i -> String.format(Locale.ROOT, "%016x", 0xf000_0000_0000_0000L + i))
            .toArray(String[]::new);
    return new EdgePick(ids, countries, weights);
  }

  static double[] ramp(int n) {
    return IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
  }

  static ZoneRoute route(long merchant, String zone, double share) {
    return new ZoneRoute(zone, "consumer", share, sites(merchant, ramp(PLACES)), edges(ramp(9)));
  }

  static ArrivalExpander expander() {
    return new ArrivalExpander(
        DrawSlots.worldSeed(42, 7, "baseline_v1"), PlacementKind.UNIFORM_WITHIN_BUCKET_V1);
  }

  /** Position in the sorted bucket of the arrival with that ordinal, in the only zone. */
  private static int position(ArrivalExpander expander, int n, int j) {
    return IntStream.range(0, n).filter(i -> expander.ordinal(i) == j).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "arrivals.csv", useHeadersInDisplayName = true)
  void arrivalsTakeTheWordsOfTheVectors(
      String fp,
      String ph,
      String merchant,
      String zone,
      int bucket,
      int j,
      long offset,
      String coin,
      String site,
      String edge) {
    ArrivalExpander expander =
        new ArrivalExpander(
            new DrawSlots(fp, ph, 42, "baseline_v1"), PlacementKind.UNIFORM_WITHIN_BUCKET_V1);
    long id = U64.parse(merchant);
    double u0 = UniformLaw.open(Long.parseUnsignedLong(coin, 16));
    double u1 = UniformLaw.open(Long.parseUnsignedLong(site, 16));
    double uEdge = UniformLaw.open(Long.parseUnsignedLong(edge, 16));
    int expectedSite = sites(id, ramp(PLACES)).pick(u1);
    int expectedEdge = ~edges(ramp(9)).pick(uEdge);
    double[] shares = {0.0, u0, Math.nextUp(u0), 1.0};
    int[] picks = {expectedSite, expectedSite, expectedEdge, expectedEdge};
    for (int k = 0; k < shares.length; k++) {
      expander.open(id, NO_INTENSITIES, route(id, zone, shares[k]));
      int n = expander.expand(bucket, HOUR, 3);
      int at = position(expander, n, j);
      assertThat(expander.offsetMicros(at), is(offset));
      assertThat(expander.pick(at), is(picks[k]));
    }
  }

  @Property(tries = 200, seed = "11")
  void everyZoneHasItsCountInOrderInsideTheBucket(
      @ForAll @Size(min = 1, max = 5) int[] raw,
      @ForAll @IntRange(max = 5_000) int bucket,
      @ForAll @LongRange(min = 1, max = ArrivalExpander.MAX_DURATION_MICROS) long duration,
      @ForAll @DoubleRange(max = 1.0) double share) {
    int[] counts = Arrays.stream(raw).map(c -> Math.floorMod(c, 1_500)).toArray();
    ArrivalExpander expander = expander();
    ZoneRoute[] routes = new ZoneRoute[counts.length];
    for (int z = 0; z < routes.length; z++) {
      routes[z] = route(9, "Zone/" + z, z == 0 ? share : z == 1 ? 0.0 : 1.0);
    }
    expander.open(9, NO_INTENSITIES, routes);
    int n = expander.expand(bucket, duration, counts);
    assertThat(n, is(Arrays.stream(counts).sum()));
    int[] seen = new int[counts.length];
    int[] virtual = new int[counts.length];
    Set<Long> ordinals = new HashSet<>();
    for (int i = 0; i < n; i++) {
      seen[expander.zone(i)]++;
      virtual[expander.zone(i)] += expander.pick(i) < 0 ? 1 : 0;
      ordinals.add(((long) expander.zone(i) << 32) + expander.ordinal(i));
      long offset = expander.offsetMicros(i);
      assertThat(offset, is(both(greaterThanOrEqualTo(0L)).and(lessThan(duration))));
      if (i > 0) {
        assertThat(before(expander, i - 1, i), is(true));
      }
    }
    assertThat(seen, is(counts));
    assertThat(ordinals.size(), is(n));
    for (int z = 0; z < counts.length; z++) {
      assertThat(expander.virtualOf(z), is(virtual[z]));
    }
  }

  private static boolean before(ArrivalExpander expander, int a, int b) {
    if (expander.offsetMicros(a) != expander.offsetMicros(b)) {
      return expander.offsetMicros(a) < expander.offsetMicros(b);
    }
    return expander.zone(a) != expander.zone(b)
        ? expander.zone(a) < expander.zone(b)
        : expander.ordinal(a) < expander.ordinal(b);
  }

  @Test
  void equalTimesAreOrderedByZoneAndThenByOrdinal() {
    ArrivalExpander expander = expander();
    expander.open(9, NO_INTENSITIES, route(9, "A/A", 0.0), route(9, "A/B", 0.0));
    int n = expander.expand(3, 1, 40, 40);
    for (int i = 0; i < n; i++) {
      assertThat(expander.zone(i), is(i / 40));
      assertThat(expander.ordinal(i), is(i % 40));
    }
  }

  /** Changing the count of a bucket adds arrivals and moves none: ordinals are the draws. */
  @Test
  void moreArrivalsLeaveTheEarlierOrdinalsAlone() {
    ArrivalExpander expander = expander();
    expander.open(9, NO_INTENSITIES, route(9, "Etc/UTC", 0.4));
    int few = expander.expand(5, HOUR, 700);
    long[] offsets = new long[few];
    int[] picks = new int[few];
    for (int i = 0; i < few; i++) {
      offsets[expander.ordinal(i)] = expander.offsetMicros(i);
      picks[expander.ordinal(i)] = expander.pick(i);
    }
    int many = expander.expand(5, HOUR, 1_900);
    for (int i = 0; i < many; i++) {
      int j = expander.ordinal(i);
      if (j < few) {
        assertThat(expander.offsetMicros(i), is(offsets[j]));
        assertThat(expander.pick(i), is(picks[j]));
      }
    }
  }

  /** A zone's draws hang on its own key: other zones come and go without touching them. */
  @Test
  void zonesDoNotTouchEachOther() {
    ArrivalExpander alone = expander();
    alone.open(9, NO_INTENSITIES, route(9, "Etc/UTC", 0.4));
    int n = alone.expand(5, HOUR, 300);
    ArrivalExpander company = expander();
    company.open(9, NO_INTENSITIES, route(9, "A/A", 1.0), route(9, "Etc/UTC", 0.4), null);
    int all = company.expand(5, HOUR, 77, 300, 0);
    int next = 0;
    for (int i = 0; i < all; i++) {
      if (company.zone(i) == 1) {
        assertThat(company.offsetMicros(i), is(alone.offsetMicros(next)));
        assertThat(company.pick(i), is(alone.pick(next)));
        next++;
      }
    }
    assertThat(next, is(n));
  }

  @Test
  void theLargestBucketKeepsAllBits() {
    ArrivalExpander expander = expander();
    expander.open(-1L, NO_INTENSITIES, route(-1L, "Etc/UTC", 0.0));
    int n = expander.expand(0, ArrivalExpander.MAX_DURATION_MICROS, ArrivalExpander.MAX_ARRIVALS);
    assertThat(n, is(ArrivalExpander.MAX_ARRIVALS));
    assertThat(IntStream.range(0, n).map(expander::ordinal).distinct().count(), is((long) n));
    assertThat(
        expander.offsetMicros(n - 1), lessThanOrEqualTo(ArrivalExpander.MAX_DURATION_MICROS - 1));
  }

  @Test
  void countsAndDurationsOutsideTheSortKeyAreRefused() {
    ArrivalExpander expander = expander();
    expander.open(1, NO_INTENSITIES, route(1, "Etc/UTC", 0.0));
    assertThrows(
        IllegalArgumentException.class,
        () -> expander.expand(0, HOUR, ArrivalExpander.MAX_ARRIVALS + 1));
    assertThrows(IllegalArgumentException.class, () -> expander.expand(0, HOUR, -1));
    assertThrows(
        IllegalArgumentException.class,
        () -> expander.expand(0, ArrivalExpander.MAX_DURATION_MICROS + 1, 1));
  }

  @Test
  void aShareWithoutItsTableIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ZoneRoute("Etc/UTC", "consumer", 0.5, null, edges(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ZoneRoute("Etc/UTC", "consumer", 0.5, sites(1, 1), null));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ZoneRoute("Etc/UTC", "consumer", Double.NaN, sites(1, 1), edges(1)));
  }
}
