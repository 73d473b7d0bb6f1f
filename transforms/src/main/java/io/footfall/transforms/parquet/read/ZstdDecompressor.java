package io.footfall.transforms.parquet.read;

import com.github.luben.zstd.Zstd;
import io.footfall.transforms.parquet.HeapBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Codecs of the tables that this package writes: zstd and none. */
final class ZstdDecompressor implements CompressionCodecFactory {
  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("A reader compresses nothing");
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case ZSTD -> new Inflate(true);
      case UNCOMPRESSED -> new Inflate(false);
      default -> throw new IllegalArgumentException("Codec " + codec + " is not supported");
    };
  }

  @Override
  public void release() {}

  private record Inflate(boolean compressed) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      byte[] in = ColumnBatch.bytes(bytes);
      if (!compressed) {
        return BytesInput.from(in);
      }
      PartFooter.requirePage(in.length, size);
      byte[] out = new byte[size];
      long written = Zstd.decompress(out, in);
      if (Zstd.isError(written) || written != size) {
        throw new IOException("Damaged zstd page: " + Zstd.getErrorName(written));
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
