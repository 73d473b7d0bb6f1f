package io.footfall.pipelines.outside;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.pipelines.TinyRun;
import io.footfall.pipelines.console.ProgressLine;
import io.footfall.pipelines.launch.CheckedDirectProfile;
import io.footfall.pipelines.launch.Launch;
import io.footfall.pipelines.runroot.RunIdentities;
import io.footfall.pipelines.runroot.RunRoot;
import io.footfall.pipelines.states.StateRunner;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.world.SealedInputs1A;
import io.footfall.transforms.world.outside.ImportTables;
import io.footfall.transforms.world.outside.OutsideArtefacts;
import io.footfall.transforms.world.outside.OutsideDocuments;
import io.footfall.transforms.world.outside.OutsideReport;
import io.footfall.transforms.world.outside.OutsideWorld;
import io.footfall.transforms.world.seal.WorldSeal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A broken outside world for every gate and every W-check, each with its code. The sound world is
 * imported once; a case imports again the segments whose files it changed.
 */
class OutsideChecksIT {
  private static final List<String> SEGMENTS = List.of("1A", "1B", "2A", "2B", "3B", "3A");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared;
  static Path soundWorld;
  static RunContext soundRoot;
  static StateRunner states;

  @TempDir Path dir;

  @BeforeAll
  static void importSoundWorld() throws IOException, SQLException {
    TinyRun here = TinyRun.shared();
    soundWorld = shared.resolve(OutsideExporter.RUN);
    exporter(soundWorld).export();
    RunContext made = RunRoot.open(here.root().toString(), "test");
    OutsideWorld world = OutsideWorld.open(soundWorld.toString(), false);
    soundRoot =
        new RunContext(
            shared.resolve("root").toString(),
            RunIdentities.imported(made.config(), world.identity().worldSeed(), world.artefacts()),
            "test",
            made.config(),
            made.layout());
    states = states(soundRoot);
    OutsideArtefacts.publish(soundRoot, world);
    for (String segment : SEGMENTS) {
      states.seal(ImportTables.of(soundRoot, world, segment), "import");
    }
    OutsideDocuments.publish(soundRoot, world);
    SealedInputs1A.publishImported(soundRoot, world);
  }

  static OutsideExporter exporter(Path to) {
    TinyRun here = TinyRun.shared();
    return new OutsideExporter(here.root(), here.identity(), to, OutsideExporter.Disguise.PLAIN);
  }

