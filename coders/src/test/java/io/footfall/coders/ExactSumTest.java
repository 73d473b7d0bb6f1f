package io.footfall.coders;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The fixed-point sum equals the decimal sum of its rounded addends, in any order. */
class ExactSumTest {
  static final BigDecimal SCALE = BigDecimal.valueOf(2).pow(40);

  @Property
  void equalsTheDecimalSum(
      @ForAll @Size(max = 40) List<@DoubleRange(min = -1e12, max = 1e12) Double> values) {
    ExactSum sum = ExactSum.ZERO;
    ExactSum backwards = ExactSum.ZERO;
    BigDecimal expected = BigDecimal.ZERO;
    for (int i = 0; i < values.size(); i++) {
      sum = sum.plus(ExactSum.of(values.get(i)));
      backwards = backwards.plus(ExactSum.of(values.get(values.size() - 1 - i)));
      expected =
          expected.add(
              new BigDecimal(values.get(i)).multiply(SCALE).setScale(0, RoundingMode.HALF_EVEN));
    }
    assertThat(backwards, equalTo(sum));
    BigDecimal found =
        BigDecimal.valueOf(sum.high())
            .multiply(BigDecimal.valueOf(2).pow(64))
            .add(new BigDecimal(Long.toUnsignedString(sum.low())));
    // Addends are rounded half to even in double arithmetic of the fraction: off by one unit each.
    assertThat(
        found.subtract(expected).abs().compareTo(BigDecimal.valueOf(values.size())) <= 0, is(true));
  }

  @Test
  void carriesAndSigns() {
    assertThat(ExactSum.of(-0.5).plus(ExactSum.of(0.5)), equalTo(ExactSum.ZERO));
    assertThat(ExactSum.of(3.25).value(), is(3.25));
    assertThat(ExactSum.of(-1e15).value(), is(-1e15));
    assertThrows(IllegalArgumentException.class, () -> ExactSum.of(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> ExactSum.of(0x1p62));
  }
}
