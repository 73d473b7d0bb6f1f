package io.footfall.transforms.parquet.read;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.transforms.parquet.HeapBytes;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What parquet-java's delta writers write, read in pieces that do not match its blocks. */
class DeltaRunsTest {
  private static final int COUNT = 10_007;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 13, 31, 32, 33, 56, 57, 58, 63, 64})
  void readsLongs(int bits) throws IOException {
    SplittableRandom random = new SplittableRandom(bits);
    long[] numbers = new long[COUNT];
    long at = random.nextLong();
    for (int i = 0; i < COUNT; i++) {
      at += i % 500 < 130 ? 3 : random.nextLong() >>> 64 - bits;
      numbers[i] = at;
    }
    assertThat(read(longs(numbers), COUNT), is(numbers));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 17, 31, 32})
  void readsIntegers(int bits) throws IOException {
    SplittableRandom random = new SplittableRandom(bits);
    int[] numbers = new int[COUNT];
    for (int i = 0; i < COUNT; i++) {
      numbers[i] = random.nextInt() >> 32 - bits;
    }
    var writer =
        new DeltaBinaryPackingValuesWriterForInteger(100, 10_000, new HeapByteBufferAllocator());
    for (int number : numbers) {
      writer.writeInteger(number);
    }
    long[] found = read(HeapBytes.array(writer.getBytes()), COUNT);
    assertThat(Arrays.stream(found).mapToInt(v -> (int) v).toArray(), is(numbers));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 128, 129})
  void readsShortPages(int count) throws IOException {
    long[] numbers = new SplittableRandom(count).longs(count).toArray();
    assertThat(read(longs(numbers), count), is(numbers));
  }

  @Test
  void refusesAPageThatIsCutOff() throws IOException {
    byte[] whole = longs(new SplittableRandom(1).longs(COUNT).toArray());
    for (int length : new int[] {0, 1, 4, 20, whole.length / 2, whole.length - 100}) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(EOFException.class, () -> read(cut, COUNT));
    }
  }

  @Test
  void refusesMoreRowsThanThePageHas() throws IOException {
    byte[] page = longs(new long[] {1, 2, 3});
    DeltaRuns runs = new DeltaRuns(page, 0, page.length, 5);
    assertThrows(EOFException.class, () -> runs.read(new long[5], 0, 4));
  }

  /** Whatever the bytes are, the answer is numbers or a refusal. */
  @Test
  void survivesDamage() throws IOException {
    byte[] whole = longs(new SplittableRandom(1).longs(COUNT, 0, 1 << 20).toArray());
    SplittableRandom random = new SplittableRandom(2);
    int refused = 0;
    for (int trial = 0; trial < 3_000; trial++) {
      byte[] damaged = whole.clone();
      int where = trial % 2 == 0 ? random.nextInt(40) : random.nextInt(damaged.length);
      damaged[where] = (byte) random.nextInt();
      try {
        read(damaged, COUNT);
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused > 100, is(true));
  }

  private static byte[] longs(long[] numbers) throws IOException {
    var writer =
        new DeltaBinaryPackingValuesWriterForLong(100, 10_000, new HeapByteBufferAllocator());
    for (long number : numbers) {
      writer.writeLong(number);
    }
    return HeapBytes.array(writer.getBytes());
  }

  private static long[] read(byte[] page, int count) throws IOException {
    byte[] shifted = new byte[page.length + 3];
    System.arraycopy(page, 0, shifted, 3, page.length);
    DeltaRuns runs = new DeltaRuns(shifted, 3, page.length, count);
    long[] found = new long[count];
    for (int at = 0, n = 1; at < count; at += n, n = 1 + at % 977) {
      n = Math.min(n, count - at);
      runs.read(found, at, n);
    }
    return found;
  }
}
