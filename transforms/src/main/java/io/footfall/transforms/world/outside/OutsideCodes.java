package io.footfall.transforms.world.outside;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;

/** Codes a world made elsewhere is refused with, beside those of the W-checks. */
public enum OutsideCodes {
  /** {@code run_receipt.json} is absent or no receipt. */
  RUN_RECEIPT_INVALID,
  /** A bundle or flag is absent. */
  UPSTREAM_GATE_MISSING,
  /** A bundle or flag breaks its law, or a member differs from its digest. */
  UPSTREAM_GATE_MISMATCH,
  /** A dataset that 5A or 5B need is absent. */
  INPUT_MISSING,
  /** A file changed after it was listed. */
  SOURCE_CHANGED,
  /** A table file is no Parquet file, or a damaged one. */
  PARQUET_UNREADABLE,
  /** A table lacks a column. */
  COLUMN_MISSING,
  /** A column has a type that does not stand for the contract's. */
  COLUMN_TYPE,
  /** A column that is never empty is empty. */
  VALUE_NULL,
  /** A value outside the column's contract. */
  VALUE_INVALID,
  /** A negative id, and wrapped ids were not admitted. */
  ID_NEGATIVE,
  /** Rows of another world. */
  IDENTITY_MIXED,
  /** An unsorted table with more rows than are sorted in memory. */
  TABLE_UNSORTED_TOO_LARGE,
  /** A JSON document is malformed or breaks its contract. */
  DOCUMENT_INVALID,
  /** The tz cache is not TZC1, or not the one its sidecar describes. */
  TZ_CACHE_INVALID,
  /** The run root holds another copy of what identifies the world. */
  OUTPUT_CONFLICT;

  private static final String STATE = "WORLD";
  private static final int SHOWN = 120;

  FailureCode code() {
    return new FailureCode(STATE, name());
  }

  /** The printed form, as findings carry it. */
  String text() {
    return code().toString();
  }

  FootfallException refusal(String what) {
    return new FootfallException(
        code(), what, "Restore that world, or have its maker seal it again; nothing was read.");
  }

  /** Text of the world as a message may show it: one line, not too long. */
  static String shown(Object found) {
    String text = String.valueOf(found).replaceAll("[^\\x20-\\x7e]", "?");
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
