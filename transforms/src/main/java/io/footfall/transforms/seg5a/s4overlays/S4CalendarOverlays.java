package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.coders.ExactSum;
import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.OverlayOrderingPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.evidence.LogHistogram;
import io.footfall.transforms.gate.SealedClock;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5a.SurfacePlan;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * 5A.S4: expected arrivals of every place in every bucket of the UTC horizon, the baseline at the
 * place's wall clock times the factor of the calendar (5A-s4-s5.md sections 2 to 5).
 *
 * <p>Inputs: {@code merchant_zone_profile_5A}, {@code shape_grid_definition_5A}, {@code
 * merchant_zone_baseline_local_5A}, {@code scenario_calendar_5A}, {@code tz_timetable_cache_bin}.
 * Outputs by (merchant_id unsigned, legal_country_iso, tzid, horizon bucket): {@code
 * merchant_zone_scenario_local_5A}; when the layout policy says so {@code
 * merchant_zone_overlay_factors_5A} and {@code merchant_zone_scenario_utc_5A}. Units: consecutive
 * merchants.
 *
 * <p>On the driver: S4_REQUIRED_SCENARIO_MISSING, S4_HORIZON_GRID_INVALID,
 * S4_CALENDAR_ALIGNMENT_FAILED, S4_OVERLAY_EVAL_FAILED, S4_INTENSITY_NUMERIC_INVALID. Findings:
 * S4_DOMAIN_ALIGNMENT_FAILED, S4_HORIZON_GRID_INVALID, S4_INTENSITY_NUMERIC_INVALID. Tallies:
 * {@code factor} (points, warnings, extremes), {@code lambda} (rows, exact sum of the places' sums,
 * extremes), {@code baseline_mass} (the same sum with all factors one).
 */
public final class S4CalendarOverlays extends TableState {
  private static final String LOCAL = "merchant_zone_scenario_local_5A";
  private static final String FACTORS = "merchant_zone_overlay_factors_5A";
  private static final String UTC = "merchant_zone_scenario_utc_5A";

  private final OverlayScenarioFn law;
  private final transient OverlayAudit audit;

  private S4CalendarOverlays(
      StateRun run, List<WorkUnit> units, OverlayScenarioFn law, OverlayAudit audit) {
    super(run, units);
    this.law = law;
    this.audit = audit;
  }

  /** Reads policies and calendar, audits the factors of the whole domain, plans the units. */
  public static S4CalendarOverlays overlay(RunContext ctx, String scenarioId) throws IOException {
    Partition partition = Partition.surfaces(ctx.identity(), scenarioId);
    SealedTable profile =
        ctx.table("merchant_zone_profile_5A", Partition.surfaces(ctx.identity(), null));
    SealedTable baseline = ctx.table("merchant_zone_baseline_local_5A", partition);
    SealedTable calendar = ctx.table("scenario_calendar_5A", partition);
    ScenarioHorizonConfig.Scenario scenario = scenario(ctx, scenarioId);
    ScenarioOverlayPolicy policy =
        ctx.config().read(PolicyFile.SCENARIO_OVERLAY, ScenarioOverlayPolicy.class);
    OverlayOrderingPolicy ordering =
        ctx.config().read(PolicyFile.OVERLAY_ORDERING, OverlayOrderingPolicy.class);
    ScenarioOverlayValidationPolicy validation =
        ctx.config().read(PolicyFile.OVERLAY_VALIDATION, ScenarioOverlayValidationPolicy.class);
    WeekGrid grid = new WeekGrid(scenario.bucketDurationMinutes());
    GridCheck.require(grid, ctx.table("shape_grid_definition_5A", partition));
    List<WorkUnit> units = SurfacePlan.of(profile).units(ctx, scenario.buckets());
    StateRun run =
        ctx.stateRun(
            "5A.S4",
            partition,
            datasets(ctx),
            units,
            List.of(profile, baseline, calendar),
            List.of(
                PolicyFile.SCENARIO_HORIZON,
                PolicyFile.SCENARIO_OVERLAY,
                PolicyFile.OVERLAY_ORDERING));
    String path = ctx.file("tz_timetable_cache_bin", Partition.world(ctx.identity()));
    SealedClock clock = new SealedClock(path, Storage.sha256(path));
    CalendarFactors.Source source =
        new CalendarFactors.Source(
            calendar,
            scenario,
            policy,
            ordering,
            validation,
            clock,
            run.planDigest() + Storage.sha256(ctx.config().bytes(PolicyFile.OVERLAY_VALIDATION)));
    OverlayScenarioFn law = new OverlayScenarioFn(run, profile, baseline, source, grid);
    return new S4CalendarOverlays(run, units, law, audit(profile, source));
  }

  private static List<String> datasets(RunContext ctx) {
    List<String> datasets = new ArrayList<>(List.of(LOCAL));
    if (ctx.layout().emitOverlayFactors()) {
      datasets.add(FACTORS);
    }
    if (ctx.layout().emitUtcIntensities()) {
      datasets.add(UTC);
    }
    return datasets;
  }

