package io.footfall.transforms.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.certification.Certification;
import io.footfall.transforms.evidence.AssembledBundle;
import io.footfall.transforms.evidence.Examination;
import io.footfall.transforms.gate.GateDocuments;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seg5a.s0gate.S0SurfaceGate;
import io.footfall.transforms.seg5a.s5bundle.S5SurfaceBundle;
import io.footfall.transforms.seg5b.s0gate.S0ArrivalGate;
import io.footfall.transforms.seg5b.s5bundle.S5ArrivalBundle;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.world.seal.WorldSeal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that can be said of a run from its files alone, in the order of its data. Each part
 * goes as far as the files allow and leaves its problems; none stops at the first.
 */
public final class RunRecheck {
  private static final List<String> LAYER_1 = List.of("1A", "1B", "2A", "2B", "3A", "3B");

  private final RunContext ctx;
  private final Problems problems;
  private final TreeSet<String> files;
  private final List<String> scenarios;
  private final Set<Long> seeds = new TreeSet<>(Long::compareUnsigned);

  /**
   * Lists the run.
   *
   * @param ctx the run, with jobs' evidence elsewhere
   */
  public RunRecheck(RunContext ctx, Problems problems) throws IOException {
    this.ctx = ctx;
    this.problems = problems;
    this.files = new TreeSet<>();
    for (String below : List.of("/data/**", "/reference/**")) {
      for (String path : Storage.list(ctx.root() + below)) {
        files.add(path.substring(path.indexOf(ctx.root()) + ctx.root().length() + 1));
      }
    }
    this.scenarios =
        ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class).scenarioIds();
    findSeeds(files);
    List<String> logs = new ArrayList<>();
    for (String path : Storage.list(ctx.root() + "/logs/layer2/5B/**")) {
      logs.add(path.substring(path.indexOf(ctx.root()) + ctx.root().length() + 1));
    }
    findSeeds(logs);
  }

  private void findSeeds(Collection<String> paths) {
    for (String path : paths) {
      if (path.contains("/layer2/5B/") && path.contains("/seed=")) {
        String text = path.replaceFirst(".*?/seed=", "").replaceFirst("/.*", "");
        try {
          seeds.add(U64.parse(text));
        } catch (NumberFormatException e) {
          problems.add(RecheckCodes.unlisted("5B"), path, "seed=" + text, "seed=<u64>");
        }
      }
    }
  }

  /** Arrival seeds that data or random-number logs of the run name, ascending. */
  public List<Long> seeds() {
    return List.copyOf(seeds);
  }

  /** Segments that are there, in order. */
  public List<String> segments() {
    List<String> found = new ArrayList<>(LAYER_1);
    for (String segment : List.of("5A", "5B")) {
      if (begun(segment)) {
        found.add(segment);
      }
    }
    return found;
  }

  private boolean begun(String segment) {
    String home = "data/layer2/" + segment + "/";
    String first = files.ceiling(home);
    return first != null && first.startsWith(home);
  }

  /** Gates of 1A to 3B and 5A, and the bundle of every arrival seed. */
  public void gates() {
    String fingerprint = ctx.identity().manifestFingerprint();
    Partition world = Partition.world(ctx.identity());
    for (String segment : segments()) {
      if (!segment.equals("5B")) {
        String folder = UpstreamGate.bundleFolder(segment, fingerprint);
        new GateRecheck(ctx, problems, BundleKind.of(segment), world, folder).run();
      }
    }
    for (long seed : seeds) {
      Partition arrivals = Partition.arrivals(ctx.identity(), seed, null);
      String folder = GateReader.arrivalsFolder(ctx.identity(), seed);
      new GateRecheck(ctx, problems, BundleKind.SEG_5B, arrivals, folder).run();
    }
    if (begun("5B") && seeds.isEmpty()) {
      problems.add(
          RecheckCodes.missing("5B"), "data/layer2/5B/", "no arrival seed", "at least one");
    }
  }

  /** Every table with its manifest and parts, and files that belong to nothing. */
  public void tables() {
    Set<String> strangers = new TreeSet<>(files);
    strangers.removeIf(path -> path.contains(".tmp-") || evidence(path));
    strangers.removeIf(path -> path.startsWith("reference/outside/"));
    for (PolicyFile policy : PolicyFile.values()) {
      strangers.remove("reference/config/" + policy.path());
    }
    for (DatasetContract contract : Contracts.all()) {
      String home = contract.path().text();
      if (!home.startsWith("data/") && !home.startsWith("reference/")) {
        continue;
      }
      for (Partition partition : partitions(contract)) {
        String path = ctx.file(contract.id(), partition).substring(ctx.root().length() + 1);
        if (!contract.isTable()) {
          strangers.remove(path);
        } else if (strangers.removeIf(file -> file.startsWith(path))) {
          new TableRecheck(ctx, problems, contract, partition).run();
        }
      }
    }
    for (String path : strangers) {
      problems.add(
          RecheckCodes.unlisted(RecheckCodes.segment(path)), path, "a file", "no such file");
    }
  }

  /** Whether a file lies in a bundle's folder, which its gate judges, or is a failed verdict's. */
  private boolean evidence(String path) {
    String fingerprint = ctx.identity().manifestFingerprint();
    boolean bundled =
        segments().stream()
            .filter(s -> !s.equals("5B"))
            .anyMatch(s -> path.startsWith(UpstreamGate.bundleFolder(s, fingerprint)));
    return bundled
        || path.matches("data/layer2/5[AB]/(validation|certification)_failed/.*")
        || seeds.stream()
            .anyMatch(s -> path.startsWith(GateReader.arrivalsFolder(ctx.identity(), s)));
  }

  private List<Partition> partitions(DatasetContract contract) {
    if (!contract.owner().startsWith("5")) {
      return List.of(Partition.world(ctx.identity()));
    }
    boolean seeded = contract.owner().equals("5B") && contract.partitionKeys().contains("seed");
    List<Partition> all = new ArrayList<>();
    for (String scenario : scenarios) {
      if (seeded) {
        seeds.forEach(s -> all.add(Partition.arrivals(ctx.identity(), s, scenario)));
      } else {
        all.add(Partition.surfaces(ctx.identity(), scenario));
      }
    }
    return contract.partitionKeys().contains("scenario_id") || seeded
        ? all
        : all.subList(0, Math.min(1, all.size()));
  }

  /** Checks of world.md section 6, and the layer-1 bundles and receipt assembled again. */
  public void world() {
    problems.guard(
        RecheckCodes.WORLD_CHANGED,
        "data/layer1/",
        () -> {
          WorldSeal.Resealed resealed = WorldSeal.assemble(ctx);
          resealed.refusals().forEach(refusal -> problems.add("data/layer1/", refusal));
          PublishedFiles.compare(
              problems, ctx.root() + "/", resealed.files(), RecheckCodes.resealed("1A"));
        });
  }

  /** Sealed inputs and receipts made again from the files they speak of. */
  public void seals() {
    if (begun("5A")) {
      FailureCode code = new FailureCode("5A.S0", "S0_IO_READ_FAILED");
      problems.guard(code, "data/layer2/5A/", () -> compare(S0SurfaceGate.assemble(ctx)));
    }
    if (begun("5B")) {
      problems.guard(
          RecheckCodes.GATE_MISMATCH,
          "data/layer2/5B/",
          () -> compare(S0ArrivalGate.assemble(ctx)));
    }
  }

  private void compare(GateDocuments documents) throws IOException {
    for (GateDocuments.Result result : documents.results()) {
      PublishedFiles.compare(problems, result.folder(), result.files(), result.conflict());
    }
  }

  /** The bundle of the surfaces, assembled from the data. */
  public void surfaces(Examination examination) {
    if (begun("5A")) {
      problems.guard(
          RecheckCodes.changed("5A"),
          "data/layer2/5A/",
          () -> compare(S5SurfaceBundle.assemble(ctx, examination)));
    }
  }

  /** The bundle of an arrival seed, assembled from the data. */
  public void arrivals(long seed, Examination examination) {
    problems.guard(
        RecheckCodes.changed("5B"),
        "data/layer2/5B/",
        () -> compare(S5ArrivalBundle.assemble(ctx, seed, examination)));
  }

  /** The certification over several seeds, if there is one, made again from bundles and events. */
  public void certification() {
    problems.guard(
        RecheckCodes.changed("5B"),
        "data/layer2/5B/certification/",
        () -> {
          JsonNode published = Certification.read(ctx);
          if (published != null) {
            List<Long> certified = new ArrayList<>();
            published.path("seeds").forEach(s -> certified.add(s.bigIntegerValue().longValue()));
            PublishedFiles.compare(
                problems,
                "",
                Map.of(Certification.path(ctx), Certification.of(ctx, certified, Map.of()).bytes()),
                new FailureCode("CERTIFY", "CERTIFICATION_DIFFERS"));
          }
        });
  }

  private void compare(AssembledBundle bundle) throws IOException {
    String segment = bundle.kind().segment();
    if (bundle.passed()) {
      PublishedFiles.compare(
          problems, bundle.home(), bundle.files(), RecheckCodes.resealed(segment));
      return;
    }
    problems.add(
        new FailureCode(segment + ".S5", "S5_VALIDATION_FAILED"),
        bundle.home(),
        bundle.summary(),
        "every hard check passes");
    for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
      if (file.getKey().startsWith("checks/")) {
        addFailed(segment, bundle.home(), JsonDocuments.parse(file.getValue()));
      }
    }
  }

  /** One problem for each result of a blocking check that failed, under the code of the check. */
  private void addFailed(String segment, String home, JsonNode check) {
    for (JsonNode result : check.path("results")) {
      if (check.path("blocking").asBoolean() && result.path("verdict").asText().equals("FAIL")) {
        problems.add(
            new FailureCode(segment + ".S5", check.path("issue_code").asText()),
            home,
            check.path("check_id").asText()
                + ": "
                + check.path("definition").asText()
                + ": "
                + result.path("value").asText("did not run"),
            result.path("corridor").asText());
      }
    }
  }
}
