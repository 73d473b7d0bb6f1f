package io.footfall.transforms.seg5b.s5metrics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import io.footfall.coders.Tally;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.metrics.MergedSums;
import io.footfall.transforms.metrics.MetricSums;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Variation from day to day by hand, from Thursday 1970-01-01 on. */
class DayVariationTest {
  private static final int DAYS = 16;
  private static final long HOUR = 3_600_000_000L;

  private final MetricSetting trial = new MetricTrial().setting;

  private static LocalHours hours(String zone) {
    return hours(zone, DAYS);
  }

  private static LocalHours hours(String zone, int days) {
    TzTimetable clock = TzCompiler.pinned().compile(Set.of(zone), 400L * 86_400);
    BucketGrid grid = new BucketGrid(0, 3600, days * 24, ScenarioBand.BASELINE);
    return new LocalHours(grid, new TzCursor(clock, clock.tzIndex(zone)));
  }

  private static Tally seen(MetricSetting setting, LocalHours hours, int[] counts, long offset) {
    double[] n = Arrays.stream(counts).asDoubleStream().toArray();
    double[] lambda = new double[n.length];
    Arrays.fill(lambda, 1);
    ZoneTrace trace =
        new ZoneTrace(
            new ZoneTrace.Facts("z", "c", "card_present", "FR", "g", 0),
            hours,
            lambda,
            lambda,
            n,
            PlacementKind.UNIFORM_WITHIN_BUCKET_V1,
            new ZoneTrace.Sink(HOUR, new long[ZoneTrace.PLACE_BINS]));
    for (int b = 0; b < counts.length; b++) {
      for (int i = 0; i < counts[b]; i++) {
        trace.arrival(b, offset, false);
      }
    }
    MetricSums sums = new MetricSums();
    long[] physical = Arrays.stream(counts).asLongStream().toArray();
    long[] none = new long[counts.length];
    DayVariation.see(sums, setting, true, new MerchantMetrics.ZoneCounts(trace, physical, none));
    Map<String, Tally> all = new TreeMap<>();
    sums.flush(all::put);
    return new MergedSums(all).of("daycv|true");
  }

  /** Days of 24 and 72 arrivals in turn: mean 48, deviation 24. */
  @Test
  void daysOfOneAndThreeVaryByAHalf() {
    int[] counts = new int[DAYS * 24];
    Arrays.setAll(counts, b -> b / 24 % 2 == 0 ? 1 : 3);
    Tally seen = seen(trial, hours("Etc/UTC"), counts, 0);
    assertThat(seen.support(), is(1L));
    assertThat(seen.sum().value(), closeTo(0.5, 1e-12));
  }

  /**
   * Kolkata's day begins at 18:30 UTC. Its whole days are those from 1970-01-02 on, 15 of them; all
   * arrivals of a bucket 18:00 come late, so they belong to the day that begins in it.
   */
  @Test
  void midnightSplitsABucket() {
    int[] counts = new int[DAYS * 24];
    // From 18:00 UTC to 18:00 UTC one local day, of 24 and of 72 arrivals in turn.
    Arrays.setAll(counts, b -> (b + 6) / 24 % 2 == 0 ? 1 : 3);
    Tally late = seen(trial, hours("Asia/Kolkata"), counts, HOUR * 3 / 4);
    double mean = (8 * 72 + 7 * 24) / 15.0;
    double square = (8 * 72 * 72 + 7 * 24 * 24) / 15.0;
    assertThat(late.sum().value(), closeTo(Math.sqrt(square - mean * mean) / mean, 1e-12));
    Tally early = seen(trial, hours("Asia/Kolkata"), counts, 0);
    mean = (8 * 70 + 7 * 26) / 15.0;
    square = (8 * 70 * 70 + 7 * 26 * 26) / 15.0;
    assertThat(early.sum().value(), closeTo(Math.sqrt(square - mean * mean) / mean, 1e-12));
  }

  /** Nineteen arrivals a day are too few, and so are thirteen whole days. */
  @Test
  void smallOrShortPlacesAreLeftOut() {
    int[] counts = new int[DAYS * 24];
    Arrays.setAll(counts, b -> b % 24 < 19 ? 1 : 0);
    assertThat(seen(trial, hours("Etc/UTC"), counts, 0).support(), is(0L));
    Arrays.setAll(counts, b -> b % 24 < 20 ? 1 : 0);
    assertThat(seen(trial, hours("Etc/UTC"), counts, 0).support(), is(1L));
    int[] thirteen = Arrays.copyOf(counts, 13 * 24);
    assertThat(seen(trial, hours("Etc/UTC", 13), thirteen, 0).support(), is(0L));
  }
}