  private static ScenarioHorizonConfig.Scenario scenario(RunContext ctx, String scenarioId) {
    ScenarioHorizonConfig horizon =
        ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    try {
      return horizon.scenario(scenarioId);
    } catch (NoSuchElementException e) {
      throw new FootfallException(
          new FailureCode("5A.S4", "S4_REQUIRED_SCENARIO_MISSING"),
          "found scenarios " + horizon.scenarioIds() + "; expected " + scenarioId + " among them",
          "Name the scenario in scenario_horizon_config_5A.",
          e);
    }
  }

  private static OverlayAudit audit(SealedTable profile, CalendarFactors.Source source)
      throws IOException {
    try {
      return OverlayAudit.of(
          ReadTable.rows(profile, MerchantZoneProfile.class),
          CalendarFactors.of(source),
          source.scenario(),
          source.policy(),
          source.validation());
    } catch (LawBroken e) {
      String[] code = e.finding().code().split("\\.", 3);
      throw new FootfallException(
          new FailureCode(code[0] + "." + code[1], code[2]),
          e.finding().key()
              + ": found "
              + e.finding().found()
              + "; expected "
              + e.finding().expected(),
          "Correct the calendar or its policies.",
          e);
    }
  }

  /** What the factors of the whole domain look like. */
  public OverlayAudit audit() {
    return audit;
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "OverlayScenario", law);
  }

  private static final class OverlayScenarioFn extends UnitFn {
    private final SealedTable profile;
    private final SealedTable baseline;
    private final CalendarFactors.Source source;
    private final int bucketMinutes;

    OverlayScenarioFn(
        StateRun run,
        SealedTable profile,
        SealedTable baseline,
        CalendarFactors.Source source,
        WeekGrid grid) {
      super(run);
      this.profile = profile;
      this.baseline = baseline;
      this.source = source;
      this.bucketMinutes = grid.bucketMinutes();
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      int horizon = source.scenario().buckets();
      WeekGrid grid = new WeekGrid(bucketMinutes);
      WeekMaps maps =
          WeekMaps.of(
              source.clock().path(),
              source.clock().sha256(),
              grid,
              source.scenario().startMicros(),
              horizon);
      CalendarFactors factors = CalendarFactors.of(source);
      List<HorizonRows> tables = tables(out);
      double[] week = new double[grid.size()];
      double[] factor = new double[horizon];
      Arrays.fill(factor, 1.0);
      double[] lambda = new double[horizon];
      LogHistogram factorValues = new LogHistogram();
      LogHistogram lambdaValues = new LogHistogram();
      KeyRange range = KeyRange.of(unit);
      try (BaselineWeeks weeks = new BaselineWeeks(baseline, range)) {
        for (MerchantZoneProfile place :
            ReadTable.rows(profile, range, MerchantZoneProfile.class)) {
          weeks.read(place, week);
          FactorVector vector =
              factors.of(
                  place.legalCountryIso(), place.tzid(), place.demandClass(), place.merchantId());
          vector.apply(factor);
          double base =
              ScenarioLaw.compose(
                  BaselineWeeks.key(place), week, maps.of(place.tzid()), factor, lambda);
          for (HorizonRows table : tables) {
            table.append(place, lambda, factor);
          }
          out.tally("factor", factorTally(vector, factor));
          out.tally("lambda", summary(lambda));
          factorValues.addAll(factor);
          lambdaValues.addAll(lambda);
          out.tally(
              "baseline_mass",
              new Tally(
                  1, 0, 0, ExactSum.of(base), Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
          vector.undo(factor);
        }
        weeks.requireEnd();
      }
      factorValues.flush(out, "factor");
      lambdaValues.flush(out, "lambda");
    }

    private List<HorizonRows> tables(UnitOutput out) throws IOException {
      List<HorizonRows> tables = new ArrayList<>();
      for (String dataset : stateRun().datasets()) {
        tables.add(
            switch (dataset) {
              case LOCAL ->
                  new HorizonRows(
                      out.table(LOCAL),
                      "local_horizon_bucket_index",
                      "lambda_local_scenario",
                      "overlay_factor_total");
              case FACTORS ->
                  new HorizonRows(
                      out.table(FACTORS),
                      "local_horizon_bucket_index",
                      null,
                      "overlay_factor_total");
              default ->
                  new HorizonRows(
                      out.table(UTC), "utc_horizon_bucket_index", "lambda_utc_scenario", null);
            });
      }
      return tables;
    }

    private static Tally factorTally(FactorVector vector, double[] factor) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (double f : factor) {
        min = Math.min(min, f);
        max = Math.max(max, f);
      }
      return new Tally(factor.length, vector.warnings(), 0, ExactSum.ZERO, min, max);
    }

    private static Tally summary(double[] lambda) {
      double sum = 0;
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (double value : lambda) {
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
      return new Tally(lambda.length, 0, 0, ExactSum.of(sum), min, max);
    }
  }
}
