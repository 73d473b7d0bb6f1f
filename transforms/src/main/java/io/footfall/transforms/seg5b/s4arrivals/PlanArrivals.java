package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.config.LayoutPolicy;
import io.footfall.transforms.table.KeyRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts S4's work from the counts (DESIGN law 2): consecutive merchants until the target is reached;
 * a merchant above the target stands alone and is cut at bucket edges. A function of counts and
 * layout policy only.
 */
final class PlanArrivals {
  private final long target;
  private final List<WorkUnit> units = new ArrayList<>();
  private long first;
  private long last;
  private long sum;
  private boolean open;

  private PlanArrivals(long target) {
    this.target = target;
  }

  /** The plan of a counts table; never empty. Two passes: totals, then the heavy merchants. */
  static List<WorkUnit> of(SealedTable counts, int buckets, LayoutPolicy.UnitRows rows)
      throws IOException {
    List<long[]> totals = new ArrayList<>();
    long total = 0;
    try (MerchantSlice slice = new MerchantSlice(counts, KeyRange.ALL, "merchant_id", "count_N")) {
      while (slice.present()) {
        long merchant = slice.merchant();
        long sum = 0;
        do {
          sum += slice.row().longAt(1);
        } while (slice.next(merchant));
        totals.add(new long[] {merchant, sum});
        total += sum;
      }
    }
    PlanArrivals plan = new PlanArrivals(rows.target(total));
    for (long[] merchant : totals) {
      if (merchant[1] > plan.target) {
        plan.cut(merchant[0], byBucket(counts, merchant[0], buckets));
      } else {
        plan.add(merchant[0], merchant[1]);
      }
    }
    return plan.finish();
  }

  private static long[] byBucket(SealedTable counts, long merchant, int buckets)
      throws IOException {
    long[] sums = new long[buckets];
    try (MerchantSlice slice =
        new MerchantSlice(
            counts, new KeyRange(merchant, merchant), "merchant_id", "bucket_index", "count_N")) {
      while (slice.present()) {
        sums[slice.row().intAt(1)] += slice.row().longAt(2);
        slice.next(merchant);
      }
    }
    return sums;
  }

  /** A plan from totals: merchants ascending, arrivals by bucket of each. */
  static List<WorkUnit> of(long[] merchants, long[][] byBucket, long target) {
    PlanArrivals plan = new PlanArrivals(target);
    for (int i = 0; i < merchants.length; i++) {
      long sum = java.util.Arrays.stream(byBucket[i]).sum();
      if (sum > target) {
        plan.cut(merchants[i], byBucket[i]);
      } else {
        plan.add(merchants[i], sum);
      }
    }
    return plan.finish();
  }

  private void add(long merchant, long arrivals) {
    if (!open) {
      first = merchant;
      open = true;
    }
    last = merchant;
    sum += arrivals;
    if (sum >= target) {
      flush();
    }
  }

  private void flush() {
    if (open) {
      units.add(new WorkUnit(units.size(), first, last, 0, Integer.MAX_VALUE, sum));
      open = false;
      sum = 0;
    }
  }

  private void cut(long merchant, long[] arrivals) {
    flush();
    int start = 0;
    long held = 0;
    for (int b = 0; b < arrivals.length; b++) {
      held += arrivals[b];
      if (held >= target || b == arrivals.length - 1) {
        units.add(new WorkUnit(units.size(), merchant, merchant, start, b + 1, held));
        start = b + 1;
        held = 0;
      }
    }
  }

  private List<WorkUnit> finish() {
    flush();
    if (units.isEmpty()) {
      units.add(WorkUnit.whole(0));
    }
    return List.copyOf(units);
  }
}
