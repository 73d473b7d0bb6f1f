package io.footfall.transforms.world.seal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.PolicyFile;
import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.bundle.BundleDigest;
import io.footfall.transforms.bundle.BundleIndex;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.bundle.PassedFlag;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Closes a world whose tables and documents are all published: runs the checks in full, then writes
 * the bundle and flag of each segment and, last of all, {@code run_receipt.json}. A failed check
 * leaves no new file behind. Codes: {@code WORLD.WORLD_W1} to {@code WORLD.WORLD_W13}, {@code
 * WORLD.FILE_CHANGED}, {@code WORLD.IO_WRITE_CONFLICT}.
 */
public final class WorldSeal {
  private static final FailureCode CONFLICT = new FailureCode("WORLD", "IO_WRITE_CONFLICT");
  private static final FailureCode CHANGED = new FailureCode("WORLD", "FILE_CHANGED");

  private final RunContext ctx;
  private final WorldTables world;

  private WorldSeal(RunContext ctx) throws IOException {
    this.ctx = ctx;
    this.world = new WorldTables(ctx);
  }

  /**
   * Checks and seals the world of this root; a second call finds everything equal.
   *
   * @throws FootfallException if a check fails, a data file differs from its manifest, or a bundle
   *     of other content is there
   */
  public static void publish(RunContext ctx) throws IOException {
    publish(ctx, () -> {});
  }

  /** What must be published before the bundles, once the checks have passed. */
  @FunctionalInterface
  public interface Closing {
    void run() throws IOException;
  }

  /** As {@link #publish(RunContext)}, with a step between checks and bundles. */
  public static void publish(RunContext ctx, Closing closing) throws IOException {
    WorldSeal seal = new WorldSeal(ctx);
    Map<String, List<WorldCheck>> checks = WorldChecks.run(seal.world);
    String remedy = seal.remedy();
    checks.values().forEach(all -> all.forEach(check -> check.require(remedy)));
    closing.run();
    for (String segment : WorldChecks.SEGMENTS) {
      seal.segment(segment, checks.get(segment));
    }
    ctx.publish("run_receipt", seal.world.partition(), seal.receipt(), CONFLICT);
  }

  private String remedy() {
    return world.outside()
        ? "Have the maker of that world mend it, or choose policies whose horizon it covers."
        : "Remove the damaged run root and make the world again.";
  }

  private void segment(String segment, List<WorldCheck> checks) throws IOException {
    MemberListing data = world.listing(segment);
    List<String> differing = data.differing(ctx.root());
    if (!differing.isEmpty()) {
      throw new FootfallException(
          CHANGED, differing.get(0), "Remove the damaged run root and make the world again.");
    }
    String folder = folder(segment);
    BundleKind kind = BundleKind.of(segment);
    Map<String, byte[]> files = files(segment, checks, data);
    if (kind.complete()) {
      Set<String> all = new TreeSet<>(ArtefactDigest.files(ctx.root() + "/" + folder));
      all.addAll(files.keySet());
      BundleIndex.parse(kind, files.get(kind.indexName())).requireComplete(all);
    }
    ctx.publishAll(ctx.root() + "/" + folder, files, CONFLICT);
  }

  private String folder(String segment) {
    return UpstreamGate.bundleFolder(segment, ctx.identity().manifestFingerprint());
  }

  /** Files of a bundle by name: evidence, index, flag. */
  private Map<String, byte[]> files(String segment, List<WorldCheck> checks, MemberListing data)
      throws IOException {
    BundleKind kind = BundleKind.of(segment);
    String folder = folder(segment);
    SortedMap<String, byte[]> evidence = SegmentEvidence.of(world, segment, checks, data);
    Map<String, byte[]> files = new LinkedHashMap<>(evidence);
    byte[] json = new SegmentIndex(kind, folder, ctx.identity(), evidence, data).toJson();
    files.put(kind.indexName(), json);
    String own = kind.rootRelative() ? folder : "";
    String base = ctx.root() + "/" + (kind.rootRelative() ? "" : folder);
    String digest =
        BundleDigest.of(
            BundleIndex.parse(kind, json),
            path -> {
              byte[] made = path.startsWith(own) ? files.get(path.substring(own.length())) : null;
              return made != null
                  ? new ByteArrayInputStream(made)
                  : Channels.newInputStream(Storage.open(base + path));
            });
    String fingerprint = ctx.identity().manifestFingerprint();
    files.put(BundleKind.FLAG, PassedFlag.format(kind, fingerprint, digest));
    return files;
  }

  /**
   * What sealing this world again would write, and what it would refuse.
   *
   * @param refusals checks that fail on the data as they lie on disk
   * @param files bytes by path below the run root: bundles with flags, and the receipt
   */
  public record Resealed(List<FootfallException> refusals, SortedMap<String, byte[]> files) {}

  /** Runs the checks again and assembles bundles and receipt without writing anything. */
  public static Resealed assemble(RunContext ctx) throws IOException {
    WorldSeal seal = new WorldSeal(ctx);
    List<FootfallException> refusals = new ArrayList<>();
    SortedMap<String, byte[]> files = new TreeMap<>();
    Map<String, List<WorldCheck>> checks = WorldChecks.run(seal.world);
    for (String segment : WorldChecks.SEGMENTS) {
      for (WorldCheck check : checks.get(segment)) {
        try {
          check.require(seal.remedy());
        } catch (FootfallException e) {
          refusals.add(e);
        }
      }
      seal.files(segment, checks.get(segment), seal.world.listing(segment))
          .forEach((name, bytes) -> files.put(seal.folder(segment) + name, bytes));
    }
    String receipt = ctx.file("run_receipt", seal.world.partition());
    files.put(receipt.substring(ctx.root().length() + 1), seal.receipt());
    return new Resealed(refusals, files);
  }

  private byte[] receipt() {
    RunIdentity identity = ctx.identity();
    ObjectNode json = JsonDocuments.object();
    json.put("run_id", identity.runId());
    json.put("seed", U64.big(identity.worldSeed()));
    json.put("parameter_hash", identity.parameterHash());
    json.put("manifest_fingerprint", identity.manifestFingerprint());
    json.put("contracts_layout", "footfall");
    json.put("contracts_root", "contracts");
    json.put("runs_root", "..");
    json.putArray("external_roots");
    json.put("created_utc", ctx.config().read(PolicyFile.WORLD, WorldConfig.class).createdUtc());
    return CanonicalJson.bytes(json);
  }
}
