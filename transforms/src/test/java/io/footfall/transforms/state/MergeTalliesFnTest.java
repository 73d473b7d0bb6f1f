package io.footfall.transforms.state;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.coders.ExactSum;
import io.footfall.coders.Tally;
import io.footfall.coders.UnitTallies;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.testing.CombineFnTester;
import org.junit.jupiter.api.Test;

class MergeTalliesFnTest {
  private static final Tally THREE = new Tally(3, 0, 5, ExactSum.of(0.1), 0.1, 0.1);
  private static final Tally FOUR = new Tally(4, 1, -2, ExactSum.of(0.2), 0.2, 0.2);
  private static final Tally FIVE = Tally.check(5, 1, 1e-9);

  /** Beam's tester merges them in several orders and shards, empty ones among them. */
  @Test
  void talliesOfUnitsAddUpIdByIdInAnyOrder() {
    CombineFnTester.testCombineFn(
        new MergeTalliesFn(),
        Arrays.asList(
            UnitTallies.of(Map.of("a", THREE, "b", FIVE)),
            UnitTallies.of(Map.of("a", FOUR)),
            UnitTallies.of(Map.of("c", THREE, "a", FIVE))),
        UnitTallies.of(Map.of("a", THREE.plus(FOUR).plus(FIVE), "b", FIVE, "c", THREE)));
  }

  @Test
  void aUnitAloneIsHandedThroughAndNoUnitsHaveNone() {
    MergeTalliesFn fn = new MergeTalliesFn();
    UnitTallies unit = UnitTallies.of(Map.of("a", THREE));
    assertThat(fn.addInput(fn.createAccumulator(), unit), is(unit));
    assertThat(fn.extractOutput(fn.createAccumulator()).all(), is(Map.of()));
    assertThat(fn.extractOutput(fn.mergeAccumulators(List.of())).all(), is(Map.of()));
  }
}
