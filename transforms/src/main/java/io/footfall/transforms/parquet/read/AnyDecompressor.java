package io.footfall.transforms.parquet.read;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.footfall.transforms.parquet.HeapBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Codecs of Parquet files made elsewhere: none, snappy, gzip, zstd, lz4_raw. A page may claim at
 * most {@link PartFooter#MAX_PAGE} bytes, and no more than its codec could pack, and must hold
 * exactly what it claims.
 */
final class AnyDecompressor implements CompressionCodecFactory {
  @FunctionalInterface
  private interface Inflate {
    /** Fills {@code out} from {@code in}; returns the bytes written. */
    long into(byte[] in, byte[] out) throws IOException;
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("A reader compresses nothing");
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return new Pages(
        codec,
        switch (codec) {
          case UNCOMPRESSED -> AnyDecompressor::copy;
          case SNAPPY ->
              (in, out) ->
                  new SnappyDecompressor().decompress(in, 0, in.length, out, 0, out.length);
          case GZIP -> AnyDecompressor::gunzip;
          case ZSTD -> (in, out) -> Zstd.decompress(out, in);
          case LZ4_RAW ->
              (in, out) -> new Lz4Decompressor().decompress(in, 0, in.length, out, 0, out.length);
          default ->
              throw new IllegalArgumentException(
                  "codec " + codec + "; expected none, snappy, gzip, zstd or lz4_raw");
        });
  }

  private static long copy(byte[] in, byte[] out) {
    System.arraycopy(in, 0, out, 0, Math.min(in.length, out.length));
    return in.length;
  }

  private static long gunzip(byte[] in, byte[] out) throws IOException {
    try (InputStream inflated = new GZIPInputStream(new ByteArrayInputStream(in))) {
      int n = inflated.readNBytes(out, 0, out.length);
      return inflated.read() < 0 ? n : -1;
    }
  }

  @Override
  public void release() {}

  private record Pages(CompressionCodecName codec, Inflate inflate)
      implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      PartFooter.requirePage(bytes.size(), size);
      byte[] out = new byte[size];
      if (inflate.into(HeapBytes.array(bytes), out) != size) {
        throw new IOException("a damaged " + codec + " page");
      }
      return BytesInput.from(out);
    }

    @Override
    public void decompress(ByteBuffer in, int inSize, ByteBuffer out, int outSize)
        throws IOException {
      byte[] bytes = new byte[inSize];
      in.get(bytes);
      out.put(HeapBytes.array(decompress(BytesInput.from(bytes), outSize)));
    }

    @Override
    public void release() {}
  }
}
