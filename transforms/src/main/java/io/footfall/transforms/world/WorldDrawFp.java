package io.footfall.transforms.world;

import io.footfall.config.PolicyFile;
import io.footfall.config.world.DrawPolicy;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.table.RunContext;

/** What the draws of layer 1 are fed where the reference fed the fingerprint (DECISIONS 1.3). */
final class WorldDrawFp {
  private WorldDrawFp() {}

  /** 64 hex digits. */
  static String of(RunContext ctx) {
    DrawPolicy policy = ctx.config().read(PolicyFile.DRAW_POLICY, DrawPolicy.class);
    return switch (policy.rngRoot()) {
      case WORLD_SEED -> DrawSlots.worldDrawFp(ctx.identity().worldSeed());
      case IDENTITY -> ctx.identity().manifestFingerprint();
    };
  }
}
