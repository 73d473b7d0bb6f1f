package io.footfall.transforms.world;

import io.footfall.config.PolicyFile;
import io.footfall.config.world.DrawPolicy;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.state.RunContext;
import java.io.Serializable;

/**
 * What stands in the hash slots of every draw of a world (DECISIONS 1.3).
 *
 * @param drawFp in the slot of the manifest fingerprint, 64 lower-case hex digits
 * @param drawPh in the slot of the parameter hash, 64 lower-case hex digits
 */
public record DrawRoot(String drawFp, String drawPh) implements Serializable {

  /** The slots of a run, by its draw policy. */
  public static DrawRoot of(RunContext ctx) {
    return of(ctx.config().read(PolicyFile.DRAW_POLICY, DrawPolicy.class), ctx.identity());
  }

  /** The slots of an identity under a policy. */
  public static DrawRoot of(DrawPolicy policy, RunIdentity identity) {
    return switch (policy.rngRoot()) {
      case WORLD_SEED ->
          new DrawRoot(DrawSlots.worldDrawFp(identity.worldSeed()), DrawSlots.worldDrawPh());
      case IDENTITY -> new DrawRoot(identity.manifestFingerprint(), identity.parameterHash());
    };
  }

  /** The slots of one arrival seed and scenario. */
  public DrawSlots slots(long arrivalSeed, String scenarioId) {
    return new DrawSlots(drawFp, drawPh, arrivalSeed, scenarioId);
  }
}
