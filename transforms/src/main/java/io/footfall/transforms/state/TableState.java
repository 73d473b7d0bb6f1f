package io.footfall.transforms.state;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import java.util.List;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * A state that publishes tables: sealed tables in (read inside the units), units through, parts out
 * (DESIGN law 1). Emits the tokens of its tables; nothing if a law was broken.
 */
public abstract class TableState extends PTransform<PBegin, PCollection<SealedTable>> {
  private final StateRun run;
  private final List<WorkUnit> units;

  protected TableState(StateRun run, List<WorkUnit> units) {
    this.run = run;
    this.units = List.copyOf(units);
  }

  /** What is being run. */
  public final StateRun run() {
    return run;
  }

  /** The plan. */
  public final List<WorkUnit> units() {
    return units;
  }

  /** Logs the driver keeps around this state; none by default. */
  public StateLogs logs() {
    return StateLogs.NONE;
  }

  /** Spreads the units, runs them, seals the tables. */
  protected final PCollection<SealedTable> write(PBegin begin, String step, UnitFn law) {
    PCollectionTuple written =
        begin
            .apply("SpreadUnits", SpreadUnits.of(units))
            .apply(
                step,
                ParDo.of(law)
                    .withOutputTags(
                        UnitFn.PARTS, TupleTagList.of(UnitFn.TALLIES).and(UnitFn.FINDINGS)));
    return written.apply("CommitTables", CommitTables.of(run));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("state", run.state()))
        .add(DisplayData.item("units", units.size()))
        .add(DisplayData.item("planDigest", run.planDigest()));
  }
}
