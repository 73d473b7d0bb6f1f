package io.footfall.transforms.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.ValidationIssue;
import io.footfall.transforms.gate.BundleDigest;
import io.footfall.transforms.gate.BundleIndex;
import io.footfall.transforms.gate.BundleKind;
import io.footfall.transforms.gate.CanonicalJson;
import io.footfall.transforms.gate.DriverTable;
import io.footfall.transforms.gate.JsonDocuments;
import io.footfall.transforms.gate.MemberListing;
import io.footfall.transforms.gate.PassedFlag;
import io.footfall.transforms.table.RunContext;
import io.footfall.transforms.table.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts a bundle together and publishes it: members, then index, then flag. No clock, no path of
 * this machine inside, so a rerun leaves equal bytes. A FAIL lies beside it, under {@code
 * validation_failed/} and named by its own digest, without a flag; it blocks nothing.
 */
public final class ValidationBundle {
  private final RunContext ctx;
  private final BundleKind kind;
  private final Partition partition;
  private final String segment;
  private final boolean surfaces;
  private final String folder;

  /**
   * @param kind 5A or 5B
   * @param partition partition of the bundle; its seed is the arrival seed in 5B
   */
  public ValidationBundle(RunContext ctx, BundleKind kind, Partition partition) {
    this.ctx = ctx;
    this.kind = kind;
    this.partition = partition;
    this.segment = kind.segment();
    this.surfaces = kind == BundleKind.SEG_5A;
    String index = file("validation_bundle_index_");
    this.folder = index.substring(0, index.lastIndexOf('/') + 1);
  }

  private String file(String stem) {
    return ctx.file(stem + segment, partition);
  }

  /**
   * Publishes the verdict.
   *
   * @param scenarios scenario ids, ascending
   * @param listing data files of the segment
   * @return digest of the bundle
   * @throws FootfallException {@code S5_VALIDATION_FAILED} if a check failed, after its evidence
   *     has been written; {@code S5_OUTPUT_CONFLICT} if another bundle is there
   */
  public String publish(EvidenceBook book, List<String> scenarios, MemberListing listing)
      throws IOException {
    Map<String, byte[]> members = members(book, scenarios, listing);
    byte[] index = index(book, scenarios, members);
    String digest =
        BundleDigest.of(
            BundleIndex.parse(kind, index), path -> new ByteArrayInputStream(members.get(path)));
    boolean passed = book.verdict(null) == Verdict.PASS;
    String target = passed ? folder : failedFolder(digest);
    FailureCode conflict = new FailureCode(segment + ".S5", "S5_OUTPUT_CONFLICT");
    Map<String, byte[]> files = new LinkedHashMap<>(members);
    files.put(kind.indexName(), index);
    if (passed) {
      files.put(
          BundleKind.FLAG, PassedFlag.format(kind, ctx.identity().manifestFingerprint(), digest));
    }
    ctx.publishAll(target, files, conflict);
    if (!passed) {
      throw failed(book, target);
    }
    return digest;
  }

  private String failedFolder(String digest) {
    return folder.replace("/validation/", "/validation_failed/")
        + "bundle="
        + digest.substring(0, 16)
        + "/";
  }

  private FootfallException failed(EvidenceBook book, String target) {
    List<Check> failing = book.checks().stream().filter(c -> c.verdict() == Verdict.FAIL).toList();
    StringBuilder what = new StringBuilder();
    what.append(failing.size()).append(" check(s) failed:");
    for (Check check : failing.subList(0, Math.min(5, failing.size()))) {
      what.append(' ').append(check.law().id());
      what.append(check.support() == null ? " (did not run)" : "=" + check.value());
    }
    for (ValidationIssue issue : book.issues().stream().limit(1).toList()) {
      what.append("; first ").append(issue.issueCode()).append(' ').append(issue.context());
    }
    return new FootfallException(
        new FailureCode(segment + ".S5", "S5_VALIDATION_FAILED"),
        what.toString(),
        "The evidence stands in " + target + "; no flag was written.");
  }

