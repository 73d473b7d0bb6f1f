package io.footfall.transforms.diff.inputs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.config.world.DrawPolicy.RngRoot;
import io.footfall.contracts.Contracts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proven of runs whose random numbers differ, and why they do. */
class ProofScopeTest {
  @ParameterizedTest
  @CsvSource({
    "outlet_catalogue, true",
    "merchant_zone_profile_5A, true",
    "s1_time_grid_5B, true",
    "s1_grouping_5B, true",
    "s2_realised_intensity_5B, false",
    "s3_bucket_counts_5B, false",
    "arrival_events_5B, false"
  })
  void otherArrivalSeedsLeaveTheProofUpToTheGroups(String dataset, boolean proven) {
    ProofScope seeds = new ProofScope(true, false, GovernedStates.all());
    assertThat(seeds.of(Contracts.get(dataset)), is(proven));
    ProofScope nothing = new ProofScope(false, false, GovernedStates.all());
    assertThat(nothing.of(Contracts.get(dataset)), is(false));
  }

  @ParameterizedTest
  @CsvSource({
    "false, WORLD_SEED, IDENTITY, world seeds differ",
    "true, WORLD_SEED, IDENTITY, rng_root differs",
    "true, IDENTITY, WORLD_SEED, rng_root differs",
    "true, IDENTITY, IDENTITY, 'rng_root: identity hangs every draw on the identity, and the"
        + " identities differ'"
  })
  void theCauseIsNamed(boolean sameSeed, RngRoot a, RngRoot b, String cause) {
    assertThat(CommonDraws.world(sameSeed, a, b), is(cause));
  }
}
