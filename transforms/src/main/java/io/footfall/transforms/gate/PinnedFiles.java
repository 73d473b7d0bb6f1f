package io.footfall.transforms.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.List;

/**
 * The data files a segment's bundle pins, after its gate has been judged: {@code
 * validation_members_5A} of 5A, {@code egress_checksums.json} of a layer-1 segment.
 *
 * @param bundleDigest digest of the bundle, or null unless its gate passed
 * @param listing pinned files; empty if the bundle has no listing
 * @param problem what keeps the gate shut, or null
 */
public record PinnedFiles(String bundleDigest, MemberListing listing, String problem) {
  /** Listing of a layer-1 segment in its bundle folder. */
  static final String EGRESS = "egress_checksums.json";

  private static final MemberListing NONE = new MemberListing(List.of());

  /**
   * Hashes every data file the bundles of layer 1 pin; their gates have been judged.
   *
   * @param code thrown if a file is absent or differs
   */
  public static void requireLayer1(RunContext ctx, FailureCode code) throws IOException {
    String fingerprint = ctx.identity().manifestFingerprint();
    for (String segment : SealLaw.SURFACES.upstream()) {
      String path = ctx.root() + "/" + UpstreamGate.bundleFolder(segment, fingerprint) + EGRESS;
      if (Storage.exists(path)) {
        List<String> differing = listing(segment, path, code).differing(ctx.root());
        if (!differing.isEmpty()) {
          throw new FootfallException(
              code,
              differing.size()
                  + " data file(s) of "
                  + segment
                  + " changed; first "
                  + differing.get(0),
              "Restore the file, or make the world again with --reseal.");
        }
      }
    }
  }

  private static MemberListing listing(String segment, String path, FailureCode code) {
    try {
      return MemberListing.parse(JsonDocuments.parse(path, path, FileLimit.DOCUMENT));
    } catch (IOException e) {
      throw new FootfallException(
          code,
          "listing of " + segment + ": " + e.getMessage(),
          "Restore the file, or make the world again with --reseal.",
          e);
    }
  }

  /** Judges the gate of a segment and reads its listing. */
  static PinnedFiles of(RunContext ctx, String segment) throws IOException {
    String fingerprint = ctx.identity().manifestFingerprint();
    String folder = UpstreamGate.bundleFolder(segment, fingerprint);
    UpstreamGate gate = UpstreamGate.known(BundleKind.of(segment), ctx.root(), folder, fingerprint);
    if (gate.status() != UpstreamGate.Status.PASS) {
      return new PinnedFiles(null, NONE, "gate " + segment + ": " + gate.problem());
    }
    String path =
        segment.equals("5A")
            ? ctx.file("validation_members_5A", Partition.surfaces(ctx.identity(), null))
            : ctx.root() + "/" + folder + EGRESS;
    if (!Storage.exists(path)) {
      return new PinnedFiles(gate.digest(), NONE, null);
    }
    try {
      JsonNode document = JsonDocuments.parse(path, path, FileLimit.DOCUMENT);
      return new PinnedFiles(gate.digest(), MemberListing.parse(document), null);
    } catch (IOException e) {
      return new PinnedFiles(null, NONE, "listing of " + segment + ": " + e.getMessage());
    }
  }
}
