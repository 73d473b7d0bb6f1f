package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.config.LayoutPolicy;
import io.footfall.transforms.parquet.read.KeyRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts S4's work from the counts (DESIGN law 2): consecutive merchants until the target is reached;
 * a merchant above the target stands alone and is cut at bucket edges. No unit holds more than
 * twice the target, save a single bucket that does. A function of counts and layout policy only.
 *
 * <p>The driver holds one total for each merchant and the buckets of one heavy merchant at a time;
 * it reads the merchant and count columns of all counts once, and a heavy merchant's again.
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
    try (MerchantSlice slice = new MerchantSlice(counts, KeyRange.ALL, "merchant_id", "count_N")) {
      while (slice.present()) {
        long merchant = slice.merchant();
        long sum = 0;
        do {
          sum += slice.row().longAt(1);
        } while (slice.next(merchant));
        totals.add(new long[] {merchant, sum});
      }
    }
    return of(totals, merchant -> byBucket(counts, merchant, buckets), rows);
  }

  /** Arrivals of a merchant by bucket; asked for heavy merchants only. */
  @FunctionalInterface
  interface Buckets {
    long[] of(long merchant) throws IOException;
  }

  /** A plan from totals: merchant and arrivals of each, merchants ascending. */
  static List<WorkUnit> of(List<long[]> totals, Buckets buckets, LayoutPolicy.UnitRows rows)
      throws IOException {
    long total = totals.stream().mapToLong(merchant -> merchant[1]).sum();
    PlanArrivals plan = new PlanArrivals(rows.target(total));
    for (long[] merchant : totals) {
      if (merchant[1] > plan.target) {
        plan.cut(merchant[0], buckets.of(merchant[0]));
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
      if (held > 0 && held + arrivals[b] > 2 * target) {
        units.add(new WorkUnit(units.size(), merchant, merchant, start, b, held));
        start = b;
        held = 0;
      }
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
