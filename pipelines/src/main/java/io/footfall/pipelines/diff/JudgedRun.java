package io.footfall.pipelines.diff;

import io.footfall.coders.PartFile;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run to compare: which segments and arrival seeds it has, and the judgement of their gates and
 * of every byte they pin. No PASS, no read.
 *
 * @param name {@code A} or {@code B}
 * @param ctx the run
 * @param surfaces whether 5A has begun
 * @param seeds arrival seeds with a bundle, ascending
 */
public record JudgedRun(String name, RunContext ctx, boolean surfaces, List<Long> seeds) {
  private static final FailureCode CODE = new FailureCode("DIFF", "UPSTREAM_GATE_MISMATCH");
  private static final List<String> LAYER_1 = List.of("1A", "1B", "2A", "2B", "3A", "3B");
  private static final Pattern SEED = Pattern.compile("/seed=([0-9]{1,20})/");

  public JudgedRun {
    seeds = List.copyOf(seeds);
  }

  /** Looks what a run has; judges nothing yet. */
  public static JudgedRun of(String name, RunContext ctx) throws IOException {
    TreeSet<Long> seeds = new TreeSet<>(Long::compareUnsigned);
    String glob =
        "/" + GateReader.arrivalsFolder(ctx.identity(), 0).replace("/seed=0/", "/seed=*/");
    for (String path : Storage.list(ctx.root() + glob + BundleKind.SEG_5B.indexName())) {
      Matcher seed = SEED.matcher(path);
      if (seed.find()) {
        seeds.add(U64.parse(seed.group(1)));
      }
    }
    boolean surfaces = !Storage.list(ctx.root() + "/data/layer2/5A/**").isEmpty();
    return new JudgedRun(name, ctx, surfaces, List.copyOf(seeds));
  }

  /** Scenarios of the run. */
  public List<String> scenarios() {
    return ctx.config()
        .read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class)
        .scenarioIds();
  }

  /**
   * Judges layer 1, and hashes every part of its tables.
   *
   * @throws FootfallException {@code DIFF.UPSTREAM_GATE_MISSING}, {@code
   *     DIFF.UPSTREAM_GATE_MISMATCH}
   */
  public void requireWorld() throws IOException {
    String fingerprint = ctx.identity().manifestFingerprint();
    for (String segment : LAYER_1) {
      judge(BundleKind.of(segment), UpstreamGate.bundleFolder(segment, fingerprint));
    }
    Partition world = Partition.world(ctx.identity());
    for (DatasetContract contract : Contracts.all()) {
      boolean layer1 = !contract.owner().startsWith("5") && !contract.owner().equals("logs");
      if (layer1
          && contract.isTable()
          && Storage.exists(ctx.file(contract.id(), world) + TableManifest.NAME)) {
        requireParts(ctx.file(contract.id(), world));
      }
    }
  }

  private void requireParts(String folder) throws IOException {
    List<PartFile> parts = TableManifest.read(folder).parts();
    Stream<String> differing =
        parts.parallelStream().map(part -> difference(folder, part)).filter(Objects::nonNull);
    differing
        .findFirst()
        .ifPresent(
            what -> {
              throw new FootfallException(
                  CODE, name + ": " + what, "Restore the file, or make the run again.");
            });
  }

  private static String difference(String folder, PartFile part) {
    try {
      String found = Storage.sha256(folder + part.name());
      return found.equals(part.sha256())
          ? null
          : folder + part.name() + ": found " + found + "; sealed as " + part.sha256();
    } catch (IOException e) {
      return folder + part.name() + ": " + e.getMessage();
    }
  }

  /** Judges the surfaces, and hashes every file their bundle lists. */
  public void requireSurfaces() {
    judge(BundleKind.SEG_5A, UpstreamGate.bundleFolder("5A", ctx.identity().manifestFingerprint()));
    GateReader.requireMembers(
        ctx, "validation_members_5A", Partition.surfaces(ctx.identity(), null), CODE);
  }

  /** Judges the arrivals of a seed, and hashes every file their bundle lists. */
  public void requireArrivals(long seed) {
    judge(BundleKind.SEG_5B, GateReader.arrivalsFolder(ctx.identity(), seed));
    GateReader.requireMembers(
        ctx, "validation_members_5B", Partition.arrivals(ctx.identity(), seed, null), CODE);
  }

  private void judge(BundleKind kind, String folder) {
    UpstreamGate gate =
        UpstreamGate.judge(kind, ctx.root(), folder, ctx.identity().manifestFingerprint());
    GateReader.require(gate, "DIFF");
  }
}
