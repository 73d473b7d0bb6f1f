package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.gate.SealedClock;
import io.footfall.transforms.seg5a.s4overlays.CalendarFactors;
import io.footfall.transforms.seg5a.s5metrics.SurfaceMetricSetting;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Tables of one scenario that the checks read, and the few numbers they need.
 *
 * @param grid {@code shape_grid_definition_5A}
 * @param shapes {@code class_zone_shape_5A}
 * @param catalogue {@code class_shape_catalogue_5A}
 * @param profile {@code merchant_zone_profile_5A}
 * @param classProfile {@code merchant_class_profile_5A}
 * @param base {@code merchant_zone_baseline_local_5A}
 * @param classBase {@code class_zone_baseline_local_5A}
 * @param local {@code merchant_zone_scenario_local_5A}
 * @param utc {@code merchant_zone_scenario_utc_5A}, or null if not written
 * @param factors {@code merchant_zone_overlay_factors_5A}, or null if not written
 * @param endpoints sites and edges of the world
 * @param clock the tz cache
 * @param calendar calendar and policies that give the factors
 * @param warned the same with the warning corridor of {@code validation_policy_5A}
 * @param horizon start, bucket length and number of buckets
 * @param limits clamp and tolerances
 * @param laws what regenerates the surfaces
 * @param metrics corridors of the realism metrics
 */
record SurfaceTables(
    SealedTable grid,
    SealedTable shapes,
    SealedTable catalogue,
    SealedTable profile,
    SealedTable classProfile,
    SealedTable base,
    SealedTable classBase,
    SealedTable local,
    SealedTable utc,
    SealedTable factors,
    Endpoints endpoints,
    SealedClock clock,
    CalendarFactors.Source calendar,
    CalendarFactors.Source warned,
    Horizon horizon,
    Limits limits,
    SurfaceLaws laws,
    SurfaceMetricSetting metrics)
    implements Serializable {
  /**
   * The UTC horizon.
   *
   * @param startMicros first instant
   * @param bucketMinutes length of a bucket
   * @param buckets H
   */
  record Horizon(long startMicros, int bucketMinutes, int buckets) implements Serializable {
    /** First second after the horizon. */
    long endSeconds() {
      return startMicros / 1_000_000L + 60L * bucketMinutes * buckets;
    }
  }

  /**
   * Limits of the policies. A relative error divides by the value, at least the floor.
   *
   * @param minFactor lower clamp of the overlay policy, less the epsilon
   * @param maxFactor upper clamp and the epsilon
   * @param weekly tolerances of weekly sums
   * @param recompose tolerances of recomposed rows
   */
  record Limits(double minFactor, double maxFactor, Tolerance weekly, Tolerance recompose)
      implements Serializable {}

  /** Absolute and relative tolerance; only beyond both is beyond. */
  record Tolerance(double abs, double rel, double floor) implements Serializable {
    boolean holds(double found, double expected) {
      double error = Math.abs(found - expected);
      return error <= abs || error / Math.max(Math.abs(expected), floor) <= rel;
    }
  }

  /** Tokens that decide the outcome. */
  List<SealedTable> inputs() {
    List<SealedTable> all = new ArrayList<>();
    for (SealedTable table :
        new SealedTable[] {
          grid,
          shapes,
          catalogue,
          profile,
          classProfile,
          base,
          classBase,
          local,
          utc,
          factors,
          calendar.calendar(),
          endpoints.zones(),
          endpoints.edges(),
          endpoints.modes(),
          laws.merchants()
        }) {
      if (Objects.nonNull(table)) {
        all.add(table);
      }
    }
    return all;
  }
}
