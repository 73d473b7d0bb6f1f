package io.footfall.transforms.certification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.CertificationPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.evidence.AssembledBundle;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The certification of a run over several arrival seeds: every metric with its verdict by seed, and
 * A23 by pair of seeds. No clock, no path of a machine.
 */
public final class Certification {
  private static final String DATASET = "certification_5B";

  private final RunContext ctx;
  private final CertificationPolicy policy;
  private final List<Long> seeds;
  private final List<JudgedBundle> bundles = new ArrayList<>();
  private final List<SeedPairs.Pair> pairs;
  private final ObjectNode document;

  private Certification(RunContext ctx, List<Long> seeds, Map<Long, AssembledBundle> failed)
      throws IOException {
    this.ctx = ctx;
    this.seeds = List.copyOf(seeds);
    this.policy = ctx.config().read(PolicyFile.CERTIFICATION, CertificationPolicy.class);
    bundles.add(JudgedBundle.surfaces(ctx));
    for (long seed : seeds) {
      AssembledBundle own = failed.get(seed);
      bundles.add(own == null ? JudgedBundle.arrivals(ctx, seed) : JudgedBundle.failed(seed, own));
    }
    // No PASS, no read: events of a seed that failed are not looked at.
    this.pairs = failed.isEmpty() ? new SeedPairs(ctx).judge(seeds) : List.of();
    this.document = write();
    JsonDocuments.breach(DATASET, document)
        .ifPresent(
            breach -> {
              throw new FootfallException(
                  new FailureCode("CERTIFY", "DOCUMENT_INVALID"),
                  DATASET + ": " + breach,
                  "Report this as a bug.");
            });
  }

  /**
   * Judges; reads bundles behind their gates, and events where all seeds passed.
   *
   * @param seeds arrival seeds in the order of their pairs
   * @param failed bundles of seeds that did not pass
   */
  public static Certification of(
      RunContext ctx, List<Long> seeds, Map<Long, AssembledBundle> failed) throws IOException {
    return new Certification(ctx, seeds, failed);
  }

  /** Place of the certification of a world. */
  public static String path(RunContext ctx) {
    return ctx.file(DATASET, Partition.surfaces(ctx.identity(), null));
  }

  /** The document at its place, within its contract; null where none is. */
  public static JsonNode read(RunContext ctx) throws IOException {
    String path = path(ctx);
    if (!Storage.exists(path)) {
      return null;
    }
    JsonNode document = JsonDocuments.read(path);
    var breach = JsonDocuments.breach(DATASET, document);
    if (breach.isPresent()) {
      throw new IOException(path + ": " + breach.get());
    }
    return document;
  }

  /** Whether all seeds passed and no two can be told apart. */
  public boolean passed() {
    return bundles.stream().allMatch(JudgedBundle::passed)
        && pairs.stream().allMatch(pair -> !fails(pair.result()));
  }

  private boolean fails(SeedClassifier.Result result) {
    return switch (result.verdict()) {
      case FAIL -> true;
      case NOT_EVALUABLE -> policy.promisedMetrics().contains(SeedPairs.ID);
      case PASS, NOT_APPLICABLE -> false;
    };
  }

  /** Bytes of the document. */
  public byte[] bytes() {
    return CanonicalJson.bytes(document);
  }

  /** The document. */
  public JsonNode document() {
    return document;
  }

  /**
   * Publishes; an earlier certification moves aside, and a failed one lies apart, named by its own
   * digest.
   *
   * @return path of the document
   */
  public String publish() throws IOException {
    String home = path(ctx);
    byte[] ours = bytes();
    boolean stands = Storage.exists(home) && Storage.sha256(home).equals(Storage.sha256(ours));
    if (!stands) {
      ctx.superseded().replace(ctx.root(), ctx.attempt(), List.of(home));
    }
    String name = "/certification=" + Storage.sha256(ours).substring(0, 16) + "/";
    String target =
        passed()
            ? home
            : home.replace("/certification/", "/certification_failed/")
                .replaceFirst("/([^/]*)$", name + "$1");
    ctx.publishAt(target, ours, new FailureCode("CERTIFY", "OUTPUT_CONFLICT"));
    return target;
  }

