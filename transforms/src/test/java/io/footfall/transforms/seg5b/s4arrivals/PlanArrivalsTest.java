package io.footfall.transforms.seg5b.s4arrivals;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.coders.WorkUnit;
import io.footfall.config.LayoutPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PlanArrivalsTest {
  private static List<WorkUnit> plan(long[] merchants, long[][] byBucket, long target) {
    List<long[]> totals = new ArrayList<>();
    Map<Long, long[]> buckets = new HashMap<>();
    for (int m = 0; m < merchants.length; m++) {
      totals.add(new long[] {merchants[m], Arrays.stream(byBucket[m]).sum()});
      buckets.put(merchants[m], byBucket[m]);
    }
    try {
      return PlanArrivals.of(totals, buckets::get, new LayoutPolicy.UnitRows(1, target, target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void heavyMerchantsStandAloneAndAreCutAtBucketEdges() {
    long[][] counts = {{1, 1}, {2, 1}, {4, 9, 9}, {3, 0, 0}, {9, 3}};
    List<WorkUnit> units = plan(new long[] {1, 2, 3, 4, -1}, counts, 10);
    int max = Integer.MAX_VALUE;
    assertThat(
        units,
        is(
            List.of(
                new WorkUnit(0, 1, 2, 0, max, 5),
                new WorkUnit(1, 3, 3, 0, 2, 13),
                new WorkUnit(2, 3, 3, 2, 3, 9),
                new WorkUnit(3, 4, 4, 0, max, 3),
                new WorkUnit(4, -1, -1, 0, 2, 12))));
  }

  @Test
  void aBucketThatWouldExceedTwiceTheTargetBeginsAUnit() {
    int max = Integer.MAX_VALUE;
    assertThat(
        plan(new long[] {5, 6}, new long[][] {{9, 12, 9, 11, 25, 1}, {1, 0, 0, 0, 0, 0}}, 10),
        is(
            List.of(
                new WorkUnit(0, 5, 5, 0, 1, 9),
                new WorkUnit(1, 5, 5, 1, 2, 12),
                new WorkUnit(2, 5, 5, 2, 4, 20),
                new WorkUnit(3, 5, 5, 4, 5, 25),
                new WorkUnit(4, 5, 5, 5, 6, 1),
                new WorkUnit(5, 6, 6, 0, max, 1))));
  }

  @Test
  void nothingToDoIsOneUnit() {
    assertThat(plan(new long[0], new long[0][], 10), is(List.of(WorkUnit.whole(0))));
  }

  @Property(tries = 300, seed = "3")
  void everyMerchantAndBucketIsOwnedOnce(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 60) Integer> seeds,
      @ForAll @IntRange(min = 1, max = 80) int target) {
    long[] merchants = new long[seeds.size()];
    long[][] counts = new long[seeds.size()][6];
    for (int m = 0; m < merchants.length; m++) {
      merchants[m] = m + 1;
      for (int b = 0; b < 6; b++) {
        counts[m][b] = seeds.get(m) * (b % 3);
      }
    }
    int[][] owners = new int[merchants.length][6];
    long rows = 0;
    int number = 0;
    long bucket = Arrays.stream(counts).flatMapToLong(Arrays::stream).max().orElse(0);
    for (WorkUnit unit : plan(merchants, counts, target)) {
      assertThat(unit.number(), is(number++));
      rows += unit.expectedRows();
      assertThat(unit.expectedRows() <= Math.max(2L * target, bucket), is(true));
      for (int m = 0; m < merchants.length; m++) {
        for (int b = 0; b < 6 && unit.owns(merchants[m]); b++) {
          owners[m][b] += b >= unit.firstBucket() && b < unit.endBucket() ? 1 : 0;
        }
      }
    }
    assertThat(rows, is(Arrays.stream(counts).flatMapToLong(Arrays::stream).sum()));
    assertThat(Arrays.stream(owners).flatMapToInt(Arrays::stream).allMatch(n -> n == 1), is(true));
  }
}
