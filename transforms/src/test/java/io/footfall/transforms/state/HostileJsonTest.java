package io.footfall.transforms.state;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.PartFile;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.json.MalformedJson;
import io.footfall.transforms.json.StrictJson;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is hostile input: manifests, sidecars and evidence are as written, or refused. */
class HostileJsonTest {
  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final TableManifest MANIFEST =
      new TableManifest(
          "sites",
          HEX,
          List.of(
              new PartFile("sites", 0, "part-00000.parquet", 5, 100, HEX, 1, 2),
              new PartFile("sites", 1, "part-00001.parquet", 7, 200, HEX, 3, -1L)));

  @TempDir Path dir;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] manifest() {
    return MANIFEST.toJson(partition());
  }

  @Test
  void aManifestReadsAsItWasWritten() throws IOException {
    assertThat(TableManifest.parse(manifest()), is(MANIFEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{} {}",
        "{}x",
        "{\"a\":1,\"a\":2}",
        "{\"a\":NaN}",
        "[Infinity]",
        "[1e999]",
        "[-1e999]",
        "[01]",
        "['a']",
        "{a:1}",
        "/* c */ {}",
        "\ufeff{}",
        "[\"\\u0000",
        "{}\u0000"
      })
  void whatIsNoStrictJsonIsRefused(String text) {
    assertThrows(MalformedJson.class, () -> StrictJson.parse(bytes(text)));
  }

  @Test
  void depthNumbersStringsAndEncodingsAreBounded() {
    String deep = "[".repeat(100_000);
    assertThrows(MalformedJson.class, () -> StrictJson.parse(bytes(deep)));
    String digits = "9".repeat(1_000_000);
    assertThrows(MalformedJson.class, () -> StrictJson.parse(bytes(digits)));
    assertThrows(
        MalformedJson.class, () -> StrictJson.parse(bytes("\"" + "x".repeat(3 << 20) + "\"")));
    assertThrows(
        MalformedJson.class, () -> StrictJson.parse("{}".getBytes(StandardCharsets.UTF_16LE)));
    assertThrows(MalformedJson.class, () -> StrictJson.parse(new byte[] {'"', (byte) 0xff, '"'}));
    MalformedJson e =
        assertThrows(MalformedJson.class, () -> StrictJson.parse(bytes("{\n\"a\":1,\n\"a\":2}")));
    assertThat(e.getMessage(), containsString("(line 3)"));
  }

  private static void refused(Consumer<ObjectNode> change) throws IOException {
    ObjectNode root = (ObjectNode) StrictJson.parse(manifest());
    change.accept(root);
    assertThrows(MalformedJson.class, () -> TableManifest.parse(bytes(root.toString())));
  }

  private static ObjectNode part(ObjectNode root) {
    return (ObjectNode) root.get("parts").get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../part-00000.parquet",
        "/etc/passwd",
        "a\\\\b.parquet",
        "..",
        "",
        "part-00001.parquet",
        "part-00000.parquet\n",
        "gs://other/part-00000.parquet"
      })
  void aPartOutsideItsFolderOrTwiceIsRefused(String path) throws IOException {
    refused(root -> part(root).put("path", path));
  }

  @Test
  void aFieldOfAnotherTypeOrRangeIsRefused() throws IOException {
    for (String field : List.of("number", "rows", "bytes", "first_merchant", "last_merchant")) {
      refused(root -> part(root).put(field, "5"));
      refused(root -> part(root).put(field, -5));
      refused(root -> part(root).put(field, 5.5));
      refused(root -> part(root).putNull(field));
      refused(root -> part(root).put(field, new java.math.BigInteger("9".repeat(30))));
      refused(root -> part(root).remove(field));
    }
    for (String field : List.of("path", "sha256")) {
      refused(root -> part(root).put(field, 5));
      refused(root -> part(root).remove(field));
    }
    refused(root -> part(root).put("sha256", HEX.toUpperCase(java.util.Locale.ROOT)));
    refused(root -> part(root).put("strange", 1));
    refused(root -> root.put("strange", 1));
    refused(root -> root.remove("plan_digest"));
    refused(root -> root.put("dataset", 5));
    refused(root -> root.put("rows", 11));
    refused(root -> root.put("bytes", "300"));
    refused(root -> root.put("parts", 1));
    refused(root -> ((ArrayNode) root.get("parts")).add(1));
    refused(root -> part(root).put("rows", Long.MAX_VALUE));
  }

  @Property(tries = 500, seed = "3")
  void aDamagedManifestIsReadOrRefused(@ForAll Random random) throws IOException {
    byte[] json = manifest();
    for (int i = 0; i <= random.nextInt(3); i++) {
      json[random.nextInt(json.length)] = (byte) random.nextInt(128);
    }
    try {
      TableManifest.parse(json);
    } catch (MalformedJson e) {
      assertThat(e.getMessage().length() < 1000, is(true));
    }
  }

  @Property(tries = 300, seed = "4")
  void anyTextIsReadOrRefused(@ForAll String text) throws IOException {
    try {
      StrictJson.parse(bytes(text));
    } catch (MalformedJson e) {
      assertThat(e.getMessage().isEmpty(), is(false));
    }
  }

  private StateRun run(String plan) {
    return new StateRun(
        "5B.S3", dir.toString(), partition(), List.of("s3_bucket_counts_5B"), plan, 1, "attempt");
  }

  private static Partition partition() {
    String hex = "0123456789abcdef".repeat(4);
    return Partition.arrivals(new RunIdentity(42, hex, hex, hex.substring(32)), 7, "s1");
  }

  private void left(String name, String json) throws IOException {
    Path file = Path.of(run("plan").work() + name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes(json));
  }

  @Test
  void aSidecarThatIsNotThisUnitsCountsAsNone() throws IOException {
    StateRun run = run("plan");
    WorkUnit unit = new WorkUnit(0, 1L, 9L, 0, 1, 5L);
    Path part = Path.of(run.folder("s3_bucket_counts_5B") + "part-00000.parquet");
    Files.createDirectories(part.getParent());
    Files.write(part, bytes("content"));
    PartFile file =
        new PartFile(
            "s3_bucket_counts_5B",
            0,
            "part-00000.parquet",
            1,
            7,
            Storage.sha256(bytes("content")),
            1L,
            9L);
    PartSidecar.write(run, unit, new UnitResult(List.of(file), new TreeMap<>(), List.of()));
    assertThat(PartSidecar.find(run, unit).isPresent(), is(true));
    assertThat(PartSidecar.find(run("other"), unit).isPresent(), is(false));
    assertThat(PartSidecar.find(run, new WorkUnit(0, 2L, 9L, 0, 1, 5L)).isPresent(), is(false));
    String sound = Files.readString(Path.of(PartSidecar.path(run, 0)));
    JsonNode node = StrictJson.parse(sound);
    assertThat(node.get("parts").size(), is(1));
    for (String bad :
        List.of(
            "",
            "null",
            "[]",
            sound.substring(0, sound.length() / 2),
            sound.replace("\"unit\":0", "\"unit\":1"),
            sound.replace("\"unit\":0", "\"unit\":\"0\""),
            sound.replace("\"rows\":1", "\"rows\":-1"),
            sound.replace("\"rows\":1", "\"rows\":\"1\""),
            sound.replace("\"bytes\":7", "\"bytes\":8"),
            sound.replace("part-00000.parquet", "../x/part-00000.parquet"),
            sound.replace("\"dataset\":\"s3_bucket_counts_5B\"", "\"dataset\":\"../../x\""),
            sound.replace("\"dataset\":\"s3_bucket_counts_5B\"", "\"dataset\":null"),
            sound.replace("\"parts\":", "\"tallies\":{\"a\":{\"support\":\"1\"}},\"parts\":"),
            "x".repeat((int) FileLimit.STATE.bytes() + 1))) {
      left("unit-00000.json", bad);
      assertThat(bad, PartSidecar.find(run, unit).isPresent(), is(false));
    }
    left("unit-00000.json", sound);
    assertThat(PartSidecar.find(run, unit).isPresent(), is(true));
    Files.write(part, bytes("Content"));
    assertThat(PartSidecar.find(run, unit).isPresent(), is(false));
  }

  @Test
  void evidenceOfAnotherPlanOrShapeIsNotUsed() throws IOException {
    StateRun run = run("plan");
    assertThat(StateEvidence.usable(run), is(false));
    StateEvidence evidence = new StateEvidence("5B.S3", new TreeMap<>(), List.of());
    evidence.publish(run);
    assertThat(StateEvidence.usable(run), is(true));
    assertThat(StateEvidence.read(run), is(evidence));
    assertThat(StateEvidence.usable(run("other")), is(false));
    String sound = Files.readString(Path.of(run.work() + StateEvidence.NAME));
    for (String bad :
        List.of(
            "",
            sound.substring(0, 20),
            sound.replace("5B.S3", "5B.S4"),
            sound.replace("[ ]", "[ { } ]"),
            sound.replace("[ ]", "7"),
            "x".repeat((int) FileLimit.STATE.bytes() + 1))) {
      left(StateEvidence.NAME, bad);
      assertThat(bad, StateEvidence.usable(run), is(false));
      IOException e = assertThrows(IOException.class, () -> StateEvidence.read(run));
      assertThat(e.getMessage(), containsString(StateEvidence.NAME));
    }
  }

  /** 500 latent groups over 90 days, as {@code reference} leaves them. */
  @Test
  void evidenceOfALargeWorldIsRead() throws IOException {
    StateRun run = run("plan");
    TreeMap<String, Tally> tallies = new TreeMap<>();
    for (int group = 0; group < 500; group++) {
      for (int day = 0; day < 90; day++) {
        String name = "metric|day|g|g|baseline|consumer_daytime|card_present|low|" + group;
        tallies.put(name + "|" + day, Tally.check(1_000_000L + day, 0, 1_000_000L * group));
      }
    }
    StateEvidence evidence = new StateEvidence("5B.S3", tallies, List.of());
    evidence.publish(run);
    assertThat(StateEvidence.usable(run), is(true));
    assertThat(StateEvidence.read(run), is(evidence));
    WorkUnit unit = new WorkUnit(0, 1L, 9L, 0, 1, 5L);
    StateRun sums =
        new StateRun("5B.S5", dir.toString(), partition(), List.of(), "plan", 1, "attempt");
    PartSidecar.write(sums, unit, new UnitResult(List.of(), tallies, List.of()));
    assertThat(PartSidecar.find(sums, unit).orElseThrow().tallies(), is(tallies));
  }
}
