package io.footfall.transforms.rng;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class UniformLawTest {
  private static final int DRAWS = 1 << 18;

  @ParameterizedTest
  @CsvFileSource(resources = "uniforms.csv", useHeadersInDisplayName = true)
  void uniformsMatchTheVectors(String word, String uniform) {
    double expected = Double.parseDouble(uniform);
    assertThat(UniformLaw.open(Long.parseUnsignedLong(word, 16)), is(expected));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "offsets.csv", useHeadersInDisplayName = true)
  void offsetsInAnHourMatchTheVectors(String word, long offsetMicros) {
    double u = UniformLaw.open(Long.parseUnsignedLong(word, 16));
    assertThat(Math.min((long) (u * 3.6e9), 3_599_999_999L), is(offsetMicros));
  }

  @Property(tries = 300, seed = "3")
  void uniformsAreOpenAndRoundTheUnsignedWord(@ForAll long word) {
    double u = UniformLaw.open(word);
    assertThat(u, allOf(greaterThan(0.0), lessThan(1.0)));
    double rounded = new BigDecimal(new BigInteger(Long.toUnsignedString(word))).doubleValue();
    assertThat(u, is(Math.min((rounded + 0.5) * 0x1p-64, 1.0 - 0x1p-53)));
  }

  /** chi-square, 255 degrees of freedom: above 377.08 with probability 1e-6, for each word. */
  @Test
  void bothWordsFillTheUnitIntervalEvenly() {
    long[][] words = words();
    for (long[] lane : words) {
      long[] cells = new long[256];
      for (long word : lane) {
        cells[(int) (UniformLaw.open(word) * 256)]++;
      }
      assertThat(chiSquare(cells), lessThan(377.08));
    }
  }

  /** As above, on (x0, x1) in a 16 x 16 grid: the lanes of a block are independent. */
  @Test
  void pairsOfABlockFillTheUnitSquareEvenly() {
    long[][] words = words();
    long[] cells = new long[256];
    for (int i = 0; i < DRAWS; i++) {
      int x = (int) (UniformLaw.open(words[0][i]) * 16);
      int y = (int) (UniformLaw.open(words[1][i]) * 16);
      cells[16 * x + y]++;
    }
    assertThat(chiSquare(cells), lessThan(377.08));
  }

  /** Kolmogorov and Smirnov: sqrt(n) D above 2.694 with probability 1e-6, for each word. */
  @Test
  void bothWordsFollowTheUniformDistributionFunction() {
    for (long[] lane : words()) {
      double[] u = Arrays.stream(lane).mapToDouble(UniformLaw::open).sorted().toArray();
      double worst = 0.0;
      for (int i = 0; i < u.length; i++) {
        worst = Math.max(worst, Math.max(u[i] - (double) i / DRAWS, (i + 1.0) / DRAWS - u[i]));
      }
      assertThat(Math.sqrt(DRAWS) * worst, lessThan(2.694));
    }
  }

  private static long[][] words() {
    long[][] words = new long[2][DRAWS];
    Philox2x64.fill(0, 0, 20260307, words[0], words[1], DRAWS);
    return words;
  }

  private static double chiSquare(long[] cells) {
    double expected = (double) DRAWS / cells.length;
    return Arrays.stream(cells)
        .mapToDouble(cell -> (cell - expected) * (cell - expected) / expected)
        .sum();
  }
}