  static StateRunner states(RunContext ctx) {
    PrintStream none = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new StateRunner(
        Launch.local(new CheckedDirectProfile(), 2), new ProgressLine(none, false, true), ctx);
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  /** Imports what differs from the sound world into a copy of its root, then seals. */
  private RunContext importAndSeal(Path other) throws IOException {
    OutsideWorld world = OutsideWorld.open(other.toString(), false);
    Path root = dir.resolve("root");
    copy(Path.of(soundRoot.root()), root);
    RunContext ctx =
        new RunContext(
            root.toString(), soundRoot.identity(), "test", soundRoot.config(), soundRoot.layout());
    Set<String> segments = new HashSet<>();
    Map<String, String> before = digests(OutsideWorld.open(soundWorld.toString(), false));
    for (Map.Entry<String, String> file : digests(world).entrySet()) {
      if (!file.getValue().equals(before.get(file.getKey()))) {
        DatasetContract contract = Contracts.get(file.getKey());
        Path path = path(ctx, contract);
        if (contract.isTable()) {
          segments.add(contract.owner().equals("ingress") ? "1A" : contract.owner());
        } else {
          Files.delete(path);
        }
      }
    }
    TreeMap<String, io.footfall.coders.Tally> none = new TreeMap<>();
    if (!segments.isEmpty()) {
      segments.add("3A");
    }
    StateRunner runner = states(ctx);
    for (String segment : SEGMENTS) {
      if (segments.contains(segment)) {
        TinyRun.delete(root.resolve("_state/" + segment + ".IMPORT"));
        ImportTables tables = ImportTables.of(ctx, world, segment);
        for (String dataset : tables.run().datasets()) {
          TinyRun.delete(path(ctx, Contracts.get(dataset)));
        }
        runner.seal(tables, "import");
      }
    }
    OutsideDocuments.publish(ctx, world);
    WorldSeal.publish(ctx, () -> OutsideReport.publish(ctx, world, none, List.of()));
    return ctx;
  }

  private static Path path(RunContext ctx, DatasetContract contract) {
    return Path.of(ctx.file(contract.id(), Partition.world(ctx.identity())));
  }

  private static Map<String, String> digests(OutsideWorld world) throws IOException {
    Map<String, String> digests = new HashMap<>();
    for (JsonNode file : JSON.readTree(world.artefacts().get(OutsideWorld.SOURCES))) {
      digests.merge(
          file.path("dataset").asText(), file.path("sha256_hex").asText(), String::concat);
    }
    return digests;
  }

  /** Damages a world before it is sealed. */
  @FunctionalInterface
  interface Damage {
    void to(OutsideExporter world) throws IOException, SQLException;
  }

  static Arguments damage(String code, String what, Damage damage) {
    return Arguments.of("WORLD." + code, what, damage);
  }

  static Damage sql(String dataset, String statements) {
    return world -> world.table(dataset, statements);
  }

  static Damage flip(String dataset) {
    return world -> {
      byte[] bytes = Files.readAllBytes(world.path(dataset));
      bytes[bytes.length / 2] ^= 1;
      Files.write(world.path(dataset), bytes);
    };
  }

  /** Replaces the first hex digit of a text field. */
  static Damage digit(String dataset, String field) {
    return world ->
        world.edit(
            dataset,
            json -> {
              String text = json.path(field).asText();
              json.put(field, (text.charAt(0) == '0' ? "1" : "0") + text.substring(1));
            });
  }

  static Stream<Arguments> broken() {
    String first = "(select min(merchant_id) from t)";
    return Stream.of(
        damage("WORLD_W1", "a row twice", sql("zone_alloc", "insert into t from t limit 1")),
        damage(
            "WORLD_W2",
            "a location less",
            sql("site_locations", "delete from t where merchant_id = " + first)),
        damage(
            "WORLD_W3",
            "a wrong outlet count",
            sql(
                "outlet_catalogue",
                "update t set final_country_outlet_count = final_country_outlet_count + 1"
                    + " where merchant_id = "
                    + first)),
        damage(
            "WORLD_W4",
            "a site weight off",
            sql(
                "s1_site_weights",
                "update t set p_weight = p_weight * 0.99 where merchant_id = " + first)),
        damage("WORLD_W5", "a flipped alias blob", flip("s2_alias_blob")),
        damage("WORLD_W5", "a flipped edge blob", flip("edge_alias_blob_3B")),
        damage(
            "WORLD_W5",
            "a slice past the end",
            world ->
                world.edit(
                    "s2_alias_index",
                    json -> ((ObjectNode) json.path("merchants").get(0)).put("offset", 1L << 40))),
        damage(
            "WORLD_W6",
            "a merchant unclassified",
            sql(
                "virtual_classification_3B",
                "delete from t where merchant_id = (select min(merchant_id) from t"
                    + " where virtual_mode = 'NON_VIRTUAL')")),
        damage(
            "WORLD_W7",
            "a settlement in an unknown zone",
            sql("virtual_settlement_3B", "update t set tzid_settlement = 'Mars/Olympus'")),
        damage(
            "WORLD_W9",
            "a day missing",
            sql("s4_group_weights", "delete from t where utc_day = '2026-03-20'")),
        damage(
            "WORLD_W10",
            "a settlement missing",
            sql("virtual_settlement_3B", "delete from t where merchant_id = " + first)),
        damage(
            "WORLD_W11",
            "another zone universe",
            digit("zone_alloc_universe_hash", "routing_universe_hash")),
        damage("WORLD_W11", "another theta", digit("zone_alloc_universe_hash", "theta_digest")),
        damage(
            "WORLD_W11", "another edge universe", digit("edge_universe_hash_3B", "universe_hash")),
        damage(
            "WORLD_W11",
            "an alias index of other bytes",
            sql("edge_alias_index_3B", "update t set notes = 'x'")),
        damage(
            "WORLD_W12",
            "a category without class",
            sql(
                "transaction_schema_merchant_ids",
                "update t set mcc = 1 where merchant_id = " + first)),
        damage("WORLD_W13", "an hour off in March", OutsideChecksIT::anHourOff),
        damage("TZ_CACHE_INVALID", "a flipped cache", flip("tz_timetable_cache_bin")),
        damage("TZ_CACHE_INVALID", "another format", OutsideChecksIT::anotherCacheFormat),
        damage(
            "IDENTITY_MIXED",
            "a document of another world",
            digit("edge_universe_hash_3B", "manifest_fingerprint")),
        damage(
            "DOCUMENT_INVALID",
            "a digest that is none",
            world -> world.edit("edge_universe_hash_3B", j -> j.put("cdn_weights_digest", "x"))),
        damage(
            "DOCUMENT_INVALID",
            "no JSON",
            world -> Files.writeString(world.path("s2_alias_index"), "[{")),
        damage(
            "INPUT_MISSING",
            "no day effects",
            world -> TinyRun.delete(world.path("s3_day_effects"))),
        damage(
            "DOCUMENT_INVALID",
            "a version outside the folder",
            world ->
                Files.writeString(
                    world.path("sealed_inputs_1A"),
                    "[{\"asset_id\":\"transaction_schema_merchant_ids\","
                        + "\"partition\":{\"version\":\"../../..\"}}]")));
  }

  /** Shifts every transition of the cache between 7 March and 7 April 2026 by an hour. */
  private static void anHourOff(OutsideExporter world) throws IOException {
    byte[] bytes = Files.readAllBytes(world.path("tz_timetable_cache_bin"));
    var out = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    int zones = out.getInt(6);
    int at = 10;
    for (int z = 0; z < zones; z++) {
      at += 2 + out.getShort(at);
      int entries = out.getInt(at);
      at += 4;
      for (int i = 0; i < entries; i++, at += 12) {
        long second = out.getLong(at);
        if (second > 1_772_841_600L && second < 1_775_520_000L) {
          out.putLong(at, second + 3600);
        }
      }
    }
    cache(world, bytes);
  }

  private static void anotherCacheFormat(OutsideExporter world) throws IOException {
    cache(world, "TZC2 of another engine".getBytes(StandardCharsets.US_ASCII));
  }

  private static void cache(OutsideExporter world, byte[] bytes) throws IOException {
    Files.write(world.path("tz_timetable_cache_bin"), bytes);
    world.edit(
        "tz_timetable_cache",
        json ->
            json.put("tz_index_digest", OutsideExporter.hex(bytes))
                .put("rle_cache_bytes", bytes.length));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("broken")
  void aBrokenWorldEndsInItsCode(String code, String what, Damage damage)
      throws IOException, SQLException {
    Path other = dir.resolve(OutsideExporter.RUN);
    copy(soundWorld, other);
    OutsideExporter exporter = exporter(other);
    damage.to(exporter);
    exporter.seal();
    FootfallException e = assertThrows(FootfallException.class, () -> importAndSeal(other));
    assertThat(e.getMessage(), e.code().toString(), is(code));
    assertThat(Files.exists(dir.resolve("root/run_receipt.json")), is(false));
  }

  /** Damages bundles after sealing. */
  static Stream<Arguments> gates() {
    Stream.Builder<Arguments> cases = Stream.builder();
    for (String segment : List.of("1A", "1B", "2A", "2B", "3A", "3B")) {
      cases.add(gate("UPSTREAM_GATE_MISSING", segment, "no flag", b -> remove(b, "_passed.flag")));
      cases.add(gate("UPSTREAM_GATE_MISSING", segment, "no index", b -> remove(b, "index.json")));
      cases.add(
          gate(
              "UPSTREAM_GATE_MISMATCH",
              segment,
              "another digest",
              b -> edit(b, "_passed.flag", s -> s.replaceAll("= ...", "= 000"))));
      cases.add(
          gate(
              "UPSTREAM_GATE_MISMATCH",
              segment,
              "a flag of two equals signs",
              b -> edit(b, "_passed.flag", s -> s.replace("=", "=="))));
      cases.add(
          gate(
              "UPSTREAM_GATE_MISMATCH",
              segment,
              "a path outside",
              b ->
                  edit(
                      b,
                      "index.json",
                      s -> s.replaceFirst("\"path\":\"", "\"path\":\"../../../"))));
      cases.add(
          gate(
              "UPSTREAM_GATE_MISMATCH",
              segment,
              "a folder for a file",
              b ->
                  edit(
                      b,
                      "index.json",
                      s -> s.replaceFirst("\"path\":\"[^\"]*\"", "\"path\":\"no/such/\""))));
      cases.add(
          gate(
              "UPSTREAM_GATE_MISMATCH",
              segment,
              "a pattern for a path",
              b ->
                  edit(
                      b,
                      "index.json",
                      s -> s.replaceFirst("\"path\":\"[^\"]*\"", "\"path\":\"**\""))));
      cases.add(
          gate("UPSTREAM_GATE_MISMATCH", segment, "no JSON", b -> edit(b, "index.json", s -> "{")));
    }
    for (String segment : List.of("1A", "1B", "2A")) {
      cases.add(
          gate(
              "UPSTREAM_GATE_MISMATCH",
              segment,
              "an extra file",
              b -> Files.writeString(b.resolve("extra.json"), "{}")));
    }
    cases.add(
        gate(
            "UPSTREAM_GATE_MISMATCH",
            "1A",
            "a member changed",
            b -> edit(b, "s9_summary.json", s -> s + " ")));
    cases.add(
        gate(
            "UPSTREAM_GATE_MISMATCH",
            "3B",
            "a member gone",
            b -> remove(b, "s5_manifest_3B.json")));
    return cases.build();
  }

  /** Damage to a bundle folder. */
  @FunctionalInterface
  interface BundleDamage {
    void to(Path bundle) throws IOException;
  }

  static Arguments gate(String code, String segment, String what, BundleDamage damage) {
    return Arguments.of("WORLD." + code, segment, what, damage);
  }

  static void remove(Path bundle, String name) throws IOException {
    Files.delete(bundle.resolve(name));
  }

  static void edit(Path bundle, String name, java.util.function.UnaryOperator<String> edit)
      throws IOException {
    String before = Files.readString(bundle.resolve(name));
    String after = edit.apply(before);
    assertThat(after.equals(before), is(false));
    Files.writeString(bundle.resolve(name), after);
  }

  @ParameterizedTest(name = "{1} {2}")
  @MethodSource("gates")
  void aGateThatFailsEndsInItsCode(String code, String segment, String what, BundleDamage damage)
      throws IOException {
    Path other = dir.resolve(OutsideExporter.RUN);
    copy(soundWorld, other);
    damage.to(exporter(other).bundle(segment));
    FootfallException e =
        assertThrows(FootfallException.class, () -> OutsideWorld.open(other.toString(), false));
    assertThat(e.getMessage(), e.code().toString(), is(code));
  }

  @Test
  void aSealedRowOfZoneAllocCannotBeEditedAfterwards() throws IOException, SQLException {
    Path other = dir.resolve(OutsideExporter.RUN);
    copy(soundWorld, other);
    exporter(other).table("zone_alloc", "update t set notes = 'edited'");
    FootfallException e =
        assertThrows(FootfallException.class, () -> OutsideWorld.open(other.toString(), false));
    assertThat(e.code().toString(), is("WORLD.UPSTREAM_GATE_MISMATCH"));
  }

  @Test
  void aReceiptThatIsNoneIsRefused() throws IOException {
    for (String receipt : List.of("", "[]", "{\"seed\":\"x\"}", "{\"seed\":-1}")) {
      Files.writeString(dir.resolve("run_receipt.json"), receipt);
      FootfallException e =
          assertThrows(FootfallException.class, () -> OutsideWorld.open(dir.toString(), false));
      assertThat(e.code().toString(), is("WORLD.RUN_RECEIPT_INVALID"));
    }
  }
}
