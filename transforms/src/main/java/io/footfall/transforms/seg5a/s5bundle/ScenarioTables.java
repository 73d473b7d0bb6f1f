package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.config.seg5a.OverlayOrderingPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.config.seg5a.ValidationPolicy5A;
import io.footfall.contracts.Partition;
import io.footfall.transforms.evidence.SegmentFiles;
import io.footfall.transforms.gate.SealedClock;
import io.footfall.transforms.seg5a.s4overlays.CalendarFactors;
import io.footfall.transforms.seg5a.s5metrics.SurfaceMetricSetting;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.List;

/** Tables, policies and limits that the jobs of 5A.S5 read of a scenario. */
final class ScenarioTables {
  /** Optional copy of the scenario by UTC bucket. */
  static final String UTC = "merchant_zone_scenario_utc_5A";

  /** Optional table of factors. */
  static final String FACTORS = "merchant_zone_overlay_factors_5A";

  private final RunContext ctx;
  private final ValidationPolicy5A policy;
  private final ScenarioHorizonConfig horizon;

  ScenarioTables(RunContext ctx, ValidationPolicy5A policy, ScenarioHorizonConfig horizon) {
    this.ctx = ctx;
    this.policy = policy;
    this.horizon = horizon;
  }

  /** Those of a scenario whose tables are all there but for the optional ones. */
  SurfaceTables of(Partition partition, SegmentFiles files) throws IOException {
    ScenarioOverlayPolicy overlay =
        ctx.config().read(PolicyFile.SCENARIO_OVERLAY, ScenarioOverlayPolicy.class);
    ScenarioHorizonConfig.Scenario scenario = horizon.scenario(partition.scenarioId());
    Partition layer1 = Partition.world(ctx.identity());
    Endpoints endpoints =
        new Endpoints(
            ctx.table("zone_alloc", layer1),
            ctx.table("edge_catalogue_3B", layer1),
            ctx.table("virtual_classification_3B", layer1));
    ScenarioOverlayValidationPolicy suspicion =
        ctx.config().read(PolicyFile.OVERLAY_VALIDATION, ScenarioOverlayValidationPolicy.class);
    double epsilon = suspicion.numeric().comparisonEpsilon();
    return new SurfaceTables(
        ctx.table("shape_grid_definition_5A", partition),
        ctx.table("class_zone_shape_5A", partition),
        ctx.table("class_shape_catalogue_5A", partition),
        ctx.table("merchant_zone_profile_5A", partition),
        ctx.table("merchant_class_profile_5A", partition),
        ctx.table("merchant_zone_baseline_local_5A", partition),
        ctx.table("class_zone_baseline_local_5A", partition),
        ctx.table("merchant_zone_scenario_local_5A", partition),
        optional(UTC, partition, files),
        optional(FACTORS, partition, files),
        endpoints,
        SealedClock.of(ctx),
        calendar(partition, scenario, overlay, suspicion),
        calendar(partition, scenario, overlay, suspicion.within(policy.bounds())),
        new SurfaceTables.Horizon(
            scenario.startMicros(), scenario.bucketDurationMinutes(), scenario.buckets()),
        new SurfaceTables.Limits(
            overlay.combination().minFactor() - epsilon,
            overlay.combination().maxFactor() + epsilon,
            new SurfaceTables.Tolerance(
                policy.tolerances().s3WeeklySumAbsFail(),
                policy.tolerances().s3WeeklySumRelFail(),
                policy.tolerances().s3RelDenominatorFloor()),
            new SurfaceTables.Tolerance(
                policy.tolerances().s4RecomposeAbsFail(),
                policy.tolerances().s4RecomposeRelFail(),
                policy.tolerances().s4RecomposeRelDenominatorFloor())),
        SurfaceLaws.of(ctx, partition.scenarioId(), endpoints),
        metrics(scenario, overlay));
  }

  private SurfaceMetricSetting metrics(
      ScenarioHorizonConfig.Scenario scenario, ScenarioOverlayPolicy overlay) {
    List<String> classes =
        ctx
            .config()
            .read(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class)
            .demandClassCatalog()
            .stream()
            .map(MerchantClassPolicy.DemandClass::demandClass)
            .toList();
    return new SurfaceMetricSetting(
        policy.surfaceMetrics(),
        classes,
        scenario.bucketDurationMinutes(),
        new SurfaceMetricSetting.Span(
            scenario.startMicros(),
            scenario.buckets(),
            overlay.combination().minFactor(),
            overlay.combination().maxFactor()));
  }

  private CalendarFactors.Source calendar(
      Partition partition,
      ScenarioHorizonConfig.Scenario scenario,
      ScenarioOverlayPolicy overlay,
      ScenarioOverlayValidationPolicy suspicion)
      throws IOException {
    SealedTable events = ctx.table("scenario_calendar_5A", partition);
    StringBuilder digest = new StringBuilder(events.manifestSha256());
    for (PolicyFile file :
        List.of(
            PolicyFile.SCENARIO_HORIZON,
            PolicyFile.SCENARIO_OVERLAY,
            PolicyFile.OVERLAY_ORDERING)) {
      digest.append(Storage.sha256(ctx.config().bytes(file)));
    }
    return new CalendarFactors.Source(
        events,
        scenario,
        overlay,
        ctx.config().read(PolicyFile.OVERLAY_ORDERING, OverlayOrderingPolicy.class),
        suspicion,
        SealedClock.of(ctx),
        "5A.S5|" + digest + "|" + suspicion.warnings().warnBoundsTotal());
  }

  private SealedTable optional(String dataset, Partition partition, SegmentFiles files)
      throws IOException {
    return files.has(dataset, partition.scenarioId()) ? ctx.table(dataset, partition) : null;
  }
}
