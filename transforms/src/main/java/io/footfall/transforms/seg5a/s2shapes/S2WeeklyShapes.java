package io.footfall.transforms.seg5a.s2shapes;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.BaselineIntensityPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioMetadata;
import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.config.seg5a.ZoneShapeModifiers;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.ClassShapeEntry;
import io.footfall.contracts.seg5a.ClassZoneShape;
import io.footfall.contracts.seg5a.ShapeGridBucket;
import io.footfall.transforms.evidence.LogHistogram;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5a.SurfacePlan;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.RowWriter;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * 5A.S2: the local-week grid and the weekly shape of every class, country, zone, channel and
 * template that some place trades by (5A-s2-s3.md part A).
 *
 * <p>Input: {@code merchant_zone_profile_5A}. Outputs: {@code shape_grid_definition_5A} by bucket,
 * {@code class_zone_shape_5A} by (demand_class, legal_country_iso, tzid, channel_group,
 * template_id, bucket_index), {@code class_shape_catalogue_5A} by (demand_class, channel_group,
 * template_id). One unit.
 *
 * <p>Failure codes: S2_TIME_GRID_INVALID, S2_GATE_OR_S1_INVALID on the driver;
 * S2_TEMPLATE_RESOLUTION_FAILED, S2_SHAPE_NORMALISATION_FAILED as findings. Tallies: {@code C1}
 * (support shapes, largest |sum - 1|), {@code shapes}, {@code shape_value} (smallest, largest).
 */
public final class S2WeeklyShapes extends TableState {
  private static final String GRID = "shape_grid_definition_5A";
  private static final String SHAPES = "class_zone_shape_5A";
  private static final String CATALOGUE = "class_shape_catalogue_5A";

  /** Goal of check C1; the policy's tolerance is wider and stops the state. */
  private static final double C1_TOLERANCE = 1e-12;

  private final BuildShapesFn law;

  private S2WeeklyShapes(StateRun run, List<WorkUnit> units, BuildShapesFn law) {
    super(run, units);
    this.law = law;
  }

  /** Reads the policies; plans one unit. */
  public static S2WeeklyShapes build(RunContext ctx, String scenarioId) throws IOException {
    ShapeTimeGridPolicy grid =
        ctx.config().read(PolicyFile.SHAPE_TIME_GRID, ShapeTimeGridPolicy.class);
    requireGrid(grid, ctx);
    requireScenario(
        ctx.config().read(PolicyFile.SCENARIO_METADATA, ScenarioMetadata.class), scenarioId);
    SealedTable profile =
        ctx.table("merchant_zone_profile_5A", Partition.surfaces(ctx.identity(), null));
    List<WorkUnit> units = List.of(WorkUnit.whole(grid.grid().tWeek()));
    StateRun run =
        ctx.stateRun(
            "5A.S2",
            Partition.surfaces(ctx.identity(), scenarioId),
            List.of(GRID, SHAPES, CATALOGUE),
            units,
            List.of(profile),
            List.of(
                PolicyFile.SHAPE_TIME_GRID,
                PolicyFile.SHAPE_LIBRARY,
                PolicyFile.ZONE_SHAPE_MODIFIERS,
                PolicyFile.BASELINE_INTENSITY,
                PolicyFile.DRAW_POLICY));
    BuildShapesFn law =
        new BuildShapesFn(
            run,
            profile,
            grid,
            ctx.config().read(PolicyFile.SHAPE_LIBRARY, ShapeLibrary.class),
            ctx.config().read(PolicyFile.ZONE_SHAPE_MODIFIERS, ZoneShapeModifiers.class),
            ctx.config()
                .read(PolicyFile.BASELINE_INTENSITY, BaselineIntensityPolicy.class)
                .shapeSumAbsTol(),
            SurfacePlan.drawPh(ctx));
    return new S2WeeklyShapes(run, units, law);
  }

  private static void requireGrid(ShapeTimeGridPolicy grid, RunContext ctx) {
    ScenarioHorizonConfig horizon =
        ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    for (ScenarioHorizonConfig.Scenario scenario : horizon.scenarios()) {
      if (scenario.bucketDurationMinutes() != grid.grid().bucketDurationMinutes()) {
        throw new FootfallException(
            PolicyFile.SHAPE_TIME_GRID.code(),
            PolicyFile.SHAPE_TIME_GRID.path()
                + ": field /grid/bucket_duration_minutes: found "
                + grid.grid().bucketDurationMinutes()
                + "; expected that of scenario "
                + scenario.scenarioId()
                + ", "
                + scenario.bucketDurationMinutes(),
            "Give grid and scenarios the same bucket length.");
      }
    }
  }

