package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.config.seg5a.ValidationPolicy5A;
import io.footfall.transforms.evidence.CheckLaw;
import java.util.List;

/** The checks of 5A.S5 that are counted place by place, in all its rows. */
final class PlaceChecks {
  static final CheckLaw PROFILE =
      law(
          "S1_PK_VALID",
          "S1",
          "S1_PK_DUPLICATE",
          "places that stand twice or out of order",
          "0 places");
  static final CheckLaw REQUIRED_FIELDS =
      law(
          "S1_REQUIRED_FIELDS",
          "S1",
          "S1_REQUIRED_FIELD_NULL",
          "places with an empty class, channel, profile, template or basis",
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
  static final CheckLaw WEEKLY_SUM =
      gate(
          "S3_WEEKLY_SUM_VS_SCALE",
          "S3",
          "S3_WEEKLY_SUM_MISMATCH",
          "weeks off the volume in their own rows by more than both tolerances of the policy");
  static final CheckLaw COVERAGE =
      law(
          "S4_HORIZON_COVERAGE",
          "S4",
          "S4_HORIZON_BUCKET_MISMATCH",
          "places of the scenario without H buckets once each, in order, or in a zone without"
              + " offsets",
          "0 places");
  static final CheckLaw LOCAL_PARITY =
      law(
          "S4_DOMAIN_PARITY",
          "S4",
          "S4_DOMAIN_MISSING",
          "places that profile and scenario do not share",
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
  static final CheckLaw RECOMPOSITION =
      gate(
          "S4_RECOMPOSITION_SAMPLE",
          "S4",
          "S4_RECOMPOSITION_MISMATCH",
          "rows off baseline(week bucket) x factor by more than both tolerances of the policy;"
              + " every row, no sample");
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
  static final CheckLaw REPLAY_S1 =
      law(
          "REPLAY_S1",
          "S1",
          "S5_REPLAY_MISMATCH",
          "places that differ in any column from those regenerated from layer 1 and the policies",
          "0 places");
  static final CheckLaw REPLAY_S3 =
      law(
          "REPLAY_S3",
          "S3",
          "S5_REPLAY_MISMATCH",
          "rows of the baseline that differ from regenerated volume x regenerated shape",
          "0 rows");
  static final CheckLaw REPLAY_S4 =
      law(
          "REPLAY_S4",
          "S4",
          "S5_REPLAY_MISMATCH",
          "rows of the scenario, local and UTC, that differ from regenerated baseline x factor",
          "0 rows");

  /** Checks of every place that {@link PlaceWalk} counts. */
  static final List<CheckLaw> WALKED =
      List.of(
          PROFILE,
          REQUIRED_FIELDS,
          SCALE,
          DOMAIN,
          C15,
          BASE_PARITY,
          BASE_VALUES,
          C2,
          WEEKLY_SUM,
          LOCAL_PARITY,
          COVERAGE,
          LOCAL_VALUES,
          FACTOR_BOUNDS,
          C3,
          RECOMPOSITION,
          FACTOR_LAW,
          C4,
          FACTOR_COPY);

  /** Replays of every place that {@link PlaceReplay} counts. */
  static final List<CheckLaw> REPLAYED = List.of(REPLAY_S1, REPLAY_S3, REPLAY_S4);

  private PlaceChecks() {}

  /** {@link #WALKED} with the tolerances of a policy in words. */
  static List<CheckLaw> walked(ValidationPolicy5A.Tolerances t) {
    return WALKED.stream()
        .map(
            law ->
                law == WEEKLY_SUM
                    ? law.within(
                        tolerance(
                            t.s3WeeklySumAbsFail(),
                            t.s3WeeklySumRelFail(),
                            t.s3RelDenominatorFloor()))
                    : law == RECOMPOSITION
                        ? law.within(
                            tolerance(
                                t.s4RecomposeAbsFail(),
                                t.s4RecomposeRelFail(),
                                t.s4RecomposeRelDenominatorFloor()))
                        : law)
        .toList();
  }

  private static String tolerance(double absolute, double relative, double floor) {
    return "0 beyond both "
        + absolute
        + " absolute and "
        + relative
        + " relative to at least "
        + floor;
  }

  private static CheckLaw law(
      String id, String state, String code, String definition, String corridor) {
    return new CheckLaw(id, state, code, definition, corridor, false);
  }

  private static CheckLaw gate(String id, String state, String code, String definition) {
    return CheckLaw.gate(id, state, code, definition, "of the policy", 0);
  }

  private static CheckLaw optional(String id, String code, String definition, String corridor) {
    return new CheckLaw(id, "S4", code, definition, corridor, true);
  }
}
