package io.footfall.transforms.parquet.write;

import com.github.luben.zstd.ZstdCompressCtx;
import io.footfall.transforms.parquet.BytesVersion;
import io.footfall.transforms.parquet.HeapBytes;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Page compressor on zstd-jni alone, so that its version pins the bytes. Not thread safe. */
final class ZstdCompressor implements BytesInputCompressor, AutoCloseable {
  private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(BytesVersion.ZSTD_LEVEL);

  @Override
  public BytesInput compress(BytesInput bytes) throws IOException {
    return BytesInput.from(context.compress(HeapBytes.array(bytes)));
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
