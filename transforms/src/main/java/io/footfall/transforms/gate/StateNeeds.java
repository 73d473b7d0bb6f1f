package io.footfall.transforms.gate;

import io.footfall.contracts.FailureCode;
import io.footfall.transforms.seal.SealLaw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a state needs before it runs, and the codes it refuses with (5A-s0-s1.md 3.1, 5A-s2-s3.md
 * gate and V-04, 5A-s4-s5.md 3, 5B-s0-s1-s5.md A9 and B1, 5B-s2-s3.md 1.1 and 1.2, 5B-s4.md 1).
 *
 * @param state state id
 * @param law inventory it reads, or null before S0
 * @param gate code of an invalid receipt or inventory, or null before S0
 * @param upstream code of a segment that did not pass
 * @param artefacts sealed artefacts it reads
 * @param tables tables and files it reads that no inventory lists
 */
record StateNeeds(
    String state,
    SealLaw law,
    FailureCode gate,
    FailureCode upstream,
    List<Artefact> artefacts,
    List<Table> tables) {
  private static final Map<String, StateNeeds> ALL = new LinkedHashMap<>();

  /**
   * An artefact of the inventory.
   *
   * @param id artefact id
   * @param use how it is read
   * @param optional whether the state can do without
   * @param code refusal
   */
  record Artefact(String id, Use use, boolean optional, FailureCode code) {}

  /** How an artefact is read. */
  enum Use {
    /** By rows; its scope must say so. */
    ROWS,
    /** Whole, under any scope. */
    BYTES,
    /** Not at all; it must stand in the inventory. */
    LISTED
  }

  /**
   * A table or file found by its dictionary path.
   *
   * @param dataset dataset id
   * @param producer state that writes it
   * @param code refusal
   */
  record Table(String dataset, String producer, FailureCode code) {}

  /** What a state needs; nothing if it is unknown here. */
  static StateNeeds of(String state) {
    return ALL.getOrDefault(state, new StateNeeds(state, null, null, null, List.of(), List.of()));
  }

  static {
    String inputs = "INPUT_MISSING";
    before("1B").reads(inputs, "1A", "outlet_catalogue").add();
    before("2A").reads(inputs, "1B", "site_locations").add();
    before("2B").reads(inputs, "2A", "site_timezones").add();
    before("3A").reads(inputs, "2A", "site_timezones").add();
    before("3B")
        .reads(inputs, "1A", "transaction_schema_merchant_ids")
        .reads(inputs, "2A", "site_timezones")
        .add();
    before("LAYER1")
        .reads(inputs, "1A", "transaction_schema_merchant_ids", "outlet_catalogue")
        .reads(inputs, "1B", "site_locations")
        .reads(inputs, "2A", "site_timezones", "tz_timetable_cache")
        .reads(inputs, "2B", "s1_site_weights", "s2_alias_index")
        .reads(inputs, "3A", "zone_alloc", "zone_alloc_universe_hash")
        .reads(inputs, "3B", "virtual_classification_3B", "edge_catalogue_3B")
        .reads(inputs, "3B", "edge_alias_index_3B", "edge_universe_hash_3B")
        .add();
    before("5A.CALENDAR")
        .reads(inputs, "LAYER1", "run_receipt")
        .reads(inputs, "3A", "zone_alloc")
        .reads(inputs, "3B", "edge_catalogue_3B")
        .add();

    surfaces("S1", "S1_GATE_RECEIPT_INVALID")
        .rows("S1_REQUIRED_INPUT_MISSING", "transaction_schema_merchant_ids", "zone_alloc")
        .rows("S1_REQUIRED_INPUT_MISSING", "virtual_classification_3B", "edge_catalogue_3B")
        .any("S1_REQUIRED_POLICY_MISSING", "merchant_class_policy_5A", "demand_scale_policy_5A")
        .any("S1_REQUIRED_POLICY_MISSING", "shape_library_5A")
        .add();
    surfaces("S2", "S2_GATE_OR_S1_INVALID")
        .any("S2_REQUIRED_SHAPE_POLICY_MISSING", "shape_time_grid_policy_5A", "shape_library_5A")
        .any("S2_REQUIRED_SHAPE_POLICY_MISSING", "baseline_intensity_policy_5A")
        .optional("S2_REQUIRED_SHAPE_POLICY_MISSING", "zone_shape_modifiers_5A")
        .any("S2_REQUIRED_INPUT_MISSING", "scenario_metadata")
        .reads("S2_REQUIRED_INPUT_MISSING", "5A.S1", "merchant_zone_profile_5A")
        .add();
    surfaces("S3", "S3_GATE_OR_S2_INVALID")
        .any("S3_REQUIRED_POLICY_MISSING", "baseline_intensity_policy_5A")
        .any("S3_REQUIRED_POLICY_MISSING", "shape_time_grid_policy_5A")
        .any("S3_REQUIRED_INPUT_MISSING", "scenario_metadata")
        .reads("S3_REQUIRED_INPUT_MISSING", "5A.S1", "merchant_zone_profile_5A")
        .reads("S3_REQUIRED_INPUT_MISSING", "5A.S2", "shape_grid_definition_5A")
        .reads("S3_REQUIRED_INPUT_MISSING", "5A.S2", "class_zone_shape_5A")
        .add();
    surfaces("S4", "S4_GATE_OR_S3_INVALID")
        .rows("S4_REQUIRED_INPUT_MISSING", "scenario_calendar_5A")
        .any("S4_REQUIRED_SCENARIO_MISSING", "scenario_horizon_config_5A")
        .any("S4_REQUIRED_POLICY_MISSING", "scenario_overlay_policy_5A")
        .optional("S4_REQUIRED_POLICY_MISSING", "overlay_ordering_policy_5A")
        .optional("S4_REQUIRED_POLICY_MISSING", "scenario_overlay_validation_policy_5A")
        .optional("S4_REQUIRED_SCENARIO_MISSING", "scenario_metadata")
        .any("S4_REQUIRED_INPUT_MISSING", "tz_timetable_cache")
        .reads("S4_REQUIRED_INPUT_MISSING", "5A.S1", "merchant_zone_profile_5A")
        .reads("S4_REQUIRED_INPUT_MISSING", "5A.S2", "shape_grid_definition_5A")
        .reads("S4_REQUIRED_INPUT_MISSING", "5A.S3", "merchant_zone_baseline_local_5A")
        .add();
    surfaces("S5", "S0_MISSING_OR_INVALID").add();

    arrivals("S1", "S0_GATE_MISSING", "UPSTREAM_NOT_PASS")
        .rows("SCENARIO_HORIZON_INVALID", "scenario_manifest_5A")
        .rows("GROUP_DOMAIN_DERIVATION_FAILED", "merchant_zone_scenario_local_5A")
        .rows("GROUP_DOMAIN_DERIVATION_FAILED", "merchant_zone_profile_5A")
        .rows("GROUP_DOMAIN_DERIVATION_FAILED", "virtual_classification_3B")
        .listed("GROUP_DOMAIN_DERIVATION_FAILED", "shape_grid_definition_5A")
        .listed("GROUP_DOMAIN_DERIVATION_FAILED", "class_zone_shape_5A")
        .rows("TIME_GRID_POLICY_MISSING", "time_grid_policy_5B")
        .rows("GROUPING_POLICY_MISSING", "grouping_policy_5B")
        .add();
    arrivals("S2", "S0_GATE_INVALID", "UPSTREAM_NOT_PASS")
        .rows("LAMBDA_SOURCE_MISSING", "merchant_zone_scenario_local_5A")
        .rows("LGCP_CONFIG_INVALID", "arrival_lgcp_config_5B")
        .rows("RNG_POLICY_INVALID", "arrival_rng_policy_5B")
        .reads("S1_OUTPUT_MISSING", "5B.S1", "s1_time_grid_5B", "s1_grouping_5B")
        .add();
    arrivals("S3", "S0_GATE_INVALID", "UPSTREAM_NOT_PASS")
        .rows("COUNT_CONFIG_MISSING", "arrival_count_config_5B")
        .rows("RNG_POLICY_INVALID", "arrival_rng_policy_5B")
        .reads("S1_OUTPUT_MISSING", "5B.S1", "s1_time_grid_5B", "s1_grouping_5B")
        .reads("S2_OUTPUT_MISSING", "5B.S2", "s2_realised_intensity_5B")
        .add();
    arrivals("S4", "S0_GATE_INVALID", "UPSTREAM_NOT_PASS")
        .any("INPUTS_MISSING", "site_timezones", "tz_timetable_cache", "s1_site_weights")
        .any("INPUTS_MISSING", "edge_catalogue_3B", "edge_universe_hash_3B")
        .any("INPUTS_MISSING", "virtual_classification_3B", "merchant_zone_profile_5A")
        .listed("INPUTS_MISSING", "s2_alias_index", "s2_alias_blob", "s4_group_weights")
        .listed("INPUTS_MISSING", "edge_alias_index_3B", "edge_alias_blob_3B")
        .optional("INPUTS_MISSING", "virtual_settlement_3B")
        .rows("TIME_POLICY_INVALID", "arrival_time_placement_policy_5B")
        .rows("ROUTING_POLICY_INVALID", "arrival_routing_policy_5B")
        .any("ROUTING_POLICY_INVALID", "virtual_routing_policy_3B")
        .rows("RNG_POLICY_INVALID", "arrival_rng_policy_5B")
        .rows("RNG_POLICY_INVALID", "route_rng_policy_v1", "alias_layout_policy_v1")
        .reads("S1_OR_S3_OUTPUT_MISSING", "5B.S1", "s1_time_grid_5B")
        .reads("S1_OR_S3_OUTPUT_MISSING", "5B.S3", "s3_bucket_counts_5B")
        .add();
    arrivals("S5", "S0_GATE_MISSING_OR_INVALID", "UPSTREAM_HASHGATE_NOT_PASSED").add();
  }

  private static Draft before(String state) {
    return new Draft(state, null, null, null);
  }

  private static Draft surfaces(String state, String gate) {
    return new Draft("5A." + state, SealLaw.SURFACES, gate, state + "_UPSTREAM_NOT_PASS");
  }

  private static Draft arrivals(String state, String gate, String upstream) {
    return new Draft("5B." + state, SealLaw.ARRIVALS, gate, upstream);
  }

  /** Collects the needs of one state. */
  private static final class Draft {
    private final String state;
    private final SealLaw law;
    private final String gate;
    private final String upstream;
    private final List<Artefact> artefacts = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();

    Draft(String state, SealLaw law, String gate, String upstream) {
      this.state = state;
      this.law = law;
      this.gate = gate;
      this.upstream = upstream;
    }

    private FailureCode code(String code) {
      return code == null ? null : new FailureCode(state, code);
    }

    Draft rows(String code, String... ids) {
      return artefacts(code, Use.ROWS, false, ids);
    }

    Draft any(String code, String... ids) {
      return artefacts(code, Use.BYTES, false, ids);
    }

    Draft listed(String code, String... ids) {
      return artefacts(code, Use.LISTED, false, ids);
    }

    Draft optional(String code, String... ids) {
      return artefacts(code, Use.BYTES, true, ids);
    }

    private Draft artefacts(String code, Use use, boolean optional, String... ids) {
      for (String id : ids) {
        artefacts.add(new Artefact(id, use, optional, code(code)));
      }
      return this;
    }

    Draft reads(String code, String producer, String... datasets) {
      for (String dataset : datasets) {
        tables.add(new Table(dataset, producer, code(code)));
      }
      return this;
    }

    void add() {
      ALL.put(
          state,
          new StateNeeds(
              state, law, code(gate), code(upstream), List.copyOf(artefacts), List.copyOf(tables)));
    }
  }
}
