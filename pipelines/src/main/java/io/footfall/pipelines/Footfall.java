package io.footfall.pipelines;

import io.footfall.pipelines.console.ExitCode;
import io.footfall.pipelines.console.Release;
import io.footfall.pipelines.inspect.DiffCommand;
import io.footfall.pipelines.inspect.ExplainCommand;
import io.footfall.pipelines.inspect.MetricsCommand;
import io.footfall.pipelines.inspect.PlanCommand;
import io.footfall.pipelines.inspect.ReplayCommand;
import io.footfall.pipelines.inspect.ReportCommand;
import io.footfall.pipelines.launch.RunnerOption;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The program: {@code ./footfall run} and its relatives. */
@Command(
    name = "footfall",
    mixinStandardHelpOptions = true,
    version = "footfall " + Release.VERSION,
    description = "Synthesises a sealed, reproducible stream of payment arrivals.",
    subcommands = {
      HelpCommand.class,
      MainJobCommands.Run.class,
      MainJobCommands.World.class,
      MainJobCommands.Surfaces.class,
      MainJobCommands.Arrivals.class,
      StateCommand.class,
      ExplainCommand.class,
      ReplayCommand.class,
      VerifyCommand.class,
      DiffCommand.class,
      ReportCommand.class,
      MetricsCommand.class,
      PlanCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 differs or bug, 2 wrong command line, 3 refused, 4 file error.",
      "Start with: ./footfall run --scale tiny",
      "./footfall bench measures what this machine can do; it has options of its own."
    })
public final class Footfall {
  private Footfall() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    CompilerDirectives.addInBackground();
    int code =
        run(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8),
            args);
    System.exit(code);
  }

  /**
   * Runs a command line inside this process.
   *
   * @return exit code, as {@link ExitCode} lists
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    CommandLine line = new CommandLine(new Footfall());
    PrintWriter errors = new PrintWriter(err, true, StandardCharsets.UTF_8);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(errors);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, a) -> ExitCode.report(e, errors, false));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          boolean verbose =
              parsed.hasMatchedOption("--verbose")
                  || parsed.subcommand() != null
                      && parsed.subcommand().hasMatchedOption("--verbose");
          return ExitCode.report(e, errors, verbose);
        });
    RunnerOption.declare(line);
    // As declared: what everybody needs first, what one runner or store needs last.
    line.getSubcommands()
        .values()
        .forEach(c -> c.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false));
    if (args.length == 0) {
      line.usage(line.getOut());
      return ExitCode.USAGE;
    }
    try {
      return line.execute(args);
    } catch (Error e) {
      return ExitCode.report(e, errors, List.of(args).contains("--verbose"));
    }
  }
}
