package io.footfall.transforms.parquet.read;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers of a page in Parquet's DELTA_BINARY_PACKED encoding, read in bulk from one array: blocks
 * of a least delta and of small blocks of bit-packed differences from it, bits packed from the
 * lowest of each byte. Sums wrap around, as the format asks. Not thread safe.
 */
final class DeltaRuns {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] in;
  private final int end;
  private final int small;
  private final int smallPerBlock;
  private final byte[] widths;
  private int at;
  private int left;
  private long last;
  private boolean first = true;
  private long least;
  private int nextSmall;
  private int smallLeft;
  private int width;
  private long bit;

  /**
   * @param offset first byte of the page's values
   * @param length bytes there are
   * @param rows most values the page may have
   * @throws IOException if the header is none, or claims more values
   */
  DeltaRuns(byte[] in, int offset, int length, int rows) throws IOException {
    this.in = in;
    at = offset;
    end = offset + length;
    long block = varint();
    long smallBlocks = varint();
    long values = varint();
    boolean sound =
        block >= 8
            && block <= 1 << 16
            && smallBlocks >= 1
            && smallBlocks <= block / 8
            && block % smallBlocks == 0
            && block / smallBlocks % 8 == 0
            && values >= 0
            && values <= rows;
    if (!sound) {
      throw new IOException("a delta page of " + values + " values, " + rows + " rows");
    }
    smallPerBlock = (int) smallBlocks;
    small = (int) (block / smallBlocks);
    widths = new byte[smallPerBlock];
    nextSmall = smallPerBlock;
    left = (int) values;
    last = zigzag();
  }

  /** Reads the next {@code count} numbers to {@code into} from {@code from}. */
  void read(long[] into, int from, int count) throws IOException {
    if (count > left) {
      throw new EOFException("a delta page ends before its rows");
    }
    left -= count;
    int done = from;
    int until = from + count;
    if (first && count > 0) {
      first = false;
      into[done++] = last;
    }
    while (done < until) {
      if (smallLeft == 0) {
        startSmall();
      }
      int n = Math.min(until - done, smallLeft);
      unpack(into, done, n);
      smallLeft -= n;
      done += n;
    }
  }

  private void startSmall() throws IOException {
    if (nextSmall == smallPerBlock) {
      least = zigzag();
      if (end - at < smallPerBlock) {
        throw new EOFException("a delta block without its widths");
      }
      System.arraycopy(in, at, widths, 0, smallPerBlock);
      at += smallPerBlock;
      nextSmall = 0;
    }
    width = widths[nextSmall++] & 0xff;
    if (width > Long.SIZE) {
      throw new IOException("differences of " + width + " bits");
    }
    smallLeft = small;
    bit = 8L * at;
    // A writer may leave the padding of the last small block away.
    at = (int) Math.min(end, at + (long) small / 8 * width);
  }

  private void unpack(long[] into, int from, int n) throws IOException {
    long value = last;
    if (width == 0) {
      for (int i = from; i < from + n; i++) {
        value += least;
        into[i] = value;
      }
      last = value;
      return;
    }
    long stop = bit + (long) n * width;
    if (stop > 8L * end) {
      throw new EOFException("a delta block ends before its values");
    }
    // A whole word may be read at once while it lies inside the array and holds the value.
    boolean words = width <= 57 && (stop >>> 3) + Long.BYTES <= in.length;
    long mask = -1L >>> Long.SIZE - width;
    long position = bit;
    for (int i = from; i < from + n; i++) {
      long delta =
          words
              ? (long) LONG.get(in, (int) (position >>> 3)) >>> (position & 7) & mask
              : slowly(position);
      position += width;
      value += least + delta;
      into[i] = value;
    }
    bit = position;
    last = value;
  }

  private long slowly(long position) {
    long value = 0;
    for (int got = 0; got < width; ) {
      int skip = (int) (position + got & 7);
      long octet = (in[(int) (position + got >>> 3)] & 0xffL) >>> skip;
      value |= octet << got;
      got += 8 - skip;
    }
    return width == Long.SIZE ? value : value & (1L << width) - 1;
  }

  private long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE + 6; shift += 7) {
      if (at == end) {
        throw new EOFException("a delta page without its numbers");
      }
      int octet = in[at++] & 0xff;
      value |= (octet & 0x7fL) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw new IOException("a number of more than ten bytes");
  }

  private long zigzag() throws IOException {
    long raw = varint();
    return raw >>> 1 ^ -(raw & 1);
  }
}
