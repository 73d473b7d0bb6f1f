package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.transforms.evidence.CheckLaw;
import java.util.List;

/** The checks of 5A.S5, all hard. */
final class SurfaceChecks {
  static final CheckLaw GATE =
      law(
          "S0_GATE",
          "S0",
          "S0_MISSING_OR_INVALID",
          "receipt and sealed inputs valid, of this world, digest equal, six segments PASS",
          "0 breaches");
  static final CheckLaw PRESENT =
      law("PRESENT", "S5", "S5_TABLE_MISSING", "required tables that are not sealed", "0 tables");
  static final CheckLaw STRANGERS =
      law(
          "FILES_COMPLETE",
          "S5",
          "S5_FILE_UNLISTED",
          "files in a table's folder that its manifest does not list",
          "0 files");
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
          "shapes without T rows once each, in order, finite and not negative",
          "0 shapes");
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
          "places whose class, country, zone and channel have no shape",
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
  static final CheckLaw PROFILE =
      law(
          "S1_PK_VALID",
          "S1",
          "S1_PK_DUPLICATE",
          "places that stand twice or out of order",
          "0 places");
  static final CheckLaw SCALE =
      law(
          "S1_SCALE_NONNEG_FINITE",
          "S1",
          "S1_SCALE_INVALID",
          "places whose volume or scale is negative or not finite",
          "0 places");
  static final CheckLaw DOMAIN =
      law(
          "S1_DOMAIN",
          "S1",
          "S1_DOMAIN_MISSING",
          "places with a site or an edge in the merchant's mode that the profile lacks",
          "0 places");
  static final CheckLaw C15 =
      law(
          "C15",
          "S1",
          "S1_ORPHAN_INTENSITY",
          "places of the profile with neither site nor edge in the merchant's mode",
          "0 places");
  static final CheckLaw BASE_PARITY =
      law(
          "S3_DOMAIN_PARITY",
          "S3",
          "S3_DOMAIN_MISSING",
          "places that profile and baseline do not share, or without T buckets once each",
          "0 places");
  static final CheckLaw BASE_VALUES =
      law(
          "S3_LAMBDA_NONNEG_FINITE",
          "S3",
          "S3_LAMBDA_INVALID",
          "baseline values that are negative or not finite",
          "0 rows");
  static final CheckLaw C2 =
      law(
          "C2",
          "S3",
          "S3_WEEKLY_SUM_MISMATCH",
          "|sum of the weekly baseline - volume of S1| / max(1, volume)",
          "<= 1e-12");
  static final CheckLaw LOCAL_PARITY =
      law(
          "S4_DOMAIN_PARITY",
          "S4",
          "S4_DOMAIN_MISSING",
          "places that profile and scenario do not share, or without H buckets once each",
          "0 places");
  static final CheckLaw LOCAL_VALUES =
      law(
          "S4_LAMBDA_NONNEG_FINITE",
          "S4",
          "S4_LAMBDA_INVALID",
          "scenario values that are negative or not finite",
          "0 rows");
  static final CheckLaw FACTOR_BOUNDS =
      law(
          "S4_OVERLAY_FACTOR_HARD_BOUNDS",
          "S4",
          "S4_OVERLAY_HARD_BOUNDS",
          "factors outside the clamp of the overlay policy",
          "0 rows");
  static final CheckLaw C3 =
      law(
          "C3",
          "S4",
          "S4_RECOMPOSITION_MISMATCH",
          "|scenario - baseline(week bucket) x factor| / max(1, scenario), every row",
          "<= 1e-9");
  static final CheckLaw FACTOR_LAW =
      law(
          "S4_FACTOR_LAW",
          "S4",
          "S4_FACTOR_MISMATCH",
          "factors that differ from those the sealed calendar and the overlay law give",
          "0 rows");
  static final CheckLaw C4 =
      optional(
          "C4",
          "S4_LOCAL_VS_UTC_MISMATCH",
          "|sum local - sum UTC| / max(1, sum) per place; a place in one of both counts as broken",
          "<= 1e-12");
  static final CheckLaw FACTOR_COPY =
      optional(
          "S4_FACTOR_TABLE",
          "S4_FACTOR_TABLE_MISMATCH",
          "rows of the factor table that differ from the scenario's factor",
          "0 rows");

  /** Checks of the whole grid, shapes and clock. */
  static final List<CheckLaw> SHAPES = List.of(GRID, SHAPE_ROWS, C1, SHAPE_DOMAIN, C5, C9);

  /** Checks of every place. */
  static final List<CheckLaw> PLACES =
      List.of(
          PROFILE,
          SCALE,
          DOMAIN,
          C15,
          BASE_PARITY,
          BASE_VALUES,
          C2,
          LOCAL_PARITY,
          LOCAL_VALUES,
          FACTOR_BOUNDS,
          C3,
          FACTOR_LAW,
          C4,
          FACTOR_COPY);

  private SurfaceChecks() {}

  private static CheckLaw law(
      String id, String state, String code, String definition, String corridor) {
    return new CheckLaw(id, state, code, definition, corridor, false);
  }

  private static CheckLaw optional(String id, String code, String definition, String corridor) {
    return new CheckLaw(id, "S4", code, definition, corridor, true);
  }
}
