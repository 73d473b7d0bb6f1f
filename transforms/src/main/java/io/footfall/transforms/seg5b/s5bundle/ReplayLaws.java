package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5b.ArrivalCountConfig;
import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.config.seg5b.GroupingPolicy;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.contracts.Partition;
import io.footfall.transforms.gate.SealedClock;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.seg5b.ArrivalStreams;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import io.footfall.transforms.seg5b.s2intensity.LatentMixture;
import io.footfall.transforms.seg5b.s4arrivals.ArrivalInputs;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Everything a seed's arrivals of one scenario follow from: laws, slots and sealed inputs; and the
 * tables that hold what was published.
 *
 * @param lgcp latent model
 * @param count count law
 * @param grouping grouping law
 * @param placement where inside its bucket an arrival falls
 * @param slots draw slots of the scenario
 * @param grid buckets of the scenario
 * @param inputs what S4 reads; its counts are the published ones and are not an input here
 * @param surfaces {@code merchant_zone_scenario_local_5A}
 * @param groups {@code s1_grouping_5B}
 * @param intensities {@code s2_realised_intensity_5B}
 * @param events {@code arrival_events_5B}
 * @param summary {@code s4_arrival_summary_5B}
 * @param clock the tz cache
 * @param universeHash of the edge universe
 * @param localClocks whether wall clocks are written
 */
record ReplayLaws(
    ArrivalLgcpConfig lgcp,
    ArrivalCountConfig count,
    GroupingPolicy grouping,
    PlacementKind placement,
    DrawSlots slots,
    BucketGrid grid,
    ArrivalInputs inputs,
    SealedTable surfaces,
    SealedTable groups,
    SealedTable intensities,
    SealedTable events,
    SealedTable summary,
    SealedClock clock,
    String universeHash,
    boolean localClocks)
    implements Serializable {

  /** Policies the regenerated rows follow from. */
  static final List<PolicyFile> POLICIES =
      List.of(
          PolicyFile.ARRIVAL_LGCP,
          PolicyFile.ARRIVAL_COUNT,
          PolicyFile.GROUPING,
          PolicyFile.ARRIVAL_PLACEMENT,
          PolicyFile.ARRIVAL_RNG,
          PolicyFile.DRAW_POLICY);

  /**
   * The laws of a run root.
   *
   * @throws IOException if a table is not sealed
   */
  static ReplayLaws of(RunContext ctx, long seed, String scenarioId) throws IOException {
    ScenarioHorizonConfig.Scenario scenario =
        ctx.config()
            .read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class)
            .scenario(scenarioId);
    BucketGrid grid =
        new BucketGrid(
            scenario.startMicros(),
            (int) (scenario.bucketMicros() / 1_000_000L),
            scenario.buckets(),
            ScenarioBand.of(scenario.isBaseline()));
    Partition surfaces = Partition.surfaces(ctx.identity(), scenarioId);
    Partition arrivals = Partition.arrivals(ctx.identity(), seed, scenarioId);
    ArrivalLgcpConfig lgcp = ctx.config().read(PolicyFile.ARRIVAL_LGCP, ArrivalLgcpConfig.class);
    return new ReplayLaws(
        lgcp,
        ctx.config().read(PolicyFile.ARRIVAL_COUNT, ArrivalCountConfig.class),
        ctx.config().read(PolicyFile.GROUPING, GroupingPolicy.class),
        ctx.config()
            .read(PolicyFile.ARRIVAL_PLACEMENT, ArrivalTimePlacementPolicy.class)
            .placementKind(),
        ArrivalStreams.slots(ctx, "5B.S5", seed, scenarioId, LatentMixture.families(lgcp)),
        grid,
        ArrivalInputs.of(ctx, seed, scenarioId),
        ctx.table("merchant_zone_scenario_local_5A", surfaces),
        ctx.table("s1_grouping_5B", surfaces),
        ctx.table("s2_realised_intensity_5B", arrivals),
        ctx.table("arrival_events_5B", arrivals),
        ctx.table("s4_arrival_summary_5B", arrivals),
        SealedClock.of(ctx),
        JsonDocuments.read(ctx.file("edge_universe_hash_3B", Partition.world(ctx.identity())))
            .required("universe_hash")
            .textValue(),
        ctx.layout().emitLocalTimestamps());
  }

  /** Names the factor vectors of this scenario, seed and policy. */
  String factorPlan() {
    String all = "replay|" + grid + "|" + slots + "|" + lgcp;
    return Storage.sha256(all.getBytes(StandardCharsets.UTF_8));
  }
}
