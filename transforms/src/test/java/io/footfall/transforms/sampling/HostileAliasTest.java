package io.footfall.transforms.sampling;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Alias slices are hostile input: damaged ones are refused with the field, or decode to a table
 * that picks only slots it has; none takes memory its bytes do not hold.
 */
class HostileAliasTest {
  private static final double[] WEIGHTS =
      new Random(7).doubles(37).map(x -> x * x * x + 1e-3).toArray();
  private static final byte[] SLICE = AliasTable.ofWeights(WEIGHTS).encode();

  /** Whether it decodes; a decoded one must be sound and write the same bytes. */
  private static boolean decodes(byte[] bytes) {
    AliasTable table;
    try {
      table = AliasTable.decode(bytes, 0, bytes.length);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage(), containsString("alias slice: "));
      return false;
    }
    assertThat(bytes.length, is(16 + 8 * table.size()));
    for (double u : new double[] {0, 0.1, 0.5, 0.9999999, 1}) {
      assertThat(table.pick(u), greaterThanOrEqualTo(0));
      assertThat(table.pick(u), lessThan(table.size()));
    }
    assertThat(DoubleStream.of(table.decodedLaw()).sum(), closeTo(1, 1e-9));
    assertThat(table.encode(), is(bytes));
    return true;
  }

  @Property(tries = 1000, seed = "41")
  void changedBitsAreDecodedSoundlyOrRefused(@ForAll Random random) {
    byte[] bytes = SLICE.clone();
    for (int i = 0; i <= random.nextInt(4); i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    decodes(bytes);
  }

  /** What decodes but is not the slice that was written fails the law, or its checksum. */
  @Property(tries = 500, seed = "42")
  void aChangedProbabilityBreaksTheLaw(@ForAll Random random) {
    byte[] bytes = SLICE.clone();
    int slot = random.nextInt(WEIGHTS.length);
    int at = 16 + 8 * slot + 3;
    bytes[at] = (byte) (bytes[at] + 64 + random.nextInt(128));
    int alias = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 1);
    if (decodes(bytes) && alias != slot) {
      AliasTable table = AliasTable.decode(bytes, 0, bytes.length);
      assertThat(table.lawError(WEIGHTS) > AliasTable.LAW_TOLERANCE, is(true));
    }
  }

  @Property(tries = 500, seed = "43")
  void otherLengthsAreRefused(@ForAll @IntRange(max = 2000) int length) {
    if (length != SLICE.length) {
      assertThat(decodes(Arrays.copyOf(SLICE, length)), is(false));
    }
  }

  @Property(tries = 500, seed = "44")
  void anyBytesAreDecodedSoundlyOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
    decodes(bytes);
  }

  /** A header that promises more slots than it brings; 2^32 - 1 of them would be 48 GiB. */
  @ParameterizedTest
  @CsvSource({
    "0,-1,slots",
    "0,0,slots",
    "0,2147483647,slots",
    "0,38,slots",
    "4,31,prob_qbits",
    "4,0,prob_qbits",
    "8,1,reserved",
    "12,-2147483648,reserved",
    "16,0,prob_q[0]",
    "20,-1,alias[0]",
    "20,37,alias[0]"
  })
  void aHeaderThatLiesIsRefusedWithItsField(int at, int value, String field) {
    byte[] bytes = SLICE.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> AliasTable.decode(bytes, 0, bytes.length));
    assertThat(e.getMessage(), containsString(field));
  }
}
