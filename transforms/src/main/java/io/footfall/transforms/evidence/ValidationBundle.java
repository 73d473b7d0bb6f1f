package io.footfall.transforms.evidence;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.BundleDigest;
import io.footfall.transforms.bundle.BundleIndex;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.bundle.PassedFlag;
import io.footfall.transforms.evidence.BundleMembers.Member;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a bundle together and publishes it: members, then index, then flag. No clock, no path of
 * this machine inside, so a rerun leaves equal bytes. A FAIL lies beside it, under {@code
 * validation_failed/} and named by its own digest, without a flag; it blocks nothing.
 */
public final class ValidationBundle {
  private final RunContext ctx;
  private final BundleKind kind;
  private final Partition partition;
  private final String folder;

  /**
   * @param kind 5A or 5B
   * @param partition partition of the bundle; its seed is the arrival seed in 5B
   */
  public ValidationBundle(RunContext ctx, BundleKind kind, Partition partition) {
    this.ctx = ctx;
    this.kind = kind;
    this.partition = partition;
    String index = ctx.file("validation_bundle_index_" + kind.segment(), partition);
    this.folder = index.substring(0, index.lastIndexOf('/') + 1);
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
    BundleMembers documents = new BundleMembers(ctx, kind, partition, folder);
    Map<String, Member> members = documents.of(book, scenarios, listing);
    String below = folder.substring(ctx.root().length() + 1);
    BundleLayout layout = BundleLayout.of(ctx, kind, below, U64.text(partition.seed()));
    members.keySet().removeIf(path -> !layout.admits(path));
    if (passed) {
      layout.requireAll(members.keySet());
    }
    byte[] index = documents.index(book, scenarios, members);
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
}
