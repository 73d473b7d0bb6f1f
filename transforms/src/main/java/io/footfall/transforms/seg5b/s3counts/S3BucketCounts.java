package io.footfall.transforms.seg5b.s3counts;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5b.ArrivalCountConfig;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.seg5b.ArrivalStreams;
import io.footfall.transforms.seg5b.DriverRefusal;
import io.footfall.transforms.seg5b.rnglog.DrawingLogs;
import io.footfall.transforms.seg5b.rnglog.RngEventLog;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import io.footfall.transforms.seg5b.s1grid.GroupingIndex;
import io.footfall.transforms.seg5b.s1grid.S1GridAndGroups;
import io.footfall.transforms.seg5b.s2intensity.S2LatentIntensity;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateLogs;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * 5B.S3 (5B-s2-s3.md section 3): reads {@code s1_time_grid_5B}, {@code s1_grouping_5B} and {@code
 * s2_realised_intensity_5B}; writes {@code s3_bucket_counts_5B}, one row per intensity, order
 * (merchant_id, zone_representation, channel_group, bucket_index). A unit is a run of merchants.
 *
 * <p>Codes: S1_OUTPUT_MISSING, COUNT_CONFIG_INVALID, RNG_POLICY_INVALID, DOMAIN_ALIGN_FAILED,
 * BUCKET_SET_INCONSISTENT, COUNTS_DOMAIN_INCOMPLETE, COUNTS_NUMERIC_INVALID,
 * PARAM_DERIVATION_INVALID, COUNT_SAMPLING_ERROR.
 *
 * <p>Tallies: {@code lambda_realised} with its exact sum; {@code count_N} with its sum; {@code
 * count_positive} and {@code count_capped} rows; {@code C18}; {@code rng.5B.S3.bucket_count.draws}
 * and {@code .blocks}.
 */
public final class S3BucketCounts extends TableState {
  /** The state. */
  public static final String STATE = "5B.S3";

  /** Counts. */
  public static final String COUNTS = "s3_bucket_counts_5B";

  private static final String REMEDY =
      "Let the states before it write their tables again, or correct arrival_count_config_5B.";

  private final Law law;

  private S3BucketCounts(StateRun run, List<WorkUnit> units, Law law) {
    super(run, units);
    this.law = law;
  }

  /**
   * What the units need beside their own bounds.
   *
   * @param config count law
   * @param slots draw slots of the scenario
   * @param grid buckets of the scenario
   * @param grouping sealed grouping
   * @param intensities sealed intensities
   */
  private record Law(
      ArrivalCountConfig config,
      DrawSlots slots,
      BucketGrid grid,
      SealedTable grouping,
      SealedTable intensities)
      implements Serializable {}

  /**
   * Plans the state for one scenario and arrival seed.
   *
   * @param seed arrival seed, unsigned
   * @throws IOException if an input is not sealed
   */
  public static S3BucketCounts draw(RunContext ctx, long seed, String scenarioId)
      throws IOException {
    Partition surfaces = Partition.surfaces(ctx.identity(), scenarioId);
    Partition arrivals = Partition.arrivals(ctx.identity(), seed, scenarioId);
    SealedTable grid = ctx.table(S1GridAndGroups.GRID, surfaces);
    Law law =
        new Law(
            ctx.config().read(PolicyFile.ARRIVAL_COUNT, ArrivalCountConfig.class),
            ArrivalStreams.slots(ctx, STATE, seed, scenarioId, RngFamily.S3_BUCKET_COUNT),
            DriverRefusal.of(REMEDY, () -> BucketGrid.read(grid, STATE)),
            ctx.table(S1GridAndGroups.GROUPING, surfaces),
            ctx.table(S2LatentIntensity.REALISED, arrivals));
    GroupingIndex index = DriverRefusal.of(REMEDY, () -> aligned(law));
    List<WorkUnit> units = index.plan(law.grid.buckets(), ctx.layout().unitRows());
    StateRun run =
        ctx.stateRun(
                STATE,
                arrivals,
                List.of(COUNTS),
                units,
                List.of(grid, law.grouping, law.intensities),
                List.of(
                    PolicyFile.ARRIVAL_COUNT,
                    PolicyFile.ARRIVAL_RNG,
                    PolicyFile.DRAW_POLICY,
                    PolicyFile.LAYOUT))
            .withLogs(RngEventLog.wanted(ctx, STATE, RngFamily.S3_BUCKET_COUNT));
    return new S3BucketCounts(run, units, law);
  }

  /** Floors over all groups, and as many intensities as the grouping promises. */
  private static GroupingIndex aligned(Law law) throws IOException {
    GroupingIndex index = GroupingIndex.of(law.grouping, law.grid.band(), STATE);
    new CountLaw(law.config, law.grid.band())
        .requireFloors(index.groups().stream().map(GroupFeatures::demandClass).toList());
    index.requireKeyRows(law.intensities, law.grid.buckets(), "5B.S3.COUNTS_DOMAIN_INCOMPLETE");
    return index;
  }

  @Override
  public StateLogs logs() {
    return new DrawingLogs();
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "DrawCounts", new DrawCountsFn(run(), law));
  }

  private static final class DrawCountsFn extends UnitFn {
    private final Law law;

    DrawCountsFn(StateRun run, Law law) {
      super(run);
      this.law = law;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      CountLaw counts = new CountLaw(law.config, law.grid.band());
      CountDraws draws = new CountDraws(counts, law.slots);
      CountRows rows =
          new CountRows(
              out.table(COUNTS),
              counts,
              draws,
              law.grid,
              RngEventLog.open(out, stateRun(), RngFamily.S3_BUCKET_COUNT));
      try (IntensityKeys keys = new IntensityKeys(law.intensities, law.grouping, unit)) {
        while (keys.next()) {
          rows.start(keys.merchant(), keys.zone(), keys.channel(), keys.demandClass());
          for (int b = 0; b < law.grid.buckets(); b++) {
            rows.bucket(b, keys.lambda(b));
          }
          rows.endKey();
        }
      }
      rows.publish(out, U64.text(unit.firstMerchant()) + ".." + U64.text(unit.lastMerchant()));
    }
  }
}
