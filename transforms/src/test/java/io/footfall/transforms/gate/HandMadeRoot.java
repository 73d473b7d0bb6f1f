package io.footfall.transforms.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.LayoutPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.Partition;
import io.footfall.contracts.PathTemplate;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.bundle.BundleDigest;
import io.footfall.transforms.bundle.BundleIndex;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.PassedFlag;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seal.ArtefactSpec;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.state.DriverTable;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** A run root written by hand, as a gate or a validation finds it. */
public final class HandMadeRoot {
  public static final String FINGERPRINT = "a".repeat(64);
  public static final String RUN_ID = "c".repeat(32);
  public static final String SCENARIO = "baseline_v1";

  private static final ResolvedConfig CONFIG = ResolvedConfig.load("tiny", null);

  private final RunContext ctx;

  public HandMadeRoot(Path runsRoot) {
    this(runsRoot, CONFIG);
  }

  /** A root under policies of its own. */
  public HandMadeRoot(Path runsRoot, ResolvedConfig config) {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    RunIdentity identity = new RunIdentity(42, "b".repeat(64), FINGERPRINT, RUN_ID);
    LayoutPolicy layout = config.read(PolicyFile.LAYOUT, LayoutPolicy.class);
    ctx = new RunContext(runsRoot + "/" + RUN_ID, identity, "test", config, layout);
  }

  public RunContext ctx() {
    return ctx;
  }

  public Path path(String relative) {
    return Path.of(ctx.root(), relative);
  }

  public void write(String relative, byte[] bytes) throws IOException {
    Files.createDirectories(path(relative).getParent());
    Files.write(path(relative), bytes);
  }

  public void write(String relative, String text) throws IOException {
    write(relative, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Changes one byte of a file in the middle. */
  public void flip(String relative) throws IOException {
    byte[] bytes = Files.readAllBytes(path(relative));
    bytes[bytes.length / 2] ^= 1;
    Files.write(path(relative), bytes);
  }

  public void delete(String relative) throws IOException {
    Files.delete(path(relative));
  }

  /** Publishes rows as a table of one part, whatever they say. */
  public <T extends Record> void table(
      String dataset, Partition partition, Class<T> type, List<T> rows) throws IOException {
    String folder = Contracts.get(dataset).path().resolve(partition.tokens());
    for (Map.Entry<String, byte[]> file :
        DriverTable.files(dataset, partition, type, rows).entrySet()) {
      write(folder + file.getKey(), file.getValue());
    }
  }

  /** Receipt, policies, six passed bundles, and a file for everything 5A seals. */
  public HandMadeRoot world() throws IOException {
    ObjectNode receipt = JsonDocuments.object();
    receipt.put("run_id", RUN_ID).put("seed", 42);
    receipt.put("parameter_hash", "b".repeat(64)).put("manifest_fingerprint", FINGERPRINT);
    write("run_receipt.json", CanonicalJson.bytes(receipt));
    ArrayNode inputs = JsonDocuments.array();
    inputs
        .addObject()
        .put("asset_id", "transaction_schema_merchant_ids")
        .put("version_tag", "2026-01-03")
        .putObject("partition")
        .put("version", "2026-01-03");
    write(
        "data/layer1/1A/sealed_inputs/manifest_fingerprint="
            + FINGERPRINT
            + "/sealed_inputs_1A.json",
        CanonicalJson.bytes(inputs));
    ConfigPublisher.publish(ctx);
    artefacts(SealLaw.SURFACES);
    for (String segment : List.of("1A", "1B", "2A", "2B", "3A", "3B")) {
      bundle(segment);
    }
    return this;
  }

  /** A stand-in file for every dataset a law seals. */
  public void artefacts(SealLaw law) throws IOException {
    for (ArtefactSpec spec : ArtefactSpec.of(law)) {
      boolean stands =
          switch (spec.digest()) {
            case GATE, POLICY, OWN_OUTPUT -> false;
            default -> !spec.id().equals("scenario_manifest_5A");
          };
      if (stands) {
        String path = resolve(spec.path());
        String file = path.endsWith("/") ? path + "part-00000.parquet" : path;
        if (!Files.exists(path(file))) {
          write(file, "content of " + spec.id());
        }
      }
    }
  }

  private String resolve(String template) {
    Map<String, String> tokens = new HashMap<>();
    tokens.put("seed", "42");
    tokens.put("manifest_fingerprint", FINGERPRINT);
    tokens.put("parameter_hash", "b".repeat(64));
    tokens.put("version", "2026-01-03");
    tokens.put("scenario_id", SCENARIO);
    return new PathTemplate(template).resolve(tokens);
  }

  /** Folder of a segment's bundle. */
  public static String bundleFolder(String segment) {
    return UpstreamGate.bundleFolder(segment, FINGERPRINT);
  }

  private void bundle(String segment) throws IOException {
    BundleKind kind = BundleKind.of(segment);
    String folder = bundleFolder(segment);
    String base = kind.rootRelative() ? "data/layer1/" + segment + "/evidence/" : "";
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : List.of("one.json", "two.json")) {
      files.put(
          base + name,
          ("{\"of\":\"" + segment + " " + name + "\"}").getBytes(StandardCharsets.US_ASCII));
    }
    files.forEach(
        (path, bytes) -> {
          try {
            write(kind.rootRelative() ? path : folder + path, bytes);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    byte[] index = index(kind, files);
    write(folder + kind.indexName(), index);
    files.put(kind.indexName(), index);
    String digest =
        BundleDigest.of(
            BundleIndex.parse(kind, index),
            path -> new java.io.ByteArrayInputStream(files.get(path)));
    write(folder + BundleKind.FLAG, PassedFlag.format(kind, FINGERPRINT, digest));
  }

  private static byte[] index(BundleKind kind, Map<String, byte[]> files) {
    ArrayNode list = JsonDocuments.array();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      ObjectNode row = list.addObject().put("path", file.getKey());
      if (kind.listsItself()) {
        row.put("artifact_id", file.getKey()).put("kind", "text");
      } else {
        row.put("sha256_hex", Storage.sha256(file.getValue()));
      }
      if (kind == BundleKind.SEG_3A || kind == BundleKind.SEG_3B) {
        row.put("logical_id", file.getKey()).put("schema_ref", "none").put("role", "evidence");
      }
    }
    if (kind.listsItself()) {
      list.addObject().put("path", "index.json").put("artifact_id", "index").put("kind", "text");
    }
    ObjectNode envelope = JsonDocuments.object();
    return switch (kind) {
      case SEG_2A -> CanonicalJson.bytes(envelope.set("files", list));
      case SEG_3A, SEG_3B -> {
        envelope.put("manifest_fingerprint", FINGERPRINT).put("parameter_hash", "b".repeat(64));
        String receipt = kind == BundleKind.SEG_3A ? "s6_receipt_digest" : "s5_manifest_digest";
        envelope.put(receipt, "d".repeat(64)).set("members", list);
        yield CanonicalJson.bytes(envelope);
      }
      default -> CanonicalJson.bytes(list);
    };
  }
}
