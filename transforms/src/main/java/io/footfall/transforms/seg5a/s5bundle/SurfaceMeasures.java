package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.Tally;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.config.seg5a.ValidationPolicy5A;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Meanwhile;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.seg5a.s4overlays.CalendarFactors;
import io.footfall.transforms.seg5a.s4overlays.OverlayAudit;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.util.List;

/**
 * Checks of 5A.S5 that judge a value by {@code validation_policy_5A} and {@code
 * scenario_overlay_validation_policy_5A}.
 */
final class SurfaceMeasures {
  private final EvidenceBook book;
  private final ValidationPolicy5A policy;
  private final String scenarioId;

  SurfaceMeasures(EvidenceBook book, ValidationPolicy5A policy, String scenarioId) {
    this.book = book;
    this.policy = policy;
    this.scenarioId = scenarioId;
  }

  /**
   * Judges a scenario.
   *
   * @param seen what the job has seen
   * @param audit of {@link #audit}
   */
  void judge(SurfaceTables tables, StateEvidence seen, Meanwhile<OverlayAudit> audit)
      throws IOException {
    Tally sums = seen.tally(ShapeChecks.C1.id());
    book.judge(
        ShapeChecks.SHAPE_SUM,
        scenarioId,
        Measure.atMost(sums.max(), sums.support(), policy.tolerances().s2ShapeSumAbsFail())
            .warning(0, policy.tolerances().s2ShapeSumAbsWarn()));
    Tally local = seen.tally(PlaceWalk.LOCAL_MASS);
    ValidationPolicy5A.Bounds bounds = policy.bounds();
    book.judge(
        SurfaceChecks.GUARDRAIL,
        scenarioId,
        Measure.atMost(local.max(), local.support(), bounds.lambdaScenarioMaxPerBucketFail())
            .warning(0, bounds.lambdaScenarioMaxPerBucketWarn()));
    Tally warned = seen.tally(PlaceWalk.WARNED);
    book.judge(
        SurfaceChecks.WARN_BOUNDS,
        scenarioId,
        Measure.atLeast(warned.violations(), warned.support(), 0).warning(0, 0));
    copies(tables, local.sum().value(), seen.tally(PlaceWalk.UTC_MASS));
    suspicion(tables, seen.tally(PlaceWalk.FACTORS), audit);
  }

  /** Factors of all places together, nothing of them where a law refuses them. */
  static OverlayAudit audit(SurfaceTables tables) throws IOException {
    try {
      return OverlayAudit.of(
          ReadTable.rows(tables.profile(), MerchantZoneProfile.class),
          CalendarFactors.of(tables.calendar()),
          tables.calendar().scenario(),
          tables.calendar().policy(),
          tables.calendar().validation().ungated());
    } catch (LawBroken e) {
      return new OverlayAudit(0, 0, Double.NaN, Double.NaN, Double.NaN, List.of());
    }
  }

  private void copies(SurfaceTables tables, double local, Tally utc) {
    if (tables.utc() == null) {
      book.notApplicable(SurfaceChecks.LOCAL_VS_UTC, scenarioId);
      return;
    }
    double error = Math.abs(local - utc.sum().value());
    double relative = error / Math.max(1, Math.abs(local));
    ValidationPolicy5A.Tolerances t = policy.tolerances();
    boolean beyond =
        error > t.s4LocalVsUtcTotalAbsFail() && relative > t.s4LocalVsUtcTotalRelFail();
    book.judge(
        SurfaceChecks.LOCAL_VS_UTC,
        scenarioId,
        Measure.atMost(beyond ? error : 0, utc.support(), 0));
  }

  private void suspicion(SurfaceTables tables, Tally factors, Meanwhile<OverlayAudit> whole)
      throws IOException {
    ScenarioOverlayValidationPolicy law = tables.calendar().validation();
    ScenarioOverlayValidationPolicy.Gating gating = law.gating();
    double share = factors.support() == 0 ? 0 : (double) factors.violations() / factors.support();
    double limit = gating.warnViolationIsFatal() ? 0 : gating.maxWarnViolationsFractionFail();
    book.judge(
        SurfaceChecks.WARN_FRACTION,
        scenarioId,
        Measure.atMost(share, factors.support(), limit)
            .warning(0, gating.maxWarnViolationsFractionWarn()));
    if (law.aggregateWarnChecks().isEmpty()) {
      return;
    }
    OverlayAudit audit = whole.get();
    String kind = tables.calendar().scenario().isBaseline() ? "baseline" : "stress";
    double mean = factors.support() == 0 ? 1 : factors.sum().value() / factors.support();
    for (ScenarioOverlayValidationPolicy.AggregateCheck check : law.aggregateWarnChecks()) {
      if (!check.scenarioKind().equals(kind)) {
        book.notApplicable(SurfaceChecks.aggregate(check), scenarioId);
        continue;
      }
      double value =
          switch (check.metric()) {
            case "mean" -> mean;
            case "p95" -> audit.p95();
            default -> audit.max();
          };
      Double low = check.bounds().get(0);
      Double high = check.bounds().get(1);
      book.judge(
          SurfaceChecks.aggregate(check),
          scenarioId,
          Measure.of(
              value,
              factors.support(),
              low == null ? Double.NEGATIVE_INFINITY : low,
              high == null ? Double.POSITIVE_INFINITY : high));
    }
  }
}
