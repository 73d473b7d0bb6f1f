package io.footfall.config.seg5b;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.contracts.FootfallException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped policies of S4 and S5, and what they may not say. */
class ArrivalPoliciesTest {
  private static String shipped(PolicyFile policy) throws IOException {
    return Files.readString(Path.of(policy.path()));
  }

  private static <T> T read(PolicyFile policy, String text, Class<T> type) {
    return PolicyReader.read(policy, "policy.yaml", text.getBytes(StandardCharsets.UTF_8), type);
  }

  private static Class<?> type(PolicyFile policy) {
    return switch (policy) {
      case ARRIVAL_PLACEMENT -> ArrivalTimePlacementPolicy.class;
      case ARRIVAL_ROUTING -> ArrivalRoutingPolicy.class;
      case VALIDATION_5B -> ArrivalValidationPolicy.class;
      case BUNDLE_LAYOUT -> ArrivalBundleLayoutPolicy.class;
      default -> throw new IllegalArgumentException(policy.id());
    };
  }

  @Test
  void shippedPoliciesSayWhatTheDecisionsSay() throws IOException {
    ArrivalTimePlacementPolicy placement =
        read(
            PolicyFile.ARRIVAL_PLACEMENT,
            shipped(PolicyFile.ARRIVAL_PLACEMENT),
            ArrivalTimePlacementPolicy.class);
    assertThat(
        placement.placementKind(),
        is(ArrivalTimePlacementPolicy.PlacementKind.PIECEWISE_LINEAR_CONTINUOUS_V1));
    assertThat(placement.guardrails().maxArrivalsPerBucket(), is(50_000));
    ArrivalRoutingPolicy routing =
        read(
            PolicyFile.ARRIVAL_ROUTING,
            shipped(PolicyFile.ARRIVAL_ROUTING),
            ArrivalRoutingPolicy.class);
    assertThat(routing.hybridPolicy().pVirtualHybrid(), is(0.35));
    assertThat(routing.physicalRouter().siteScope(), is(ArrivalRoutingPolicy.SiteScope.ZONE));
    ArrivalValidationPolicy validation =
        read(
            PolicyFile.VALIDATION_5B,
            shipped(PolicyFile.VALIDATION_5B),
            ArrivalValidationPolicy.class);
    assertThat(validation.civilTimeGates().maxCivilMismatchRate(), is(0.0));
    assertThat(validation.calibrationSentinels().top10TzShareMaxB(), is(0.72));
    ArrivalBundleLayoutPolicy layout =
        read(
            PolicyFile.BUNDLE_LAYOUT,
            shipped(PolicyFile.BUNDLE_LAYOUT),
            ArrivalBundleLayoutPolicy.class);
    assertThat(layout.evidenceGroups().coreValidation(), hasItem("validation_report_5B.json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ARRIVAL_PLACEMENT;piecewise_linear_continuous_v1;triangular_v1;/placement_kind;TIME_POLICY_INVALID",
        "ARRIVAL_PLACEMENT;bucket: 50000;bucket: 270000;/guardrails/max_arrivals_per_bucket;TIME_POLICY_INVALID",
        "ARRIVAL_PLACEMENT;seconds: 3600;seconds: 86400;/guardrails/max_bucket_duration_seconds;TIME_POLICY_INVALID",
        "ARRIVAL_ROUTING;hybrid: 0.35;hybrid: 0.95;/hybrid_policy/p_virtual_hybrid;ROUTING_POLICY_INVALID",
        "ARRIVAL_ROUTING;site_scope: zone;site_scope: merchant;/physical_router/site_scope;ROUTING_POLICY_INVALID",
        "ARRIVAL_ROUTING;edge_scope: zone;edge_scope: merchant;/virtual_router/edge_scope;ROUTING_POLICY_INVALID",
        "ARRIVAL_ROUTING;group_scope: none;group_scope: day_mix;/physical_router/group_scope;ROUTING_POLICY_INVALID",
        "VALIDATION_5B;bplus: 0.62;bplus: 0.82;/calibration_sentinels/top10_tz_share_max_bplus;S5_CONTRACT_INVALID",
        "BUNDLE_LAYOUT;gate_receipts;run_reports;/evidence_groups;S5_CONTRACT_INVALID",
        "BUNDLE_LAYOUT;receipts/sealed_inputs_5B.json;rng/rng_trace_log.jsonl;"
            + "/evidence_groups/gate_receipts/1;S5_CONTRACT_INVALID",
        "BUNDLE_LAYOUT;    - validation_report_5B.json;    - validation_report_5A.json;"
            + "/evidence_groups/core_validation/5;S5_CONTRACT_INVALID",
        "BUNDLE_LAYOUT;index.json;list.json;/index_filename;S5_CONTRACT_INVALID"
      })
  void otherValuesAreRefusedWithFieldAndCode(
      PolicyFile policy, String from, String to, String field, String code) throws IOException {
    String text = shipped(policy);
    assertThat(text, containsString(from));
    FootfallException e =
        assertThrows(
            FootfallException.class, () -> read(policy, text.replace(from, to), type(policy)));
    assertThat(e.code().code(), is(code));
    assertThat(e.getMessage(), containsString(field));
  }
}
