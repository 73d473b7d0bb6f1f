package io.footfall.transforms.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;

/** Bytes of pages as arrays of the heap, for writing and reading. */
public final class HeapBytes {
  /** Where buffers of pages come from. */
  public static final HeapByteBufferAllocator HEAP = HeapByteBufferAllocator.getInstance();

  private HeapBytes() {}

  /** The bytes in an array of their own. */
  public static byte[] array(BytesInput bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) bytes.size());
    bytes.writeAllTo(out);
    return out.toByteArray();
  }
}
