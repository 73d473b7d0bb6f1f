package io.footfall.transforms.recheck;

import io.footfall.contracts.FailureCode;

/** Which code a damaged file has: that of the gate or validation that would refuse it. */
public final class RecheckCodes {
  /** A layer-1 file that is not what was sealed. */
  public static final FailureCode WORLD_CHANGED = new FailureCode("WORLD", "FILE_CHANGED");

  /** A bundle without index or flag. */
  public static final FailureCode GATE_MISSING = new FailureCode("5B.S0", "UPSTREAM_GATE_MISSING");

  /** A bundle that breaks the law of its segment, or a file of 5A that its bundle pins. */
  public static final FailureCode GATE_MISMATCH =
      new FailureCode("5B.S0", "UPSTREAM_GATE_MISMATCH");

  private RecheckCodes() {}

  /** Segment of a path below {@code data/}: 1A to 3B, 5A or 5B; 1A for reference data. */
  public static String segment(String path) {
    String[] steps = path.split("/", 4);
    return steps.length > 2 && steps[0].equals("data") ? steps[2] : "1A";
  }

  /** A data file that differs from what was sealed. */
  public static FailureCode changed(String segment) {
    return switch (segment) {
      case "5A" -> GATE_MISMATCH;
      case "5B" -> new FailureCode("5B.S5", "BUNDLE_MEMBER_MISSING_OR_HASH_MISMATCH");
      default -> WORLD_CHANGED;
    };
  }

  /** A file nobody has sealed. */
  public static FailureCode unlisted(String segment) {
    return switch (segment) {
      case "5A" -> new FailureCode("5A.S5", "S5_FILE_UNLISTED");
      case "5B" -> changed(segment);
      default -> new FailureCode("WORLD", "FILE_UNLISTED");
    };
  }

  /** An index that breaks shape or path rules. */
  static FailureCode index(String segment) {
    return segment.equals("5B") ? new FailureCode("5B.S5", "BUNDLE_INDEX_INVALID") : GATE_MISMATCH;
  }

  /** A flag that breaks its form. */
  static FailureCode flag(String segment) {
    return segment.equals("5B") ? new FailureCode("5B.S5", "FLAG_SCHEMA_VIOLATION") : GATE_MISMATCH;
  }

  /** A flag that states another digest. */
  static FailureCode digest(String segment) {
    return segment.equals("5B")
        ? new FailureCode("5B.S5", "BUNDLE_DIGEST_MISMATCH")
        : GATE_MISMATCH;
  }

  /** An index or flag that is absent. */
  static FailureCode missing(String segment) {
    return segment.equals("5B")
        ? new FailureCode("5B.S5", "BUNDLE_MEMBER_MISSING_OR_HASH_MISMATCH")
        : GATE_MISSING;
  }

  /** A file that differs from what sealing it again makes. */
  static FailureCode resealed(String segment) {
    return segment.startsWith("5")
        ? new FailureCode(segment + ".S5", "S5_OUTPUT_CONFLICT")
        : new FailureCode("WORLD", "IO_WRITE_CONFLICT");
  }
}