  private static void requireScenario(ScenarioMetadata metadata, String scenarioId) {
    if (!metadata.scenarioIds().contains(scenarioId)) {
      throw new FootfallException(
          new FailureCode("5A.S2", "S2_GATE_OR_S1_INVALID"),
          PolicyFile.SCENARIO_METADATA.path()
              + ": found scenario_ids "
              + metadata.scenarioIds()
              + "; expected "
              + scenarioId
              + " among them",
          "Name the scenario in scenario_metadata.");
    }
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "BuildShapes", law);
  }

  private static final class BuildShapesFn extends UnitFn {
    private final SealedTable profile;
    private final ShapeTimeGridPolicy gridPolicy;
    private final ShapeLibrary library;
    private final ZoneShapeModifiers modifiers;
    private final double sumTolerance;
    private final String drawPh;

    BuildShapesFn(
        StateRun run,
        SealedTable profile,
        ShapeTimeGridPolicy gridPolicy,
        ShapeLibrary library,
        ZoneShapeModifiers modifiers,
        double sumTolerance,
        String drawPh) {
      super(run);
      this.profile = profile;
      this.gridPolicy = gridPolicy;
      this.library = library;
      this.modifiers = modifiers;
      this.sumTolerance = sumTolerance;
      this.drawPh = drawPh;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      ShapeLaw law = new ShapeLaw(gridPolicy, library, modifiers, sumTolerance, drawPh);
      ShapeRows rows = new ShapeRows(law, gridPolicy, library, modifiers);
      RowWriter<ShapeGridBucket> grid = new RowWriter<>(out.table(GRID), ShapeGridBucket.class);
      for (ShapeGridBucket bucket : rows.grid()) {
        grid.append(bucket);
      }
      TreeSet<ShapeKey> domain = domain();
      Set<String> classes = new TreeSet<>();
      for (ShapeKey key : domain) {
        classes.add(key.demandClass());
      }
      law.checkLibrary(classes);
      RowWriter<ClassZoneShape> shapes = new RowWriter<>(out.table(SHAPES), ClassZoneShape.class);
      LogHistogram values = new LogHistogram();
      for (ShapeKey key : domain) {
        writeShape(rows.shape(key), shapes, values, out);
        out.table(SHAPES).endKey();
      }
      values.flush(out, "shape_value");
      out.tally("classes", Tally.count(classes.size()));
      out.tally(
          "channel_groups",
          Tally.count(domain.stream().map(ShapeKey::channelGroup).distinct().count()));
      RowWriter<ClassShapeEntry> entries =
          new RowWriter<>(out.table(CATALOGUE), ClassShapeEntry.class);
      for (ClassShapeEntry entry : rows.catalogue(domain)) {
        entries.append(entry);
      }
    }

    private TreeSet<ShapeKey> domain() throws IOException {
      TreeSet<ShapeKey> domain = new TreeSet<>();
      try (TableSlice slice =
          TableSlice.open(
              profile,
              KeyRange.ALL,
              "demand_class",
              "legal_country_iso",
              "tzid",
              "channel_group",
              "template_id")) {
        while (slice.next()) {
          domain.add(
              new ShapeKey(
                  slice.textAt(0),
                  slice.textAt(1),
                  slice.textAt(2),
                  slice.textAt(3),
                  slice.textAt(4)));
        }
      }
      return domain;
    }

    private static void writeShape(
        List<ClassZoneShape> shape,
        RowWriter<ClassZoneShape> rows,
        LogHistogram values,
        UnitOutput out)
        throws IOException {
      double min = 1;
      double max = 0;
      double sum = 0;
      for (ClassZoneShape row : shape) {
        min = Math.min(min, row.shapeValue());
        max = Math.max(max, row.shapeValue());
        sum += row.shapeValue();
        values.add(row.shapeValue());
        rows.append(row);
      }
      double error = Math.abs(sum - 1);
      out.tally("C1", Tally.check(1, error > C1_TOLERANCE ? 1 : 0, error));
      out.tally("shapes", Tally.count(1));
      out.tally("shape_value", new Tally(shape.size(), 0, 0, Tally.NONE.sum(), min, max));
    }
  }
}
