package io.footfall.contracts;

/** Logical type of a column; {@code x-column} in the JSON Schemas of {@code contracts/}. */
public enum ColumnType {
  /** UTF-8 text. */
  STRING,
  /** Unsigned 64-bit integer, ordered unsigned. */
  UINT64,
  INT64,
  INT32,
  DOUBLE,
  BOOLEAN,
  /** Instant, microseconds since 1970-01-01T00:00Z. */
  TIMESTAMP_UTC,
  /** Wall clock without zone, microseconds since 1970-01-01T00:00 of that wall clock. */
  TIMESTAMP_LOCAL,
  /** List of UTF-8 texts, never null, elements never null. */
  STRING_LIST;

  static ColumnType of(String name) {
    return valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }
}
