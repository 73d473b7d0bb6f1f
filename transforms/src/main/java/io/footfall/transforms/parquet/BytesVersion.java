package io.footfall.transforms.parquet;

/**
 * Every setting that decides the bytes of a part, in one place (DECISIONS 2.3). Changing one is a
 * new {@link #ID}.
 */
public final class BytesVersion {
  /** Stands in every manifest. */
  public static final String ID = "parquet-1.15.2/zstd-1.5.6-6/level-1/v2-pages/2";

  /** Rows of one page of every column. */
  public static final int PAGE_ROWS = 16_384;

  /**
   * A row group ends at the first key edge after this many rows: eight pages, near what DuckDB
   * writes. Units of later states read whole groups of what lies before them, and skip others by
   * their statistics.
   */
  public static final int ROW_GROUP_ROWS = 8 * PAGE_ROWS;

  /** Zstandard level. */
  public static final int ZSTD_LEVEL = 1;

  private BytesVersion() {}
}
