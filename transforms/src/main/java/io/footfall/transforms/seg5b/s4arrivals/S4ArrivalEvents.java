package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5b.ArrivalRoutingPolicy;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.gate.SealedClock;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.seg5b.ArrivalStreams;
import io.footfall.transforms.seg5b.DriverRefusal;
import io.footfall.transforms.seg5b.rnglog.DrawingLogs;
import io.footfall.transforms.seg5b.rnglog.RngEventLog;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
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
 * 5B.S4: expands every bucket count into arrivals with instant, site or edge, and civil clocks
 * (5B-s4.md; DECISIONS 3.6 to 3.9).
 *
 * <p>Reads {@code s3_bucket_counts_5B}, {@code s1_time_grid_5B}, {@code merchant_zone_profile_5A},
 * {@code site_timezones}, {@code s1_site_weights}, {@code edge_catalogue_3B}, {@code
 * virtual_classification_3B}, {@code virtual_settlement_3B}, {@code edge_universe_hash_3B} and the
 * tz cache. Writes {@code arrival_events_5B}, order (merchant_id, ts_utc, arrival_seq), and {@code
 * s4_arrival_summary_5B}, order (merchant_id, bucket_index, zone_representation). A unit is a run
 * of merchants, or a bucket range of a heavy one; rows and bytes follow from the plan alone.
 *
 * <p>Codes: TIME_POLICY_INVALID, ROUTING_POLICY_INVALID, RNG_POLICY_INVALID, S1_OUTPUT_MISSING,
 * BUCKET_SET_INCONSISTENT, TIME_GRID_MISMATCH, DOMAIN_ALIGN_FAILED, SITE_RESOLUTION_FAILED,
 * EDGE_RESOLUTION_FAILED, DST_MAPPING_FAILED, TS_OUTSIDE_BUCKET_WINDOW, BUCKET_COUNT_MISMATCH,
 * PARTITION_OR_PK_VIOLATION.
 */
public final class S4ArrivalEvents extends TableState {
  /** The state. */
  public static final String STATE = "5B.S4";

  /** Arrivals. */
  public static final String EVENTS = "arrival_events_5B";

  /** Arrivals by key. */
  public static final String SUMMARY = "s4_arrival_summary_5B";

  private final Law law;

  private S4ArrivalEvents(StateRun run, List<WorkUnit> units, Law law) {
    super(run, units);
    this.law = law;
  }

  /**
   * What the units need beside their own bounds.
   *
   * @param slots draw slots of the scenario
   * @param inputs sealed tables
   * @param grid buckets of the scenario
   * @param tzCache path and digest of the tz cache
   * @param routingUniverseHash universe hash of the edges
   * @param placement where inside its bucket an arrival falls
   * @param maxArrivals most arrivals of one key
   * @param localClocks whether wall clocks are written
   */
  record Law(
      DrawSlots slots,
      ArrivalInputs inputs,
      BucketGrid grid,
      SealedClock tzCache,
      String routingUniverseHash,
      PlacementKind placement,
      int maxArrivals,
      boolean localClocks)
      implements Serializable {}

