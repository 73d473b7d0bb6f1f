package io.footfall.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.BigEndianLongCoder;

/** Fixed field order, no optional parts: equal values have equal bytes. */
public final class TallyCoder extends RecordCoder<Tally> {
  private static final TallyCoder INSTANCE = new TallyCoder();

  private TallyCoder() {}

  public static TallyCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Tally value, OutputStream out) throws IOException {
    BigEndianLongCoder.of().encode(value.support(), out);
    BigEndianLongCoder.of().encode(value.violations(), out);
    BigEndianLongCoder.of().encode(value.total(), out);
    BigEndianLongCoder.of().encode(value.sum().high(), out);
    BigEndianLongCoder.of().encode(value.sum().low(), out);
    BigEndianLongCoder.of().encode(Double.doubleToLongBits(value.min()), out);
    BigEndianLongCoder.of().encode(Double.doubleToLongBits(value.max()), out);
  }

  @Override
  public Tally decode(InputStream in) throws IOException {
    return new Tally(
        BigEndianLongCoder.of().decode(in),
        BigEndianLongCoder.of().decode(in),
        BigEndianLongCoder.of().decode(in),
        new ExactSum(BigEndianLongCoder.of().decode(in), BigEndianLongCoder.of().decode(in)),
        Double.longBitsToDouble(BigEndianLongCoder.of().decode(in)),
        Double.longBitsToDouble(BigEndianLongCoder.of().decode(in)));
  }
}
