package io.footfall.transforms.seg5b;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5b.ArrivalRngPolicy;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.world.DrawRoot;
import java.util.Map;

/** What a drawing state of 5B takes from the policies: its families and the slots of its keys. */
public final class ArrivalStreams {
  private ArrivalStreams() {}

  /**
   * Slots of a scenario's keys, as {@code draw_policy} and {@code arrival_rng_policy_5B} demand,
   * once the policy agrees with the families of a state.
   *
   * @param state drawing state, such as {@code 5B.S3}
   * @param seed arrival seed, unsigned
   * @throws FootfallException RNG_POLICY_INVALID of the state
   */
  public static DrawSlots slots(
      RunContext ctx, String state, long seed, String scenarioId, RngFamily... families) {
    ArrivalRngPolicy policy;
    try {
      policy = ctx.config().read(PolicyFile.ARRIVAL_RNG, ArrivalRngPolicy.class);
    } catch (FootfallException e) {
      FailureCode code = new FailureCode(state, e.code().code());
      throw new FootfallException(code, e.getMessage(), e.remedy(), e);
    }
    for (RngFamily family : families) {
      requireAgreement(state, policy, family);
    }
    return slots(DrawRoot.of(ctx), policy, seed, scenarioId);
  }

  /** Slots under a root (DECISIONS 1.3) and the separator of the policy. */
  static DrawSlots slots(DrawRoot root, ArrivalRngPolicy policy, long seed, String scenarioId) {
    String separator = policy.derivation().domainSep();
    return new DrawSlots(root.drawFp(), root.drawPh(), seed, scenarioId, separator);
  }

  /**
   * Refuses a policy that says something else of a family than the code does.
   *
   * @throws FootfallException RNG_POLICY_INVALID of the state
   */
  static void requireAgreement(String state, ArrivalRngPolicy policy, RngFamily family) {
    ArrivalRngPolicy.Family expected =
        new ArrivalRngPolicy.Family(
            family.familyId(),
            family.module(),
            family.substreamLabel(),
            family.keyLaw().id(),
            drawsLaw(family));
    ArrivalRngPolicy.Family found = policy.family(family.familyId()).orElse(null);
    if (!expected.equals(found)) {
      throw new FootfallException(
          new FailureCode(state, "RNG_POLICY_INVALID"),
          PolicyFile.ARRIVAL_RNG.path() + ": family found " + found + "; expected " + expected,
          "Give the family the law the code draws by; another law needs another family id.");
    }
  }

  private static ArrivalRngPolicy.DrawsLaw drawsLaw(RngFamily family) {
    return switch (family) {
      case S2_LATENT_VECTOR, S2_LATENT_MARKET, S2_LATENT_COUNTRY, S2_LATENT_MERCHANT ->
          new ArrivalRngPolicy.DrawsLaw(
              "box_muller_u2_vector", 2, "horizon_buckets_H", null, null, null, null);
      case S3_BUCKET_COUNT ->
          new ArrivalRngPolicy.DrawsLaw(
              "by_count_law", null, null, 0, Map.of("poisson", 1, "nb2", 2), null, null);
      case S4_ARRIVAL_TIME_JITTER, S4_ARRIVAL_SITE_PICK ->
          new ArrivalRngPolicy.DrawsLaw(
              "fixed", null, null, null, null, family.drawsPerBlock(), "arrival");
      case S4_ARRIVAL_EDGE_PICK ->
          new ArrivalRngPolicy.DrawsLaw("fixed", null, null, null, null, 1, "virtual_arrival");
    };
  }
}
