package io.footfall.transforms.seg5a.s3baseline;

import io.footfall.coders.ExactSum;
import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.evidence.LogHistogram;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.parquet.write.BooleanColumn;
import io.footfall.transforms.parquet.write.DoubleColumn;
import io.footfall.transforms.parquet.write.LongColumn;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.parquet.write.TextColumn;
import io.footfall.transforms.seg5a.SurfacePlan;
import io.footfall.transforms.seg5a.s2shapes.SealedShapes;
import io.footfall.transforms.seg5a.s2shapes.ShapeKey;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * 5A.S3: expected arrivals of every place in every bucket of the local week (5A-s2-s3.md part B).
 *
 * <p>Inputs: {@code merchant_zone_profile_5A}, {@code class_zone_shape_5A}. Output: {@code
 * merchant_zone_baseline_local_5A} by (merchant_id unsigned, legal_country_iso, tzid,
 * bucket_index), one row a bucket of the week and place. Units: consecutive merchants.
 *
 * <p>Findings: S3_GATE_OR_S2_INVALID, S3_SHAPE_JOIN_FAILED, S3_SCALE_JOIN_FAILED,
 * S3_DOMAIN_ALIGNMENT_FAILED, S3_INTENSITY_NUMERIC_INVALID. Tallies: {@code C2} (support places,
 * largest relative error of a weekly sum), {@code lambda} (rows, exact sum, smallest, largest).
 */
public final class S3BaselineIntensity extends TableState {
  private static final String BASELINE = "merchant_zone_baseline_local_5A";

  /** Goal of check C2; the policy's tolerance is wider and stops the state. */
  private static final double C2_TOLERANCE = 1e-12;

  private final ComposeBaselineFn law;

  private S3BaselineIntensity(StateRun run, List<WorkUnit> units, ComposeBaselineFn law) {
    super(run, units);
    this.law = law;
  }

  /** Reads the policies and plans the units. */
  public static S3BaselineIntensity compose(RunContext ctx, String scenarioId) throws IOException {
    BaselineInputs inputs = BaselineInputs.read(ctx, scenarioId);
    List<WorkUnit> units = SurfacePlan.of(inputs.profile()).units(ctx, inputs.buckets());
    StateRun run = inputs.run(ctx, "5A.S3", scenarioId, BASELINE, units);
    return new S3BaselineIntensity(run, units, new ComposeBaselineFn(run, inputs));
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "ComposeBaseline", law);
  }

  /** The shape of a place. */
  static double[] shape(SealedShapes shapes, MerchantZoneProfile place, String key) {
    double[] shape = shapes.get(ShapeKey.of(place));
    if (shape == null) {
      throw new LawBroken(
          "5A.S3.S3_SHAPE_JOIN_FAILED",
          "V-08",
          key,
          "no shape of " + ShapeKey.of(place).text(),
          "one");
    }
    return shape;
  }

  /** Key of a place as findings print it. */
  static String key(MerchantZoneProfile place) {
    return U64.text(place.merchantId()) + "|" + place.legalCountryIso() + "|" + place.tzid();
  }

  private static final class ComposeBaselineFn extends UnitFn {
    private final BaselineInputs inputs;

    ComposeBaselineFn(StateRun run, BaselineInputs inputs) {
      super(run);
      this.inputs = inputs;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      int buckets = inputs.buckets();
      SealedShapes vectors = inputs.vectors();
      BaselineLaw law = new BaselineLaw(inputs.policy());
      BaselineRows rows = new BaselineRows(out.table(BASELINE), buckets);
      double[] lambda = new double[buckets];
      LogHistogram values = new LogHistogram();
      LogHistogram errors = new LogHistogram();
      MerchantZoneProfile last = null;
      for (MerchantZoneProfile place :
          ReadTable.rows(inputs.profile(), KeyRange.of(unit), MerchantZoneProfile.class)) {
        String key = key(place);
        requireAscending(last, place, key);
        last = place;
        double error =
            law.fill(key, place.weeklyVolumeExpected(), shape(vectors, place, key), lambda);
        rows.append(place, lambda);
        out.tally("C2", Tally.check(1, error > C2_TOLERANCE ? 1 : 0, error));
        out.tally("lambda", summary(lambda));
        values.addAll(lambda);
        errors.add(error);
      }
      values.flush(out, "lambda");
      errors.flush(out, "C2");
    }

    private static void requireAscending(
        MerchantZoneProfile last, MerchantZoneProfile place, String key) {
      if (last != null && order(last, place) >= 0) {
        throw new LawBroken(
            "5A.S3.S3_DOMAIN_ALIGNMENT_FAILED",
            "V-06",
            key,
            "after " + key(last),
            "places ascending, each once");
      }
    }

    private static int order(MerchantZoneProfile a, MerchantZoneProfile b) {
      int order = U64.compare(a.merchantId(), b.merchantId());
      if (order == 0) {
        order = a.legalCountryIso().compareTo(b.legalCountryIso());
      }
      return order == 0 ? a.tzid().compareTo(b.tzid()) : order;
    }

    private static Tally summary(double[] lambda) {
      ExactSum sum = ExactSum.ZERO;
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (double value : lambda) {
        sum = sum.plus(ExactSum.of(value));
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
      return new Tally(lambda.length, 0, 0, sum, min, max);
    }
  }

  /** Puts the weeks of places into the columns of the table. */
  private static final class BaselineRows {
    private final PartWriter part;
    private final int buckets;
    private final LongColumn merchants;
    private final TextColumn countries;
    private final TextColumn tzids;
    private final LongColumn weekBuckets;
    private final DoubleColumn lambdas;
    private final TextColumn channels;
    private final DoubleColumn volumes;
    private final DoubleColumn scales;
    private final BooleanColumn clips;

    BaselineRows(PartWriter part, int buckets) {
      this.part = part;
      this.buckets = buckets;
      this.merchants = part.longs("merchant_id");
      this.countries = part.texts("legal_country_iso");
      this.tzids = part.texts("tzid");
      this.weekBuckets = part.longs("bucket_index");
      this.lambdas = part.doubles("lambda_local_base");
      this.channels = part.texts("channel_group");
      this.volumes = part.doubles("weekly_volume_expected");
      this.scales = part.doubles("scale_factor");
      this.clips = part.booleans("baseline_clip_applied");
    }

    void append(MerchantZoneProfile place, double[] lambda) throws IOException {
      int country = countries.intern(place.legalCountryIso());
      int tzid = tzids.intern(place.tzid());
      int channel = channels.intern(place.channelGroup());
      int row = part.row();
      for (int k = 0; k < buckets; k++) {
        merchants.set(row, place.merchantId());
        countries.setHandle(row, country);
        tzids.setHandle(row, tzid);
        weekBuckets.set(row, k);
        lambdas.set(row, lambda[k]);
        channels.setHandle(row, channel);
        volumes.set(row, place.weeklyVolumeExpected());
        scales.set(row, place.scaleFactor());
        clips.set(row, false);
        row = part.endRow();
      }
      part.endKey();
    }
  }
}
