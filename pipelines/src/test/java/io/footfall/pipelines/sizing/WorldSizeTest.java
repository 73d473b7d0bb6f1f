package io.footfall.pipelines.sizing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyClass;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.world.WorldConfig;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldSizeTest {
  private static final long WORLD_SEED = 42;

  @ParameterizedTest
  @CsvSource({"small,5e6", "medium,2.5e7", "reference,1000000000"})
  void aResizedWorldHasAboutTheArrivalsThatWereAskedFor(String scale, String arrivals) {
    ResolvedConfig sized =
        WorldSize.forArrivals(ResolvedConfig.load(scale, null), WORLD_SEED, arrivals);
    double wanted = Double.parseDouble(arrivals);
    double planned = PlanEstimate.of(sized, WORLD_SEED, 1).arrivals();
    assertThat(planned / wanted, closeTo(1, 0.1));
  }

  @Test
  void onlyTheTwoNumbersOfTheWorldChange() {
    ResolvedConfig medium = ResolvedConfig.load("medium", null);
    ResolvedConfig sized = WorldSize.forArrivals(medium, WORLD_SEED, "3e7");
    for (PolicyFile policy : PolicyFile.values()) {
      boolean same =
          new String(sized.bytes(policy), StandardCharsets.UTF_8)
              .equals(new String(medium.bytes(policy), StandardCharsets.UTF_8));
      assertThat(policy.path(), same, is(policy != PolicyFile.WORLD));
    }
    WorldConfig.Merchants merchants = sized.read(PolicyFile.WORLD, WorldConfig.class).merchants();
    assertThat((double) merchants.withOutlets() / merchants.count(), closeTo(0.8, 0.001));
    assertThat(sized.files(PolicyClass.LAW).keySet(), is(medium.files(PolicyClass.LAW).keySet()));
  }
}
