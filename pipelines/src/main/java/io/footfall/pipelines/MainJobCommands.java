package io.footfall.pipelines;

import io.footfall.config.ResolvedConfig;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code run} and its three parts: the same states, up to the segment named. */
final class MainJobCommands {
  private MainJobCommands() {}

  /** What the commands share. */
  abstract static class Job implements Callable<Integer> {
    @Mixin private MainOptions options = new MainOptions();
    @Spec private CommandSpec spec;

    /** States this command runs. */
    abstract Set<StateId> states();

    /** Whether the command certifies. */
    boolean certifies() {
      return false;
    }

    private List<Long> seeds() {
      if (!certifies()) {
        return options.seeds();
      }
      ResolvedConfig config = ResolvedConfig.load(options.scale, options.configDir);
      boolean given = spec.commandLine().getParseResult().hasMatchedOption("--seed");
      return CertifyOption.seeds(
          config, given ? options.seeds() : null, true, spec.commandLine().getErr());
    }

    @Override
    public final Integer call() throws Exception {
      PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
      List<Long> seeds = seeds();
      try (RunSession session = RunSession.open(options, err)) {
        JobOutput.print(
            JobOutput.kept(
                session,
                spec.name(),
                seeds,
                () -> new MainJob(session, seeds, List.of(), certifies()).run(states())),
            options.json,
            spec.commandLine().getOut());
      }
      return ExitCode.OK;
    }
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = "World, surfaces and arrivals: everything, from nothing.")
  static final class Run extends Job {
    @Mixin private CertifyOption certify = new CertifyOption();

    @Override
    boolean certifies() {
      return certify.asked;
    }

    @Override
    Set<StateId> states() {
      return StateId.range(StateId.MERCHANTS, StateId.ARRIVAL_BUNDLE);
    }
  }

  @Command(
      name = "world",
      mixinStandardHelpOptions = true,
      description = "Layer 1 only: merchants, sites, clocks, weights, zones, edges, seal.")
  static final class World extends Job {
    @Override
    Set<StateId> states() {
      return StateId.range(StateId.MERCHANTS, StateId.LAYER1);
    }
  }

  @Command(
      name = "5a",
      mixinStandardHelpOptions = true,
      description = "Intensity surfaces; makes the world first where it is missing.")
  static final class Surfaces extends Job {
    @Override
    Set<StateId> states() {
      return StateId.range(StateId.MERCHANTS, StateId.SURFACE_BUNDLE);
    }
  }

  @Command(
      name = "5b",
      mixinStandardHelpOptions = true,
      description = "Arrivals on surfaces that are sealed already; refuses where they are not.")
  static final class Arrivals extends Job {
    @Override
    Set<StateId> states() {
      return StateId.range(StateId.ARRIVAL_GATE, StateId.ARRIVAL_BUNDLE);
    }
  }
}