  /**
   * Plans the state for one scenario and arrival seed.
   *
   * @throws FootfallException if a policy is refused
   * @throws IOException if an input is not sealed
   */
  public static S4ArrivalEvents expand(RunContext ctx, long seed, String scenarioId)
      throws IOException {
    ArrivalTimePlacementPolicy placement =
        ctx.config().read(PolicyFile.ARRIVAL_PLACEMENT, ArrivalTimePlacementPolicy.class);
    ctx.config().read(PolicyFile.ARRIVAL_ROUTING, ArrivalRoutingPolicy.class);
    ArrivalInputs inputs = ArrivalInputs.of(ctx, seed, scenarioId);
    Law law =
        new Law(
            ArrivalStreams.slots(
                ctx,
                STATE,
                seed,
                scenarioId,
                RngFamily.S4_ARRIVAL_TIME_JITTER,
                RngFamily.S4_ARRIVAL_SITE_PICK,
                RngFamily.S4_ARRIVAL_EDGE_PICK),
            inputs,
            grid(inputs, placement),
            SealedClock.of(ctx),
            universeHash(ctx),
            placement.placementKind(),
            placement.guardrails().maxArrivalsPerBucket(),
            ctx.layout().emitLocalTimestamps());
    List<WorkUnit> units =
        PlanArrivals.of(inputs.counts(), law.grid.buckets(), ctx.layout().unitRows());
    StateRun run =
        ctx.stateRun(
                STATE,
                Partition.arrivals(ctx.identity(), seed, scenarioId),
                List.of(EVENTS, SUMMARY),
                units,
                inputs.all(),
                List.of(
                    PolicyFile.ARRIVAL_PLACEMENT,
                    PolicyFile.ARRIVAL_ROUTING,
                    PolicyFile.ARRIVAL_RNG,
                    PolicyFile.DRAW_POLICY,
                    PolicyFile.LAYOUT))
            .withLogs(
                RngEventLog.wanted(
                    ctx,
                    STATE,
                    RngFamily.S4_ARRIVAL_TIME_JITTER,
                    RngFamily.S4_ARRIVAL_SITE_PICK,
                    RngFamily.S4_ARRIVAL_EDGE_PICK));
    return new S4ArrivalEvents(run, units, law);
  }

  /** The state of a plan. */
  static S4ArrivalEvents of(StateRun run, List<WorkUnit> units, Law law) {
    return new S4ArrivalEvents(run, units, law);
  }

  private static BucketGrid grid(ArrivalInputs inputs, ArrivalTimePlacementPolicy placement)
      throws IOException {
    BucketGrid grid =
        DriverRefusal.of(
            "Move the broken tables aside and run 5B again.",
            () -> BucketGrid.read(inputs.grid(), STATE));
    int limit = placement.guardrails().maxBucketDurationSeconds();
    if (grid.bucketSeconds() > limit) {
      throw new FootfallException(
          new FailureCode(STATE, "TIME_POLICY_INVALID"),
          "found buckets of " + grid.bucketSeconds() + " seconds; expected at most " + limit,
          "Raise guardrails.max_bucket_duration_seconds, or use shorter buckets.");
    }
    return grid;
  }

  private static String universeHash(RunContext ctx) throws IOException {
    return JsonDocuments.sha256(
        ctx.file("edge_universe_hash_3B", Partition.world(ctx.identity())), "universe_hash");
  }

  @Override
  public StateLogs logs() {
    return new DrawingLogs();
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "ExpandCounts", unitFn());
  }

  /** What runs one unit; the benchmark drives it without a runner. */
  public UnitFn unitFn() {
    return new ExpandCountsFn(run(), law);
  }

  private static final class ExpandCountsFn extends UnitFn {
    private final Law law;

    ExpandCountsFn(StateRun run, Law law) {
      super(run);
      this.law = law;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      TzTimetable timetable = law.tzCache.load("5B.S4.DST_MAPPING_FAILED", "C9");
      ArrivalTallies tallies = new ArrivalTallies();
      ArrivalExpander expander = new ArrivalExpander(law.slots, law.placement);
      ArrivalClocks clocks = new ArrivalClocks(timetable);
      SummaryRows summary =
          new SummaryRows(
              out.table(SUMMARY), tallies, ArrivalEventLog.open(out, stateRun(), law.slots));
      ArrivalRows rows =
          new ArrivalRows(
              out.table(EVENTS), summary, expander, clocks, law.grid, law.localClocks, tallies);
      rows.constants(law.routingUniverseHash);
      MerchantWalk walk = new MerchantWalk(law.grid, expander, clocks, rows, tallies);
      KeyRange range = KeyRange.of(unit);
      MerchantCounts counts = new MerchantCounts(law.grid.buckets(), law.maxArrivals);
      try (MerchantSlice slice =
              new MerchantSlice(law.inputs.counts(), range, MerchantCounts.COLUMNS);
          PlaceSlices places = new PlaceSlices(law.inputs, range)) {
        while (slice.present()) {
          counts.load(slice);
          walk.expand(counts, places, unit.firstBucket(), unit.endBucket());
        }
      }
      tallies.publish(
          out,
          U64.text(unit.firstMerchant())
              + ".."
              + U64.text(unit.lastMerchant())
              + "|"
              + unit.firstBucket());
    }
  }
}
