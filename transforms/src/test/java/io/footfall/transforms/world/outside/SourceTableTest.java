package io.footfall.transforms.world.outside;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as other engines write them, sound and hostile; DuckDB is the other engine. */
class SourceTableTest {
  private static final String MERCHANTS = "transaction_schema_merchant_ids";
  private static final Partition MAKER =
      Partition.world(new RunIdentity(42, "a".repeat(64), "b".repeat(64), "c".repeat(32)));
  private static final String ROW =
      "select 7::ubigint merchant_id, 5411 mcc, 'card_present' channel, 'DE' home_country_iso";

  @TempDir Path dir;

  private SourceTable table(String dataset, boolean wrapped, Path... files) throws IOException {
    List<SourceFile> sources = new ArrayList<>();
    for (Path file : files) {
      sources.add(
          new SourceFile(
              dataset,
              dir.relativize(file).toString(),
              Files.size(file),
              Storage.sha256(file.toString())));
    }
    return new SourceTable(dataset, dir.toString(), sources, MAKER, wrapped);
  }

  private Path write(String name, String query, String options) throws SQLException {
    Path file = dir.resolve(name);
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = db.createStatement()) {
      sql.execute("copy (" + query + ") to '" + file + "' (format parquet" + options + ")");
    }
    return file;
  }

  private static List<List<Object>> rows(SourceTable table) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    table.forEach(row -> rows.add(Arrays.asList(row)));
    return rows;
  }

  private static String code(SourceTable table) {
    return assertThrows(LawBroken.class, () -> rows(table)).finding().code();
  }

  @ParameterizedTest
  @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd", "lz4_raw"})
  void everyCodecGivesTheSameRows(String codec) throws IOException, SQLException {
    String query =
        "select (i * 3 + 1)::ubigint merchant_id, (i % 7)::int mcc, 'card_present' channel,"
            + " case i % 3 when 0 then 'DE' else 'FR' end home_country_iso"
            + " from range(20000) r(i)";
    Path file = write("t.parquet", query, ", codec '" + codec + "', row_group_size 4096");
    List<List<Object>> rows = rows(table(MERCHANTS, false, file));
    assertThat(rows.size(), is(20000));
    assertThat(rows.get(19999), contains(59998L, 0L, "card_present", "FR"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "bigint | 5411::smallint",
        "ubigint | 5411::bigint",
        "integer | 5411::uinteger",
        "uinteger | 5411::ubigint",
      })
  void anyWholeNumberStandsForIdAndCount(String id, String mcc) throws IOException, SQLException {
    String query = ROW.replace("ubigint", id).replace("5411", mcc);
    List<List<Object>> rows = rows(table(MERCHANTS, false, write("t.parquet", query, "")));
    assertThat(rows, contains(List.<Object>of(7L, 5411L, "card_present", "DE")));
  }

  @Test
  void idsAboveTwoTo63KeepTheirUnsignedOrder() throws IOException, SQLException {
    String big = ROW.replace("7::ubigint", "18446744073709551615::ubigint");
    Path sorted = write("a.parquet", ROW + " union all " + big + " order by 1", "");
    assertThat(table(MERCHANTS, false, sorted).forEach(row -> {}).resorted(), is(false));
    String wrapped = ROW.replace("7::ubigint", "(-1)::bigint");
    Path signed =
        write("b.parquet", wrapped + " union all " + ROW.replace("ubigint", "bigint"), "");
    List<List<Object>> rows = rows(table(MERCHANTS, true, signed));
    assertThat(U64.text((Long) rows.get(0).get(0)), is("7"));
    assertThat(U64.text((Long) rows.get(1).get(0)), is("18446744073709551615"));
    assertThat(code(table(MERCHANTS, false, signed)), is("WORLD.ID_NEGATIVE"));
  }

  @Test
  void daysAreTextOrDate() throws IOException, SQLException {
    String query =
        "select 7::ubigint merchant_id, %s utc_day, 'Asia/Tokyo' tz_group_id, 1.0::%s p_group,"
            + " 1.0::double base_share, 1.0::double gamma,"
            + " '2026-01-01T00:00:00.000000Z' created_utc";
    Path text = write("a.parquet", String.format(query, "'2026-03-07'", "double"), "");
    Path date = write("b.parquet", String.format(query, "date '2026-03-07'", "float"), "");
    List<List<Object>> expected = rows(table("s4_group_weights", false, text));
    assertThat(rows(table("s4_group_weights", false, date)), is(expected));
    assertThat(expected.get(0).get(1), is("2026-03-07"));
    Path instant = write("c.parquet", String.format(query, "timestamp '2026-03-07'", "double"), "");
    assertThat(code(table("s4_group_weights", false, instant)), is("WORLD.COLUMN_TYPE"));
  }

  @Test
  void structsBecomeJsonText() throws IOException, SQLException {
    String query =
        "select '"
            + "b".repeat(64)
            + "' manifest_fingerprint, 'T1' test_id,"
            + " 'ALIAS_FIDELITY' test_type, 'GLOBAL' as \"scope\","
            + " {'virtual_only': true, 'merchant_ids': [1, 2]} target_population,"
            + " {'datasets': [{'logical_id': 'x', 'role': 'y'}]} inputs,"
            + " {'max_abs_delta': 0.5::double} thresholds, 'INFO' severity, true enabled";
    SourceTable table =
        table("virtual_validation_contract_3B", false, write("t.parquet", query, ""));
    List<Object> row = rows(table).get(0);
    assertThat(row.get(4), is("{\"merchant_ids\":[1,2],\"virtual_only\":true}"));
    assertThat(row.get(5), is("{\"datasets\":[{\"logical_id\":\"x\",\"role\":\"y\"}]}"));
    assertThat(row.get(6), is("{\"max_abs_delta\":0.5}"));
  }

  @Test
  void partsInAnyOrderAreSortedAndExtraColumnsNamed() throws IOException, SQLException {
    Path later = write("a.parquet", ROW.replace("7::", "9::"), "");
    Path first = write("b.parquet", ROW + ", 1 as engine", "");
    List<Object> ids = new ArrayList<>();
    SourceTable.Notes notes = table(MERCHANTS, false, later, first).forEach(row -> ids.add(row[0]));
    assertThat(ids, contains(7L, 9L));
    assertThat(notes.resorted(), is(true));
    assertThat(notes.extraColumns(), contains("engine"));
    assertThat(table(MERCHANTS, false, later).forEach(r -> {}).extraColumns(), is(empty()));
  }

  static Stream<Arguments> hostile() {
    String zone =
        "select 42::ubigint seed, '"
            + "b".repeat(64)
            + "' manifest_fingerprint, 7::ubigint"
            + " merchant_id, true is_virtual, 'HYBRID' virtual_mode, 'RULE_MATCH' decision_reason";
    String classes = "virtual_classification_3B";
    return Stream.of(
        Arguments.of("COLUMN_MISSING", MERCHANTS, ROW.replace("5411 mcc, ", "")),
        Arguments.of("COLUMN_TYPE", MERCHANTS, ROW.replace("5411 mcc", "'5411' mcc")),
        Arguments.of("COLUMN_TYPE", MERCHANTS, ROW.replace("7::ubigint", "7::double")),
        Arguments.of("COLUMN_TYPE", MERCHANTS, ROW.replace("'DE'", "['DE']")),
        Arguments.of("COLUMN_TYPE", MERCHANTS, ROW.replace("5411 mcc", "5411::decimal(9,2) mcc")),
        Arguments.of("VALUE_NULL", MERCHANTS, ROW.replace("5411 mcc", "null::int mcc")),
        Arguments.of("VALUE_NULL", MERCHANTS, ROW.replace("7::ubigint", "null::ubigint")),
        Arguments.of("VALUE_INVALID", MERCHANTS, ROW.replace("'DE'", "'de'")),
        Arguments.of("VALUE_INVALID", MERCHANTS, ROW.replace("5411", "10000")),
        Arguments.of("VALUE_INVALID", MERCHANTS, ROW.replace("5411", "-1")),
        Arguments.of("VALUE_INVALID", MERCHANTS, ROW.replace("5411", "4294972707::bigint")),
        Arguments.of("VALUE_INVALID", MERCHANTS, ROW.replace("7::", "0::")),
        Arguments.of("VALUE_INVALID", MERCHANTS, ROW.replace("card_present", "cheque")),
        Arguments.of("VALUE_INVALID", MERCHANTS, ROW.replace("'DE'", "'\\xFF\\xFE'::blob")),
        Arguments.of("ID_NEGATIVE", MERCHANTS, ROW.replace("7::ubigint", "-7::bigint")),
        Arguments.of("WORLD_W1", MERCHANTS, ROW + " union all " + ROW),
        Arguments.of("IDENTITY_MIXED", classes, zone.replace("42::", "43::")),
        Arguments.of("IDENTITY_MIXED", classes, zone.replace("bbb", "aaa")));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("hostile")
  void hostileTablesAreRefused(String code, String dataset, String query)
      throws IOException, SQLException {
    SourceTable table = table(dataset, false, write("t.parquet", query, ""));
    assertThat(code(table), is("WORLD." + code));
  }

  @Test
  void damagedBytesAreRefusedWhereverTheyAre() throws IOException, SQLException {
    String query =
        "select (i + 1)::ubigint merchant_id, 5411 mcc, 'card_present' channel, 'DE'"
            + " home_country_iso from range(500) r(i)";
    Path file = write("t.parquet", query, ", codec 'snappy'");
    byte[] sound = Files.readAllBytes(file);
    List<List<Object>> expected = rows(table(MERCHANTS, false, file));
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bytes =
          i % 3 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
      for (int flips = i % 3; flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Path damaged = dir.resolve("d" + i + ".parquet");
      Files.write(damaged, bytes);
      try {
        // Statistics, names of the writer and unused encodings may change without effect.
        assertThat(rows(table(MERCHANTS, false, damaged)).size(), is(expected.size()));
      } catch (LawBroken e) {
        assertThat(e.finding().code(), e.finding().code().startsWith("WORLD."), is(true));
        refused++;
      }
    }
    assertThat(refused > 150, is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PAR1",
        "PAR1PAR1",
        "not a table at all",
        "PAR1xxxx\u007f\u007f\u007f\u007fPAR1"
      })
  void whatIsNoParquetIsRefused(String bytes) throws IOException {
    Path file = dir.resolve("t.parquet");
    Files.writeString(file, bytes);
    assertThat(code(table(MERCHANTS, false, file)), is("WORLD.PARQUET_UNREADABLE"));
  }

  @Test
  void aFileThatChangedSinceItWasListedIsRefused() throws IOException, SQLException {
    Path file = write("t.parquet", ROW, "");
    SourceTable table = table(MERCHANTS, false, file);
    write("t.parquet", ROW.replace("5411", "5412"), "");
    assertThat(code(table), is("WORLD.SOURCE_CHANGED"));
    Files.delete(file);
    assertThat(code(table), is("WORLD.SOURCE_CHANGED"));
  }
}