  private Map<String, byte[]> members(
      EvidenceBook book, List<String> scenarios, MemberListing listing) throws IOException {
    Map<String, byte[]> members = new TreeMap<>();
    put(members, "validation_report_", report(book, scenarios));
    ObjectNode checks = head();
    ArrayNode list = checks.putArray("checks");
    book.checks().forEach(c -> list.add(c.toJson()));
    put(members, "validation_checks_", checks);
    ObjectNode files = head();
    files.set("members", listing.toJson());
    put(members, "validation_members_", files);
    String issues = file("validation_issue_table_").substring(folder.length());
    DriverTable.files(
            "validation_issue_table_" + segment, partition, ValidationIssue.class, book.issues())
        .forEach((name, bytes) -> members.put(issues + name, bytes));
    return members;
  }

  private void put(Map<String, byte[]> members, String stem, JsonNode document) {
    members.put(file(stem).substring(folder.length()), valid(stem + segment, document));
  }

  private byte[] valid(String dataset, JsonNode document) {
    JsonDocuments.breach(dataset, document)
        .ifPresent(
            breach -> {
              throw new FootfallException(
                  new FailureCode(segment + ".S5", "S5_INDEX_BUILD_FAILED"),
                  dataset + ": " + breach,
                  "Report this as a bug.");
            });
    return CanonicalJson.bytes(document);
  }

  private ObjectNode head() {
    ObjectNode node = JsonDocuments.object();
    node.put("manifest_fingerprint", ctx.identity().manifestFingerprint());
    if (!surfaces) {
      node.put("seed", U64.big(partition.seed()));
    }
    return node;
  }

  private ObjectNode report(EvidenceBook book, List<String> scenarios) {
    ObjectNode report = head();
    report.put("parameter_hash", ctx.identity().parameterHash());
    report.put(surfaces ? "s5_spec_version" : "spec_version", partition.specVersion());
    status(report, book);
    ArrayNode list = report.putArray("scenarios");
    for (String id : scenarios) {
      list.addObject().put("scenario_id", id).put("status", book.verdict(id).name());
    }
    ObjectNode policies = report.putObject("policies");
    PolicyFile validation = surfaces ? PolicyFile.VALIDATION_5A : PolicyFile.VALIDATION_5B;
    for (PolicyFile policy : List.of(validation, PolicyFile.BUNDLE_LAYOUT)) {
      if (policy == validation || !surfaces) {
        policies.put(policy.id(), Storage.sha256(ctx.config().bytes(policy)));
      }
    }
    ObjectNode totals = report.putObject("totals");
    book.totals()
        .forEach(
            (name, value) -> {
              if (value instanceof Double d) {
                totals.put(name, d);
              } else {
                totals.put(name, value.longValue());
              }
            });
    ObjectNode verdicts = report.putObject("verdicts");
    for (Verdict verdict : Verdict.values()) {
      verdicts.put(
          verdict.name(), book.checks().stream().filter(c -> c.verdict() == verdict).count());
    }
    if (book.verdict(null) != Verdict.PASS) {
      report.put("error_code", "S5_VALIDATION_FAILED");
    }
    return report;
  }

  private void status(ObjectNode node, EvidenceBook book) {
    node.put(surfaces ? "overall_status" : "status", book.verdict(null).name());
  }

  private byte[] index(EvidenceBook book, List<String> scenarios, Map<String, byte[]> members) {
    ObjectNode index = head();
    index.put("segment_id", segment);
    index.put("s5_spec_version", partition.specVersion());
    status(index, book);
    ObjectNode summary = index.putObject("summary");
    summary.put("scenario_count", scenarios.size());
    summary.put("issue_count", book.issues().size());
    if (surfaces) {
      summary.putArray("parameter_hashes").add(ctx.identity().parameterHash());
    }
    ArrayNode entries = index.putArray("entries");
    members.forEach(
        (path, bytes) ->
            entries.addObject().put("path", path).put("sha256_hex", Storage.sha256(bytes)));
    return valid("validation_bundle_index_" + segment, index);
  }
}
