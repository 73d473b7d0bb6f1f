package io.footfall.transforms.seg5a.s3baseline;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.BaselineIntensityPolicy;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.ClassBaselineIntensity;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5a.s2shapes.SealedShapes;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.RowWriter;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * The class part of 5A.S3: expected arrivals of all merchants of a class, country, zone and channel
 * (5A-s2-s3.md section B.4). Weekly volumes are summed by {@link ClassBaselineLaw} in the order of
 * {@code merchant_zone_profile_5A} (merchants unsigned ascending).
 *
 * <p>Inputs: {@code merchant_zone_profile_5A}, {@code class_zone_shape_5A}. Output: {@code
 * class_zone_baseline_local_5A}. One unit; runs beside {@link S3BaselineIntensity}. Findings:
 * S3_SHAPE_JOIN_FAILED, S3_SCALE_JOIN_FAILED, S3_INTENSITY_NUMERIC_INVALID. Tally: {@code classes}.
 */
public final class S3ClassBaseline extends TableState {
  private static final String CLASSES = "class_zone_baseline_local_5A";

  private final SumClassesFn law;

  private S3ClassBaseline(StateRun run, List<WorkUnit> units, SumClassesFn law) {
    super(run, units);
    this.law = law;
  }

  /** Reads the policies; plans one unit. */
  public static S3ClassBaseline sum(RunContext ctx, String scenarioId) throws IOException {
    Partition partition = Partition.surfaces(ctx.identity(), scenarioId);
    SealedTable profile =
        ctx.table(S3BaselineIntensity.PROFILE, Partition.surfaces(ctx.identity(), null));
    SealedTable shapes = ctx.table(S3BaselineIntensity.SHAPES, partition);
    BaselineIntensityPolicy policy =
        ctx.config().read(PolicyFile.BASELINE_INTENSITY, BaselineIntensityPolicy.class);
    int buckets =
        ctx.config().read(PolicyFile.SHAPE_TIME_GRID, ShapeTimeGridPolicy.class).grid().tWeek();
    List<WorkUnit> units = List.of(WorkUnit.whole(shapes.rows()));
    StateRun run =
        ctx.stateRun(
            "5A.S3.CLASSES",
            partition,
            List.of(CLASSES),
            units,
            List.of(profile, shapes),
            List.of(PolicyFile.BASELINE_INTENSITY, PolicyFile.SHAPE_TIME_GRID));
    return new S3ClassBaseline(run, units, new SumClassesFn(run, profile, shapes, policy, buckets));
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "SumClasses", law);
  }

  private static final class SumClassesFn extends UnitFn {
    private final SealedTable profile;
    private final SealedTable shapes;
    private final BaselineIntensityPolicy policy;
    private final int buckets;

    SumClassesFn(
        StateRun run,
        SealedTable profile,
        SealedTable shapes,
        BaselineIntensityPolicy policy,
        int buckets) {
      super(run);
      this.profile = profile;
      this.shapes = shapes;
      this.policy = policy;
      this.buckets = buckets;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      SealedShapes vectors = SealedShapes.of(shapes, buckets);
      BaselineLaw law = new BaselineLaw(policy);
      ClassBaselineLaw volumes = new ClassBaselineLaw();
      ReadTable.forEach(
          profile,
          KeyRange.ALL,
          MerchantZoneProfile.class,
          place -> {
            String key = S3BaselineIntensity.key(place);
            law.requireVolume(key, place.weeklyVolumeExpected());
            S3BaselineIntensity.shape(vectors, place, key);
            volumes.add(place);
          });
      RowWriter<ClassBaselineIntensity> rows =
          new RowWriter<>(out.table(CLASSES), ClassBaselineIntensity.class);
      volumes.forEach(
          vectors::get,
          week -> {
            for (ClassBaselineIntensity row : week) {
              rows.append(row);
            }
            out.table(CLASSES).endKey();
            out.tally("classes", Tally.count(1));
          });
    }
  }
}
