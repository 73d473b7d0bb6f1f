package io.footfall.pipelines;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify}: judges a run from its files, independently of how it was made. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks every gate, digest, manifest and bundle of a run again, from disk alone.",
      "Changes nothing in the run; works on a read-only copy.",
      "Exit code 0: everything holds; 1: something is wrong, and every problem is listed."
    })
final class VerifyCommand implements Callable<Integer> {
  /** Something is wrong with the run. */
  static final int WRONG = 1;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "Run folder; or a runs root that holds one run; or a run id below --runs-root.")
  private String run;

  @Option(
      names = "--runs-root",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Folder of all runs, where RUN is an id (default: runs).")
  private String runsRoot;

  @Mixin private LaunchOptions launchOptions = new LaunchOptions();

  @Option(
      names = "--no-regenerate-world",
      description =
          "Do not make world, surfaces and grid again from policies and seed to compare them.")
  private boolean noRegeneration;

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  private boolean json;

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Print stack traces of failures.")
  private boolean verbose;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Launch launch = launchOptions.launch();
    String root = RunFolder.find(run, runsRoot);
    boolean terminal = System.console() != null && !json;
    RunVerdict verdict;
    try (ProgressLine progress = new ProgressLine(err, terminal, quiet)) {
      verdict = new RunVerification(root, launch, progress).judge(!noRegeneration);
    }
    verdict.print(spec.commandLine().getOut(), json);
    return verdict.holds() ? ExitCode.OK : WRONG;
  }
}
