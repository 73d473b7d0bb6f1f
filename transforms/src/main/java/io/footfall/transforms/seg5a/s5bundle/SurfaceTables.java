package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.evidence.SealedClock;
import io.footfall.transforms.seg5a.s4overlays.CalendarFactors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Tables of one scenario that the checks read, and the few numbers they need.
 *
 * @param grid {@code shape_grid_definition_5A}
 * @param shapes {@code class_zone_shape_5A}
 * @param profile {@code merchant_zone_profile_5A}
 * @param base {@code merchant_zone_baseline_local_5A}
 * @param local {@code merchant_zone_scenario_local_5A}
 * @param utc {@code merchant_zone_scenario_utc_5A}, or null if not written
 * @param factors {@code merchant_zone_overlay_factors_5A}, or null if not written
 * @param endpoints sites and edges of the world
 * @param clock the tz cache
 * @param calendar calendar and policies that give the factors
 * @param horizon start, bucket length and number of buckets
 * @param minFactor lower clamp of the overlay policy
 * @param maxFactor upper clamp
 */
record SurfaceTables(
    SealedTable grid,
    SealedTable shapes,
    SealedTable profile,
    SealedTable base,
    SealedTable local,
    SealedTable utc,
    SealedTable factors,
    Endpoints endpoints,
    SealedClock clock,
    CalendarFactors.Source calendar,
    Horizon horizon,
    double minFactor,
    double maxFactor)
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

  /** Tokens that decide the outcome. */
  List<SealedTable> inputs() {
    List<SealedTable> all = new ArrayList<>();
    for (SealedTable table :
        new SealedTable[] {
          grid,
          shapes,
          profile,
          base,
          local,
          utc,
          factors,
          calendar.calendar(),
          endpoints.zones(),
          endpoints.edges(),
          endpoints.modes()
        }) {
      if (Objects.nonNull(table)) {
        all.add(table);
      }
    }
    return all;
  }
}
