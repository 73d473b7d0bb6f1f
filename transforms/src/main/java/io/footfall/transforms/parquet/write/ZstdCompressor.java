package io.footfall.transforms.parquet.write;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import io.footfall.transforms.parquet.BytesVersion;
import io.footfall.transforms.parquet.HeapBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Page compressor on zstd-jni alone, so that its version pins the bytes. Not thread safe. */
final class ZstdCompressor implements BytesInputCompressor, AutoCloseable {
  private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(BytesVersion.ZSTD_LEVEL);
  private byte[] packed = new byte[0];

  @Override
  public BytesInput compress(BytesInput bytes) throws IOException {
    ByteBuffer in = HeapBytes.buffer(bytes);
    int most = Math.toIntExact(Zstd.compressBound(in.remaining()));
    if (packed.length < most) {
      packed = new byte[most];
    }
    int from = in.arrayOffset() + in.position();
    int size = context.compressByteArray(packed, 0, most, in.array(), from, in.remaining());
    return BytesInput.from(ByteBuffer.wrap(Arrays.copyOf(packed, size)));
  }

  @Override
  public CompressionCodecName getCodecName() {
    return CompressionCodecName.ZSTD;
  }

  @Override
  public void release() {}

  @Override
  public void close() {
    context.close();
  }
}
