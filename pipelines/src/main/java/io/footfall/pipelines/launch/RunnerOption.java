package io.footfall.pipelines.launch;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * {@code --runner} and {@code --workers}, of every command that runs pipelines, and what the
 * runners themselves declare ({@link RunnerProfile#commandLine()}).
 */
public final class RunnerOption {
  private static final int MAX_WORKERS = 1024;

  @Option(
      names = "--runner",
      paramLabel = "NAME",
      defaultValue = "direct",
      description = "Beam runner (default: direct).")
  String runner;

  @Option(
      names = {"--workers", "--parallelism"},
      paramLabel = "N",
      description = "Parallel workers (default: one per processor; on a cluster, every slot).")
  Integer workers;

  private final TreeMap<String, RunnerProfile> profiles = new TreeMap<>();
  private final TreeMap<String, List<OptionSpec>> declared = new TreeMap<>();
  private CommandLine line;

  /** Gives every command that has {@code --runner} the options of all runners. */
  public static void declare(CommandLine program) {
    for (CommandLine command : program.getSubcommands().values()) {
      if (of(command) instanceof RunnerOption chosen) {
        ServiceLoader.load(RunnerProfile.class).forEach(p -> chosen.add(command, p));
      }
    }
  }

  /** The object that holds a command's {@code --runner}; null where it has none. */
  private static Object of(CommandLine command) {
    OptionSpec option = command.getCommandSpec().findOption("--runner");
    try {
      return option == null ? null : option.scope().get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(CommandLine command, RunnerProfile profile) {
    line = command;
    profiles.put(profile.name(), profile);
    Object own = profile.commandLine();
    if (own != null) {
      CommandSpec mixin = CommandSpec.forAnnotatedObject(own);
      declared.put(profile.name(), new ArrayList<>(mixin.options()));
      command.getCommandSpec().addMixin("runner-" + profile.name(), mixin);
    }
  }

  /**
   * The runner chosen, with its options.
   *
   * @throws FootfallException {@code CLI.RUNNER_UNKNOWN}, {@code CLI.RUNNER_OPTIONS}
   */
  RunnerProfile profile() {
    RunnerProfile profile = profiles.get(runner);
    if (profile == null) {
      throw new FootfallException(
          new FailureCode("CLI", "RUNNER_UNKNOWN"),
          "--runner: found " + runner + "; expected one of " + profiles.keySet(),
          "Choose one of these runners.");
    }
    declared.forEach(
        (name, options) -> {
          for (OptionSpec option : options) {
            if (!name.equals(runner)
                && line.getParseResult().hasMatchedOption(option.longestName())) {
              throw new FootfallException(
                  new FailureCode("CLI", "RUNNER_OPTIONS"),
                  option.longestName() + ": found --runner " + runner + "; expected " + name,
                  "Add --runner " + name + ", or leave the option out.");
            }
          }
        });
    return profile;
  }

  /**
   * Connects the runner.
   *
   * @return parallelism to use
   * @throws FootfallException {@code CLI.WORKERS_INVALID}, or what the runner refuses with
   */
  int connect(RunnerProfile profile) {
    local();
    return profile.connect(workers);
  }

  /**
   * Parallelism of a runner in this process.
   *
   * @throws FootfallException {@code CLI.WORKERS_INVALID}
   */
  int local() {
    if (workers != null && (workers < 1 || workers > MAX_WORKERS)) {
      throw new FootfallException(
          new FailureCode("CLI", "WORKERS_INVALID"),
          "--workers: found " + workers + "; expected 1 to " + MAX_WORKERS,
          "Leave the option out to use every processor.");
    }
    return workers == null ? Runtime.getRuntime().availableProcessors() : workers;
  }
}
