package io.footfall.transforms.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.PathTemplate;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of a row group without a single value are read by us and by DuckDB. */
class EmptyColumnTest {
  @TempDir Path dir;

  private static Column nullable(String name, ColumnType type, String encoding) {
    return new Column(name, type, true, null, encoding);
  }

  private static final List<Column> COLUMNS =
      List.of(
          new Column("bucket", ColumnType.INT32, false, null, "delta"),
          nullable("t", ColumnType.STRING, "dictionary"),
          nullable("p", ColumnType.STRING, "plain"),
          nullable("u", ColumnType.UINT64, "dictionary"),
          nullable("l", ColumnType.INT64, "delta"),
          nullable("d", ColumnType.DOUBLE, "dictionary"),
          nullable("e", ColumnType.DOUBLE, "plain"),
          nullable("b", ColumnType.BOOLEAN, "plain"),
          new Column("labels", ColumnType.STRING_LIST, false, null, "dictionary"));

  private Path write() throws IOException {
    DatasetContract contract =
        new DatasetContract(
            "empty",
            "5B",
            "5B.S3",
            "parquet",
            new PathTemplate("data/empty/"),
            List.of(),
            List.of("bucket"),
            List.of("bucket"),
            "none",
            null,
            COLUMNS);
    Path file = dir.resolve("empty.parquet");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (PartWriter part = new PartWriter(channel, contract, PartRoundTripTest.partition())) {
      for (int i = 0; i < 1_000; i++) {
        int r = part.row();
        part.longs("bucket").set(r, i);
        part.texts("t").setNull(r);
        part.texts("p").setNull(r);
        part.longs("u").setNull(r);
        part.longs("l").setNull(r);
        part.doubles("d").setNull(r);
        part.doubles("e").setNull(r);
        part.booleans("b").setNull(r);
        part.lists("labels").set(r, List.of());
        part.endRow();
        part.endKey();
      }
      part.finish();
    }
    return file;
  }

  @Test
  void ourReaderSeesNothingButNulls() throws IOException {
    List<String> names = COLUMNS.stream().map(Column::name).limit(8).toList();
    int rows = 0;
    try (PartReader part = new PartReader(FileChannel.open(write()), KeyRange.ALL, names)) {
      while (part.nextBatch()) {
        for (int r = 0; r < part.size(); r++, rows++) {
          for (int c = 1; c < names.size(); c++) {
            assertThat(names.get(c), part.nulls(c)[r], is(true));
          }
        }
      }
    }
    assertThat(rows, is(1_000));
  }

  @Test
  void anIndependentReaderSeesNothingButNulls() throws IOException, SQLException {
    String sql =
        "select count(*), count(t) + count(p) + count(u) + count(l) + count(d) + count(e) +"
            + " count(b), sum(len(labels)) from '"
            + write()
            + "'";
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = db.createStatement()) {
      ResultSet row = statement.executeQuery(sql);
      row.next();
      assertThat(row.getLong(1), is(1_000L));
      assertThat(row.getLong(2), is(0L));
      assertThat(row.getLong(3), is(0L));
    }
  }
}
