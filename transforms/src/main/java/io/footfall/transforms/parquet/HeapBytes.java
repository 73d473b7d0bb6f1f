package io.footfall.transforms.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;

/** Bytes of pages as arrays of the heap, for writing and reading; copied once or not at all. */
public final class HeapBytes {
  /** Where buffers of pages come from. */
  public static final HeapByteBufferAllocator HEAP = HeapByteBufferAllocator.getInstance();

  private HeapBytes() {}

  /** The bytes in an array of their own. */
  public static byte[] array(BytesInput bytes) throws IOException {
    boolean[] copied = new boolean[1];
    ByteBuffer there = bytes.toByteBuffer(HEAP, copy -> copied[0] = true);
    return copied[0] ? there.array() : copy(there);
  }

  /** The bytes in an array that may be the input's own: for those who read them once. */
  public static byte[] shared(BytesInput bytes) throws IOException {
    ByteBuffer there = buffer(bytes);
    boolean whole =
        there.arrayOffset() + there.position() == 0 && there.remaining() == there.array().length;
    return whole ? there.array() : copy(there);
  }

  /** The bytes in a buffer with an array, which may be the input's own. */
  public static ByteBuffer buffer(BytesInput bytes) throws IOException {
    return bytes.toByteBuffer(HEAP, copy -> {});
  }

  private static byte[] copy(ByteBuffer there) {
    int from = there.arrayOffset() + there.position();
    return Arrays.copyOfRange(there.array(), from, from + there.remaining());
  }
}
