package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.seg5b.s1grid.GroupingIndex;
import io.footfall.transforms.seg5b.s2intensity.LatentMixture;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Job of 5B.S5 over every merchant; see {@link ArrivalChecks#MERCHANTS}. Beside the checks it
 * leaves the tallies of {@link ArrivalFigures} and {@link DstWindows}, and {@code
 * rng.<module>.<label>.draws} and {@code .blocks} (support = events) that the published rows stand
 * for.
 */
final class CheckArrivals extends TableState {
  private final CheckArrivalsFn law;

  CheckArrivals(StateRun run, List<WorkUnit> units, ArrivalTables tables) {
    super(run, units);
    this.law = new CheckArrivalsFn(run, tables);
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "CheckArrivals", law);
  }

  private static final class CheckArrivalsFn extends UnitFn {
    private final ArrivalTables tables;

    CheckArrivalsFn(StateRun run, ArrivalTables tables) {
      super(run);
      this.tables = tables;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      try (MerchantAudit audit = new MerchantAudit(tables, KeyRange.of(unit), stateRun().state())) {
        audit.run();
        LocalClockSchemas.check(
            tables.laws().events(),
            unit.number(),
            stateRun().units(),
            audit.counters().of(ArrivalChecks.C10));
        if (tables.field() != null) {
          LatentReplay.compare(tables, unit.number(), stateRun().units(), audit.ledger());
        }
        accountForDraws(unit, audit.figures());
        audit.flush(out);
      }
    }

    /** An even share of the keys of every component, so that each one is counted once. */
    private void accountForDraws(WorkUnit unit, ArrivalFigures figures) throws IOException {
      try {
        GroupingIndex index =
            GroupingIndex.of(tables.laws().groups(), tables.laws().grid().band(), "5B.S5");
        for (RngFamily family : LatentMixture.families(tables.laws().lgcp())) {
          int keys = index.keysOf(family.keyLaw(), unit.number(), stateRun().units()).size();
          figures.component(family, keys, tables.buckets());
        }
      } catch (LawBroken e) {
        // The grouping itself is at fault: S3_DOMAIN and REPLAY say where; nothing was drawn by it.
        return;
      }
    }
  }
}
