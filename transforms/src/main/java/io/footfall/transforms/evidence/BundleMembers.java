package io.footfall.transforms.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.ValidationIssue;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.DriverTable;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a bundle holds: report, checks, listing, issue table, receipts, evidence, and the index that
 * names them all with their digests. Each document obeys its contract and states no clock.
 */
final class BundleMembers {
  private final RunContext ctx;
  private final Partition partition;
  private final String folder;
  private final String segment;
  private final boolean surfaces;

  /**
   * @param kind 5A or 5B
   * @param partition partition of the bundle; its seed is the arrival seed in 5B
   * @param folder folder of a bundle that passes, with '/'; members are named below it
   */
  BundleMembers(RunContext ctx, BundleKind kind, Partition partition, String folder) {
    this.ctx = ctx;
    this.partition = partition;
    this.folder = folder;
    this.segment = kind.segment();
    this.surfaces = kind == BundleKind.SEG_5A;
  }

  /**
   * A listed file.
   *
   * @param role what it is: report, checks, check, issue_table, members, receipt, evidence
   * @param schemaRef schema below {@code contracts/}, or null
   */
  record Member(String role, String schemaRef, byte[] bytes) {}

  /** The members by path below the folder, ascending. */
  Map<String, Member> of(EvidenceBook book, List<String> scenarios, MemberListing listing)
      throws IOException {
    Map<String, Member> members = new TreeMap<>();
    put(members, "report", "validation_report_", report(book, scenarios));
    ObjectNode checks = head();
    ArrayNode list = checks.putArray("checks");
    String one = Contracts.get("validation_checks_" + segment).schemaResource() + "#/$defs/check";
    book.evidence()
        .forEach(
            (id, evidence) -> {
              list.add(evidence);
              byte[] bytes = CanonicalJson.bytes(evidence);
              members.put("checks/" + id + ".json", new Member("check", one, bytes));
            });
    put(members, "checks", "validation_checks_", checks);
    ObjectNode files = head();
    files.set("members", listing.toJson());
    put(members, "members", "validation_members_", files);
    String table = "validation_issue_table_" + segment;
    String issues = ctx.file(table, partition).substring(folder.length());
    String schema = Contracts.get(table).schemaResource();
    DriverTable.files(table, partition, ValidationIssue.class, book.issues())
        .forEach(
            (name, bytes) -> members.put(issues + name, new Member("issue_table", schema, bytes)));
    receipt(members, "s0_gate_receipt_" + segment);
    receipt(members, "sealed_inputs_" + segment);
    book.documents()
        .forEach(
            (path, document) ->
                members.put(
                    path,
                    new Member(
                        "evidence",
                        document.schemaRef(),
                        CanonicalJson.bytes(document.content()))));
    return members;
  }

  /** A copy of what the gate sealed, if it is there. */
  private void receipt(Map<String, Member> members, String dataset) throws IOException {
    String path = ctx.file(dataset, partition);
    if (Storage.exists(path)) {
      String schema = Contracts.get(dataset).schemaResource();
      members.put(
          "receipts/" + dataset + ".json",
          new Member("receipt", schema, Storage.read(path, FileLimit.DOCUMENT)));
    }
  }

  private void put(Map<String, Member> members, String role, String stem, JsonNode document) {
    String schema = Contracts.get(stem + segment).schemaResource();
    members.put(
        ctx.file(stem + segment, partition).substring(folder.length()),
        new Member(role, schema, valid(stem + segment, document)));
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
    report.put("certify", book.certifies());
    ArrayNode list = report.putArray("scenarios");
    for (String id : scenarios) {
      list.addObject().put("scenario_id", id).put("status", book.verdict(id).name());
    }
    ObjectNode policies = report.putObject("policies");
    PolicyFile validation = surfaces ? PolicyFile.VALIDATION_5A : PolicyFile.VALIDATION_5B;
    for (PolicyFile policy :
        List.of(
            validation, PolicyFile.LAYOUT, PolicyFile.CERTIFICATION, PolicyFile.BUNDLE_LAYOUT)) {
      if (policy != PolicyFile.BUNDLE_LAYOUT || !surfaces) {
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
    report.put(
        "issues_path",
        ctx.file("validation_issue_table_" + segment, partition).substring(folder.length()));
    report.put("warnings", book.warnings().size());
    ArrayNode checks = report.putArray("checks");
    for (Check check : book.checks()) {
      ObjectNode line = checks.addObject();
      line.put("check_id", check.law().id());
      line.put("scenario_id", check.scenarioId());
      line.put("verdict", check.verdict().name());
    }
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

  /** The index: every member with its digest. */
  byte[] index(EvidenceBook book, List<String> scenarios, Map<String, Member> members) {
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
        (path, member) -> {
          ObjectNode entry = entries.addObject();
          entry.put("path", path);
          entry.put("role", member.role());
          entry.put("sha256_hex", Storage.sha256(member.bytes()));
          if (member.schemaRef() != null) {
            entry.put("schema_ref", member.schemaRef());
          }
        });
    return valid("validation_bundle_index_" + segment, index);
  }
}
