package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.coders.ExactSum;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy.AggregateCheck;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.state.LawBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the factors of a whole domain look like before a row is written (5A-s4-s5.md sections 2.4
 * and 4). Exact: every place counts, through the vectors that places share.
 *
 * @param points places times horizon buckets
 * @param warnings points outside the warning corridor
 * @param mean mean factor
 * @param p95 nearest-rank 95 % quantile of the factor, to four decimals
 * @param max largest factor
 * @param remarks corridors missed; they warn only
 */
public record OverlayAudit(
    long points, long warnings, double mean, double p95, double max, List<String> remarks) {
  private static final double P95 = 0.95;

  /** Bins of a unit of the factor. */
  private static final int BINS = 10_000;

  public OverlayAudit {
    remarks = List.copyOf(remarks);
  }

  /**
   * Audits a domain.
   *
   * @throws LawBroken CALENDAR_ALIGNMENT if too many events are at work on a row,
   *     INTENSITY_NUMERIC_INVALID if too many points warn
   */
  public static OverlayAudit of(
      Iterable<MerchantZoneProfile> places,
      CalendarFactors factors,
      Scenario scenario,
      ScenarioOverlayPolicy policy,
      ScenarioOverlayValidationPolicy validation) {
    int horizon = scenario.buckets();
    int most = policy.calendarValidation().maxOverlapEventsPerRowBucket();
    long[] bins = new long[(int) (policy.combination().maxFactor() * BINS) + 2];
    ExactSum sum = ExactSum.ZERO;
    double max = 0;
    long points = 0;
    long warnings = 0;
    for (MerchantZoneProfile place : places) {
      FactorVector vector =
          factors.of(
              place.legalCountryIso(), place.tzid(), place.demandClass(), place.merchantId());
      if (vector.mostEvents() > most) {
        throw new LawBroken(
            "5A.S4.S4_CALENDAR_ALIGNMENT_FAILED",
            "V-07",
            place.legalCountryIso() + "|" + place.tzid() + "|" + place.demandClass(),
            vector.mostEvents() + " events at work in a bucket",
            "at most " + most);
      }
      points += horizon;
      warnings += vector.warnings();
      int neutral = horizon - vector.buckets().length;
      double mass = neutral;
      max = neutral > 0 ? Math.max(max, 1) : max;
      bins[BINS] += neutral;
      for (double factor : vector.factors()) {
        bins[(int) Math.round(factor * BINS)]++;
        mass += factor;
        max = Math.max(max, factor);
      }
      sum = sum.plus(ExactSum.of(mass));
    }
    double mean = points == 0 ? 1 : sum.value() / points;
    double p95 = points == 0 ? 1 : quantile(bins, (long) Math.ceil(P95 * points));
    List<String> remarks = remarks(mean, p95, max, scenario, validation);
    if (points > 0
        && (double) warnings / points > validation.gating().maxWarnViolationsFractionWarn()) {
      remarks.add(warnings + " of " + points + " factors outside the warning corridor");
    }
    OverlayAudit audit =
        new OverlayAudit(points, warnings, mean, p95, points == 0 ? 1 : max, remarks);
    audit.gate(validation.gating());
    return audit;
  }

  private static double quantile(long[] bins, long rank) {
    int bin = -1;
    for (long seen = 0; seen < rank; ) {
      seen += bins[++bin];
    }
    return (double) bin / BINS;
  }

  private static List<String> remarks(
      double mean,
      double p95,
      double max,
      Scenario scenario,
      ScenarioOverlayValidationPolicy validation) {
    List<String> remarks = new ArrayList<>();
    String kind = scenario.isBaseline() ? "baseline" : "stress";
    for (AggregateCheck check : validation.aggregateWarnChecks()) {
      double value =
          switch (check.metric()) {
            case "mean" -> mean;
            case "p95" -> p95;
            default -> max;
          };
      Double low = check.bounds().get(0);
      Double high = check.bounds().get(1);
      if (check.scenarioKind().equals(kind)
          && (low != null && value < low || high != null && value > high)) {
        remarks.add(
            String.format(
                Locale.ROOT,
                "%s: %s %s outside %s",
                check.name(),
                check.metric(),
                value,
                check.bounds()));
      }
    }
    return remarks;
  }

  private void gate(ScenarioOverlayValidationPolicy.Gating gating) {
    boolean tooMany =
        points > 0 && (double) warnings / points > gating.maxWarnViolationsFractionFail();
    if (tooMany || gating.warnViolationIsFatal() && warnings > 0) {
      throw new LawBroken(
          "5A.S4.S4_INTENSITY_NUMERIC_INVALID",
          "V-09",
          "overlay_factor_total",
          warnings + " of " + points + " outside the warning corridor",
          gating.warnViolationIsFatal()
              ? "none"
              : "at most a share of " + gating.maxWarnViolationsFractionFail());
    }
  }
}
