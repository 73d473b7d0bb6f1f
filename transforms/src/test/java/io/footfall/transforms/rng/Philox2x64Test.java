package io.footfall.transforms.rng;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class Philox2x64Test {
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger M = new BigInteger("D2B74407B1CE6E93", 16);
  private static final BigInteger W = new BigInteger("9E3779B97F4A7C15", 16);

  @ParameterizedTest
  @CsvFileSource(resources = "philox2x64.csv", useHeadersInDisplayName = true)
  void blocksMatchTheVectors(String hi, String lo, String key, String x0, String x1) {
    long[] out = new long[2];
    Philox2x64.block(hex(hi), hex(lo), hex(key), out);
    assertThat(text(out[0]), is(x0));
    assertThat(text(out[1]), is(x1));
    assertThat(text(Philox2x64.first(hex(hi), hex(lo), hex(key))), is(x0));
    assertThat(text(Philox2x64.second(hex(hi), hex(lo), hex(key))), is(x1));
  }

  /**
   * rng.md section 9.3 E-bad: a product cut to 64 bits leaves x1 without the counter. The counters
   * are the site picks of vector E; its true words stand in substreams.csv.
   */
  @ParameterizedTest
  @CsvSource({"0,ab4a8c15d4c85326", "1,05979d08846f7a15", "2,9a2ab1eabbbd61e8"})
  void wordsAreNotThoseOfATruncatedProduct(int ordinal, String badFirst) {
    long key = 0xbffed62c305ef5c1L;
    long hi = 0x92ad06d294eb3138L;
    long lo = 0xce64e14ae7bd1528L + ordinal;
    long c0 = lo;
    long c1 = hi;
    for (int round = 0; round < 10; round++) {
      long low = M.longValue() * c0;
      c0 = key + round * W.longValue() ^ c1;
      c1 = low;
    }
    assertThat(text(c0), is(badFirst));
    assertThat(text(c1), is("d38029b318905f4b"));
    assertThat(text(Philox2x64.first(hi, lo, key)), is(not(badFirst)));
    assertThat(Philox2x64.second(hi, lo, key), is(not(Philox2x64.second(hi, lo + 1, key))));
  }

  @Property(tries = 300, seed = "1")
  void blocksMatchTheBigIntegerTwin(@ForAll long hi, @ForAll long lo, @ForAll long key) {
    long[] out = new long[2];
    Philox2x64.block(hi, lo, key, out);
    assertThat(out, is(twin(hi, lo, key)));
  }

  @Property(tries = 200, seed = "2")
  void bulkFillsWalkTheCounterWithCarry(
      @ForAll @IntRange(min = 0, max = 3) int hi,
      @ForAll @IntRange(min = -8, max = 8) int lo,
      @ForAll long key,
      @ForAll @IntRange(min = 0, max = 12) int n) {
    long[] first = new long[n];
    long[] out0 = new long[n];
    long[] out1 = new long[n];
    Philox2x64.fillFirst(hi, lo, key, first, n);
    Philox2x64.fill(hi, lo, key, out0, out1, n);
    BigInteger base = big(hi).multiply(WORD).add(big(lo));
    for (int i = 0; i < n; i++) {
      BigInteger counter = base.add(BigInteger.valueOf(i));
      long[] expected = twin(counter.shiftRight(64).longValue(), counter.longValue(), key);
      assertThat(first[i], is(expected[0]));
      assertThat(out0[i], is(expected[0]));
      assertThat(out1[i], is(expected[1]));
    }
  }

  @Test
  void theLastBlockIsReachableAndTheNextOneFails() {
    long[] out = new long[2];
    Philox2x64.fillFirst(-1, -2, 5, out, 2);
    assertThat(out[1], is(Philox2x64.first(-1, -1, 5)));
    Exception e =
        assertThrows(
            IllegalStateException.class, () -> Philox2x64.fillFirst(-1, -1, 5, new long[2], 2));
    assertThat(e.getMessage(), containsString("RNG_ACCOUNTING_MISMATCH"));
    assertThrows(
        IllegalStateException.class, () -> Philox2x64.fill(-1, -1, 5, new long[2], out, 2));
  }

  @Test
  void advancingCarriesIntoTheHighWordAndNeverWraps() {
    assertThat(Philox2x64.advancedHi(7, -1, 1), is(8L));
    assertThat(Philox2x64.advancedHi(7, -1, 0), is(7L));
    assertThat(Philox2x64.advancedHi(-1, -2, 1), is(-1L));
    assertThrows(IllegalStateException.class, () -> Philox2x64.advancedHi(-1, -1, 1));
  }

  /** The ten rounds as rng.md section 2 states them, on unbounded integers. */
  private static long[] twin(long hi, long lo, long key) {
    BigInteger c0 = big(lo);
    BigInteger c1 = big(hi);
    BigInteger k = big(key);
    for (int round = 0; round < 10; round++) {
      BigInteger[] highLow = M.multiply(c0).divideAndRemainder(WORD);
      c0 = highLow[0].xor(k).xor(c1);
      c1 = highLow[1];
      k = k.add(W).mod(WORD);
    }
    return new long[] {c0.longValue(), c1.longValue()};
  }

  private static BigInteger big(long word) {
    return BigInteger.valueOf(word).mod(WORD);
  }

  private static long hex(String word) {
    return Long.parseUnsignedLong(word, 16);
  }

  private static String text(long word) {
    return String.format("%016x", word);
  }
}
