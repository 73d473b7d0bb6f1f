package io.footfall.pipelines;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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

    /** Last segment this command runs. */
    abstract MainJob.Until until();

    @Override
    public final Integer call() throws Exception {
      PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
      try (RunSession session = RunSession.open(options, err)) {
        RunJournal journal = session.journal(spec.name(), options.seeds());
        RunResult result;
        try {
          result = work(session);
        } catch (IOException | RuntimeException | Error e) {
          journal.finish(e);
          throw e;
        }
        journal.finish(null);
        PrintWriter out = spec.commandLine().getOut();
        if (options.json) {
          out.println(result.toJson());
        } else {
          result.print(out);
        }
        out.flush();
      }
      return ExitCode.OK;
    }

    /** A full disk names no file; the root at least tells which disk. */
    private RunResult work(RunSession session) throws IOException {
      try {
        return new MainJob(session, options.seeds()).run(until());
      } catch (IOException e) {
        String root = session.context().root();
        throw String.valueOf(e.getMessage()).contains(root)
            ? e
            : new IOException(root + ": " + ExitCode.cause(e), e);
      }
    }
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = "World, surfaces and arrivals: everything, from nothing.")
  static final class Run extends Job {
    @Override
    MainJob.Until until() {
      return MainJob.Until.ARRIVALS;
    }
  }

  @Command(
      name = "world",
      mixinStandardHelpOptions = true,
      description = "Layer 1 only: merchants, sites, clocks, weights, zones, edges, seal.")
  static final class World extends Job {
    @Override
    MainJob.Until until() {
      return MainJob.Until.WORLD;
    }
  }

  @Command(
      name = "5a",
      mixinStandardHelpOptions = true,
      description = "Intensity surfaces; makes the world first where it is missing.")
  static final class Surfaces extends Job {
    @Override
    MainJob.Until until() {
      return MainJob.Until.SURFACES;
    }
  }

  @Command(
      name = "5b",
      mixinStandardHelpOptions = true,
      description = "Arrivals on surfaces that are sealed already; refuses where they are not.")
  static final class Arrivals extends Job {
    @Override
    MainJob.Until until() {
      return MainJob.Until.ARRIVALS_ONLY;
    }
  }
}
