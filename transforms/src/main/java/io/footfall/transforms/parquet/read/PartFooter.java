package io.footfall.transforms.parquet.read;

import io.footfall.transforms.parquet.PartInput;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/** Opens Parquet files whose footer does not promise more than the file can hold. */
final class PartFooter {
  /** Rows a byte of a file may stand for; runs of equal values need the fewest bytes. */
  private static final long ROWS_PER_BYTE = 1 << 16;

  /** No codec packs more: a zstd block of equal bytes takes 4 bytes for 128 KiB. */
  private static final long INFLATION = 1 << 15;

  private static final int SLACK = 1 << 10;

  /** Largest page, bytes. */
  static final int MAX_PAGE = 1 << 28;

  private PartFooter() {}

  /**
   * Reads the footer.
   *
   * @param channel open channel; the caller closes it if this throws
   * @throws IOException also if row groups lie outside the file, or their counts disagree; damaged
   *     files give runtime exceptions and errors of memory and stack, too
   */
  static ParquetFileReader open(SeekableByteChannel channel, CompressionCodecFactory codecs)
      throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(codecs)
            .build();
    ParquetFileReader file = ParquetFileReader.open(new PartInput(channel), options);
    long size = channel.size();
    int columns = file.getFileMetaData().getSchema().getColumns().size();
    long left = size > Long.MAX_VALUE / ROWS_PER_BYTE ? Long.MAX_VALUE : size * ROWS_PER_BYTE;
    for (BlockMetaData block : file.getRowGroups()) {
      requireInside(block, columns, size);
      if (block.getRowCount() > left) {
        throw new IOException("more rows than " + size + " bytes can hold");
      }
      left -= block.getRowCount();
    }
    return file;
  }

  private static void requireInside(BlockMetaData block, int columns, long size)
      throws IOException {
    long rows = block.getRowCount();
    if (rows < 0 || block.getColumns().size() != columns || rows > 0 && columns == 0) {
      throw new IOException(
          "a row group of " + rows + " rows and " + block.getColumns().size() + " columns");
    }
    for (ColumnChunkMetaData chunk : block.getColumns()) {
      long from = chunk.getStartingPos();
      long bytes = chunk.getTotalSize();
      if (from < 0 || bytes < 0 || from > size || bytes > size - from) {
        throw new IOException(
            "column " + chunk.getPath() + " at " + from + "+" + bytes + " of " + size + " bytes");
      }
      boolean flat = chunk.getPath().size() == 1;
      if (chunk.getValueCount() < rows || flat && chunk.getValueCount() != rows) {
        throw new IOException(
            "column " + chunk.getPath() + ": " + chunk.getValueCount() + " values, " + rows);
      }
    }
  }

  /** Refuses a page that claims more than its compressed bytes can give. */
  static void requirePage(long compressed, int size) throws IOException {
    if (size < 0 || size > MAX_PAGE || size > compressed * INFLATION + SLACK) {
      throw new IOException("a page of " + compressed + " bytes claims " + size);
    }
  }
}
