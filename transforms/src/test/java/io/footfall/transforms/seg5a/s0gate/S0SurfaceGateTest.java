package io.footfall.transforms.seg5a.s0gate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.ScenarioManifestRow;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.seal.SealedInputs;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate opens for a sound world, and every corruption ends in its code. */
class S0SurfaceGateTest {
  private static final String F = "manifest_fingerprint=" + HandMadeRoot.FINGERPRINT;
  private static final String POLICY = "reference/config/layer2/5A/";

  @TempDir Path dir;
  private HandMadeRoot root;

  @BeforeEach
  void makeWorld() throws IOException {
    root = new HandMadeRoot(dir).world();
  }

  private void refuses(String code) {
    FootfallException e =
        assertThrows(FootfallException.class, () -> S0SurfaceGate.pass(root.ctx()));
    assertThat(e.getMessage(), e.code().code(), is(code));
    assertThat(Files.exists(root.path("data/layer2/5A/s0_gate_receipt/" + F)), is(false));
  }

  @Test
  void aSoundWorldIsSealedOnceAndForAll() throws IOException {
    SealedInputs sealed = S0SurfaceGate.pass(root.ctx());
    assertThat(sealed.rows().size(), is(44));
    Partition partition = Partition.surfaces(root.ctx().identity(), null);
    List<ScenarioManifestRow> manifest =
        ReadTable.rows(
            root.ctx().table("scenario_manifest_5A", partition), ScenarioManifestRow.class);
    assertThat(manifest.size(), is(1));
    assertThat(manifest.get(0).labels(), is(List.of("baseline", "steady_state")));
    assertThat(manifest.get(0).scenarioConfigIds().size(), is(6));
    String before = ArtefactDigest.of(root.ctx().root() + "/data/layer2/5A/");
    S0SurfaceGate.pass(root.ctx());
    assertThat(ArtefactDigest.of(root.ctx().root() + "/data/layer2/5A/"), is(before));
    assertThat(
        GateReader.requireReceipt(
            root.ctx(), SealLaw.SURFACES, new FailureCode("5A.S1", "S1_GATE_RECEIPT_INVALID")),
        is(List.of("baseline_v1")));
  }

