package io.footfall.transforms.seg5a.s5bundle;

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

/** Job of 5A.S5 over every place, by merchant range; see {@link SurfaceChecks#PLACES}. */
final class CheckPlaces extends TableState {
  private final CheckPlacesFn law;

  CheckPlaces(StateRun run, List<WorkUnit> units, SurfaceTables tables) {
    super(run, units);
    this.law = new CheckPlacesFn(run, tables);
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "CheckPlaces", law);
  }

  private static final class CheckPlacesFn extends UnitFn {
    private final SurfaceTables tables;

    CheckPlacesFn(StateRun run, SurfaceTables tables) {
      super(run);
      this.tables = tables;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      try (PlaceWalk walk = new PlaceWalk(tables, KeyRange.of(unit), stateRun().state())) {
        walk.run();
        walk.flush(out);
      }
    }
  }
}
