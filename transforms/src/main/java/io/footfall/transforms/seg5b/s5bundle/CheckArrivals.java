package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.transforms.table.KeyRange;
import io.footfall.transforms.table.StateRun;
import io.footfall.transforms.table.TableState;
import io.footfall.transforms.table.UnitFn;
import io.footfall.transforms.table.UnitOutput;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** Job of 5B.S5 over every merchant; see {@link ArrivalChecks#MERCHANTS}. */
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
        audit.flush(out);
      }
    }
  }
}
