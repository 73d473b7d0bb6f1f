package io.footfall.transforms.seg5b;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.config.seg5b.ArrivalRngPolicy;
import io.footfall.config.world.DrawPolicy;
import io.footfall.config.world.DrawPolicy.RngRoot;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.world.DrawRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArrivalStreamsTest {
  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final RunIdentity IDENTITY =
      new RunIdentity(-7, "f".repeat(64), HEX, HEX.substring(32));

  @ParameterizedTest
  @EnumSource(
      value = RngFamily.class,
      names = {
        "S2_LATENT_VECTOR",
        "S3_BUCKET_COUNT",
        "S4_ARRIVAL_TIME_JITTER",
        "S4_ARRIVAL_SITE_PICK",
        "S4_ARRIVAL_EDGE_PICK"
      })
  void theShippedPolicySaysOfEveryFamilyWhatTheCodeDoes(RngFamily family) {
    ArrivalStreams.requireAgreement(family.module(), ShippedPolicies.rng(), family);
  }

  @ParameterizedTest
  @CsvSource({
    "S3.bucket_count.v1, S3.bucket_count.v2, S3_BUCKET_COUNT",
    "substream_label: bucket_count, substream_label: counts, S3_BUCKET_COUNT",
    "domain_key_law: group_id, domain_key_law: merchant_zone_bucket, S2_LATENT_VECTOR",
    "module: 5B.S2, module: 5B.S3, S2_LATENT_VECTOR",
    "'{kind: fixed, draws: 2, per: arrival}', '{kind: fixed, draws: 1, per: arrival}',"
        + " S4_ARRIVAL_SITE_PICK",
    "per: virtual_arrival, per: arrival, S4_ARRIVAL_EDGE_PICK"
  })
  void aFamilyWithAnotherLawIsRefusedByTheStateThatDraws(String from, String to, RngFamily family) {
    ArrivalRngPolicy policy = ShippedPolicies.rng(from, to);
    FootfallException e =
        assertThrows(
            FootfallException.class,
            () -> ArrivalStreams.requireAgreement(family.module(), policy, family));
    assertThat(e.code().toString(), is(family.module() + ".RNG_POLICY_INVALID"));
    assertThat(e.getMessage(), containsString(family.familyId()));
  }

  @Test
  void drawsHangOnSeedsUnlessThePolicyWantsTheIdentity() {
    DrawPolicy seeds = new DrawPolicy("draw_policy", "v1", RngRoot.WORLD_SEED);
    assertThat(
        ArrivalStreams.slots(DrawRoot.of(seeds, IDENTITY), ShippedPolicies.rng(), 9, "s"),
        is(DrawSlots.worldSeed(-7, 9, "s")));
    DrawPolicy identity = new DrawPolicy("draw_policy", "v1", RngRoot.IDENTITY);
    ArrivalRngPolicy other = ShippedPolicies.rng("domain_sep: 5B.rng.v1", "domain_sep: other");
    assertThat(
        ArrivalStreams.slots(DrawRoot.of(identity, IDENTITY), other, 9, "s"),
        is(new DrawSlots(HEX, "f".repeat(64), 9, "s", "other")));
  }
}
