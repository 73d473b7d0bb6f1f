package io.footfall.transforms.seg5b.s1grid;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5b.GroupingPolicy;
import io.footfall.config.seg5b.TimeGridPolicy;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.contracts.seg5b.TimeGridBucket;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.seg5b.DriverRefusal;
import io.footfall.transforms.seg5b.KeyOrder;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.RowWriter;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * 5B.S1 (5B-s0-s1-s5.md part B): reads {@code scenario_manifest_5A}, {@code
 * merchant_zone_profile_5A} and {@code virtual_classification_3B}; writes {@code s1_time_grid_5B},
 * order bucket_index, and {@code s1_grouping_5B}, order (merchant_id, zone_representation,
 * channel_group). One unit: the floors are over all groups, and the rows are few. That the scenario
 * surface has the same keys is judged by S2, which reads it.
 *
 * <p>Codes: SCENARIO_HORIZON_INVALID, GROUP_DOMAIN_DERIVATION_FAILED, GROUP_ASSIGNMENT_INCOMPLETE,
 * GROUP_ID_DOMAIN_INVALID, GROUPING_DUPLICATE_KEY.
 *
 * <p>Tallies: {@code time_grid_rows}; {@code grouping_rows}; {@code groups}; {@code
 * group_members_median}, {@code max_group_share} and {@code multi_member_fraction}, their value as
 * the largest error.
 */
public final class S1GridAndGroups extends TableState {
  /** The state. */
  public static final String STATE = "5B.S1";

  /** Buckets. */
  public static final String GRID = "s1_time_grid_5B";

  /** Groups. */
  public static final String GROUPING = "s1_grouping_5B";

  private final Law law;

  private S1GridAndGroups(StateRun run, List<WorkUnit> units, Law law) {
    super(run, units);
    this.law = law;
  }

  private record Law(
      ScenarioHorizon horizon,
      TimeGridPolicy gridPolicy,
      GroupingPolicy groupingPolicy,
      SealedTable profiles,
      SealedTable classification)
      implements Serializable {}

  /**
   * Plans the state for one scenario; there is no arrival seed in it.
   *
   * @throws IOException if an input is not sealed
   */
  public static S1GridAndGroups assign(RunContext ctx, String scenarioId) throws IOException {
    Law law =
        new Law(
            DriverRefusal.of(
                "Seal a manifest that lists the scenario once.",
                () -> ScenarioHorizon.read(ctx, scenarioId)),
            ctx.config().read(PolicyFile.TIME_GRID, TimeGridPolicy.class),
            ctx.config().read(PolicyFile.GROUPING, GroupingPolicy.class),
            ctx.table("merchant_zone_profile_5A", Partition.surfaces(ctx.identity(), null)),
            ctx.table("virtual_classification_3B", Partition.world(ctx.identity())));
    List<WorkUnit> units = List.of(WorkUnit.whole(law.profiles.rows()));
    StateRun run =
        ctx.stateRun(
            STATE,
            Partition.surfaces(ctx.identity(), scenarioId),
            List.of(GRID, GROUPING),
            units,
            List.of(law.profiles, law.classification),
            List.of(PolicyFile.SCENARIO_HORIZON, PolicyFile.TIME_GRID, PolicyFile.GROUPING));
    return new S1GridAndGroups(run, units, law);
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "AssignGroups", new AssignGroupsFn(run(), law));
  }

  private static final class AssignGroupsFn extends UnitFn {
    private final Law law;

    AssignGroupsFn(StateRun run, Law law) {
      super(run);
      this.law = law;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      BucketGrid grid = TimeGridLaw.of(law.horizon, law.gridPolicy);
      PartWriter gridPart = out.table(GRID);
      RowWriter<TimeGridBucket> buckets = new RowWriter<>(gridPart, TimeGridBucket.class);
      for (int b = 0; b < grid.buckets(); b++) {
        buckets.append(TimeGridLaw.row(grid, b, law.horizon, law.gridPolicy));
        gridPart.endKey();
      }
      out.tally("time_grid_rows", Tally.count(grid.buckets()));
      census(out, groups(grid, out));
    }

    private GroupCensus groups(BucketGrid grid, UnitOutput out) throws IOException {
      GroupingLaw grouping =
          new GroupingLaw(law.groupingPolicy, law.horizon.scenarioId(), grid.band());
      GroupCensus census = new GroupCensus();
      KeyOrder order = new KeyOrder("5B.S1.GROUPING_DUPLICATE_KEY");
      PartWriter part = out.table(GROUPING);
      RowWriter<GroupAssignment> rows = new RowWriter<>(part, GroupAssignment.class);
      try (MerchantProfiles merchants = new MerchantProfiles(law.profiles, law.classification)) {
        while (merchants.next()) {
          for (GroupAssignment row :
              grouping.assign(merchants.merchant(), merchants.places(), merchants.virtualMode())) {
            order.next(row.merchantId(), row.zoneRepresentation(), row.channelGroup());
            rows.append(row);
            census.add(row.groupId());
          }
          part.endKey();
        }
      }
      return census;
    }

    private void census(UnitOutput out, GroupCensus census) {
      out.tally("grouping_rows", Tally.count(census.rows()));
      out.tally("groups", Tally.count(census.groups()));
      out.tally("group_members_median", Tally.check(census.groups(), 0, census.medianMembers()));
      out.tally("max_group_share", Tally.check(census.groups(), 0, census.maxShare()));
      out.tally(
          "multi_member_fraction", Tally.check(census.groups(), 0, census.multiMemberFraction()));
      census
          .judge(law.groupingPolicy.realismTargets(), law.horizon.scenarioId())
          .forEach(out::finding);
    }
  }
}
