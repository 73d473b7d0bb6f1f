package io.footfall.transforms.parquet.read;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.footfall.transforms.parquet.HeapBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Codecs of the tables that this package writes: zstd and none. Holds one zstd context, whose
 * making costs more than a small page, until it is released. Not thread safe.
 */
final class ZstdDecompressor implements CompressionCodecFactory {
  private ZstdDecompressCtx context;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("A reader compresses nothing");
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case ZSTD -> new Pages(true);
      case UNCOMPRESSED -> new Pages(false);
      default -> throw new IllegalArgumentException("Codec " + codec + " is not supported");
    };
  }

  @Override
  public void release() {
    if (context != null) {
      context.close();
      context = null;
    }
  }

  private byte[] inflate(ByteBuffer in, int size) throws IOException {
    PartFooter.requirePage(in.remaining(), size);
    if (context == null) {
      context = new ZstdDecompressCtx();
    }
    byte[] out = new byte[size];
    int from = in.arrayOffset() + in.position();
    try {
      int written = context.decompressByteArray(out, 0, size, in.array(), from, in.remaining());
      if (written != size) {
        throw new IOException("Damaged zstd page: " + written + " bytes of " + size);
      }
    } catch (ZstdException e) {
      throw new IOException("Damaged zstd page: " + e.getMessage(), e);
    }
    return out;
  }

  private final class Pages implements BytesInputDecompressor {
    private final boolean compressed;

    Pages(boolean compressed) {
      this.compressed = compressed;
    }

    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      if (!compressed) {
        return bytes;
      }
      return BytesInput.from(ByteBuffer.wrap(inflate(HeapBytes.buffer(bytes), size)));
    }

    @Override
    public void decompress(ByteBuffer in, int inSize, ByteBuffer out, int outSize)
        throws IOException {
      byte[] bytes = new byte[inSize];
      in.get(bytes);
      BytesInput page = decompress(BytesInput.from(ByteBuffer.wrap(bytes)), outSize);
      out.put(HeapBytes.buffer(page));
    }

    @Override
    public void release() {}
  }
}
