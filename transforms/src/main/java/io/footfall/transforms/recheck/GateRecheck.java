package io.footfall.transforms.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.bundle.BundleDigest;
import io.footfall.transforms.bundle.BundleIndex;
import io.footfall.transforms.bundle.BundleInvalid;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.bundle.PassedFlag;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One bundle by the law of its segment, with everything that is wrong with it: index, files on
 * disk, members, flag, and every data file its listing pins.
 */
final class GateRecheck {
  private final RunContext ctx;
  private final Problems problems;
  private final BundleKind kind;
  private final Partition partition;
  private final String segment;
  private final String folder;
  private final String bundle;

  /**
   * @param partition partition of the bundle; its seed is the arrival seed in 5B
   * @param folder bundle folder below the run root, with trailing '/'
   */
  GateRecheck(
      RunContext ctx, Problems problems, BundleKind kind, Partition partition, String folder) {
    this.ctx = ctx;
    this.problems = problems;
    this.kind = kind;
    this.partition = partition;
    this.segment = kind.segment();
    this.folder = folder;
    this.bundle = ctx.root() + "/" + folder;
  }

  void run() {
    String indexPath = bundle + kind.indexName();
    String flagPath = bundle + BundleKind.FLAG;
    problems.guard(RecheckCodes.index(segment), indexPath, () -> judge(indexPath, flagPath));
    problems.guard(RecheckCodes.changed(segment), folder, this::judgeListing);
  }

  private void judge(String indexPath, String flagPath) throws IOException {
    boolean flagged = present(flagPath);
    if (!present(indexPath)) {
      return;
    }
    byte[] json = Storage.read(indexPath, FileLimit.DOCUMENT);
    BundleIndex index = BundleIndex.parse(kind, json);
    if (segment.startsWith("5")) {
      Optional<String> breach =
          JsonDocuments.breach("validation_bundle_index_" + segment, JsonDocuments.parse(json));
      breach.ifPresent(
          b -> problems.add(RecheckCodes.index(segment), indexPath, b, "its contract"));
    }
    judgeFolder(index);
    boolean readable = true;
    for (BundleIndex.Member member : index.members()) {
      readable &= judgeMember(member);
    }
    if (readable && flagged) {
      judgeFlag(index, flagPath);
    }
  }

  private boolean present(String path) throws IOException {
    if (Storage.exists(path)) {
      return true;
    }
    problems.add(RecheckCodes.missing(segment), path, "no file", "a bundle with index and flag");
    return false;
  }

  /** Whatever lies in the folder is listed; the kinds that state digests of the rest do not ask. */
  private void judgeFolder(BundleIndex index) throws IOException {
    Set<String> listed = new TreeSet<>(Set.of(kind.indexName(), BundleKind.FLAG));
    for (BundleIndex.Member member : index.members()) {
      String path = member.path();
      listed.add(
          kind.rootRelative() && path.startsWith(folder) ? path.substring(folder.length()) : path);
    }
    for (String name : ArtefactDigest.files(bundle)) {
      if (!listed.contains(name)) {
        problems.add(
            RecheckCodes.index(segment), bundle + name, "a file", "only what the index lists");
      }
    }
  }

  private boolean judgeMember(BundleIndex.Member member) throws IOException {
    String path = (kind.rootRelative() ? ctx.root() + "/" : bundle) + member.path();
    if (!Storage.exists(path)) {
      problems.add(RecheckCodes.changed(gate()), path, "no file", "what the index lists");
      return false;
    }
    if (member.sha256Hex() != null) {
      String found = Storage.sha256(path);
      if (!found.equals(member.sha256Hex())) {
        problems.add(RecheckCodes.changed(gate()), path, found, member.sha256Hex());
        return false;
      }
    }
    return true;
  }

  /** Members of upstream bundles are the gate's concern, whatever the segment. */
  private String gate() {
    return segment.equals("5B") ? "5B" : "5A";
  }

  private void judgeFlag(BundleIndex index, String flagPath) throws IOException {
    String base = kind.rootRelative() ? ctx.root() + "/" : bundle;
    String digest =
        BundleDigest.of(index, path -> Channels.newInputStream(Storage.open(base + path)));
    String stated;
    try {
      stated =
          PassedFlag.parse(
              kind, ctx.identity().manifestFingerprint(), Storage.read(flagPath, FileLimit.FLAG));
    } catch (BundleInvalid | IOException e) {
      problems.add(RecheckCodes.flag(segment), flagPath, e.getMessage(), "a flag of this world");
      return;
    }
    if (!stated.equals(digest)) {
      problems.add(RecheckCodes.digest(segment), flagPath, stated, digest);
    }
  }

  private void judgeListing() throws IOException {
    String path =
        segment.startsWith("5")
            ? ctx.file("validation_members_" + segment, partition)
            : bundle + "egress_checksums.json";
    if (!Storage.exists(path)) {
      problems.add(RecheckCodes.changed(gate()), path, "no file", "a listing of all data files");
      return;
    }
    JsonNode document = JsonDocuments.read(path);
    for (MemberListing.DataFile file : MemberListing.parse(document).files()) {
      String data = ctx.root() + "/" + file.path();
      String found = Storage.exists(data) ? Storage.sha256(data) : "no file";
      if (!found.equals(file.sha256())) {
        problems.add(RecheckCodes.changed(segment), data, found, file.sha256());
      }
    }
  }
}
