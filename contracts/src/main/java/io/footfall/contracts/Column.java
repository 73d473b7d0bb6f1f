package io.footfall.contracts;

import java.util.Objects;

/**
 * One column of a table contract.
 *
 * @param name snake_case name, as published
 * @param type logical type
 * @param nullable whether a row may leave it empty
 * @param identity constant of the partition that the writer fills in (see {@link Partition}), or
 *     null for a column that rows carry
 * @param encoding Parquet encoding family: {@code dictionary}, {@code delta} or {@code plain}
 */
public record Column(
    String name, ColumnType type, boolean nullable, String identity, String encoding) {
  public Column {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(encoding);
  }

  /** Whether the writer fills this column from the partition's identity. */
  public boolean isIdentity() {
    return identity != null;
  }
}
