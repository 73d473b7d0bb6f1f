package io.footfall.transforms.parquet.read;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.contracts.ColumnType;
import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.parquet.PartInput;
import io.footfall.transforms.parquet.write.PartWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nullable and list columns without a single value, read as parquet-java reads records. */
class EmptyColumnsTest {
  private static final int ROWS = 40_000;

  @TempDir Path dir;

  private Path write(boolean late) throws IOException {
    Path file = dir.resolve(late + ".parquet");
    DatasetContract contract = PartRoundTripTest.contract();
    try (PartWriter part =
        new PartWriter(
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            contract,
            PartRoundTripTest.partition())) {
      for (int i = 0; i < ROWS; i++) {
        int r = part.row();
        boolean present = late && i == ROWS - 1;
        part.longs("merchant_id").set(r, i);
        part.texts("zone").set(r, "Etc/UTC");
        part.longs("bucket").set(r, i);
        part.longs("ts").set(r, i);
        part.doubles("lambda").set(r, i);
        part.booleans("capped").set(r, true);
        part.lists("labels").set(r, present ? List.of("x") : List.of());
        if (present) {
          part.texts("settlement").set(r, "x");
          part.texts("note").set(r, "x");
          part.longs("local_ts").set(r, 7);
          part.doubles("factor").set(r, 7.0);
        } else {
          part.texts("settlement").setNull(r);
          part.texts("note").setNull(r);
          part.longs("local_ts").setNull(r);
          part.doubles("factor").setNull(r);
        }
        part.endRow();
        part.endKey();
      }
      part.finish();
    }
    return file;
  }

  /** Values of a nullable column over all rows. */
  private static int values(Path path, ColumnType type, boolean nullable) throws IOException {
    String name =
        PartRoundTripTest.contract().columns().stream()
            .filter(c -> c.type() == type && c.nullable() == nullable)
            .findFirst()
            .orElseThrow()
            .name();
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new ZstdDecompressor())
            .build();
    int values = 0;
    try (ParquetFileReader file =
        ParquetFileReader.open(new PartInput(FileChannel.open(path)), options)) {
      MessageType schema = file.getFileMetaData().getSchema();
      for (PageReadStore pages = file.readNextRowGroup();
          pages != null;
          pages = file.readNextRowGroup()) {
        RecordReader<Group> records =
            new ColumnIOFactory()
                .getColumnIO(schema)
                .getRecordReader(pages, new GroupRecordConverter(schema));
        for (long i = 0; i < pages.getRowCount(); i++) {
          Group row = records.read();
          values +=
              type == ColumnType.STRING_LIST
                  ? row.getGroup(name, 0).getFieldRepetitionCount(0)
                  : row.getFieldRepetitionCount(name);
        }
      }
    }
    return values;
  }

  @Test
  void columnsThatAreAlwaysEmptyAreReadable() throws IOException {
    Path file = write(false);
    assertThat(values(file, ColumnType.STRING, true), is(0));
    assertThat(values(file, ColumnType.DOUBLE, true), is(0));
    assertThat(values(file, ColumnType.TIMESTAMP_LOCAL, true), is(0));
    assertThat(values(file, ColumnType.STRING_LIST, false), is(0));
  }

  @Test
  void aLateValueIsReadAfterEmptyPages() throws IOException {
    Path file = write(true);
    assertThat(values(file, ColumnType.STRING, true), is(1));
    assertThat(values(file, ColumnType.DOUBLE, true), is(1));
    assertThat(values(file, ColumnType.TIMESTAMP_LOCAL, true), is(1));
    assertThat(values(file, ColumnType.STRING_LIST, false), is(1));
  }
}
