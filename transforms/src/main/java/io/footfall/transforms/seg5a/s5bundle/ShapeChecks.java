package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.transforms.evidence.CheckLaw;
import java.util.List;

/** The checks of 5A.S5 that look at grid, shapes, clock and calendar, each as a whole. */
final class ShapeChecks {
  static final CheckLaw GRID =
      law(
          "S2_GRID_VALID",
          "S2",
          "S2_GRID_INVALID",
          "week buckets other than 0..T-1 once each with their weekday and minute",
          "0 buckets");
  static final CheckLaw SHAPE_ROWS =
      law(
          "S2_SHAPES_VALID",
          "S2",
          "S2_SHAPE_INVALID",
          "shapes without T rows once each, in order",
          "0 shapes");
  static final CheckLaw SHAPE_VALUES =
      law(
          "S2_SHAPES_NONNEG",
          "S2",
          "S2_SHAPE_INVALID",
          "shape values that are negative or not finite",
          "0 rows");
  static final CheckLaw SHAPE_SUM =
      gate(
          "S2_SHAPES_SUM_TO_ONE",
          "S2",
          "S2_SHAPE_SUM_INVALID",
          "|sum of a shape - 1|, largest over all shapes, against the policy's tolerances");
  static final CheckLaw C1 =
      law(
          "C1",
          "S2",
          "S2_SHAPE_SUM_INVALID",
          "|sum of a shape - 1|, compensated, largest over all shapes",
          "<= 1e-12");
  static final CheckLaw SHAPE_DOMAIN =
      law(
          "S2_DOMAIN_COVERS_S1",
          "S2",
          "S2_DOMAIN_MISSING",
          "places whose class, country, zone, channel and template have no shape",
          "0 places");
  static final CheckLaw C5 =
      law(
          "C5",
          "S4",
          "S4_HORIZON_MAPPING_MISSING",
          "(tzid, bucket) pairs whose week bucket is not the one the tz cache demands",
          "0 pairs");
  static final CheckLaw C9 =
      law(
          "C9",
          "S0",
          "S0_TZ_CACHE_HORIZON",
          "tzids whose cache differs from the pinned release up to a day past the horizon",
          "0 tzids");
  static final CheckLaw REPLAY_CLASSES =
      law(
          "REPLAY_CLASSES",
          "S3",
          "S5_REPLAY_MISMATCH",
          "rows of merchant_class_profile_5A and class_zone_baseline_local_5A that differ from the"
              + " regenerated ones",
          "0 rows");
  static final CheckLaw REPLAY_S2 =
      law(
          "REPLAY_S2",
          "S2",
          "S5_REPLAY_MISMATCH",
          "rows of grid, shapes and catalogue that differ from the regenerated ones",
          "0 rows");
  static final CheckLaw REPLAY_CALENDAR =
      law(
          "REPLAY_CALENDAR",
          "S4",
          "S5_REPLAY_MISMATCH",
          "events of the calendar that differ from those its policy gives",
          "0 events");

  /** Checks of the whole grid, shapes and clock, and replays of whole tables. */
  static final List<CheckLaw> SHAPES =
      List.of(
          GRID,
          SHAPE_ROWS,
          SHAPE_VALUES,
          C1,
          SHAPE_DOMAIN,
          C5,
          C9,
          REPLAY_CLASSES,
          REPLAY_S2,
          REPLAY_CALENDAR);

  private ShapeChecks() {}

  private static CheckLaw law(
      String id, String state, String code, String definition, String corridor) {
    return new CheckLaw(id, state, code, definition, corridor, false);
  }

  private static CheckLaw gate(String id, String state, String code, String definition) {
    return CheckLaw.gate(id, state, code, definition, "of the policy", 0);
  }
}