  private ObjectNode write() {
    ObjectNode node = JsonDocuments.object();
    node.put("manifest_fingerprint", ctx.identity().manifestFingerprint());
    node.put("parameter_hash", ctx.identity().parameterHash());
    node.put("spec_version", "1.0.0");
    node.put("status", passed() ? "PASS" : "FAIL");
    node.put("policy_sha256", Storage.sha256(ctx.config().bytes(PolicyFile.CERTIFICATION)));
    ArrayNode seedArray = node.putArray("seeds");
    seeds.forEach(seed -> seedArray.add(U64.big(seed)));
    ArrayNode list = node.putArray("bundles");
    for (JudgedBundle bundle : bundles) {
      ObjectNode line = list.addObject();
      line.put("segment", bundle.segment());
      putSeed(line, bundle.seed());
      line.put("digest", bundle.digest());
      line.put("status", bundle.passed() ? "PASS" : "FAIL");
    }
    ArrayNode metrics = node.putArray("metrics");
    metrics().values().forEach(metrics::add);
    ArrayNode found = node.putArray("seed_pairs");
    pairs.forEach(pair -> found.add(line(pair)));
    return node;
  }

  private static void putSeed(ObjectNode node, Long seed) {
    if (seed == null) {
      node.putNull("seed");
    } else {
      node.put("seed", U64.big(seed));
    }
  }

  /** Checks that are not HARD, by segment, id and scenario, with one result a bundle. */
  private Map<String, ObjectNode> metrics() {
    Map<String, ObjectNode> metrics = new TreeMap<>();
    for (JudgedBundle bundle : bundles) {
      for (JsonNode check : bundle.checks().path("checks")) {
        if (check.path("level").asText().equals("HARD")) {
          continue;
        }
        for (JsonNode result : check.path("results")) {
          String id = check.path("check_id").asText();
          String scenario = result.path("scenario_id").asText("");
          String key = bundle.segment() + "|" + id + "|" + scenario;
          ObjectNode metric =
              metrics.computeIfAbsent(key, k -> metric(bundle.segment(), check, result));
          ObjectNode line = ((ArrayNode) metric.get("results")).addObject();
          putSeed(line, bundle.seed());
          for (String field :
              List.of("corridor", "value", "support", "needed_support", "verdict")) {
            line.set(field, result.path(field));
          }
        }
      }
    }
    return metrics;
  }

  private ObjectNode metric(String segment, JsonNode check, JsonNode result) {
    ObjectNode metric = JsonDocuments.object();
    metric.put("segment", segment);
    metric.set("check_id", check.path("check_id"));
    metric.set("scenario_id", result.path("scenario_id"));
    metric.set("level", check.path("level"));
    metric.set("definition", check.path("definition"));
    metric.put("promised", policy.promisedMetrics().contains(check.path("check_id").asText()));
    metric.putArray("results");
    return metric;
  }

  private ObjectNode line(SeedPairs.Pair pair) {
    SeedClassifier.Result result = pair.result();
    ObjectNode line = JsonDocuments.object();
    line.put("check_id", SeedPairs.ID);
    line.put("scenario_id", pair.scenarioId());
    ArrayNode both = line.putArray("seeds");
    both.add(U64.big(pair.first())).add(U64.big(pair.second()));
    line.put("promised", policy.promisedMetrics().contains(SeedPairs.ID));
    line.put("corridor", "<= " + policy.seedClassifier().maxAuroc());
    line.put("value", result.auroc());
    line.put("standard_error", result.standardError());
    line.put("max_standard_error", result.maxStandardError());
    line.put("training_rows", result.training());
    line.put("support", result.support());
    line.put("needed_support", result.needed());
    line.put("verdict", result.verdict().name());
    return line;
  }
}
