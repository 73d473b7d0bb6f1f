package io.footfall.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.VarIntCoder;

/** Fixed field order, no optional parts: equal values have equal bytes. */
public final class WorkUnitCoder extends RecordCoder<WorkUnit> {
  private static final WorkUnitCoder INSTANCE = new WorkUnitCoder();

  private WorkUnitCoder() {}

  public static WorkUnitCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(WorkUnit value, OutputStream out) throws IOException {
    VarIntCoder.of().encode(value.number(), out);
    BigEndianLongCoder.of().encode(value.firstMerchant(), out);
    BigEndianLongCoder.of().encode(value.lastMerchant(), out);
    VarIntCoder.of().encode(value.firstBucket(), out);
    VarIntCoder.of().encode(value.endBucket(), out);
    BigEndianLongCoder.of().encode(value.expectedRows(), out);
  }

  @Override
  public WorkUnit decode(InputStream in) throws IOException {
    return new WorkUnit(
        VarIntCoder.of().decode(in),
        BigEndianLongCoder.of().decode(in),
        BigEndianLongCoder.of().decode(in),
        VarIntCoder.of().decode(in),
        VarIntCoder.of().decode(in),
        BigEndianLongCoder.of().decode(in));
  }
}
