package io.footfall.pipelines.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.pipelines.TinyRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Turns layer 1 of a generated root into a world that another engine might have sealed: DuckDB
 * writes its tables in a disguise, its bundles have the reference's contents, and its digests are
 * computed here, from the laws of world.md section 5. Damage goes in before the bundles are sealed.
 */
final class OutsideExporter {
  /** Identity the other engine gave its world; the seed stays, so that the draws do. */
  static final String FINGERPRINT = "0123456789abcdef".repeat(4);

  static final String PARAMETERS = "fedcba9876543210".repeat(4);
  static final String RUN = "00112233445566778899aabbccddeeff";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a world looks like from outside. */
  record Disguise(
      String codec, int parts, boolean signedIds, boolean dates, boolean extra, boolean shuffled) {
    static final Disguise PLAIN = new Disguise("zstd", 1, false, false, false, false);
  }

  private final Path from;
  private final Partition ours;
  private final Partition theirs;
  private final Path to;
  private final Disguise disguise;

  /**
   * @param from a generated root
   * @param identity its identity
   * @param to where the other world shall lie
   */
  OutsideExporter(Path from, RunIdentity identity, Path to, Disguise disguise) {
    this.from = from;
    this.ours = Partition.world(identity);
    this.theirs =
        Partition.world(new RunIdentity(identity.worldSeed(), PARAMETERS, FINGERPRINT, RUN));
    this.to = to;
    this.disguise = disguise;
  }

  Path root() {
    return to;
  }

  /** All of it, sound. */
  void export() throws IOException, SQLException {
    for (DatasetContract contract : datasets()) {
      if (contract.isTable()) {
        table(contract.id(), "");
      } else {
        document(contract.id());
      }
    }
    edgeUniverse();
    seal();
  }

  static List<DatasetContract> datasets() {
    List<String> owners = List.of("ingress", "1A", "1B", "2A", "2B", "3A", "3B");
    return Contracts.all().stream()
        .filter(c -> owners.contains(c.owner()) && !c.id().startsWith("validation_"))
        .filter(c -> !c.state().equals("IMPORT"))
        .toList();
  }

  /** Path of a dataset in the other world. */
  Path path(String dataset) {
    return to.resolve(Contracts.get(dataset).path().resolve(theirs.tokens()));
  }

  private Path source(String dataset) {
    return from.resolve(Contracts.get(dataset).path().resolve(ours.tokens()));
  }

