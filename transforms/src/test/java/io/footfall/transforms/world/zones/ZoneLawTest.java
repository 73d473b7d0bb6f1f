package io.footfall.transforms.world.zones;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.config.world.ZoneMixturePolicy;
import io.footfall.contracts.world.ZoneAlloc;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counting sites into zones, and pinning the rows. */
class ZoneLawTest {
  static final ZoneLabels LABELS =
      new ZoneLabels(
          new ZoneMixturePolicy(
              "zone_mixture_policy_3A",
              "v1.0.0",
              "all",
              new ZoneMixturePolicy.Named("alphas", "v1"),
              new ZoneMixturePolicy.Named("floor", "v2")),
          "day_effect_policy_v1",
          "v1.0.3");

  @Test
  void sitesAreCountedByCountryThenZone() {
    ZoneLaw law = new ZoneLaw();
    law.add("US", "America/New_York");
    law.add("AU", "Australia/Sydney");
    law.add("US", "America/Chicago");
    law.add("US", "America/New_York");
    assertThat(
        law.counts(),
        equalTo(
            List.of(
                new ZoneLaw.Count("AU", "Australia/Sydney", 1, 1),
                new ZoneLaw.Count("US", "America/Chicago", 1, 3),
                new ZoneLaw.Count("US", "America/New_York", 2, 3))));
    law.clear();
    assertThat(law.counts(), equalTo(List.of()));
  }

  @Test
  void theDigestIgnoresTheHashOfTheRowsAndNothingElse() {
    ZoneLaw.Count count = new ZoneLaw.Count("US", "America/Chicago", 1, 3);
    ZoneAlloc row = LABELS.row(-1, count, ZoneDigest.MASK);
    assertThat(
        ZoneDigest.text(row),
        is(
            "18446744073709551615|US|America/Chicago|1|3|3|alphas|v1|floor|v2"
                + "|zone_mixture_policy_3A|v1.0.0|day_effect_policy_v1|v1.0.3|"
                + "0".repeat(64)
                + "||\n"));
    assertThat(digest(LABELS.row(-1, count, "f".repeat(64))), is(digest(row)));
    ZoneLaw.Count other = new ZoneLaw.Count("US", "America/Chicago", 2, 3);
    assertThat(digest(LABELS.row(-1, other, ZoneDigest.MASK)), is(not(digest(row))));
  }

  private static String digest(ZoneAlloc row) {
    ZoneDigest digest = new ZoneDigest();
    digest.add(row);
    return digest.finish();
  }
}
