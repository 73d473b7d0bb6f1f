package io.footfall.transforms.parquet.read;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers in Parquet's hybrid of run lengths and bit packing, read in bulk from one array. Bits are
 * packed from the lowest of each byte, groups of eight values at a time. Not thread safe.
 */
final class HybridRuns {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] in;
  private final int end;
  private final int width;
  private int at;
  private int repeats;
  private int value;
  private int packed;
  private long bit;

  /**
   * @param width bits of a number, 0 to 32; with 0 all are 0 and no byte is read
   * @param offset first byte of the runs
   * @param length bytes there may be
   */
  HybridRuns(int width, byte[] in, int offset, int length) throws IOException {
    if (width < 0 || width > Integer.SIZE) {
      throw new IOException("Runs of " + width + " bits a number");
    }
    this.width = width;
    this.in = in;
    this.at = offset;
    this.end = offset + length;
  }

  /** Reads the next {@code count} numbers to the front of an array. */
  void read(int[] into, int count) throws IOException {
    int done = 0;
    while (done < count) {
      if (repeats == 0 && packed == 0) {
        startRun();
      }
      int n = Math.min(count - done, repeats > 0 ? repeats : packed);
      if (repeats > 0) {
        Arrays.fill(into, done, done + n, value);
        repeats -= n;
      } else {
        unpack(into, done, n);
        packed -= n;
      }
      done += n;
    }
  }

  private void startRun() throws IOException {
    if (width == 0) {
      repeats = Integer.MAX_VALUE;
      value = 0;
      return;
    }
    int header = header();
    if ((header & 1) == 0) {
      repeats = header >>> 1;
      value = 0;
      for (int i = 0; i < (width + 7) / 8; i++) {
        value |= octet() << 8 * i;
      }
      return;
    }
    bit = 8L * at;
    long bytes = (long) (header >>> 1) * width;
    // A writer may leave the padding of the last group away.
    packed = (int) Math.min((header >>> 1) * 8L, (end - at) * 8L / width);
    if (packed == 0 && bytes > 0) {
      throw new EOFException("Bit-packed run without its bytes");
    }
    at = (int) Math.min(end, at + bytes);
  }

  private int header() throws IOException {
    int header = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int octet = octet();
      header |= (octet & 0x7f) << shift;
      if (octet < 0x80) {
        return header;
      }
    }
    throw new IOException("Run header of more than five bytes");
  }

  private int octet() throws IOException {
    if (at == end) {
      throw new EOFException("Runs end before their values");
    }
    return in[at++] & 0xff;
  }

  private void unpack(int[] into, int from, int n) {
    long mask = (1L << width) - 1;
    long position = bit;
    bit += (long) n * width;
    int i = from;
    // A whole word is read at once while it lies inside the array; skip and value fill 39 bits.
    for (long last = 8L * (in.length - Long.BYTES); i < from + n && position <= last; i++) {
      into[i] = (int) ((long) LONG.get(in, (int) (position >>> 3)) >>> (position & 7) & mask);
      position += width;
    }
    for (; i < from + n; i++) {
      long value = 0;
      for (int got = 0; got < width; ) {
        int skip = (int) (position + got & 7);
        value |= (in[(int) (position + got >>> 3)] & 0xffL) >>> skip << got;
        got += 8 - skip;
      }
      into[i] = (int) (value & mask);
      position += width;
    }
  }
}