  /**
   * Writes a table.
   *
   * @param damage statements over table {@code t}, applied before writing
   */
  void table(String dataset, String damage) throws IOException, SQLException {
    DatasetContract contract = Contracts.get(dataset);
    Path folder = path(dataset);
    if (Files.exists(folder)) {
      TinyRun.delete(folder);
    }
    Files.createDirectories(folder);
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = db.createStatement()) {
      sql.execute(
          "create table t as select * from read_parquet('"
              + source(dataset)
              + "/part-*.parquet', hive_partitioning = false)");
      for (Column column : contract.columns()) {
        if ("manifest_fingerprint".equals(column.identity())) {
          sql.execute("update t set " + column.name() + " = '" + FINGERPRINT + "'");
        }
      }
      for (String statement : damage.split(";")) {
        if (!statement.isBlank()) {
          sql.execute(statement);
        }
      }
      String order = disguise.shuffled ? "hash(t)" : String.join(", ", contract.order());
      int parts = contract.key().contains("test_id") ? 1 : disguise.parts;
      sql.execute(
          "create table numbered as select *, row_number() over (order by "
              + order
              + (disguise.shuffled ? "" : " nulls last")
              + ") - 1 as n_ from t");
      for (int part = 0; part < parts; part++) {
        String name = parts == 1 ? dataset + ".parquet" : String.format("part-%05d.parquet", part);
        sql.execute(
            "copy (select "
                + columns(sql, contract)
                + " from numbered where n_ * "
                + parts
                + " // (select greatest(count(*), 1) from t) = "
                + part
                + " order by n_) to '"
                + folder.resolve(name)
                + "' (format parquet, codec '"
                + disguise.codec
                + "')");
      }
    }
  }

  private String columns(Statement sql, DatasetContract contract) throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> there = new ArrayList<>();
    try (var row = sql.executeQuery("select column_name from (describe t)")) {
      while (row.next()) {
        there.add(row.getString(1));
      }
    }
    for (String name : there) {
      boolean known = contract.columns().stream().anyMatch(c -> c.name().equals(name));
      boolean id = known && contract.column(name).type() == ColumnType.UINT64;
      if (disguise.signedIds && id) {
        columns.add(
            "cast(cast("
                + name
                + " as hugeint) - case when "
                + name
                + " > 9223372036854775807 then 18446744073709551616 else 0 end as bigint) as "
                + name);
      } else if (disguise.dates && name.equals("utc_day")) {
        columns.add("cast(utc_day as date) as utc_day");
      } else {
        columns.add(name);
      }
    }
    if (disguise.extra) {
      columns.add("n_ as engine_row_number");
    }
    return String.join(", ", columns);
  }

  /** Copies a single file; JSON objects carry the other identity. */
  void document(String dataset) throws IOException {
    Path file = path(dataset);
    Files.createDirectories(file.getParent());
    byte[] bytes = Files.readAllBytes(source(dataset));
    if (file.toString().endsWith(".json")) {
      JsonNode json = JSON.readTree(bytes);
      if (json instanceof ObjectNode object && object.has("manifest_fingerprint")) {
        object.put("manifest_fingerprint", FINGERPRINT);
        if (object.has("parameter_hash")) {
          object.put("parameter_hash", PARAMETERS);
        }
        if (disguise.extra) {
          object.put("created_at_utc", "2026-01-01T00:00:00.000000Z");
        }
      }
      bytes = JSON.writeValueAsBytes(json);
    }
    Files.write(file, bytes);
  }

  /** The digests of the edge indexes follow their files. */
  void edgeUniverse() throws IOException {
    Path file = path("edge_universe_hash_3B");
    ObjectNode json = (ObjectNode) JSON.readTree(Files.readAllBytes(file));
    json.put("edge_alias_index_digest", hex(bytes(path("edge_alias_index_3B"))));
    json.put("edge_catalogue_index_digest", hex(bytes(path("edge_catalogue_index_3B"))));
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    for (String part :
        List.of("cdn_weights", "edge_alias_index", "edge_catalogue_index", "virtual_rules")) {
      raw.writeBytes(HexFormat.of().parseHex(json.path(part + "_digest").asText()));
    }
    String universe = hex(raw.toByteArray());
    json.put("universe_hash", universe);
    Files.write(file, JSON.writeValueAsBytes(json));
    edit("virtual_routing_policy_3B", policy -> policy.put("edge_universe_hash", universe));
  }

  /** Changes a JSON object. */
  interface Edit {
    void to(ObjectNode json);
  }

  void edit(String dataset, Edit edit) throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(Files.readAllBytes(path(dataset)));
    edit.to(json);
    Files.write(path(dataset), JSON.writeValueAsBytes(json));
  }

  /** Bundles with the reference's contents, flags and receipt. */
  void seal() throws IOException {
    receipt();
    for (String segment : List.of("1A", "1B")) {
      Path bundle = clear(segment);
      List<String> names =
          List.of(
              "MANIFEST.json",
              "parameter_hash_resolved.json",
              "manifest_fingerprint_resolved.json",
              "rng_accounting.json",
              "s9_summary.json",
              "egress_checksums.json",
              "index.json");
      ArrayNode index = JSON.createArrayNode();
      for (String name : names) {
        index
            .addObject()
            .put("artifact_id", name.replace(".json", "").toLowerCase(java.util.Locale.ROOT))
            .put("kind", name.startsWith("egress") ? "table" : "summary")
            .put("path", name);
        Files.writeString(bundle.resolve(name), "{\"segment\":\"" + segment + name + "\"}");
      }
      Files.write(bundle.resolve("index.json"), JSON.writeValueAsBytes(index));
      flag(bundle, hex(concatenated(bundle, names)));
    }
    seal2A();
    seal2B();
    seal3A();
    seal3B();
  }

  void receipt() throws IOException {
    ObjectNode receipt = JSON.createObjectNode();
    receipt.put("run_id", RUN);
    receipt.put("seed", U64.big(ours.seed()));
    receipt.put("parameter_hash", PARAMETERS);
    receipt.put("manifest_fingerprint", FINGERPRINT);
    receipt.put("contracts_layout", "other");
    receipt.put("runs_root", "/somewhere/else");
    receipt.putArray("external_roots").add("/etc");
    receipt.put("created_utc", "2026-02-28T12:00:00.000000Z");
    Files.write(to.resolve("run_receipt.json"), JSON.writeValueAsBytes(receipt));
  }

  /** Bundle folder of a segment. */
  Path bundle(String segment) {
    return to.resolve("data/layer1/" + segment + "/validation/manifest_fingerprint=" + FINGERPRINT);
  }

  private Path clear(String segment) throws IOException {
    Path bundle = bundle(segment);
    if (Files.exists(bundle)) {
      TinyRun.delete(bundle);
    }
    return Files.createDirectories(bundle);
  }

  private void seal2A() throws IOException {
    Path bundle = clear("2A");
    String legality = "evidence/s4/seed=" + U64.text(ours.seed()) + "/s4_legality_report.json";
    ObjectNode index = JSON.createObjectNode();
    List<String> names = List.of("checks.json", "evidence/s3/tz_timetable_cache.json", legality);
    for (String name : names) {
      Files.createDirectories(bundle.resolve(name).getParent());
      Files.writeString(bundle.resolve(name), "{\"of\":\"" + name + "\"}");
      index
          .withArray("/files")
          .addObject()
          .put("path", name)
          .put("sha256_hex", hex(Files.readAllBytes(bundle.resolve(name))));
    }
    Files.write(bundle.resolve("index.json"), JSON.writeValueAsBytes(index));
    flag(bundle, hex(concatenated(bundle, names)));
  }

  private void seal2B() throws IOException {
    Path bundle = clear("2B");
    String report = "data/layer1/2B/s7_audit_report/seed=" + U64.text(ours.seed()) + "/report.json";
    Files.createDirectories(to.resolve(report).getParent());
    Files.writeString(to.resolve(report), "{\"verdict\":\"PASS\"}");
    String inputs = "data/layer1/2B/sealed_inputs/sealed_inputs_2B.json";
    Files.createDirectories(to.resolve(inputs).getParent());
    Files.writeString(to.resolve(inputs), "[]");
    ArrayNode index = JSON.createArrayNode();
    for (String name : List.of(report, inputs)) {
      index
          .addObject()
          .put("path", name)
          .put("sha256_hex", hex(Files.readAllBytes(to.resolve(name))));
    }
    Files.write(bundle.resolve("index.json"), JSON.writeValueAsBytes(index));
    flag(bundle, hex(concatenated(to, List.of(report, inputs))));
  }

  private void seal3A() throws IOException {
    Path bundle = clear("3A");
    Map<String, String> members = new TreeMap<>();
    Path zones = path("zone_alloc");
    members.put("zone_alloc", to.relativize(zones) + "/");
    members.put("zone_universe", to.relativize(path("zone_alloc_universe_hash")).toString());
    ObjectNode index = JSON.createObjectNode();
    index.put("manifest_fingerprint", FINGERPRINT);
    index.put("parameter_hash", PARAMETERS);
    index.put("s6_receipt_digest", "a".repeat(64));
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> member : members.entrySet()) {
      String digest = hex(bytes(to.resolve(member.getValue())));
      text.append(digest);
      index
          .withArray("/members")
          .addObject()
          .put("logical_id", member.getKey())
          .put("path", member.getValue())
          .put("schema_ref", "schemas.3A.yaml#/x")
          .put("sha256_hex", digest)
          .put("role", "egress");
    }
    Files.write(bundle.resolve("index.json"), JSON.writeValueAsBytes(index));
    flag(bundle, hex(text.toString().getBytes(StandardCharsets.US_ASCII)));
  }

  private void seal3B() throws IOException {
    Path bundle = clear("3B");
    List<String> names =
        List.of("s0_gate_receipt_3B.json", "s5_manifest_3B.json", "sealed_inputs_3B.json");
    ObjectNode index = JSON.createObjectNode();
    index.put("manifest_fingerprint", FINGERPRINT);
    index.put("parameter_hash", PARAMETERS);
    index.put("s5_manifest_digest", "b".repeat(64));
    for (String name : names) {
      Files.writeString(bundle.resolve(name), "{\"of\":\"" + name + "\"}");
      index
          .withArray("/members")
          .addObject()
          .put("logical_id", name.replace(".json", ""))
          .put("path", name)
          .put("schema_ref", "schemas.3B.yaml#/x")
          .put("sha256_hex", hex(Files.readAllBytes(bundle.resolve(name))))
          .put("role", "evidence");
    }
    Files.write(bundle.resolve("index.json"), JSON.writeValueAsBytes(index));
    flag(bundle, hex(concatenated(bundle, names)));
  }

  private static void flag(Path bundle, String digest) throws IOException {
    Files.writeString(bundle.resolve("_passed.flag"), "sha256_hex = " + digest + "\n");
  }

  private static byte[] concatenated(Path base, List<String> names) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String name : names.stream().sorted().toList()) {
      all.writeBytes(Files.readAllBytes(base.resolve(name)));
    }
    return all.toByteArray();
  }

  private static byte[] bytes(Path fileOrFolder) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (Stream<Path> walk = Files.walk(fileOrFolder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        all.writeBytes(Files.readAllBytes(file));
      }
    }
    return all.toByteArray();
  }

  static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
