package io.footfall.transforms.sampling;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.transforms.rng.Philox2x64;
import io.footfall.transforms.rng.UniformLaw;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AliasTableTest {
  private static final double GRID = 1 << 24;

  /** Weights 1/2, 1/4, 1/4 worked by hand: scaled 1.5, 0.75, 0.75; slot 0 ends at one. */
  @Test
  void aSliceHasTheBytesWorkedByHand() {
    byte[] slice = AliasTable.ofWeights(2, 1, 1).encode();
    String expected =
        "03000000"
            + "20000000"
            + "00000000"
            + "00000000"
            + "ffffffff"
            + "00000000"
            + "000000c0"
            + "00000000"
            + "000000c0"
            + "00000000";
    assertThat(HexFormat.of().formatHex(slice), is(expected));
  }

  @Test
  void aLoneSlotIsAlwaysPicked() {
    AliasTable table = AliasTable.ofWeights(0.3);
    assertThat(table.pick(0.999), is(0));
    String expected = "01000000200000000000000000000000" + "ffffffff00000000";
    assertThat(HexFormat.of().formatHex(table.encode()), is(expected));
  }

  @Property(tries = 300, seed = "5")
  void tablesMatchTheTwoHeapTwin(
      @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0, max = 9) Double> weights) {
    double[] w = weights.stream().mapToDouble(Double::doubleValue).toArray();
    if (Arrays.stream(w).sum() <= 1e-12) {
      return;
    }
    assertThat(AliasTable.ofWeights(w).encode(), is(twin(w)));
  }

  /** Weights of one city size law, where many slots fall below and one stays far above one. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 17, 1_000, 40_000})
  void skewedTablesMatchTheTwinAndTheirLaw(int n) {
    double[] w = new double[n];
    Arrays.setAll(w, i -> Math.pow(1 + (i * 7919L) % n, -1.1));
    AliasTable table = AliasTable.ofWeights(w);
    assertThat(table.encode(), is(twin(w)));
    assertThat(table.lawError(w), lessThanOrEqualTo(AliasTable.LAW_TOLERANCE));
    assertThat(Arrays.stream(table.decodedLaw()).sum(), closeTo(1.0, 1e-12));
  }

  @Property(tries = 100, seed = "6")
  void decodedTablesPickLikeTheBuiltOnes(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0.01, max = 9) Double> weights,
      @ForAll long word) {
    double[] w = weights.stream().mapToDouble(Double::doubleValue).toArray();
    AliasTable table = AliasTable.ofWeights(w);
    byte[] slice = table.encode();
    byte[] blob = new byte[slice.length + 24];
    System.arraycopy(slice, 0, blob, 8, slice.length);
    AliasTable decoded = AliasTable.decode(blob, 8, slice.length);
    assertThat(decoded.encode(), is(slice));
    double u = UniformLaw.open(word);
    assertThat(decoded.pick(u), is(table.pick(u)));
    assertThat(decoded.pick(1.0), lessThan(w.length));
  }

  @Test
  void aCertainSlotTakesAllButTheClippedProbability() {
    AliasTable table = AliasTable.ofWeights(0, 5, 0);
    assertThat(table.decodedLaw()[1], closeTo(1.0, 1e-9));
    assertThat(table.lawError(0, 5, 0), lessThan(AliasTable.LAW_TOLERANCE));
  }

  /** chi-square with 4 degrees of freedom: above 33.38 with probability 1e-6. */
  @Test
  void picksFollowTheWeights() {
    double[] p = {0.4, 0.05, 0.25, 0.1, 0.2};
    AliasTable table = AliasTable.ofWeights(p);
    int draws = 200_000;
    long[] words = new long[draws];
    Philox2x64.fillFirst(0, 0, 11, words, draws);
    long[] seen = new long[p.length];
    for (long word : words) {
      seen[table.pick(UniformLaw.open(word))]++;
    }
    double statistic = 0;
    for (int i = 0; i < p.length; i++) {
      double expected = draws * p[i];
      statistic += (seen[i] - expected) * (seen[i] - expected) / expected;
    }
    assertThat(statistic, lessThan(33.38));
  }

  @ParameterizedTest
  @CsvSource({"0,9,slots", "4,31,prob_qbits", "8,1,reserved", "16,0,prob_q[0]", "20,3,alias[0]"})
  void brokenSlicesFailWithTheFieldNamed(int at, int value, String field) {
    ByteBuffer slice = ByteBuffer.wrap(AliasTable.ofWeights(1, 2, 3).encode());
    slice.order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> AliasTable.decode(slice.array(), 0, 40));
    assertThat(e.getMessage(), containsString(field));
  }

  @Test
  void weightsThatAreNoLawFail() {
    assertThrows(IllegalArgumentException.class, () -> AliasTable.ofWeights());
    assertThrows(IllegalArgumentException.class, () -> AliasTable.ofWeights(0, 0));
    assertThrows(IllegalArgumentException.class, () -> AliasTable.ofWeights(1, -1e-3));
    assertThrows(IllegalArgumentException.class, () -> AliasTable.ofWeights(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> AliasTable.ofWeights(1, 1 / 0.0));
    assertThat(AliasTable.ofWeights(1, -1e-16).size(), is(2));
  }

  /**
   * The encoding law of 5B-s4.md section 4.2 word by word: decimals, sorted lists and two heaps.
   */
  private static byte[] twin(double[] weights) {
    int n = weights.length;
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    double[] p = new double[n];
    long[] mass = new long[n];
    List<Integer> order = new ArrayList<>();
    int certain = -1;
    for (int i = 0; i < n; i++) {
      p[i] = weights[i] / sum;
      certain = p[i] >= 1 - 1e-12 ? i : certain;
      mass[i] = new BigDecimal(p[i] * GRID).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
      order.add(i);
    }
    double[] residual = new double[n];
    Arrays.setAll(residual, i -> p[i] * GRID - mass[i]);
    long d = (1 << 24) - Arrays.stream(mass).sum();
    Comparator<Integer> ascending = Comparator.comparingDouble(i -> residual[i]);
    Comparator<Integer> wanted = d > 0 ? ascending.reversed() : ascending;
    order.sort(wanted.thenComparing(Comparator.naturalOrder()));
    for (int i = 0; i < Math.abs(d); i++) {
      mass[order.get(i)] += Long.signum(d);
    }
    if (certain >= 0) {
      Arrays.fill(mass, 0);
      mass[certain] = 1 << 24;
    }
    return paired(mass, n);
  }

  private static byte[] paired(long[] mass, int n) {
    double[] scaled = new double[n];
    double[] prob = new double[n];
    int[] alias = new int[n];
    PriorityQueue<Integer> small = new PriorityQueue<>();
    PriorityQueue<Integer> large = new PriorityQueue<>();
    for (int i = 0; i < n; i++) {
      scaled[i] = mass[i] / GRID * n;
      prob[i] = 1;
      alias[i] = i;
      (scaled[i] < 1 - 1e-15 ? small : large).add(i);
    }
    while (!small.isEmpty() && !large.isEmpty()) {
      int s = small.poll();
      int l = large.poll();
      prob[s] = scaled[s];
      alias[s] = l;
      scaled[l] -= 1 - prob[s];
      (scaled[l] < 1 - 1e-15 ? small : large).add(l);
    }
    ByteBuffer out = ByteBuffer.allocate(16 + 8 * n).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(n).putInt(32).putInt(0).putInt(0);
    for (int i = 0; i < n; i++) {
      long q = (long) Math.floor(prob[i] * 4294967296.0);
      out.putInt((int) Math.max(1, Math.min(4294967295L, q))).putInt(alias[i]);
    }
    return out.array();
  }
}
