package io.footfall.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;

/** Fixed field order, no optional parts: equal values have equal bytes. */
public final class PartFileCoder extends RecordCoder<PartFile> {
  private static final PartFileCoder INSTANCE = new PartFileCoder();

  private PartFileCoder() {}

  public static PartFileCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(PartFile value, OutputStream out) throws IOException {
    StringUtf8Coder.of().encode(value.dataset(), out);
    VarIntCoder.of().encode(value.number(), out);
    StringUtf8Coder.of().encode(value.name(), out);
    BigEndianLongCoder.of().encode(value.rows(), out);
    BigEndianLongCoder.of().encode(value.bytes(), out);
    StringUtf8Coder.of().encode(value.sha256(), out);
    BigEndianLongCoder.of().encode(value.firstMerchant(), out);
    BigEndianLongCoder.of().encode(value.lastMerchant(), out);
  }

  @Override
  public PartFile decode(InputStream in) throws IOException {
    return new PartFile(
        StringUtf8Coder.of().decode(in),
        VarIntCoder.of().decode(in),
        StringUtf8Coder.of().decode(in),
        BigEndianLongCoder.of().decode(in),
        BigEndianLongCoder.of().decode(in),
        StringUtf8Coder.of().decode(in),
        BigEndianLongCoder.of().decode(in),
        BigEndianLongCoder.of().decode(in));
  }
}
