package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.config.seg5a.SpecCompatibilityConfig;
import io.footfall.config.seg5a.ValidationPolicy5A;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.VerifyFiles;
import io.footfall.transforms.seg5a.s5metrics.SurfaceMetrics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checks of 5A.S5 (5A-s4-s5.md section 7.1, realism.md section 2). */
final class SurfaceChecks {
  static final CheckLaw S0_PRESENT =
      law(
          "S0_PRESENT",
          "S0",
          "S0_MISSING_OR_INVALID",
          "faults of receipt, sealed inputs and scenario manifest: absent, against their schema, of"
              + " another world, or a manifest other than the horizon policy gives",
          "0 faults");
  static final CheckLaw S0_DIGEST =
      law(
          "S0_DIGEST_MATCH",
          "S0",
          "S0_SEALED_DIGEST_MISMATCH",
          "digest of the sealed inputs, computed again, against the receipt's",
          "0 differences");
  static final CheckLaw UPSTREAM =
      law(
          "UPSTREAM_ALL_PASS",
          "S0",
          "S0_UPSTREAM_NOT_PASS",
          "of six layer-1 segments, those whose receipt or whose bundle and flag, judged again, are"
              + " not PASS with one digest",
          "0 segments");
  static final CheckLaw S1_PRESENT = present("S1", "merchant_zone_profile_5A and its class table");
  static final CheckLaw S2_PRESENT = present("S2", "grid, shapes and catalogue");
  static final CheckLaw S3_PRESENT = present("S3", "baseline of places and of classes");
  static final CheckLaw S4_PRESENT =
      present("S4", "calendar and scenario, and the copies the layout policy asks for");
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
  static final CheckLaw WARN_BOUNDS =
      gate(
          "S4_OVERLAY_FACTOR_WARN_BOUNDS",
          "S4",
          "S4_OVERLAY_WARN_BOUNDS",
          "factors outside the warning corridor of validation_policy_5A, low ones of exempt types"
              + " left out");
  static final CheckLaw WARN_FRACTION =
      gate(
          "S4_OVERLAY_WARN_FRACTION",
          "S4",
          "S4_OVERLAY_WARN_BOUNDS",
          "share of factors outside the corridor of scenario_overlay_validation_policy_5A");
  static final CheckLaw GUARDRAIL =
      gate(
          "S4_LAMBDA_SCENARIO_GUARDRAIL",
          "S4",
          "S4_LAMBDA_GUARDRAIL",
          "largest intensity of a bucket");
  static final CheckLaw LOCAL_VS_UTC =
      gate(
          "S4_LOCAL_VS_UTC_TOTAL",
          "S4",
          "S4_LOCAL_VS_UTC_MISMATCH",
          "difference of all local and all UTC intensity; 0 while within one tolerance");
  static final CheckLaw VERSIONS =
      gate(
          "SPEC_COMPATIBILITY",
          "S5",
          "SPEC_COMPAT_MISSING_VERSION",
          "spec versions of S1 to S4 that are absent, unreadable, unsupported, or together no"
              + " allowed tuple");
  static final CheckLaw REPLAY_S1 =
      law(
          "REPLAY_S1",
          "S1",
          "S5_REPLAY_MISMATCH",
          "places that differ in any column from those regenerated from layer 1 and the policies",
          "0 places");
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
  static final CheckLaw REPLAY_CALENDAR =
      law(
          "REPLAY_CALENDAR",
          "S4",
          "S5_REPLAY_MISMATCH",
          "events of the calendar that differ from those its policy gives",
          "0 events");
  static final CheckLaw REPLAY_PROVENANCE =
      law(
          "REPLAY_PROVENANCE",
          "S4",
          "S5_REPLAY_MISMATCH",
          "provenance of the calendar, made again, against the published document",
          "0 differences");
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

  /** {@link #VERSIONS} with the majors a configuration knows. */
  static CheckLaw versions(SpecCompatibilityConfig config) {
    String tuples =
        config.allowedMajorTuples().stream()
            .map(t -> t.s1Major() + "." + t.s2Major() + "." + t.s3Major() + "." + t.s4Major())
            .collect(Collectors.joining(", "));
    return VERSIONS.within("majors of S1.S2.S3.S4 one of " + tuples);
  }

  /** Replays of every place that {@link PlaceReplay} counts. */
  static final List<CheckLaw> REPLAYED = List.of(REPLAY_S1, REPLAY_S3, REPLAY_S4);

  /** Checks judged by a value. */
  static final List<CheckLaw> MEASURED =
      List.of(SHAPE_SUM, WARN_BOUNDS, WARN_FRACTION, GUARDRAIL, LOCAL_VS_UTC);

  /** Checks of a scenario. */
  static List<CheckLaw> ofScenario() {
    return Stream.of(SHAPES, WALKED, REPLAYED, MEASURED, List.of(VERSIONS, REPLAY_PROVENANCE))
        .flatMap(List::stream)
        .toList();
  }

  /** All checks but those of {@code aggregate_warn_checks}. */
  static List<CheckLaw> all() {
    return Stream.of(
            ofScenario(),
            SurfaceMetrics.ALL,
            List.of(S0_PRESENT, S0_DIGEST, UPSTREAM),
            List.of(S1_PRESENT, S2_PRESENT, S3_PRESENT, S4_PRESENT, STRANGERS),
            List.of(VerifyFiles.FILE_DIGEST, VerifyFiles.COLUMNS, VerifyFiles.IDENTITY))
        .flatMap(List::stream)
        .toList();
  }

  private SurfaceChecks() {}

  /** A corridor of {@code aggregate_warn_checks}; published, never blocks. */
  static CheckLaw aggregate(ScenarioOverlayValidationPolicy.AggregateCheck check) {
    return CheckLaw.watch(
        "S4_AGGREGATE." + check.name(),
        "S4",
        "S4_OVERLAY_WARN_BOUNDS",
        check.metric() + " of all factors of a " + check.scenarioKind() + " scenario",
        String.valueOf(check.bounds()),
        0);
  }

  private static CheckLaw law(
      String id, String state, String code, String definition, String corridor) {
    return new CheckLaw(id, state, code, definition, corridor, false);
  }

  private static CheckLaw present(String state, String tables) {
    return law(
        state + "_PRESENT",
        state,
        state + "_MISSING",
        "tables that are not sealed: " + tables,
        "0 tables");
  }

  private static CheckLaw gate(String id, String state, String code, String definition) {
    return CheckLaw.gate(id, state, code, definition, "of the policy", 0);
  }

  private static CheckLaw optional(String id, String code, String definition, String corridor) {
    return new CheckLaw(id, "S4", code, definition, corridor, true);
  }
}
