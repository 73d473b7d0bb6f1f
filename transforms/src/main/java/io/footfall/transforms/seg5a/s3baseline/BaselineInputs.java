package io.footfall.transforms.seg5a.s3baseline;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.BaselineIntensityPolicy;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.contracts.Partition;
import io.footfall.transforms.seg5a.s2shapes.SealedShapes;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * What both parts of 5A.S3 read.
 *
 * @param profile {@code merchant_zone_profile_5A} of the world
 * @param shapes {@code class_zone_shape_5A} of the scenario
 * @param policy {@code baseline_intensity_policy_5A}
 * @param buckets buckets of the local week, by {@code shape_time_grid_policy_5A}
 */
record BaselineInputs(
    SealedTable profile, SealedTable shapes, BaselineIntensityPolicy policy, int buckets)
    implements Serializable {
  /**
   * The inputs of a scenario.
   *
   * @throws IOException if a table is not sealed or a policy cannot be read
   */
  static BaselineInputs read(RunContext ctx, String scenarioId) throws IOException {
    return new BaselineInputs(
        ctx.table("merchant_zone_profile_5A", Partition.surfaces(ctx.identity(), null)),
        ctx.table("class_zone_shape_5A", Partition.surfaces(ctx.identity(), scenarioId)),
        ctx.config().read(PolicyFile.BASELINE_INTENSITY, BaselineIntensityPolicy.class),
        ctx.config().read(PolicyFile.SHAPE_TIME_GRID, ShapeTimeGridPolicy.class).grid().tWeek());
  }

  /** A state that writes one dataset of the scenario from these inputs. */
  StateRun run(
      RunContext ctx, String state, String scenarioId, String dataset, List<WorkUnit> units) {
    return ctx.stateRun(
        state,
        Partition.surfaces(ctx.identity(), scenarioId),
        List.of(dataset),
        units,
        List.of(profile, shapes),
        List.of(PolicyFile.BASELINE_INTENSITY, PolicyFile.SHAPE_TIME_GRID));
  }

  /** The shapes, read once per JVM. */
  SealedShapes vectors() throws IOException {
    return SealedShapes.of(shapes, buckets);
  }
}
