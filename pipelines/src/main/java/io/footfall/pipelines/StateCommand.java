package io.footfall.pipelines;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.pipelines.console.ExitCode;
import io.footfall.pipelines.options.CertifyOption;
import io.footfall.pipelines.options.OpenRunOptions;
import io.footfall.pipelines.states.RunSession;
import io.footfall.pipelines.states.StateId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code state}: one state, or a range of states, of a run that lies on disk. */
@Command(
    name = "state",
    mixinStandardHelpOptions = true,
    description = {
      "One state, or a range, of a run whose world is sealed; policies are those of the run.",
      "A state whose inputs are not sealed refuses and names the state to run first.",
      "States: 1A 1B 2A 2B 3A 3B LAYER1 5A.CALENDAR 5A.S0 to 5A.S5, 5B.S0 to 5B.S5."
    })
final class StateCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "STATE", description = "State to run.")
  private String state;

  @Option(names = "--from", paramLabel = "STATE", description = "First state of a range.")
  private String from;

  @Option(names = "--to", paramLabel = "STATE", description = "Last state of a range.")
  private String to;

  @Option(
      names = "--scenario",
      paramLabel = "ID",
      split = ",",
      description = "Scenarios (default: all of the run).")
  private List<String> scenarios = List.of();

  @Mixin private OpenRunOptions options = new OpenRunOptions();

  @Mixin private CertifyOption certify = new CertifyOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Set<StateId> wanted = wanted();
    try (RunSession session = RunSession.open(options)) {
      List<Long> seeds =
          certify.seeds(
              session.context()::config,
              options::seeds,
              wanted.contains(StateId.ARRIVAL_BUNDLE),
              spec.commandLine());
      JobOutput.told(
          session,
          "state",
          seeds,
          () -> new MainJob(session, seeds, scenarios, certify.asked()).run(wanted),
          options.json(),
          spec.commandLine().getOut());
    }
    return ExitCode.OK;
  }

  private Set<StateId> wanted() {
    boolean range = from != null && to != null && state == null;
    boolean single = from == null && to == null && state != null;
    if (!range && !single) {
      throw new FootfallException(
          new FailureCode("CLI", "STATE_MISSING"),
          "expected one STATE, or both --from and --to",
          "For example: footfall state 5B.S3 --run RUN, or --from 5A.S1 --to 5B.S2.");
    }
    StateId first = StateId.of(range ? from : state);
    return StateId.range(first, range ? StateId.of(to) : first);
  }
}
