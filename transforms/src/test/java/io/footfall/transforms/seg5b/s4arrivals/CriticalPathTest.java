package io.footfall.transforms.seg5b.s4arrivals;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.footfall.coders.WorkUnit;
import io.footfall.config.LayoutPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * 5B.S4 at 10^11 arrivals on 100 workers, simulated: the shipped policy plans the units, workers
 * take them largest first, as {@code SpreadUnits} hands them out. One merchant has 14 % of all
 * arrivals; the volumes of the others are lognormal with sigma 2, so some of them are cut, too.
 *
 * <p>A unit costs its rows at 2 M a second, 0.2 s for its files, and its merchants' counts at 5 M a
 * second: each unit of a cut merchant reads all of them.
 */
class CriticalPathTest {
  private static final int WORKERS = 100;
  private static final int MERCHANTS = 1_000_000;
  private static final int BUCKETS = 90 * 24;
  private static final int ZONES = 130;
  private static final double TOTAL = 1e11;
  private static final long HEAVY = MERCHANTS / 2;
  private static final long HEAVY_ARRIVALS = (long) (0.14 * TOTAL);

  private static LayoutPolicy.UnitRows policy;
  private static long[] volumes;
  private static List<WorkUnit> units;

  @BeforeAll
  static void plan() throws Exception {
    policy =
        ResolvedConfig.load("reference", null)
            .read(PolicyFile.LAYOUT, LayoutPolicy.class)
            .unitRows();
    double[] sizes = new double[MERCHANTS];
    SplittableRandom random = new SplittableRandom(11);
    double sum = 0;
    for (int m = 0; m < MERCHANTS; m++) {
      sizes[m] = m == HEAVY ? 0 : Math.exp(2 * random.nextGaussian());
      sum += sizes[m];
    }
    volumes = new long[MERCHANTS];
    List<long[]> totals = new ArrayList<>();
    for (int m = 0; m < MERCHANTS; m++) {
      volumes[m] = m == HEAVY ? HEAVY_ARRIVALS : (long) (sizes[m] / sum * (TOTAL - HEAVY_ARRIVALS));
      totals.add(new long[] {m, volumes[m]});
    }
    units = PlanArrivals.of(totals, m -> buckets(volumes[(int) m]), policy);
  }

  /** A day's rise and fall, ten to one between its ends. */
  private static long[] buckets(long volume) {
    double[] shape = new double[BUCKETS];
    double sum = 0;
    for (int b = 0; b < BUCKETS; b++) {
      shape[b] = 1.1 - Math.cos(2 * Math.PI * b / 24);
      sum += shape[b];
    }
    long[] arrivals = new long[BUCKETS];
    double held = 0;
    long given = 0;
    for (int b = 0; b < BUCKETS; b++) {
      held += shape[b];
      arrivals[b] = Math.round(volume * (held / sum)) - given;
      given += arrivals[b];
    }
    return arrivals;
  }

  private static double seconds(WorkUnit unit) {
    boolean heavy = unit.firstMerchant() == HEAVY;
    long counts = (long) BUCKETS * (heavy ? ZONES : unit.lastMerchant() - unit.firstMerchant() + 1);
    return unit.expectedRows() / 2e6 + 0.2 + counts / 5e6;
  }

  /** When the last worker is done, if each takes the next unit when it is free. */
  private static double makespan(List<WorkUnit> order) {
    PriorityQueue<Double> free = new PriorityQueue<>(Collections.nCopies(WORKERS, 0.0));
    double end = 0;
    for (WorkUnit unit : order) {
      double done = free.remove() + seconds(unit);
      free.add(done);
      end = Math.max(end, done);
    }
    return end;
  }

  private static double fairShare() {
    return units.stream().mapToDouble(CriticalPathTest::seconds).sum() / WORKERS;
  }

  @Test
  void noUnitHoldsMoreThanTwiceTheTarget() {
    long most = units.stream().mapToLong(WorkUnit::expectedRows).max().orElseThrow();
    assertThat(most, lessThanOrEqualTo(2 * policy.target((long) TOTAL)));
    assertThat(units.size(), is(both(greaterThan(4_500)).and(lessThan(7_500))));
  }

  @Test
  void theHeavyMerchantIsSharedByAllWorkers() {
    List<WorkUnit> heavy = units.stream().filter(u -> u.firstMerchant() == HEAVY).toList();
    assertThat(heavy.size(), greaterThan(5 * WORKERS));
    assertThat(heavy.stream().mapToLong(WorkUnit::expectedRows).sum(), is(HEAVY_ARRIVALS));
    double alone = HEAVY_ARRIVALS / 2e6;
    assertThat("uncut, it were the critical path", alone, greaterThan(10 * fairShare()));
  }

  @Test
  void theCriticalPathIsNearTheFairShare() {
    List<WorkUnit> order = new ArrayList<>(units);
    order.sort(Comparator.comparingLong(WorkUnit::expectedRows).reversed());
    assertThat(makespan(order) / fairShare(), lessThan(1.01));
    Collections.reverse(order);
    assertThat("smallest first", makespan(order) / fairShare(), lessThan(1.05));
  }
}
