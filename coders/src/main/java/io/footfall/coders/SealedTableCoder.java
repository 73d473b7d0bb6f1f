package io.footfall.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/** Fixed field order, no optional parts: equal values have equal bytes. */
public final class SealedTableCoder extends RecordCoder<SealedTable> {
  private static final SealedTableCoder INSTANCE = new SealedTableCoder();

  private SealedTableCoder() {}

  public static SealedTableCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(SealedTable value, OutputStream out) throws IOException {
    StringUtf8Coder.of().encode(value.dataset(), out);
    StringUtf8Coder.of().encode(value.folder(), out);
    BigEndianLongCoder.of().encode(value.rows(), out);
    BigEndianLongCoder.of().encode(value.bytes(), out);
    StringUtf8Coder.of().encode(value.manifestSha256(), out);
  }

  @Override
  public SealedTable decode(InputStream in) throws IOException {
    return new SealedTable(
        StringUtf8Coder.of().decode(in),
        StringUtf8Coder.of().decode(in),
        BigEndianLongCoder.of().decode(in),
        BigEndianLongCoder.of().decode(in),
        StringUtf8Coder.of().decode(in));
  }
}
