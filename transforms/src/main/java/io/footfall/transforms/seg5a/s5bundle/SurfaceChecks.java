package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.config.seg5a.SpecCompatibilityConfig;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.VerifyFiles;
import io.footfall.transforms.seg5a.s5metrics.SurfaceMetrics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checks of 5A.S5 (5A-s4-s5.md section 7.1, realism.md section 2): those of gates, of files and
 * of whole scenarios here, those of shapes in {@link ShapeChecks}, of places in {@link
 * PlaceChecks}, metrics in {@link SurfaceMetrics}.
 */
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
  static final CheckLaw REPLAY_PROVENANCE =
      law(
          "REPLAY_PROVENANCE",
          "S4",
          "S5_REPLAY_MISMATCH",
          "provenance of the calendar, made again, against the published document",
          "0 differences");

  /** {@link #VERSIONS} with the majors a configuration knows. */
  static CheckLaw versions(SpecCompatibilityConfig config) {
    String tuples =
        config.allowedMajorTuples().stream()
            .map(t -> t.s1Major() + "." + t.s2Major() + "." + t.s3Major() + "." + t.s4Major())
            .collect(Collectors.joining(", "));
    return VERSIONS.within("majors of S1.S2.S3.S4 one of " + tuples);
  }

  /** Checks judged by a value. */
  static final List<CheckLaw> MEASURED =
      List.of(ShapeChecks.SHAPE_SUM, WARN_BOUNDS, WARN_FRACTION, GUARDRAIL, LOCAL_VS_UTC);

  /** Checks of a scenario. */
  static List<CheckLaw> ofScenario() {
    return Stream.of(
            ShapeChecks.SHAPES,
            PlaceChecks.WALKED,
            PlaceChecks.REPLAYED,
            MEASURED,
            List.of(VERSIONS, REPLAY_PROVENANCE))
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
}
