package io.footfall.pipelines.states;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All states in the order they run; the ids are those of the command line and of error codes. */
public enum StateId {
  MERCHANTS("1A"),
  SITES("1B"),
  CLOCKS("2A"),
  WEIGHTS("2B"),
  ZONES("3A"),
  VIRTUAL("3B"),
  LAYER1("LAYER1"),
  CALENDAR("5A.CALENDAR"),
  SURFACE_GATE("5A.S0"),
  CLASSES("5A.S1"),
  SHAPES("5A.S2"),
  BASELINE("5A.S3"),
  OVERLAYS("5A.S4"),
  SURFACE_BUNDLE("5A.S5"),
  ARRIVAL_GATE("5B.S0"),
  GRID("5B.S1"),
  INTENSITY("5B.S2"),
  COUNTS("5B.S3"),
  ARRIVALS("5B.S4"),
  ARRIVAL_BUNDLE("5B.S5");

  private final String id;

  StateId(String id) {
    this.id = id;
  }

  /** Id such as {@code 5B.S3}. */
  public String id() {
    return id;
  }

  /** Whether the state runs once per arrival seed. */
  boolean perSeed() {
    return compareTo(INTENSITY) >= 0;
  }

  /** States from one to another, both included. */
  public static Set<StateId> range(StateId from, StateId to) {
    if (from.compareTo(to) > 0) {
      throw new FootfallException(
          new FailureCode("CLI", "STATE_RANGE_EMPTY"),
          "--from " + from.id + " comes after --to " + to.id,
          "States run in this order: " + ids() + ".");
    }
    return EnumSet.range(from, to);
  }

  /**
   * The state of an id, in any case.
   *
   * @throws FootfallException {@code CLI.STATE_UNKNOWN}
   */
  public static StateId of(String id) {
    String wanted = id.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(s -> s.id.equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new FootfallException(
                    new FailureCode("CLI", "STATE_UNKNOWN"),
                    "found state '" + id + "'; expected one of " + ids(),
                    "Name one of these states."));
  }

  private static List<String> ids() {
    return Arrays.stream(values()).map(StateId::id).toList();
  }
}
