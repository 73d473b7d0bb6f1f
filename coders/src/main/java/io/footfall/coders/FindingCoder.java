package io.footfall.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/** Fixed field order, no optional parts: equal values have equal bytes. */
public final class FindingCoder extends RecordCoder<Finding> {
  private static final FindingCoder INSTANCE = new FindingCoder();

  private FindingCoder() {}

  public static FindingCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Finding value, OutputStream out) throws IOException {
    StringUtf8Coder.of().encode(value.code(), out);
    StringUtf8Coder.of().encode(value.check(), out);
    StringUtf8Coder.of().encode(value.key(), out);
    StringUtf8Coder.of().encode(value.found(), out);
    StringUtf8Coder.of().encode(value.expected(), out);
  }

  @Override
  public Finding decode(InputStream in) throws IOException {
    return new Finding(
        StringUtf8Coder.of().decode(in),
        StringUtf8Coder.of().decode(in),
        StringUtf8Coder.of().decode(in),
        StringUtf8Coder.of().decode(in),
        StringUtf8Coder.of().decode(in));
  }
}
