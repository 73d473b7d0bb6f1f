package io.footfall.pipelines;

import io.footfall.pipelines.console.ExitCode;
import io.footfall.pipelines.console.ProgressLine;
import io.footfall.pipelines.launch.Launch;
import io.footfall.pipelines.launch.LaunchOptions;
import io.footfall.pipelines.options.ProgressOptions;
import io.footfall.pipelines.options.RunArgument;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Mixin private RunArgument run = new RunArgument();

  @Mixin private LaunchOptions launchOptions = new LaunchOptions();

  @Option(
      names = "--no-regenerate-world",
      description =
          "Do not make world, surfaces and grid again from policies and seed to compare them.")
  private boolean noRegeneration;

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  private boolean json;

  @Mixin private ProgressOptions progress = new ProgressOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Launch launch = launchOptions.launch();
    String root = run.root();
    RunVerdict verdict;
    try (ProgressLine line = progress.line(json)) {
      verdict = new RunVerification(root, launch, line).judge(!noRegeneration);
    }
    verdict.print(spec.commandLine().getOut(), json);
    return verdict.holds() ? ExitCode.OK : WRONG;
  }
}
