package io.footfall.transforms.diff.inputs;

import io.footfall.config.PolicyFile;
import java.util.Collection;
import java.util.List;

/**
 * How far up the way of the data a change of a policy can reach. States stand in the order of the
 * data; a policy governs the first state that reads it and everything after, nothing before. (Shape
 * policies begin at 5A.S1, where a place is given its shape.) Validation, bundle layout and logging
 * decide no row.
 */
public final class GovernedStates {
  private static final List<String> STATES =
      List.of(
          "1A",
          "1B",
          "2A",
          "2B",
          "3A",
          "3B",
          "5A.S0",
          "IMPORT",
          "5A.S1",
          "5A.S2",
          "5A.S3",
          "5A.CALENDAR",
          "5A.S4",
          "5B.S0",
          "5B.S1",
          "5B.S2",
          "5B.S3",
          "5B.S4");

  private final int first;

  private GovernedStates(int first) {
    this.first = first;
  }

  /** Every state: another world, or one made elsewhere. */
  public static GovernedStates all() {
    return new GovernedStates(0);
  }

  /** The states the changed policies govern. */
  public static GovernedStates by(Collection<PolicyFile> changed) {
    int first = STATES.size();
    for (PolicyFile file : changed) {
      first = Math.min(first, from(file));
    }
    return new GovernedStates(first);
  }

  /** These, and the given state with all after it. */
  public GovernedStates and(String state) {
    return new GovernedStates(Math.min(first, STATES.indexOf(state)));
  }

  /** Whether rows of a state may differ. */
  public boolean reach(String state) {
    return place(state) >= first;
  }

  /** Place of a state on the way of the data. */
  public static int place(String state) {
    int at = STATES.indexOf(state);
    if (at < 0) {
      throw new IllegalArgumentException("No place on the way of the data: " + state);
    }
    return at;
  }

  private static int from(PolicyFile file) {
    String state =
        switch (file) {
          case WORLD, DRAW_POLICY -> "1A";
          case SCENARIO_HORIZON -> "2A";
          case DAY_EFFECT, ALIAS_LAYOUT, ROUTE_RNG -> "2B";
          case ZONE_MIXTURE -> "3A";
          case VIRTUAL_RULES, CDN_WEIGHTS -> "3B";
          case SCENARIO_METADATA -> "5A.S0";
          case MERCHANT_CLASS, DEMAND_SCALE -> "IMPORT";
          case SHAPE_TIME_GRID, SHAPE_LIBRARY, ZONE_SHAPE_MODIFIERS -> "5A.S1";
          case BASELINE_INTENSITY -> "5A.S2";
          case SCENARIO_CALENDAR,
                  REAL_CALENDAR,
                  CALENDAR_CUSTOMS,
                  CALENDAR_EVENTS,
                  SCENARIO_OVERLAY ->
              "5A.CALENDAR";
          case OVERLAY_ORDERING, OVERLAY_VALIDATION -> "5A.S4";
          case TIME_GRID, GROUPING -> "5B.S1";
          case ARRIVAL_LGCP, ARRIVAL_RNG -> "5B.S2";
          case ARRIVAL_COUNT -> "5B.S3";
          case ARRIVAL_PLACEMENT, ARRIVAL_ROUTING, LAYOUT -> "5B.S4";
          case VALIDATION_5A,
                  SPEC_COMPATIBILITY,
                  VALIDATION_5B,
                  BUNDLE_LAYOUT,
                  LOGGING,
                  CERTIFICATION ->
              null;
        };
    return state == null ? STATES.size() : STATES.indexOf(state);
  }
}
