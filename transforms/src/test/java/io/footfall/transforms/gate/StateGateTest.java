package io.footfall.transforms.gate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.seg5a.s0gate.S0SurfaceGate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each law of the gate in front of a state ends in the state's own code. */
class StateGateTest {
  private static final String F = "manifest_fingerprint=" + HandMadeRoot.FINGERPRINT;
  private static final String RECEIPT =
      "data/layer2/5A/s0_gate_receipt/" + F + "/s0_gate_receipt_5A.json";
  private static final String INVENTORY =
      "data/layer2/5A/sealed_inputs/" + F + "/sealed_inputs_5A.json";

  @TempDir Path dir;
  private HandMadeRoot root;

  @BeforeEach
  void seal() throws IOException {
    root = new HandMadeRoot(dir).world();
    S0SurfaceGate.pass(root.ctx());
  }

  private void refuses(String state, String code, String what) {
    FootfallException e =
        assertThrows(
            FootfallException.class,
            () -> StateGate.require(root.ctx(), state, 0, HandMadeRoot.SCENARIO));
    assertThat(e.getMessage(), e.code().toString(), is(state + "." + code));
    assertThat(e.getMessage() + " " + e.remedy(), containsString(what));
  }

  /** Rewrites the row of an artefact, or drops it, with a receipt that agrees. */
  private void edit(String id, UnaryOperator<ObjectNode> edit) throws IOException {
    List<ObjectNode> rows = new ArrayList<>();
    for (JsonNode row : JsonDocuments.read(root.path(INVENTORY).toString())) {
      ObjectNode kept = (ObjectNode) row;
      if (row.path("artifact_id").asText().equals(id)) {
        kept = edit.apply(kept);
      }
      if (kept != null) {
        rows.add(kept);
      }
    }
    root.write(INVENTORY, CanonicalJson.bytes(JsonDocuments.array().addAll(rows)));
    ObjectNode receipt = (ObjectNode) JsonDocuments.read(root.path(RECEIPT).toString());
    receipt.put("sealed_inputs_digest", SealLaw.SURFACES.digest(rows));
    root.write(RECEIPT, CanonicalJson.bytes(receipt));
  }

  @Test
  void aSoundGateOpens() throws IOException {
    StateGate.require(root.ctx(), "5A.S1", 0, HandMadeRoot.SCENARIO);
  }

  @ParameterizedTest
  @CsvSource({
    "5A.S1,S1_GATE_RECEIPT_INVALID",
    "5A.S2,S2_GATE_OR_S1_INVALID",
    "5A.S3,S3_GATE_OR_S2_INVALID",
    "5A.S4,S4_GATE_OR_S3_INVALID",
    "5A.S5,S0_MISSING_OR_INVALID",
    "5B.S1,S0_GATE_MISSING",
    "5B.S2,S0_GATE_INVALID",
    "5B.S3,S0_GATE_INVALID",
    "5B.S4,S0_GATE_INVALID",
    "5B.S5,S0_GATE_MISSING_OR_INVALID"
  })
  void withoutAReceiptNothingIsRead(String state, String code) throws IOException {
    root.delete(RECEIPT);
    refuses(state, code, "s0_gate_receipt");
  }

  @Test
  void aSegmentThatDidNotPassIsRefused() throws IOException {
    ObjectNode receipt = (ObjectNode) JsonDocuments.read(root.path(RECEIPT).toString());
    receipt.withObject("/verified_upstream_segments/2B").put("status", "FAIL");
    root.write(RECEIPT, CanonicalJson.bytes(receipt));
    refuses("5A.S1", "S1_UPSTREAM_NOT_PASS", "FAIL");
  }

  @Test
  void anotherDigestIsRefused() throws IOException {
    ObjectNode receipt = (ObjectNode) JsonDocuments.read(root.path(RECEIPT).toString());
    receipt.put("sealed_inputs_digest", "0".repeat(64));
    root.write(RECEIPT, CanonicalJson.bytes(receipt));
    refuses("5A.S1", "S1_GATE_RECEIPT_INVALID", "sealed_inputs_digest");
  }

  @Test
  void anArtefactThatIsNotSealedIgnoredOrOutOfScopeIsRefused() throws IOException {
    edit("zone_alloc", row -> row.put("status", "IGNORED"));
    refuses("5A.S1", "S1_REQUIRED_INPUT_MISSING", "IGNORED");
    edit("zone_alloc", row -> row.put("status", "REQUIRED").put("read_scope", "METADATA_ONLY"));
    refuses("5A.S1", "S1_REQUIRED_INPUT_MISSING", "METADATA_ONLY");
    edit("zone_alloc", row -> null);
    refuses("5A.S1", "S1_REQUIRED_INPUT_MISSING", "not among the sealed inputs");
  }

  @Test
  void anArtefactThatStandsTwiceIsRefused() throws IOException {
    List<ObjectNode> rows = new ArrayList<>();
    JsonDocuments.read(root.path(INVENTORY).toString()).forEach(r -> rows.add((ObjectNode) r));
    rows.add(rows.get(0));
    root.write(INVENTORY, CanonicalJson.bytes(JsonDocuments.array().addAll(rows)));
    ObjectNode receipt = (ObjectNode) JsonDocuments.read(root.path(RECEIPT).toString());
    receipt.put("sealed_inputs_digest", SealLaw.SURFACES.digest(rows));
    root.write(RECEIPT, CanonicalJson.bytes(receipt));
    refuses("5A.S1", "S1_GATE_RECEIPT_INVALID", "");
  }

  @Test
  void changedBytesAreRefused() throws IOException {
    root.flip("data/layer1/3A/zone_alloc/seed=42/" + F + "/part-00000.parquet");
    refuses("5A.S1", "S1_REQUIRED_INPUT_MISSING", "sealed as");
    root.flip("reference/config/layer2/5A/policy/shape_library_5A.v1.yaml");
    refuses("5A.S2", "S2_REQUIRED_SHAPE_POLICY_MISSING", "sealed as");
  }

  @Test
  void anAbsentTableNamesTheStateThatWritesIt() {
    refuses("5A.S2", "S2_REQUIRED_INPUT_MISSING", "footfall state 5A.S1");
  }

  @Test
  void anUnknownScenarioIsRefused() {
    FootfallException e =
        assertThrows(
            FootfallException.class, () -> StateGate.require(root.ctx(), "5A.S2", 0, "other"));
    assertThat(e.code().code(), is("S2_GATE_OR_S1_INVALID"));
  }
}
