package io.footfall.transforms.world.edges;

import io.footfall.contracts.world.VirtualValidationTest;
import java.util.List;

/**
 * The rows of {@code virtual_validation_contract_3B}, by test id: what later layers hold virtual
 * merchants to (world.md section 3).
 */
public final class VirtualTests {
  /** Id named in {@code virtual_routing_policy_3B}. */
  public static final String POLICY_ID = "virtual_validation_contract_3B";

  private static final String VIRTUAL = "{\"virtual_only\":true}";
  private static final String ALL = "{\"virtual_only\":false}";

  private VirtualTests() {}

  /** All tests, ascending by id. */
  public static List<VirtualValidationTest> rows() {
    return List.of(
        test(
            "ALIAS_FIDELITY",
            "ALIAS_FIDELITY",
            VIRTUAL,
            inputs("edge_alias_index_3B", "edge_alias_blob_3B"),
            "{\"max_abs_delta\":0.000001}",
            "Decoded alias tables give the edge weights."),
        test(
            "CLASSIFICATION_EXPLAINABILITY",
            "CLASSIFICATION_EXPLAINABILITY",
            ALL,
            inputs("virtual_classification_3B"),
            "{\"min_active_rules\":3,\"min_rule_id_share\":0.99,\"min_rule_version_share\":0.99}",
            "Decisions name their rule."),
        test(
            "EDGE_HETEROGENEITY",
            "EDGE_HETEROGENEITY",
            VIRTUAL,
            inputs("edge_catalogue_3B"),
            "{\"max_median_top1_share\":0.20,\"min_country_count_cv\":0.20,"
                + "\"min_edge_count_cv\":0.25,\"min_median_js\":0.05,"
                + "\"min_median_top1_share\":0.03}",
            "Merchants differ in number and countries of their edges."),
        test(
            "IP_COUNTRY_MIX",
            "IP_COUNTRY_MIX",
            VIRTUAL,
            inputs("edge_catalogue_3B", "arrival_events_5B"),
            "{\"max_abs_delta\":0.01}",
            "Arrivals follow the country mix of the edges."),
        test(
            "SETTLEMENT_COHERENCE",
            "SETTLEMENT_COHERENCE",
            VIRTUAL,
            inputs("virtual_settlement_3B", "edge_catalogue_3B"),
            "{\"max_median_distance_km\":6000,\"min_median_overlap\":0.03,"
                + "\"min_p75_overlap\":0.06}",
            "Edges lie around the settlement place."),
        test(
            "SETTLEMENT_CUTOFF",
            "SETTLEMENT_CUTOFF",
            VIRTUAL,
            inputs("virtual_settlement_3B", "arrival_events_5B"),
            "{\"max_offset_seconds\":1800}",
            "Settlement days follow the settlement zone."));
  }

  private static String inputs(String... datasets) {
    StringBuilder json = new StringBuilder("{\"datasets\":[");
    for (int i = 0; i < datasets.length; i++) {
      json.append(i > 0 ? "," : "")
          .append("{\"logical_id\":\"")
          .append(datasets[i])
          .append("\",\"role\":\"")
          .append(i == 0 ? "subject" : "evidence")
          .append("\"}");
    }
    return json.append("],\"fields\":[],\"join_keys\":[\"merchant_id\"]}").toString();
  }

  private static VirtualValidationTest test(
      String id, String type, String population, String inputs, String limits, String what) {
    return new VirtualValidationTest(
        id, type, "GLOBAL", population, inputs, limits, "WARNING", true, what, null);
  }
}
