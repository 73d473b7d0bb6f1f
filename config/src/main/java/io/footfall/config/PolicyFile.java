package io.footfall.config;

import io.footfall.contracts.FailureCode;

/** Every file of a config directory: its path, its class, its schema and its failure code. */
public enum PolicyFile {
  WORLD("world/world.yaml", PolicyClass.WORLD, "world", "WORLD", "CONFIG_INVALID"),
  DRAW_POLICY("layer1/draw_policy.yaml", PolicyClass.LAW, "world", "WORLD", "CONFIG_INVALID"),
  ROUTE_RNG(
      "layer1/2B/policy/route_rng_policy_v1.json",
      PolicyClass.LAW,
      "world",
      "WORLD",
      "CONFIG_INVALID"),
  ALIAS_LAYOUT(
      "layer1/2B/policy/alias_layout_policy_v1.json",
      PolicyClass.LAW,
      "world",
      "WORLD",
      "CONFIG_INVALID"),
  DAY_EFFECT(
      "layer1/2B/policy/day_effect_policy_v1.json",
      PolicyClass.LAW,
      "world",
      "WORLD",
      "CONFIG_INVALID"),
  ZONE_MIXTURE(
      "layer1/3A/policy/zone_mixture_policy_3A.yaml",
      PolicyClass.LAW,
      "world",
      "WORLD",
      "CONFIG_INVALID"),
  VIRTUAL_RULES(
      "layer1/3B/policy/virtual_rules_3B.yaml",
      PolicyClass.LAW,
      "world",
      "WORLD",
      "CONFIG_INVALID"),
  CDN_WEIGHTS(
      "layer1/3B/policy/cdn_weights_3B.yaml", PolicyClass.LAW, "world", "WORLD", "CONFIG_INVALID"),
  MERCHANT_CLASS(
      "layer2/5A/policy/merchant_class_policy_5A.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S1",
      "S1_REQUIRED_POLICY_MISSING"),
  DEMAND_SCALE(
      "layer2/5A/policy/demand_scale_policy_5A.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S1",
      "S1_REQUIRED_POLICY_MISSING"),
  SHAPE_TIME_GRID(
      "layer2/5A/policy/shape_time_grid_policy_5A.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S2",
      "S2_TIME_GRID_INVALID"),
  SHAPE_LIBRARY(
      "layer2/5A/policy/shape_library_5A.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S2",
      "S2_REQUIRED_SHAPE_POLICY_MISSING"),
  ZONE_SHAPE_MODIFIERS(
      "layer2/5A/policy/zone_shape_modifiers_5A.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S2",
      "S2_REQUIRED_SHAPE_POLICY_MISSING"),
  BASELINE_INTENSITY(
      "layer2/5A/policy/baseline_intensity_policy_5A.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S3",
      "S3_REQUIRED_POLICY_MISSING"),
  SCENARIO_HORIZON(
      "layer2/5A/scenario/scenario_horizon_config_5A.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S4",
      "S4_HORIZON_GRID_INVALID"),
  SCENARIO_METADATA(
      "layer2/5A/scenario/scenario_metadata.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S0",
      "S0_REQUIRED_SCENARIO_MISSING"),
  SCENARIO_CALENDAR(
      "layer2/5A/scenario/scenario_calendar_policy_5A.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S4",
      "S4_CALENDAR_ALIGNMENT_FAILED"),
  REAL_CALENDAR(
      "layer2/5A/scenario/real_calendar_policy_5A.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S4",
      "S4_CALENDAR_ALIGNMENT_FAILED"),
  CALENDAR_CUSTOMS(
      "layer2/5A/scenario/calendar_customs_5A.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S4",
      "S4_CALENDAR_ALIGNMENT_FAILED"),
  CALENDAR_EVENTS(
      "layer2/5A/scenario/calendar_events_5A.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S4",
      "S4_CALENDAR_ALIGNMENT_FAILED"),
  SCENARIO_OVERLAY(
      "layer2/5A/scenario/scenario_overlay_policy_5A.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S4",
      "S4_REQUIRED_POLICY_MISSING"),
  OVERLAY_ORDERING(
      "layer2/5A/scenario/overlay_ordering_policy_5A.v1.yaml",
      PolicyClass.LAW,
      "seg5a",
      "5A.S4",
      "S4_REQUIRED_POLICY_MISSING"),
  OVERLAY_VALIDATION(
      "layer2/5A/scenario/scenario_overlay_validation_policy_5A.v1.yaml",
      PolicyClass.VALIDATION,
      "seg5a",
      "5A.S4",
      "S4_REQUIRED_POLICY_MISSING"),
  VALIDATION_5A(
      "layer2/5A/validation/validation_policy_5A.v1.yaml",
      PolicyClass.VALIDATION,
      "seg5a",
      "5A.S5",
      "S5_CONTRACT_INVALID"),
  SPEC_COMPATIBILITY(
      "layer2/5A/validation/spec_compatibility_config_5A.v1.yaml",
      PolicyClass.VALIDATION,
      "seg5a",
      "5A.S5",
      "S5_CONTRACT_INVALID"),
  TIME_GRID(
      "layer2/5B/time_grid_policy_5B.yaml",
      PolicyClass.LAW,
      "seg5b",
      "5B.S1",
      "TIME_GRID_POLICY_SCHEMA_INVALID"),
  GROUPING(
      "layer2/5B/grouping_policy_5B.yaml",
      PolicyClass.LAW,
      "seg5b",
      "5B.S1",
      "GROUPING_POLICY_SCHEMA_INVALID"),
  ARRIVAL_LGCP(
      "layer2/5B/arrival_lgcp_config_5B.yaml",
      PolicyClass.LAW,
      "seg5b",
      "5B.S2",
      "LGCP_CONFIG_INVALID"),
  ARRIVAL_COUNT(
      "layer2/5B/arrival_count_config_5B.yaml",
      PolicyClass.LAW,
      "seg5b",
      "5B.S3",
      "COUNT_CONFIG_INVALID"),
  ARRIVAL_RNG(
      "layer2/5B/arrival_rng_policy_5B.yaml",
      PolicyClass.LAW,
      "seg5b",
      "5B.S2",
      "RNG_POLICY_INVALID"),
  ARRIVAL_PLACEMENT(
      "layer2/5B/arrival_time_placement_policy_5B.yaml",
      PolicyClass.LAW,
      "seg5b",
      "5B.S4",
      "TIME_POLICY_INVALID"),
  ARRIVAL_ROUTING(
      "layer2/5B/arrival_routing_policy_5B.yaml",
      PolicyClass.LAW,
      "seg5b",
      "5B.S4",
      "ROUTING_POLICY_INVALID"),
  VALIDATION_5B(
      "layer2/5B/validation_policy_5B.yaml",
      PolicyClass.VALIDATION,
      "seg5b",
      "5B.S5",
      "S5_CONTRACT_INVALID"),
  BUNDLE_LAYOUT(
      "layer2/5B/bundle_layout_policy_5B.yaml",
      PolicyClass.LAYOUT,
      "seg5b",
      "5B.S5",
      "S5_CONTRACT_INVALID"),
  LAYOUT("layer2/layout_policy.yaml", PolicyClass.LAYOUT, "seg5b", "CONFIG", "LAYOUT_INVALID"),
  LOGGING("layer2/logging_policy.yaml", PolicyClass.LOGGING, "seg5b", "CONFIG", "LOGGING_INVALID"),
  CERTIFICATION(
      "layer2/certification_policy.yaml",
      PolicyClass.VALIDATION,
      "seg5b",
      "CERTIFY",
      "POLICY_INVALID");

  private final String path;
  private final PolicyClass policyClass;
  private final String segment;
  private final FailureCode code;

  PolicyFile(String path, PolicyClass policyClass, String segment, String state, String code) {
    this.path = path;
    this.policyClass = policyClass;
    this.segment = segment;
    this.code = new FailureCode(state, code);
  }

  /** Path below the config directory, with '/'. */
  public String path() {
    return path;
  }

  /** The policy's id: its file name without version and extension. */
  public String id() {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.replaceFirst("(\\.v[0-9]+)?\\.(yaml|json)$", "");
  }

  public PolicyClass policyClass() {
    return policyClass;
  }

  /** Resource of the JSON Schema below {@code contracts/}. */
  public String schema() {
    return segment + "/policy/" + id() + ".schema.json";
  }

  /** Code of a file that is absent or invalid. */
  public FailureCode code() {
    return code;
  }
}
