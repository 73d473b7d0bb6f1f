package io.footfall.transforms.seg5a;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.world.DrawPolicy;
import io.footfall.contracts.U64;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.state.PlanUnits;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the states of 5A plan by: rows per merchant of sealed tables, in unsigned order. Read on the
 * driver, one column a table.
 */
public final class SurfacePlan {
  private long[] merchants = new long[0];
  private long[] rows = new long[0];

  private SurfacePlan() {}

  /** Counts the rows of each merchant in a table sorted by merchant. */
  public static SurfacePlan of(SealedTable table) throws IOException {
    SurfacePlan plan = new SurfacePlan();
    int n = 0;
    try (TableSlice slice = TableSlice.open(table, KeyRange.ALL, "merchant_id")) {
      while (slice.next()) {
        long id = slice.longAt(0);
        if (n == 0 || plan.merchants[n - 1] != id) {
          if (n == plan.merchants.length) {
            plan.merchants = Arrays.copyOf(plan.merchants, Math.max(64, n * 2));
            plan.rows = Arrays.copyOf(plan.rows, Math.max(64, n * 2));
          }
          plan.merchants[n++] = id;
        }
        plan.rows[n - 1]++;
      }
    }
    plan.merchants = Arrays.copyOf(plan.merchants, n);
    plan.rows = Arrays.copyOf(plan.rows, n);
    return plan;
  }

  /**
   * Adds the rows of another table; merchants that only the other has are left out and returned.
   */
  public List<Long> add(SurfacePlan other) {
    List<Long> strangers = new ArrayList<>();
    int i = 0;
    for (int j = 0; j < other.merchants.length; j++) {
      while (i < merchants.length && U64.compare(merchants[i], other.merchants[j]) < 0) {
        i++;
      }
      if (i < merchants.length && merchants[i] == other.merchants[j]) {
        rows[i] += other.rows[j];
      } else {
        strangers.add(other.merchants[j]);
      }
    }
    return strangers;
  }

  /** Merchants, unsigned ascending. */
  public long[] merchants() {
    return merchants.clone();
  }

  /** Units of consecutive merchants when every row counted becomes {@code times} rows. */
  public List<WorkUnit> units(RunContext ctx, long times) {
    long[] expected = new long[rows.length];
    long total = 0;
    for (int i = 0; i < rows.length; i++) {
      expected[i] = rows[i] * times;
      total += expected[i];
    }
    return PlanUnits.byMerchant(merchants, expected, ctx.layout().unitRows().target(total));
  }

  /** Text in the slot of the parameter hash (DECISIONS 1.3). */
  public static String drawPh(RunContext ctx) {
    DrawPolicy draws = ctx.config().read(PolicyFile.DRAW_POLICY, DrawPolicy.class);
    return draws.rngRoot() == DrawPolicy.RngRoot.IDENTITY
        ? ctx.identity().parameterHash()
        : DrawSlots.worldDrawPh();
  }
}
