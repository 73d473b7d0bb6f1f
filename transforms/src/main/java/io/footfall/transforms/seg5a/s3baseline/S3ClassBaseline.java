package io.footfall.transforms.seg5a.s3baseline;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
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
    BaselineInputs inputs = BaselineInputs.read(ctx, scenarioId);
    List<WorkUnit> units = List.of(WorkUnit.whole(inputs.shapes().rows()));
    StateRun run = inputs.run(ctx, "5A.S3.CLASSES", scenarioId, CLASSES, units);
    return new S3ClassBaseline(run, units, new SumClassesFn(run, inputs));
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "SumClasses", law);
  }

  private static final class SumClassesFn extends UnitFn {
    private final BaselineInputs inputs;

    SumClassesFn(StateRun run, BaselineInputs inputs) {
      super(run);
      this.inputs = inputs;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      SealedShapes vectors = inputs.vectors();
      BaselineLaw law = new BaselineLaw(inputs.policy());
      ClassBaselineLaw volumes = new ClassBaselineLaw();
      ReadTable.forEach(
          inputs.profile(),
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
