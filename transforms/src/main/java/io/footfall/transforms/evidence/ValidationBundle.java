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
import io.footfall.transforms.gate.BundleDigest;
import io.footfall.transforms.gate.BundleIndex;
import io.footfall.transforms.gate.BundleKind;
import io.footfall.transforms.gate.CanonicalJson;
import io.footfall.transforms.gate.DriverTable;
import io.footfall.transforms.gate.JsonDocuments;
import io.footfall.transforms.gate.MemberListing;
import io.footfall.transforms.gate.PassedFlag;
import io.footfall.transforms.table.FileLimit;
import io.footfall.transforms.table.RunContext;
import io.footfall.transforms.table.Storage;
import io.footfall.transforms.table.TableManifest;
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
   * Assembles a bundle without writing anything.
   *
   * @param scenarios scenario ids, ascending
   * @param listing data files of the segment
   * @throws FootfallException {@code S5_INDEX_BUILD_FAILED} if a document breaks its contract or
   *     the layout policy does not admit a member
   */
  public AssembledBundle assemble(EvidenceBook book, List<String> scenarios, MemberListing listing)
      throws IOException {
    boolean passed = book.verdict(null) == Verdict.PASS;
    Map<String, Member> members = members(book, scenarios, listing);
    String below = folder.substring(ctx.root().length() + 1);
    BundleLayout layout = BundleLayout.of(ctx, kind, below, U64.text(partition.seed()));
    members.keySet().removeIf(path -> !layout.admits(path));
    if (passed) {
      layout.requireAll(members.keySet());
    }
    byte[] index = index(book, scenarios, members);
    String digest =
        BundleDigest.of(
            BundleIndex.parse(kind, index),
            path -> new ByteArrayInputStream(members.get(path).bytes()));
    Map<String, byte[]> files = new LinkedHashMap<>();
    // In the order of writing: no manifest before the parts it names.
    for (boolean manifests : List.of(false, true)) {
      members.forEach(
          (path, member) -> {
            if (path.endsWith("/" + TableManifest.NAME) == manifests) {
              files.put(path, member.bytes());
            }
          });
    }
    files.put(kind.indexName(), index);
    if (passed) {
      files.put(
          BundleKind.FLAG, PassedFlag.format(kind, ctx.identity().manifestFingerprint(), digest));
    }
    return new AssembledBundle(
        kind,
        folder,
        passed ? folder : failedFolder(digest),
        files,
        digest,
        book.verdict(null),
        passed ? "" : failures(book));
  }

  /** Assembles and writes a bundle; see {@link #publish(RunContext, AssembledBundle)}. */
  public String publish(EvidenceBook book, List<String> scenarios, MemberListing listing)
      throws IOException {
    return publish(ctx, assemble(book, scenarios, listing));
  }

  /**
   * Writes a bundle: members, index, flag last. A FAIL withdraws the flag of an earlier PASS: it
   * moves to the evidence of the failure, named by its own digest.
   *
   * @return digest of the bundle
   * @throws FootfallException {@code S5_VALIDATION_FAILED} if a check failed, after its evidence
   *     has been written; {@code S5_OUTPUT_CONFLICT} if another bundle is there
   */
  public static String publish(RunContext ctx, AssembledBundle bundle) throws IOException {
    FailureCode conflict = new FailureCode(bundle.kind().segment() + ".S5", "S5_OUTPUT_CONFLICT");
    if (!bundle.passed()) {
      withdraw(bundle);
    }
    ctx.publishAll(bundle.target(), bundle.files(), conflict);
    if (!bundle.passed()) {
      throw bundle.failure();
    }
    return bundle.digest();
  }

  /** Takes the flag of an earlier PASS to the evidence of a failure. */
  static void withdraw(AssembledBundle bundle) throws IOException {
    String flag = bundle.home() + BundleKind.FLAG;
    if (Storage.exists(flag)) {
      String name = "withdrawn_flag_" + Storage.sha256(flag).substring(0, 16);
      String aside = bundle.target() + name;
      if (Storage.exists(aside)) {
        Storage.delete(List.of(flag));
      } else {
        Storage.move(flag, aside);
      }
    }
  }

  private String failedFolder(String digest) {
    return folder.replace("/validation/", "/validation_failed/")
        + "bundle="
        + digest.substring(0, 16)
        + "/";
  }

  private static String failures(EvidenceBook book) {
    List<Check> failing = book.blocking();
    StringBuilder what = new StringBuilder();
    what.append(failing.size()).append(" check(s) failed:");
    for (Check check : failing.subList(0, Math.min(5, failing.size()))) {
      what.append(' ').append(check.law().id());
      what.append(result(check));
    }
    book.issues().stream()
        .filter(issue -> issue.severity().equals("ERROR"))
        .limit(1)
        .forEach(
            i -> what.append("; first ").append(i.issueCode()).append(' ').append(i.context()));
    return what.toString();
  }

  private static String result(Check check) {
    if (check.verdict() == Verdict.NOT_EVALUABLE) {
      return " (support " + check.support() + " of " + check.needed() + " promised)";
    }
    return check.support() == null ? " (did not run)" : "=" + check.value();
  }

  /**
   * A listed file.
   *
   * @param role what it is: report, checks, check, issue_table, members, receipt, evidence
   * @param schemaRef schema below {@code contracts/}, or null
   */
  private record Member(String role, String schemaRef, byte[] bytes) {}

  private Map<String, Member> members(
      EvidenceBook book, List<String> scenarios, MemberListing listing) throws IOException {
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
        file(stem).substring(folder.length()),
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

  private byte[] index(EvidenceBook book, List<String> scenarios, Map<String, Member> members) {
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