  @Test
  void anAbsentOptionalInputIsAWarning() throws IOException {
    root.delete("data/layer1/3B/virtual_settlement/seed=42/" + F + "/part-00000.parquet");
    SealedInputs sealed = S0SurfaceGate.pass(root.ctx());
    assertThat(sealed.rows().size(), is(43));
    assertThat(sealed.warnings().get(0), containsString("virtual_settlement_3B"));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "flip,1A/one.json,S0_IO_READ_FAILED",
    "flip,1B/index.json,S0_IO_READ_FAILED",
    "flip,2A/two.json,S0_IO_READ_FAILED",
    "flip,2B/_passed.flag,S0_IO_READ_FAILED",
    "flip,3A/_passed.flag,S0_IO_READ_FAILED",
    "flip,3B/one.json,S0_IO_READ_FAILED",
    "drop,1A/two.json,S0_IO_READ_FAILED",
    "drop,1B/_passed.flag,S0_IO_READ_FAILED",
    "drop,2A/index.json,S0_IO_READ_FAILED",
    "drop,3B/two.json,S0_IO_READ_FAILED",
    "add,1A/extra.json,S0_IO_READ_FAILED",
    "add,1B/deep/extra.json,S0_IO_READ_FAILED",
    "add,2A/extra.json,S0_IO_READ_FAILED",
  })
  void aBrokenBundleIsRefused(String how, String where, String code) throws IOException {
    int slash = where.indexOf('/');
    String path = HandMadeRoot.bundleFolder(where.substring(0, slash)) + where.substring(slash + 1);
    switch (how) {
      case "flip" -> root.flip(path);
      case "drop" -> root.delete(path);
      default -> root.write(path, "{}");
    }
    refuses(code);
  }

  @ParameterizedTest
  @CsvSource({"2B,one.json", "3A,two.json"})
  void aChangedMemberBelowTheRunRootIsRefused(String segment, String name) throws IOException {
    root.flip("data/layer1/" + segment + "/evidence/" + name);
    refuses("S0_IO_READ_FAILED");
  }

  @ParameterizedTest
  @CsvSource({
    "sha256_hex=0000",
    "'SHA256_HEX = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
    "''"
  })
  void aMalformedFlagLineIsRefused(String line) throws IOException {
    root.write(HandMadeRoot.bundleFolder("1A") + "_passed.flag", line);
    refuses("S0_IO_READ_FAILED");
  }

  @Test
  void anIndexThatLeavesTheBundleIsRefused() throws IOException {
    String index = HandMadeRoot.bundleFolder("3B") + "index.json";
    String text = Files.readString(root.path(index));
    root.write(index, text.replace("\"path\":\"one.json\"", "\"path\":\"../one.json\""));
    refuses("S0_IO_READ_FAILED");
  }

  @ParameterizedTest(name = "without {0}: {1}")
  @CsvSource({
    "policy/merchant_class_policy_5A.v1.yaml,S0_REQUIRED_POLICY_MISSING",
    "scenario/scenario_overlay_policy_5A.v1.yaml,S0_REQUIRED_POLICY_MISSING",
    "scenario/scenario_horizon_config_5A.v1.yaml,S0_REQUIRED_SCENARIO_MISSING",
    "scenario/scenario_metadata.v1.yaml,S0_REQUIRED_SCENARIO_MISSING",
  })
  void anAbsentPolicyIsRefused(String file, String code) throws IOException {
    root.delete(POLICY + file);
    refuses(code);
  }

  @Test
  void aPolicyOfAnotherVersionOrShapeIsRefused() throws IOException {
    String file = POLICY + "policy/demand_scale_policy_5A.v1.yaml";
    String text = Files.readString(root.path(file));
    root.write(file, text + "\nunknown_key: 1\n");
    refuses("S0_SEALED_INPUT_SCHEMA_MISMATCH");
    root.write(file, "version: [");
    refuses("S0_SEALED_INPUT_SCHEMA_MISMATCH");
  }

  @Test
  void absentDataIsRefused() throws IOException {
    root.delete(
        "data/layer2/5A/scenario_calendar/" + F + "/scenario_id=baseline_v1/part-00000.parquet");
    refuses("S0_REQUIRED_SCENARIO_MISSING");
    root = new HandMadeRoot(dir.resolve("second")).world();
    root.delete("data/layer1/2A/tz_timetable_cache/" + F + "/part-00000.parquet");
    refuses("S0_REQUIRED_INPUT_MISSING");
  }

  @Test
  void aForeignReceiptIsRefused() throws IOException {
    root.write("run_receipt.json", "{\"run_id\":\"" + "d".repeat(32) + "\"}");
    refuses("S0_RUN_CONTEXT_INVALID");
    root.delete("run_receipt.json");
    refuses("S0_RUN_CONTEXT_INVALID");
  }

  @Test
  void changedDataAfterSealingIsAConflict() throws IOException {
    S0SurfaceGate.pass(root.ctx());
    root.flip("data/layer1/3A/zone_alloc/seed=42/" + F + "/part-00000.parquet");
    FootfallException e =
        assertThrows(FootfallException.class, () -> S0SurfaceGate.pass(root.ctx()));
    assertThat(e.code().code(), is("S0_OUTPUT_CONFLICT"));
  }

  @Test
  void anEditedInventoryIsRefusedByTheStatesAfter() throws IOException {
    S0SurfaceGate.pass(root.ctx());
    String file = "data/layer2/5A/sealed_inputs/" + F + "/sealed_inputs_5A.json";
    String text = Files.readString(root.path(file));
    root.write(file, text.replaceFirst("METADATA_ONLY", "ROW_LEVEL"));
    FailureCode code = new FailureCode("5A.S1", "S1_GATE_RECEIPT_INVALID");
    FootfallException e =
        assertThrows(
            FootfallException.class,
            () -> GateReader.requireReceipt(root.ctx(), SealLaw.SURFACES, code));
    assertThat(e.code(), is(code));
  }
}
