package io.footfall.pipelines.figures;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Judges the gates of a run and reads the checks of its bundles, those of failed ones too. */
public final class ReadVerdicts {
  private static final List<String> LAYER_1 = List.of("1A", "1B", "2A", "2B", "3A", "3B");

  /** Failed bundles shown of one segment; their names are digests and tell no age. */
  private static final int MOST_FAILED = 4;

  private final RunContext ctx;
  private final List<BundleVerdict> found = new ArrayList<>();

  private ReadVerdicts(RunContext ctx) {
    this.ctx = ctx;
  }

  /**
   * Verdicts in the order of the data: layer 1, surfaces if they have begun, arrivals of each seed.
   *
   * @param seeds arrival seeds, ascending
   */
  public static List<BundleVerdict> of(RunContext ctx, List<Long> seeds) throws IOException {
    ReadVerdicts verdicts = new ReadVerdicts(ctx);
    String fingerprint = ctx.identity().manifestFingerprint();
    for (String segment : LAYER_1) {
      UpstreamGate gate = verdicts.gate(segment, UpstreamGate.bundleFolder(segment, fingerprint));
      verdicts.add(gate, null, null, List.of());
    }
    if (!Storage.list(ctx.root() + "/data/layer2/5A/**").isEmpty()) {
      verdicts.bundle(
          verdicts.gate("5A", UpstreamGate.bundleFolder("5A", fingerprint)),
          null,
          Partition.surfaces(ctx.identity(), null));
    }
    for (long seed : seeds) {
      verdicts.bundle(
          verdicts.gate("5B", GateReader.arrivalsFolder(ctx.identity(), seed)),
          U64.text(seed),
          Partition.arrivals(ctx.identity(), seed, null));
    }
    return List.copyOf(verdicts.found);
  }

  private UpstreamGate gate(String segment, String folder) {
    return UpstreamGate.judge(
        BundleKind.of(segment), ctx.root(), folder, ctx.identity().manifestFingerprint());
  }

  private void add(UpstreamGate gate, String seed, String failed, List<CheckLine> checks) {
    found.add(
        new BundleVerdict(
            gate.segment(), seed, failed, gate.status().name(), gate.problem(), checks));
  }

  /** The bundle at its place; without a PASS, those of failed validations beside it. */
  private void bundle(UpstreamGate gate, String seed, Partition partition) throws IOException {
    String dataset = "validation_checks_" + gate.segment();
    String path = ctx.file(dataset, partition);
    boolean there = Storage.exists(path);
    if (there || gate.status() == UpstreamGate.Status.PASS) {
      add(gate, seed, null, there ? checks(dataset, path) : List.of());
    }
    if (gate.status() == UpstreamGate.Status.PASS) {
      return;
    }
    String home = ctx.root() + "/" + gate.bundlePath();
    String below = path.substring(home.length());
    List<String> failed =
        Storage.list(home.replace("/validation/", "/validation_failed/") + "bundle=*/" + below);
    for (String other : failed.subList(0, Math.min(MOST_FAILED, failed.size()))) {
      String name = other.replaceFirst(".*/(bundle=[^/]*)/.*", "$1");
      add(gate, seed, name, checks(dataset, other));
    }
    if (!there && failed.isEmpty()) {
      add(gate, seed, null, List.of());
    }
  }

  private List<CheckLine> checks(String dataset, String path) throws IOException {
    JsonNode document;
    try {
      document = JsonDocuments.read(path);
    } catch (FootfallException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
    var breach = JsonDocuments.breach(dataset, document);
    if (breach.isPresent()) {
      throw new IOException(path + ": " + breach.get());
    }
    List<CheckLine> lines = new ArrayList<>();
    for (JsonNode check : document.path("checks")) {
      for (JsonNode result : check.path("results")) {
        lines.add(line(check, result));
      }
    }
    return lines;
  }

  private static CheckLine line(JsonNode check, JsonNode result) {
    JsonNode value = result.path("value");
    return new CheckLine(
        check.path("check_id").asText(),
        check.path("level").asText(),
        check.path("blocking").asBoolean(),
        check.path("definition").asText(),
        result.path("scenario_id").textValue(),
        result.path("corridor").asText(),
        value.isNumber() ? value.doubleValue() : null,
        whole(result.path("support")),
        result.path("needed_support").asLong(),
        whole(result.path("violations")),
        result.path("warned").asBoolean(),
        result.path("verdict").asText());
  }

  private static Long whole(JsonNode node) {
    return node.isNumber() ? node.longValue() : null;
  }
}
