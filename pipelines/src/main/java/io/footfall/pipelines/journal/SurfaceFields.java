package io.footfall.pipelines.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.Tally;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.DemandScalePolicy;
import io.footfall.transforms.evidence.LogHistogram;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.StateEvidence;

/**
 * Fields of the run reports of 5A.S1 to S4. Medians and p95 come from counts by size and are within
 * {@link LogHistogram#RELATIVE_ERROR} of the value.
 */
final class SurfaceFields {
  private static final String CLASS = "class.";
  private static final String CHANNEL = "channel.";

  private final StateFields state;
  private final StateEvidence evidence;

  SurfaceFields(StateFields state, StateEvidence evidence) {
    this.state = state;
    this.evidence = evidence;
  }

  private void spread(ObjectNode metrics, String name, String tally) {
    StateFields.spread(metrics, name, evidence.tally(tally));
    quantile(metrics, name + "_median", tally, 0.5);
    quantile(metrics, name + "_p95", tally, 0.95);
  }

  private void quantile(ObjectNode metrics, String name, String tally, double share) {
    LogHistogram.quantile(evidence.tallies(), tally, share)
        .ifPresent(value -> metrics.put(name, value));
  }

  private long support(String tally) {
    return evidence.tally(tally).support();
  }

  /** Tallies of a prefix by the rest of their name. */
  private ObjectNode byName(String prefix) {
    ObjectNode counts = JsonDocuments.object();
    evidence
        .tallies()
        .forEach(
            (id, tally) -> {
              if (id.startsWith(prefix)) {
                counts.put(id.substring(prefix.length()), tally.support());
              }
            });
    return counts;
  }

  void classes(ObjectNode record) {
    state.policies(record, PolicyFile.MERCHANT_CLASS, PolicyFile.DEMAND_SCALE);
    ObjectNode counts = record.putObject("counts");
    state.count(counts, "domain_rows", "merchant_zone_profile_5A");
    state.count(counts, "merchants_total", "merchant_class_profile_5A");
    counts.put("zones_total", byName("zone.").size());
    ObjectNode distribution = byName(CLASS);
    counts.put("classes_total", distribution.size());
    counts.set("class_distribution", distribution);
    counts.set("channel_distribution", byName(CHANNEL));
    DemandScalePolicy.RealismTargets cap =
        state.policy(PolicyFile.DEMAND_SCALE, DemandScalePolicy.class).realismTargets();
    // Volumes are never cut (realism.md S14): the cap's figures are those of a cap nobody met.
    counts.put("soft_cap_rows", 0).put("soft_cap_ratio", cap.softCapRatio());
    counts.put("soft_cap_multiplier", cap.softCapMultiplier());
    counts.putNull("soft_cap_max_raw").putNull("soft_cap_max_final");
    counts.put("soft_cap_total_reduction", 0.0);
    spread(record.putObject("metrics"), "weekly_volume", "volume");
  }

  void shapes(ObjectNode record) {
    state.policies(
        record,
        PolicyFile.BASELINE_INTENSITY,
        PolicyFile.SHAPE_LIBRARY,
        PolicyFile.SHAPE_TIME_GRID,
        PolicyFile.ZONE_SHAPE_MODIFIERS);
    ObjectNode counts = record.putObject("counts");
    counts.put("domain_rows", support("C1"));
    state.count(counts, "grid_rows", "shape_grid_definition_5A");
    state.count(counts, "shape_rows", "class_zone_shape_5A");
    state.count(counts, "template_rows", "class_shape_catalogue_5A");
    counts.put("classes_total", support("classes"));
    counts.put("channel_groups_realized", support("channel_groups"));
    ObjectNode metrics = record.putObject("metrics");
    spread(metrics, "shape_value", "shape_value");
    StateFields.largest(metrics, "shape_sum_error_max", evidence.tally("C1"));
  }

  void baseline(ObjectNode record) {
    state.policies(record, PolicyFile.BASELINE_INTENSITY, PolicyFile.DEMAND_SCALE);
    record.withObject("/policy").putNull("baseline_validation_policy_version");
    ObjectNode counts = record.putObject("counts");
    Tally sums = evidence.tally("C2");
    counts.put("domain_rows", sums.support());
    state.count(counts, "baseline_rows", "merchant_zone_baseline_local_5A");
    state.count(counts, "shape_rows", "class_zone_shape_5A");
    state.count(counts, "grid_rows", "shape_grid_definition_5A");
    state.count(counts, "class_baseline_rows", "class_zone_baseline_local_5A");
    // No volume is lifted into a zone without site or edge (DESIGN; realism.md C15).
    counts.put("tail_target_rows", 0).put("tail_rescued_rows", 0);
    counts.put("tail_rescue_enabled", false);
    counts.put("weekly_sum_error_violations_count", sums.violations());
    ObjectNode metrics = record.putObject("metrics");
    spread(metrics, "lambda_local_base", "lambda");
    StateFields.largest(metrics, "weekly_sum_relative_error_max", sums);
    quantile(metrics, "weekly_sum_relative_error_p95", "C2", 0.95);
    metrics.put("tail_added_weekly_mass", 0.0);
  }

  void overlays(ObjectNode record) {
    state.policies(
        record,
        PolicyFile.SCENARIO_HORIZON,
        PolicyFile.SCENARIO_OVERLAY,
        PolicyFile.OVERLAY_ORDERING,
        PolicyFile.OVERLAY_VALIDATION);
    ObjectNode counts = record.putObject("counts");
    long domain = support("baseline_mass");
    counts.put("domain_rows", domain);
    state.count(counts, "scenario_rows", "merchant_zone_scenario_local_5A");
    state.count(counts, "overlay_rows", "merchant_zone_overlay_factors_5A");
    state.count(counts, "utc_rows", "merchant_zone_scenario_utc_5A");
    state.count(counts, "event_rows", "scenario_calendar_5A");
    if (domain > 0 && counts.has("scenario_rows")) {
      counts.put("horizon_buckets", counts.get("scenario_rows").asLong() / domain);
    }
    ObjectNode metrics = record.putObject("metrics");
    spread(metrics, "overlay_factor", "factor");
    spread(metrics, "scenario_lambda", "lambda");
    ObjectNode validation = record.putObject("validation");
    validation.put("output_schema_mode", "full");
    state.count(validation, "output_sample_rows", "merchant_zone_scenario_local_5A");
    Tally factor = evidence.tally("factor");
    record.putObject("warnings").put("overlay_warn_bounds_total", factor.violations());
  }
}
