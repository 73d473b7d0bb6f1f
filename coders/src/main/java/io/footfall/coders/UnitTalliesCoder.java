package io.footfall.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.ByteArrayCoder;

/** The deflated bytes behind their length. */
public final class UnitTalliesCoder extends RecordCoder<UnitTallies> {
  private static final UnitTalliesCoder INSTANCE = new UnitTalliesCoder();

  private UnitTalliesCoder() {}

  public static UnitTalliesCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(UnitTallies value, OutputStream out) throws IOException {
    ByteArrayCoder.of().encode(value.deflated(), out);
  }

  @Override
  public UnitTallies decode(InputStream in) throws IOException {
    return new UnitTallies(ByteArrayCoder.of().decode(in));
  }
}
