package io.footfall.transforms.seg5b.s2intensity;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.LatentModel;
import io.footfall.contracts.Partition;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.rng.Substream;
import io.footfall.transforms.seg5b.ArrivalStreams;
import io.footfall.transforms.seg5b.DrawAccount;
import io.footfall.transforms.seg5b.DriverRefusal;
import io.footfall.transforms.seg5b.rnglog.DrawingLogs;
import io.footfall.transforms.seg5b.rnglog.RngEventLog;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import io.footfall.transforms.seg5b.s1grid.GroupingIndex;
import io.footfall.transforms.seg5b.s1grid.S1GridAndGroups;
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
 * 5B.S2 (5B-s2-s3.md section 2; DECISIONS 3.5): reads {@code s1_time_grid_5B}, {@code
 * s1_grouping_5B} and {@code merchant_zone_scenario_local_5A}; writes {@code
 * s2_realised_intensity_5B}, order (merchant_id, zone_representation, channel_group, bucket_index),
 * and, where the policy asks for it, {@code s2_latent_field_5B}, order (group_id, bucket_index). A
 * unit is a run of merchants; it also answers for an even share of the groups.
 *
 * <p>Codes: S1_OUTPUT_MISSING, LGCP_CONFIG_INVALID, RNG_POLICY_INVALID, DOMAIN_ALIGN_FAILED,
 * BUCKET_SET_INCONSISTENT, KERNEL_CONSTRUCTION_FAILED, REALISED_DOMAIN_INCOMPLETE,
 * REALISED_NUMERIC_INVALID.
 *
 * <p>Tallies: {@code lambda_baseline} and {@code lambda_realised} with exact sums; {@code
 * lambda_max_clipped} rows; {@code groups}; {@code factor}, {@code factor_clip_min} and {@code
 * factor_clip_max} over groups and buckets; {@code C18}; {@code C21}; {@code
 * rng.5B.S2.<component>.draws} and {@code .blocks} of every component that is drawn.
 */
public final class S2LatentIntensity extends TableState {
  /** The state. */
  public static final String STATE = "5B.S2";

  /** Intensities. */
  public static final String REALISED = "s2_realised_intensity_5B";

  /** Latent paths. */
  public static final String FIELD = "s2_latent_field_5B";

  private static final String REMEDY =
      "Let the states before it write their tables again, or correct arrival_lgcp_config_5B.";

  private final Law law;

  private S2LatentIntensity(StateRun run, List<WorkUnit> units, Law law) {
    super(run, units);
    this.law = law;
  }

  /**
   * What the units need beside their own bounds.
   *
   * @param config latent model
   * @param slots draw slots of the scenario
   * @param grid buckets of the scenario
   * @param grouping sealed grouping
   * @param surface sealed scenario surface
   */
  private record Law(
      ArrivalLgcpConfig config,
      DrawSlots slots,
      BucketGrid grid,
      SealedTable grouping,
      SealedTable surface)
      implements Serializable {}

  /**
   * Plans the state for one scenario and arrival seed.
   *
   * @param seed arrival seed, unsigned
   * @throws IOException if an input is not sealed
   */
  public static S2LatentIntensity realise(RunContext ctx, long seed, String scenarioId)
      throws IOException {
    Partition surfaces = Partition.surfaces(ctx.identity(), scenarioId);
    SealedTable grid = ctx.table(S1GridAndGroups.GRID, surfaces);
    ArrivalLgcpConfig config = ctx.config().read(PolicyFile.ARRIVAL_LGCP, ArrivalLgcpConfig.class);
    Law law =
        new Law(
            config,
            ArrivalStreams.slots(ctx, STATE, seed, scenarioId, LatentMixture.families(config)),
            DriverRefusal.of(REMEDY, () -> BucketGrid.read(grid, STATE)),
            ctx.table(S1GridAndGroups.GROUPING, surfaces),
            ctx.table("merchant_zone_scenario_local_5A", surfaces));
    GroupingIndex index = DriverRefusal.of(REMEDY, () -> aligned(law));
    List<WorkUnit> units = index.plan(law.grid.buckets(), ctx.layout().unitRows());
    StateRun run =
        ctx.stateRun(
                STATE,
                Partition.arrivals(ctx.identity(), seed, scenarioId),
                law.config.diagnostics().emitLatentFieldDiagnostic()
                    ? List.of(REALISED, FIELD)
                    : List.of(REALISED),
                units,
                List.of(grid, law.grouping, law.surface),
                List.of(
                    PolicyFile.ARRIVAL_LGCP,
                    PolicyFile.ARRIVAL_RNG,
                    PolicyFile.DRAW_POLICY,
                    PolicyFile.LAYOUT))
            .withLogs(RngEventLog.wanted(ctx, STATE, LatentMixture.families(config)));
    return new S2LatentIntensity(run, units, law);
  }

