package io.footfall.pipelines;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.pipelines.console.ProgressLine;
import io.footfall.pipelines.launch.Launch;
import io.footfall.pipelines.runroot.RunRoot;
import io.footfall.pipelines.states.StateId;
import io.footfall.pipelines.states.StateRunner;
import io.footfall.transforms.evidence.Examination;
import io.footfall.transforms.gate.ConfigPublisher;
import io.footfall.transforms.recheck.Problems;
import io.footfall.transforms.recheck.RecheckCodes;
import io.footfall.transforms.recheck.RunRecheck;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges a run: what its files say of each other, then what its identity says of its files. The
 * world is a pure function of policies and seed, and so are surfaces and grid; they are made again
 * in a temporary folder and compared. Writes nothing below the run root and takes no lock.
 *
 * <p>Arrival seeds are those that paths below {@code data/layer2/5B/} and {@code logs/layer2/5B/}
 * name: an identity names no arrival seeds, and no sealed file outside a seed's own folders names
 * them either. A seed whose every table and log is gone is therefore no problem but another,
 * smaller run; whoever must know compares the seeds of the verdict with those that were ordered.
 *
 * <p>Judged are {@code data/}, {@code reference/} and {@code run_receipt.json}, whole: every file
 * there is known, digested and read. Logs carry the clock, so no bundle holds their digests; what
 * they say without it is judged all the same. RNG audit and trace logs, and event logs where they
 * exist, are read again with the bundle of their arrival seed and compared with what the published
 * tables demand (C19_LOGS, C19: {@code RNG_ACCOUNTING_INCOMPLETE}, {@code
 * RNG_ACCOUNTING_MISMATCH}), but for {@code ts_utc} and {@code build_commit}. Not judged: {@code
 * reports/}, {@code run_report.json} and {@code run_log_*.log}, which retell for operators what the
 * sealed files prove, {@code _state/}, {@code _superseded/} and {@code _lock}, and anything else
 * beside the receipt. They may be edited or deleted; a reader of a report trusts its host.
 */
final class RunVerification {
  private static final String ATTEMPT = "verify";

  private final String root;
  private final Launch launch;
  private final ProgressLine progress;
  private final Problems problems;

  RunVerification(String root, Launch launch, ProgressLine progress) {
    this.root = root;
    this.launch = launch;
    this.progress = progress;
    this.problems = new Problems(root);
  }

  /**
   * Judges.
   *
   * @param regenerate whether to make world, surfaces and grid again
   */
  RunVerdict judge(boolean regenerate) throws IOException {
    Path work = Files.createTempDirectory("footfall-verify-").toRealPath();
    try {
      return judge(regenerate, work);
    } finally {
      delete(work);
    }
  }

  private RunVerdict judge(boolean regenerate, Path work) throws IOException {
    RunContext context;
    try {
      context = RunRoot.open(root, ATTEMPT).examining(work.resolve("jobs").toString());
    } catch (FootfallException e) {
      problems.add("run_receipt.json", e);
      return new RunVerdict(root, List.of(), List.of(), false, problems.kept(), problems.count());
    }
    RunRecheck recheck = new RunRecheck(context, problems);
    step("gates, members, listings", recheck::gates);
    step("tables, manifests, parts", recheck::tables);
    step("layer 1 checks and bundles", recheck::world);
    step("sealed inputs, receipts", recheck::seals);
    Examination examination = new StateRunner(launch, progress, context)::examine;
    step("surfaces", () -> recheck.surfaces(examination));
    for (long seed : recheck.seeds()) {
      step("arrivals", () -> recheck.arrivals(seed, examination));
    }
    step("certification", recheck::certification);
    boolean made =
        regenerate
            && !imported(context)
            && problems.guard(
                RecheckCodes.WORLD_CHANGED, ".", () -> regenerate(context, recheck, work));
    return new RunVerdict(
        root, recheck.segments(), recheck.seeds(), made, problems.kept(), problems.count());
  }

  /** A world made elsewhere is no function of this program's policies and seed. */
  private static boolean imported(RunContext run) throws IOException {
    return Storage.exists(run.file("outside_world", Partition.world(run.identity())));
  }

  private void step(String what, Runnable step) {
    progress.start("verify", what, 0);
    try {
      problems.guard(RecheckCodes.WORLD_CHANGED, what, step::run);
    } finally {
      progress.stop();
    }
  }

  private void regenerate(RunContext run, RunRecheck recheck, Path work) throws IOException {
    String again = work.resolve(run.identity().runId()).toString();
    RunContext context = new RunContext(again, run.identity(), ATTEMPT, run.config(), run.layout());
    PrintStream none = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    progress.start("verify", "world made again", 0);
    try (ProgressLine silent = new ProgressLine(none, false, true)) {
      StateRunner states = new StateRunner(launch, silent, context);
      Set<StateId> wanted = EnumSet.range(StateId.MERCHANTS, last(recheck.segments()));
      List<String> scenarios =
          context
              .config()
              .read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class)
              .scenarioIds();
      ConfigPublisher.publish(context);
      new WorldPipeline(context, states).run(wanted);
      Validation validation = Validation.like(context, run);
      new SurfacesPipeline(context, states, scenarios, validation).run(wanted);
      new ArrivalsPipeline(context, states, scenarios, List.of(), validation).run(wanted);
    } finally {
      progress.stop();
    }
    compare(again);
  }

  private static StateId last(List<String> segments) {
    return segments.contains("5B")
        ? StateId.GRID
        : segments.contains("5A") ? StateId.SURFACE_BUNDLE : StateId.LAYER1;
  }

  private void compare(String again) throws IOException {
    for (String part : List.of("/data/**", "/reference/**", "/run_receipt.json")) {
      for (String path : Storage.list(again + part)) {
        String name = path.substring(again.length());
        String segment = RecheckCodes.segment(name.substring(1));
        String found = Storage.exists(root + name) ? Storage.sha256(root + name) : "no file";
        String expected = Storage.sha256(path);
        if (!found.equals(expected)) {
          String state = segment.startsWith("5") ? segment + ".S5" : "WORLD";
          problems.add(new FailureCode(state, "REPLAY_DIFFERS"), root + name, found, expected);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
