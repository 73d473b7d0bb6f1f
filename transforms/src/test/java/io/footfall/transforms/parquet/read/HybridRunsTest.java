package io.footfall.transforms.parquet.read;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.transforms.parquet.HeapBytes;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What parquet-java's encoder writes, read in pieces that do not match its runs. */
class HybridRunsTest {
  private static final int COUNT = 20_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 8, 9, 13, 16, 17, 23, 24, 31, 32})
  void readsWhatTheEncoderWrites(int width) throws IOException {
    int[] numbers = numbers(width);
    byte[] bytes = encoded(width, numbers);
    byte[] shifted = new byte[bytes.length + 3];
    System.arraycopy(bytes, 0, shifted, 3, bytes.length);
    HybridRuns runs = new HybridRuns(width, shifted, 3, bytes.length);
    int[] found = new int[COUNT];
    int[] piece = new int[977];
    for (int at = 0; at < COUNT; ) {
      int n = Math.min(1 + at % piece.length, COUNT - at);
      runs.read(piece, n);
      System.arraycopy(piece, 0, found, at, n);
      at += n;
    }
    assertThat(found, is(numbers));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 20})
  void refusesRunsThatAreCutOff(int width) throws IOException {
    byte[] bytes = encoded(width, numbers(width));
    byte[] half = Arrays.copyOf(bytes, bytes.length / 2);
    HybridRuns runs = new HybridRuns(width, half, 0, half.length);
    assertThrows(EOFException.class, () -> runs.read(new int[COUNT], COUNT));
  }

  /** Stretches of one value between stretches of many, of lengths that are no multiple of 8. */
  private static int[] numbers(int width) {
    SplittableRandom random = new SplittableRandom(width);
    int[] numbers = new int[COUNT];
    for (int at = 0; at < COUNT; ) {
      int length = Math.min(1 + random.nextInt(90), COUNT - at);
      boolean constant = random.nextBoolean();
      int value = random.nextInt() >>> 32 - width;
      for (int i = 0; i < length; i++) {
        numbers[at++] = constant ? value : random.nextInt() >>> 32 - width;
      }
    }
    return numbers;
  }

  private static byte[] encoded(int width, int[] numbers) throws IOException {
    RunLengthBitPackingHybridEncoder encoder =
        new RunLengthBitPackingHybridEncoder(width, 1 << 12, 1 << 20, HeapBytes.HEAP);
    for (int number : numbers) {
      encoder.writeInt(number);
    }
    return HeapBytes.array(encoder.toBytes());
  }
}
