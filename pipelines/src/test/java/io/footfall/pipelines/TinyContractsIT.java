package io.footfall.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.footfall.contracts.Column;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.pipelines.sql.RunSql;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table that the tiny run publishes is the table its contract describes. */
class TinyContractsIT {
  /** Written only when a policy or a command asks for it, or for a world made elsewhere. */
  static final List<String> OPTIONAL =
      List.of(
          "s2_latent_field_5B", "zone_demand_without_site", "outside_world", "certification_5B");

  /** Empty where nothing is wrong. */
  static final List<String> ISSUES =
      List.of("validation_issue_table_5A", "validation_issue_table_5B");

  static Stream<DatasetContract> tables() {
    return Contracts.all().stream().filter(c -> c.isTable() && !OPTIONAL.contains(c.id()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void columnsHaveNameTypeAndNullabilityOfTheContract(DatasetContract contract)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (RunSql db = RunSql.of(TinyRun.shared())) {
      List<String> nodes =
          db.query(
              "select name, type, logical_type, repetition_type, num_children from"
                  + " parquet_schema('"
                  + TinyRun.shared().path(contract.id())
                  + "/part-00000.parquet')",
              row -> row.getString("name") + " " + type(row) + " " + row.getString(4));
      nodes.stream().skip(1).filter(n -> !n.matches("(list|element) .*")).forEach(found::add);
    }
    List<String> expected = new ArrayList<>();
    for (Column column : contract.columns()) {
      expected.add(
          column.name() + " " + type(column) + " " + (column.nullable() ? "OPTIONAL" : "REQUIRED"));
    }
    assertThat(found, equalTo(expected));
  }

  private static String type(ResultSet row) throws SQLException {
    String logical = row.getString("logical_type");
    String physical = row.getString("type");
    if (logical != null && logical.contains("Timestamp")) {
      return "TIMESTAMP utc=" + logical.contains("isAdjustedToUTC=1");
    }
    if (logical != null && logical.contains("Int") && physical.equals("INT64")) {
      return "UINT64";
    }
    return row.getInt("num_children") > 0 ? "LIST" : physical;
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case STRING -> "BYTE_ARRAY";
      case STRING_LIST -> "LIST";
      case TIMESTAMP_UTC -> "TIMESTAMP utc=true";
      case TIMESTAMP_LOCAL -> "TIMESTAMP utc=false";
      default -> column.type().name();
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void identityColumnsHoldTheIdentity(DatasetContract contract) throws SQLException {
    TinyRun run = TinyRun.shared();
    Partition partition = run.partition(contract);
    try (RunSql db = RunSql.of(run)) {
      long rows = db.number("select count(*) from @" + contract.id());
      for (Column column : contract.columns()) {
        if (column.isIdentity()) {
          String other =
              " where "
                  + column.name()
                  + "::varchar <> '"
                  + partition.value(column.identity())
                  + "'";
          if (!ISSUES.contains(contract.id())) {
            assertThat(column.name(), rows, is(greaterThan(0L)));
          }
          assertThat(
              column.name(), db.number("select count(*) from @" + contract.id() + other), is(0L));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void theKeyIsUniqueAndTheManifestCountsTheRows(DatasetContract contract)
      throws SQLException, IOException {
    TinyRun run = TinyRun.shared();
    String key = String.join(", ", contract.key());
    try (RunSql db = RunSql.of(run)) {
      long rows = db.number("select count(*) from @" + contract.id());
      assertThat(
          db.number("select count(distinct (" + key + ", 0)) from @" + contract.id()), is(rows));
      Path manifest = run.path(contract.id()).resolve(TableManifest.NAME);
      assertThat(TableManifest.parse(Files.readAllBytes(manifest)).rows(), is(rows));
    }
  }

  static Stream<DatasetContract> documents() {
    return Contracts.all().stream()
        .filter(c -> c.format().equals("json") && !OPTIONAL.contains(c.id()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void everyDocumentObeysItsSchema(DatasetContract contract) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                new String(Contracts.resource(contract.schemaResource()), StandardCharsets.UTF_8));
    JsonNode document =
        new ObjectMapper().readTree(Files.readAllBytes(TinyRun.shared().path(contract.id())));
    assertThat(schema.validate(document), is(empty()));
  }

  /**
   * Digest over the parts of every table, in the order of the dictionaries. A change here is a
   * change of the data every user has: say so in the commit. {@code
   * -Dfootfall.golden=target/golden.txt} writes the present digests to that file.
   */
  @Test
  void everyTableHasItsGoldenDigest() throws IOException {
    Map<String, String> found = new TreeMap<>();
    StringBuilder lines = new StringBuilder();
    for (DatasetContract contract : tables().toList()) {
      Path manifest = TinyRun.shared().path(contract.id()).resolve(TableManifest.NAME);
      StringBuilder digests = new StringBuilder();
      TableManifest.parse(Files.readAllBytes(manifest))
          .parts()
          .forEach(p -> digests.append(p.sha256()));
      String digest = Storage.sha256(digests.toString().getBytes(StandardCharsets.US_ASCII));
      found.put(contract.id(), digest);
      lines.append(contract.id()).append(' ').append(digest).append('\n');
    }
    String target = System.getProperty("footfall.golden");
    if (target != null) {
      Files.writeString(Path.of(target), lines);
    }
    Map<String, String> golden = new TreeMap<>();
    try (var in = TinyContractsIT.class.getResourceAsStream("tiny-seed-7.digests")) {
      new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> golden.put(line.split(" ")[0], line.split(" ")[1]));
    }
    assertThat(found, equalTo(golden));
  }
}
