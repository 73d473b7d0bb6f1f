package io.footfall.coders;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class UnitTalliesTest {
  private static final Map<String, Tally> TALLIES =
      Map.of(
          "metric|day|g|7",
          new Tally(1, 2, 3, new ExactSum(-1, 4), 1.0, 2.0),
          "\u00e9",
          Tally.NONE,
          "",
          Tally.total(Long.MAX_VALUE, Long.MIN_VALUE));

  @Test
  void talliesReturnInTheOrderOfTheirIds() {
    assertThat(UnitTallies.of(TALLIES).all(), is(new TreeMap<>(TALLIES)));
    assertThat(UnitTallies.of(Map.of()).all(), is(Map.of()));
  }

  @Test
  void equalTalliesAreEqualInWhateverOrderTheyCame() {
    Map<String, Tally> backwards = new LinkedHashMap<>();
    new TreeMap<>(TALLIES).descendingMap().forEach(backwards::put);
    assertThat(UnitTallies.of(backwards), is(UnitTallies.of(TALLIES)));
    assertThat(UnitTallies.of(backwards).hashCode(), is(UnitTallies.of(TALLIES).hashCode()));
    assertThat(UnitTallies.of(Map.of("", Tally.NONE)), is(not(UnitTallies.of(TALLIES))));
  }

  @Test
  void theyCrossARunnerEdgeByACoderThatBeamFinds()
      throws CannotProvideCoderException, CoderException {
    UnitTalliesCoder coder = UnitTalliesCoder.of();
    coder.verifyDeterministic();
    assertThat(CoderRegistry.createDefault().getCoder(UnitTallies.class), is(coder));
    byte[] bytes = CoderUtils.encodeToByteArray(coder, UnitTallies.of(TALLIES));
    assertThat(CoderUtils.decodeFromByteArray(coder, bytes), is(UnitTallies.of(TALLIES)));
  }

  /** As a unit of 5B.S5 has them; one alone takes some 250 bytes of heap. */
  @Test
  void manyTalliesAreSmall() {
    Map<String, Tally> many = new TreeMap<>();
    for (int i = 0; i < 20_000; i++) {
      long n = 1L + Integer.toUnsignedLong(i * 0x9E3779B9);
      many.put(
          "metric|day|g" + i / 90 + "|" + i % 90,
          new Tally(n % 100, 0, n, ExactSum.of(1.0 / n), Tally.NONE.min(), Tally.NONE.max()));
    }
    assertThat(UnitTallies.of(many).deflated().length, lessThan(40 * many.size()));
  }
}