  /** Floors over all groups, and as many surface rows as the grouping promises. */
  private static GroupingIndex aligned(Law law) throws IOException {
    GroupingIndex index = GroupingIndex.of(law.grouping, law.grid.band(), STATE);
    LatentLaw latent = new LatentLaw(law.config);
    if (law.config.latentModelId() != LatentModel.NONE) {
      List<GroupLaw> laws = index.groups().stream().map(latent::of).toList();
      LatentFloors.require(law.config, law.grid.band(), laws);
    }
    index.requirePlaceRows(law.surface, law.grid.buckets(), "5B.S2.REALISED_DOMAIN_INCOMPLETE");
    return index;
  }

  @Override
  public StateLogs logs() {
    return new DrawingLogs();
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "RealiseIntensities", new RealiseFn(run(), law));
  }

  private static final class RealiseFn extends UnitFn {
    private final Law law;

    RealiseFn(StateRun run, Law law) {
      super(run);
      this.law = law;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      int buckets = law.grid.buckets();
      LatentSampler sampler =
          new LatentSampler(law.config, law.slots, buckets, stateRun().planDigest());
      boolean own = !law.config.latentModelId().pathOfGroup();
      GroupingIndex index = GroupingIndex.of(law.grouping, law.grid.band(), STATE);
      LatentRows paths =
          new LatentRows(stateRun().datasets().contains(FIELD) ? out.table(FIELD) : null);
      accountForDraws(unit, out, sampler, index);
      List<GroupFeatures> groups = index.groupsOf(unit.number(), stateRun().units());
      if (!own) {
        answerForGroups(groups, sampler, paths);
      }
      IntensityRows rows =
          new IntensityRows(out.table(REALISED), new IntensityLaw(law.config.clipping()));
      try (MerchantKeys keys = new MerchantKeys(law.surface, law.grouping, unit, buckets)) {
        while (keys.next()) {
          double[] factors;
          if (own) {
            LatentPath path = sampler.path(keys.assignment());
            paths.path(path);
            factors = path.factor();
          } else {
            factors = sampler.factors(keys.assignment());
          }
          rows.key(keys.assignment(), keys.intensity(), factors);
        }
      }
      paths.publish(out, groups.size());
      rows.publish(out);
    }

    /** What the streams gave: every key of a family once in a run, whoever looked at its words. */
    private void accountForDraws(
        WorkUnit unit, UnitOutput out, LatentSampler sampler, GroupingIndex index)
        throws IOException {
      long blocks = law.grid.buckets();
      for (LatentMixture.Component component : sampler.components()) {
        RngFamily family = component.family();
        DrawAccount account = new DrawAccount(family);
        RngEventLog events = RngEventLog.open(out, stateRun(), family);
        for (String key : index.keysOf(family.keyLaw(), unit.number(), stateRun().units())) {
          account.event(family.declaredDraws(blocks), blocks);
          if (events != null) {
            Substream base = sampler.base(family, family.keyLaw().text(key));
            events.component(family, key, base, family.declaredDraws(blocks), blocks);
          }
        }
        account.publish(out);
      }
    }

    private void answerForGroups(List<GroupFeatures> groups, LatentSampler sampler, LatentRows rows)
        throws IOException {
      for (GroupFeatures group : groups) {
        LatentPath path = sampler.path(group);
        rows.path(path);
        rows.write(group.groupId(), sampler.sigma(group), path.latent());
      }
    }
  }
}
