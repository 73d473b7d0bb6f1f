package io.footfall.pipelines.inspect;

import io.footfall.contracts.U64;
import io.footfall.pipelines.console.ExitCode;
import io.footfall.pipelines.console.ProgressLine;
import io.footfall.pipelines.diff.DiffJson;
import io.footfall.pipelines.diff.DiffText;
import io.footfall.pipelines.diff.JudgedRun;
import io.footfall.pipelines.launch.StoreOptions;
import io.footfall.pipelines.options.ProgressOptions;
import io.footfall.pipelines.options.ReaderThreads;
import io.footfall.pipelines.runroot.RunFolder;
import io.footfall.pipelines.runroot.RunRoot;
import io.footfall.transforms.diff.RunDifference;
import io.footfall.transforms.diff.inputs.RunPair;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff}: what a change of policy did. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two runs: policies field by field, then every table row by row.",
      "With common random numbers it proves that only keys whose inputs differ changed.",
      "Writes nothing.",
      "Exit code 0: no difference is unexplained; 1: some are, and the first are listed.",
      "Without common random numbers (other seeds, rng_root: identity) differences are listed, and",
      "the last line says that nothing is proven of them."
    })
public final class DiffCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "RUN_A",
      description = "Run folder; or a runs root that holds one run; or a run id below --runs-root.")
  private String runA;

  @Parameters(index = "1", paramLabel = "RUN_B", description = "The run to compare it with.")
  private String runB;

  @Option(
      names = "--runs-root",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Folder of all runs, where a run is an id (default: runs).")
  private String runsRoot;

  @Option(
      names = "--seed",
      paramLabel = "N",
      split = ",",
      description = "Arrival seed, needed where the runs share several; N,M: that of A, that of B.")
  private List<String> seedTexts = new ArrayList<>();

  @Option(
      names = "--scenario",
      paramLabel = "ID",
      description = "Scenario; needed where the runs share several.")
  private String scenarioId;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rows shown of each table, and unexplained keys (default: 3).")
  private int limit;

  @Mixin private ReaderThreads workers = new ReaderThreads();

  @Mixin private StoreOptions stores = new StoreOptions();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Mixin private ProgressOptions progress = new ProgressOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    int threads = workers.count();
    if (threads < 1 || limit < 0 || seedTexts.size() > 2) {
      throw RunSlice.refusal(
          "OPTION_INVALID",
          "found --workers " + threads + ", --limit " + limit + ", --seed " + seedTexts,
          "Give at least one worker, a limit of 0 or more, and one seed or two.");
    }
    stores.use();
    JudgedRun a = open("A", runA);
    JudgedRun b = open("B", runB);
    RunDifference difference;
    try (ProgressLine line = progress.line(json)) {
      line.start("diff", "gates, then rows", 0);
      difference = RunDifference.of(pair(a, b), threads, limit);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(DiffJson.of(difference));
    } else {
      DiffText.print(out, difference);
    }
    out.flush();
    return difference.unexplainedCount() == 0 ? ExitCode.OK : ExitCode.DIFFERS;
  }

  private JudgedRun open(String name, String run) throws IOException {
    return JudgedRun.of(name, RunRoot.open(RunFolder.find(run, runsRoot)));
  }

  /** Both runs, judged as far as both go. */
  private RunPair pair(JudgedRun a, JudgedRun b) throws IOException {
    String scenario = scenario(a.scenarios(), b.scenarios());
    Set<String> segments = new HashSet<>(Set.of("1A"));
    boolean arrivals = !seedTexts.isEmpty() || !a.seeds().isEmpty() && !b.seeds().isEmpty();
    long[] seeds = arrivals ? seeds(a, b) : new long[2];
    for (JudgedRun run : List.of(a, b)) {
      run.requireWorld();
      if (a.surfaces() && b.surfaces()) {
        run.requireSurfaces();
        segments.add("5A");
      }
      if (arrivals) {
        run.requireArrivals(run == a ? seeds[0] : seeds[1]);
        segments.add("5B");
      }
    }
    return new RunPair(a.ctx(), b.ctx(), seeds[0], seeds[1], scenario, segments);
  }

  private String scenario(List<String> ofA, List<String> ofB) {
    List<String> shared = ofA.stream().filter(ofB::contains).toList();
    if (scenarioId == null && shared.size() == 1) {
      return shared.get(0);
    }
    if (scenarioId == null || !shared.contains(scenarioId)) {
      throw RunSlice.refusal(
          scenarioId == null ? "SCENARIO_NEEDED" : "SCENARIO_UNKNOWN",
          "--scenario: found " + scenarioId + "; the runs share " + shared,
          "Name a scenario that both runs have.");
    }
    return scenarioId;
  }

  private long[] seeds(JudgedRun a, JudgedRun b) {
    if (seedTexts.isEmpty()) {
      List<Long> shared = a.seeds().stream().filter(b.seeds()::contains).toList();
      if (shared.size() == 1) {
        return new long[] {shared.get(0), shared.get(0)};
      }
      if (shared.isEmpty() && a.seeds().size() == 1 && b.seeds().size() == 1) {
        return new long[] {a.seeds().get(0), b.seeds().get(0)};
      }
      throw RunSlice.refusal(
          "SEED_NEEDED",
          "found seeds " + texts(a.seeds()) + " in A and " + texts(b.seeds()) + " in B",
          "Name one with --seed N, or one of each with --seed N,M.");
    }
    return new long[] {seed(a, seedTexts.get(0)), seed(b, seedTexts.get(seedTexts.size() - 1))};
  }

  private static long seed(JudgedRun run, String text) {
    long seed = RunSlice.number("--seed", text, "SEED_INVALID");
    if (!run.seeds().contains(seed)) {
      throw RunSlice.refusal(
          "SEED_UNKNOWN",
          "--seed: found " + text + "; " + run.name() + " has " + texts(run.seeds()),
          "Name a seed of the run, or make it: footfall run --seed " + text + ".");
    }
    return seed;
  }

  private static List<String> texts(List<Long> seeds) {
    return seeds.stream().map(U64::text).toList();
  }
}
