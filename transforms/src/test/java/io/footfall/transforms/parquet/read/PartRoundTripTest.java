package io.footfall.transforms.parquet.read;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.contracts.PathTemplate;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.parquet.write.PartWriter;
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

/** What goes into a part comes out of it, through our reader and through DuckDB. */
class PartRoundTripTest {
  static final int ROWS = 100_000;

  @TempDir Path dir;

  static DatasetContract contract() {
    return new DatasetContract(
        "round_trip",
        "5B",
        "5B.S3",
        "parquet",
        new PathTemplate("data/round_trip/"),
        List.of(),
        List.of("merchant_id"),
        List.of("merchant_id"),
        "none",
        null,
        List.of(
            new Column("scenario_id", ColumnType.STRING, false, "scenario_id", "dictionary"),
            new Column("merchant_id", ColumnType.UINT64, false, null, "dictionary"),
            new Column("zone", ColumnType.STRING, false, null, "dictionary"),
            new Column("settlement", ColumnType.STRING, true, null, "dictionary"),
            new Column("note", ColumnType.STRING, true, null, "plain"),
            new Column("bucket", ColumnType.INT32, false, null, "delta"),
            new Column("ts", ColumnType.TIMESTAMP_UTC, false, null, "delta"),
            new Column("local_ts", ColumnType.TIMESTAMP_LOCAL, true, null, "delta"),
            new Column("lambda", ColumnType.DOUBLE, false, null, "plain"),
            new Column("factor", ColumnType.DOUBLE, true, null, "dictionary"),
            new Column("capped", ColumnType.BOOLEAN, false, null, "plain"),
            new Column("labels", ColumnType.STRING_LIST, false, null, "dictionary")));
  }

  static Partition partition() {
    String hex = "0123456789abcdef".repeat(4);
    return Partition.arrivals(new RunIdentity(42, hex, hex, hex.substring(32)), 7, "s1");
  }

  static long merchant(int i) {
    return 0x7fff_ffff_ffff_fff0L + i / 1000;
  }

  PartWriter.Written write(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (PartWriter part = new PartWriter(channel, contract(), partition())) {
      for (int i = 0; i < ROWS; i++) {
        int r = part.row();
        part.longs("merchant_id").set(r, merchant(i));
        part.texts("zone").set(r, "Zone/" + i / 5000);
        if (i % 3 == 0) {
          part.texts("settlement").setNull(r);
          part.longs("local_ts").setNull(r);
          part.doubles("factor").setNull(r);
          part.texts("note").setNull(r);
        } else {
          part.texts("settlement").set(r, "S" + i % 7);
          part.longs("local_ts").set(r, -5L * i);
          part.doubles("factor").set(r, 1.0 + i % 11);
          part.texts("note").set(r, "n" + i);
        }
        part.longs("bucket").set(r, i % 1000 - 3);
        part.longs("ts").set(r, 1_700_000_000_000_000L + i * 37L);
        part.doubles("lambda").set(r, i * 0.1);
        part.booleans("capped").set(r, i % 5 == 0);
        part.lists("labels").set(r, i % 4 == 0 ? List.of() : List.of("a", "b" + i % 2));
        part.endRow();
        part.endKey();
      }
      return part.finish();
    }
  }

  @Test
  void ourReaderReturnsWhatWasWritten() throws IOException {
    Path file = dir.resolve("a.parquet");
    assertThat(write(file).rows(), is((long) ROWS));
    List<String> names =
        List.of(
            "merchant_id",
            "zone",
            "settlement",
            "note",
            "bucket",
            "ts",
            "local_ts",
            "lambda",
            "factor",
            "capped",
            "scenario_id");
    int i = 0;
    try (PartReader part = new PartReader(FileChannel.open(file), KeyRange.ALL, names)) {
      while (part.nextBatch()) {
        for (int r = 0; r < part.size(); r++, i++) {
          boolean empty = i % 3 == 0;
          assertThat(part.longs(0)[r], is(merchant(i)));
          assertThat(part.texts(1)[r], is("Zone/" + i / 5000));
          assertThat(part.nulls(2)[r], is(empty));
          if (!empty) {
            assertThat(part.texts(2)[r], is("S" + i % 7));
            assertThat(part.texts(3)[r], is("n" + i));
            assertThat(part.longs(6)[r], is(-5L * i));
            assertThat(part.doubles(8)[r], is(1.0 + i % 11));
          }
          assertThat(part.longs(4)[r], is(i % 1000 - 3L));
          assertThat(part.longs(5)[r], is(1_700_000_000_000_000L + i * 37L));
          assertThat(part.doubles(7)[r], is(i * 0.1));
          assertThat(part.longs(9)[r], is(i % 5 == 0 ? 1L : 0L));
          assertThat(part.texts(10)[r], is("s1"));
        }
      }
    }
    assertThat(i, is(ROWS));
  }

  @Test
  void anIndependentReaderAgrees() throws IOException, SQLException {
    Path file = dir.resolve("b.parquet");
    write(file);
    String sql =
        "select count(*), count(settlement), count(distinct merchant_id), max(merchant_id)::varchar,"
            + " sum(\"lambda\"), sum(bucket), count(*) filter (where capped), max(ts)::varchar,"
            + " sum(len(labels)), count(distinct note), min(local_ts)::varchar,"
            + " count(*) filter (where note = 'n' || ((epoch_us(ts) - 1700000000000000) // 37))"
            + " from '"
            + file
            + "'";
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = db.createStatement()) {
      statement.execute("set TimeZone='UTC'");
      ResultSet row = statement.executeQuery(sql);
      row.next();
      long present = ROWS - (ROWS + 2) / 3;
      assertThat(row.getLong(1), is((long) ROWS));
      assertThat(row.getLong(2), is(present));
      assertThat(row.getLong(3), is(100L));
      assertThat(row.getString(4), equalTo(Long.toUnsignedString(merchant(ROWS - 1))));
      assertThat(Math.abs(row.getDouble(5) - 0.1 * ROWS / 2.0 * (ROWS - 1)) < 1e-3, is(true));
      assertThat(row.getLong(6), is((499_500L - 3_000L) * 100));
      assertThat(row.getLong(7), is(ROWS / 5L));
      assertThat(row.getString(8), equalTo("2023-11-14 22:13:23.699963+00"));
      assertThat(row.getLong(9), is(2L * (ROWS - ROWS / 4)));
      assertThat(row.getLong(10), is(present));
      assertThat(row.getString(11), equalTo("1969-12-31 23:59:59.50001"));
      assertThat(row.getLong(12), is(present));
    }
  }

  @Test
  void equalRowsGiveEqualBytes() throws IOException {
    assertThat(
        write(dir.resolve("c.parquet")).sha256(),
        equalTo(write(dir.resolve("d.parquet")).sha256()));
  }
}
