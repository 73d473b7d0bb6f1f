package io.footfall.transforms.seg5b.rnglog;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;

/** The 128-bit counters of a log line. */
final class Counter {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);

  private Counter() {}

  private static BigInteger of(JsonNode row, String which) {
    return row.path("rng_counter_" + which + "_hi")
        .bigIntegerValue()
        .shiftLeft(64)
        .or(row.path("rng_counter_" + which + "_lo").bigIntegerValue());
  }

  /** Whether after - before = blocks, without a wrap. */
  static boolean spans(JsonNode row, long blocks) {
    BigInteger after = of(row, "before").add(new BigInteger(Long.toUnsignedString(blocks)));
    return after.compareTo(MODULUS) < 0 && after.equals(of(row, "after"));
  }
}
