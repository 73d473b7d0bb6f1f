package io.footfall.transforms.diff.inputs;

import io.footfall.config.PolicyFile;
import io.footfall.config.world.DrawPolicy;
import io.footfall.config.world.DrawPolicy.RngRoot;

/**
 * Whether two runs draw the same random numbers, and if not, why (DECISIONS 1.3).
 *
 * @param world why layer 1 and 5A draw others, or empty; then 5B draws others for the same reason
 * @param arrivals why 5B draws others, or empty
 */
public record CommonDraws(String world, String arrivals) {
  static CommonDraws of(RunPair runs) {
    String world = "";
    if (!runs.commonWorldDraws()) {
      world =
          world(
              runs.a().identity().worldSeed() == runs.b().identity().worldSeed(),
              runs.readA(PolicyFile.DRAW_POLICY, DrawPolicy.class).rngRoot(),
              runs.readB(PolicyFile.DRAW_POLICY, DrawPolicy.class).rngRoot());
    }
    String arrivals = world;
    if (world.isEmpty() && !runs.commonArrivalDraws()) {
      arrivals =
          runs.seedA() == runs.seedB()
              ? "domain_sep of arrival_rng_policy_5B differs"
              : "arrival seeds differ";
    }
    return new CommonDraws(world, arrivals);
  }

  /** What parts the worlds of two runs that do not draw the same. */
  static String world(boolean sameSeed, RngRoot a, RngRoot b) {
    if (!sameSeed) {
      return "world seeds differ";
    }
    return a == b
        ? "rng_root: identity hangs every draw on the identity, and the identities differ"
        : "rng_root differs";
  }
}
