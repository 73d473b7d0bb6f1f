package io.footfall.pipelines;

import io.footfall.pipelines.console.ExitCode;
import io.footfall.pipelines.options.CertifyOption;
import io.footfall.pipelines.options.MainOptions;
import io.footfall.pipelines.states.RunSession;
import io.footfall.pipelines.states.StateId;
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
    private final Set<StateId> states;
    @Mixin private MainOptions options = new MainOptions();
    @Spec private CommandSpec spec;

    /** A command that runs the states from one to another, both included. */
    Job(StateId first, StateId last) {
      states = StateId.range(first, last);
    }

    /** Whether and how the command certifies. */
    CertifyOption certify() {
      return new CertifyOption();
    }

    @Override
    public final Integer call() throws Exception {
      boolean certify = certify().asked();
      List<Long> seeds =
          certify().seeds(options::policies, options::seeds, true, spec.commandLine());
      try (RunSession session = RunSession.open(options)) {
        JobOutput.told(
            session,
            spec.name(),
            seeds,
            () -> new MainJob(session, seeds, List.of(), certify).run(states),
            options.json(),
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

    Run() {
      super(StateId.MERCHANTS, StateId.ARRIVAL_BUNDLE);
    }

    @Override
    CertifyOption certify() {
      return certify;
    }
  }

  @Command(
      name = "world",
      mixinStandardHelpOptions = true,
      description = "Layer 1 only: merchants, sites, clocks, weights, zones, edges, seal.")
  static final class World extends Job {
    World() {
      super(StateId.MERCHANTS, StateId.LAYER1);
    }
  }

  @Command(
      name = "5a",
      mixinStandardHelpOptions = true,
      description = "Intensity surfaces; makes the world first where it is missing.")
  static final class Surfaces extends Job {
    Surfaces() {
      super(StateId.MERCHANTS, StateId.SURFACE_BUNDLE);
    }
  }

  @Command(
      name = "5b",
      mixinStandardHelpOptions = true,
      description = "Arrivals on surfaces that are sealed already; refuses where they are not.")
  static final class Arrivals extends Job {
    Arrivals() {
      super(StateId.ARRIVAL_GATE, StateId.ARRIVAL_BUNDLE);
    }
  }
}
