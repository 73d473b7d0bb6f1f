package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.evidence.CoverUnits;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5a.s5metrics.EventSums;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Job of 5A.S5 over the surfaces of a scenario: one unit for grid, shapes and clock, one for the
 * replay of whole tables, the others for the places of a merchant range each; see {@link
 * SurfaceChecks}. One job, because the first two would leave all workers but two idle.
 */
final class CheckSurfaces extends TableState {
  private static final int SHAPES = 0;
  private static final int REPLAY = 1;

  /** A row that is made again as a record costs about as much as four that are read in bulk. */
  private static final long REPLAY_WEIGHT = 4;

  private final CheckSurfacesFn law;

  CheckSurfaces(StateRun run, List<WorkUnit> units, SurfaceTables tables) {
    super(run, units);
    this.law = new CheckSurfacesFn(run, tables);
  }

  /** The plan. */
  static List<WorkUnit> plan(SurfaceTables tables) throws IOException {
    List<WorkUnit> units = new ArrayList<>();
    units.add(whole(SHAPES, tables.shapes().rows()));
    units.add(whole(REPLAY, REPLAY_WEIGHT * (tables.shapes().rows() + tables.classBase().rows())));
    for (WorkUnit places : CoverUnits.of(tables.local())) {
      units.add(
          new WorkUnit(
              units.size(),
              places.firstMerchant(),
              places.lastMerchant(),
              places.firstBucket(),
              places.endBucket(),
              places.expectedRows()));
    }
    return units;
  }

  private static WorkUnit whole(int number, long rows) {
    return new WorkUnit(number, 0L, -1L, 0, Integer.MAX_VALUE, rows);
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "CheckSurfaces", law);
  }

  private static final class CheckSurfacesFn extends UnitFn {
    private final SurfaceTables tables;

    CheckSurfacesFn(StateRun run, SurfaceTables tables) {
      super(run);
      this.tables = tables;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      String state = stateRun().state();
      switch (unit.number()) {
        case SHAPES -> {
          new ShapeExam(tables, state).run(out);
          events(out);
        }
        case REPLAY -> new TableReplay(tables, state).run(out);
        default -> {
          try (PlaceWalk walk = new PlaceWalk(tables, KeyRange.of(unit), state)) {
            walk.run();
            walk.flush(out);
          }
        }
      }
    }

    private void events(UnitOutput out) throws IOException {
      EventSums events = new EventSums(tables.metrics());
      ReadTable.forEach(
          tables.calendar().calendar(), KeyRange.ALL, CalendarEvent.class, events::see);
      events.flush(out::tally);
    }
  }
}
