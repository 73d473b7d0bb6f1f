package io.footfall.pipelines.options;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.state.RunContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** {@code --rng-events}, of every command that may draw. */
final class RngEventOption {
  private static final List<String> DRAWING_STATES = List.of("S2", "S3", "S4");

  @Option(
      names = "--rng-events",
      paramLabel = "STATES",
      split = ",",
      description =
          "Log every draw of these states: S2,S3,S4 (default: as logging_policy.yaml says, none).")
  List<String> texts;

  /**
   * The context with the switches of the command line, where it has any.
   *
   * @throws FootfallException CLI.RNG_EVENTS_UNKNOWN
   */
  RunContext apply(RunContext context) {
    return texts == null ? context : context.withRngEvents(states());
  }

  /** States whose draws are logged, such as {@code 5B.S3}. */
  private Set<String> states() {
    Set<String> states = new TreeSet<>();
    for (String text : texts) {
      String state = text.strip().replaceFirst("^(?i)5B\\.", "").toUpperCase(Locale.ROOT);
      if (!DRAWING_STATES.contains(state)) {
        throw new FootfallException(
            new FailureCode("CLI", "RNG_EVENTS_UNKNOWN"),
            "--rng-events: found '" + text + "'; expected states of " + DRAWING_STATES,
            "Give the states whose draws shall be logged, such as --rng-events S2,S3.");
      }
      states.add("5B." + state);
    }
    return states;
  }
}
