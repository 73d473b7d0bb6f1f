package io.footfall.transforms.world;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.footfall.config.world.DrawPolicy;
import io.footfall.contracts.RunIdentity;
import org.junit.jupiter.api.Test;

/** What {@code plan} says of a world, and what fills the slots of its draws. */
class WorldEstimateTest {
  @Test
  void theReferenceHasTheSitesOfItsMerchants() {
    WorldEstimate estimate = WorldEstimate.of(WorldRuns.preset("reference"), 42);
    assertThat(estimate.merchants(), is(10_000L));
    assertThat(estimate.trading(), is(2_500L));
    // Mean 15 outlets, sd about 58: five standard errors of 2,500 merchants are 14,500 sites.
    assertThat((double) estimate.sites(), closeTo(37_500, 14_500));
    assertThat(estimate.exact(), is(true));
  }

  @Test
  void aWorldBeyondTheBoundIsScaledFromItsFirstMerchants() {
    WorldEstimate scaled =
        WorldEstimate.of(
            WorldRuns.edited(
                "reference",
                "count: 10000",
                "count: 40000",
                "with_outlets: 2500",
                "with_outlets: 20000"),
            42);
    assertThat(scaled.exact(), is(false));
    assertThat(scaled.merchants(), is(40_000L));
    // Five standard errors of the 5,000 merchants it looks at are 4.1.
    assertThat(scaled.sites() / 20_000.0, closeTo(15, 4.1));
  }

  @Test
  void drawsHangOnTheSeedsUnlessThePolicySaysIdentity() {
    RunIdentity a = new RunIdentity(42, "a".repeat(64), "b".repeat(64), "c".repeat(32));
    RunIdentity b = new RunIdentity(42, "d".repeat(64), "e".repeat(64), "f".repeat(32));
    DrawPolicy seeds = new DrawPolicy("draw_policy", "v1", DrawPolicy.RngRoot.WORLD_SEED);
    DrawPolicy real = new DrawPolicy("draw_policy", "v1", DrawPolicy.RngRoot.IDENTITY);
    assertThat(DrawRoot.of(seeds, a), equalTo(DrawRoot.of(seeds, b)));
    assertThat(DrawRoot.of(real, a), equalTo(new DrawRoot("b".repeat(64), "a".repeat(64))));
    assertThat(DrawRoot.of(real, a).slots(7, "s").drawFp(), is("b".repeat(64)));
  }
}
