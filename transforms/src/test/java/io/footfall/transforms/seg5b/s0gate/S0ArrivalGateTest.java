package io.footfall.transforms.seg5b.s0gate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.ValidationBundle;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.seal.SealedInputs;
import io.footfall.transforms.seg5a.s0gate.S0SurfaceGate;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No PASS of 5A, no read; and every corruption ends in its code. */
class S0ArrivalGateTest {
  private static final CheckLaw LAW = new CheckLaw("X", "S5", "X_BROKEN", "x", "0", false);
  private static final String F = "manifest_fingerprint=" + HandMadeRoot.FINGERPRINT;
  private static final String PROFILE =
      "data/layer2/5A/merchant_zone_profile/" + F + "/part-00000.parquet";
  private static final String BUNDLE = HandMadeRoot.bundleFolder("5A");

  @TempDir Path dir;
  private HandMadeRoot root;

  @BeforeEach
  void makeSurfaces() throws IOException {
    root = new HandMadeRoot(dir).world();
    S0SurfaceGate.pass(root.ctx());
    root.artefacts(SealLaw.ARRIVALS);
    validate(List.of());
  }

  private void validate(List<String> breaches) throws IOException {
    RunContext ctx = root.ctx();
    EvidenceBook book = new EvidenceBook();
    book.judge(LAW, null, 1, breaches);
    String sha = Storage.sha256(ctx.root() + "/" + PROFILE);
    MemberListing listing =
        new MemberListing(
            List.of(new MemberListing.DataFile("merchant_zone_profile_5A", PROFILE, 1L, sha)));
    new ValidationBundle(ctx, BundleKind.SEG_5A, Partition.surfaces(ctx.identity(), null))
        .publish(book, List.of(HandMadeRoot.SCENARIO), listing);
  }

  private void refuses(String code) {
    FootfallException e =
        assertThrows(FootfallException.class, () -> S0ArrivalGate.pass(root.ctx()));
    assertThat(e.getMessage(), e.code().toString(), is("5B.S0." + code));
    assertThat(Files.exists(root.path("data/layer2/5B/s0_gate_receipt/" + F)), is(false));
  }

  @Test
  void passedSurfacesAreSealedOnceAndForAll() throws IOException {
    SealedInputs sealed = S0ArrivalGate.pass(root.ctx());
    assertThat(sealed.rows().size(), is(52));
    String before = ArtefactDigest.of(root.ctx().root() + "/data/layer2/5B/");
    S0ArrivalGate.pass(root.ctx());
    assertThat(ArtefactDigest.of(root.ctx().root() + "/data/layer2/5B/"), is(before));
    assertThat(
        GateReader.requireReceipt(
            root.ctx(), SealLaw.ARRIVALS, new FailureCode("5B.S1", "S0_GATE_MISSING")),
        is(List.of("baseline_v1")));
  }

  @Test
  void aWorldWithoutSettlementsPassesWithAWarning() throws IOException {
    String folder = "data/layer1/3B/virtual_settlement/seed=42/" + F + "/";
    root.delete(folder + "part-00000.parquet");
    SealedInputs sealed = S0ArrivalGate.pass(root.ctx());
    assertThat(sealed.rows().size(), is(51));
    assertThat(sealed.warnings().size(), is(1));
    assertThat(sealed.warnings().get(0), containsString("virtual_settlement_3B"));
  }

  @Test
  void surfacesWithoutAFlagAreNotRead() throws IOException {
    root.delete(BUNDLE + "_passed.flag");
    refuses("UPSTREAM_GATE_MISSING");
    assertThrows(FootfallException.class, () -> GateReader.requireSurfaces(root.ctx()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_passed.flag",
        "validation_bundle_index_5A.json",
        "reports/validation_report_5A.json",
        "checks/validation_checks_5A.json",
        "members/validation_members_5A.json",
        "issues/validation_issue_table_5A/part-00000.parquet"
      })
  void aFlippedByteInTheBundleIsRefused(String member) throws IOException {
    root.flip(BUNDLE + member);
    refuses("UPSTREAM_GATE_MISMATCH");
  }

  @Test
  void aFlagOfAnotherWorldIsRefused() throws IOException {
    String flag = Files.readString(root.path(BUNDLE + "_passed.flag"));
    root.write(BUNDLE + "_passed.flag", flag.replace("a".repeat(64), "e".repeat(64)));
    refuses("UPSTREAM_GATE_MISMATCH");
  }

  @Test
  void aDataFileTheBundlePinsMustHaveItsBytes() throws IOException {
    root.flip(PROFILE);
    refuses("UPSTREAM_GATE_MISMATCH");
    root.delete(PROFILE);
    refuses("UPSTREAM_GATE_MISMATCH");
  }

  @Test
  void layerOneIsJudgedAgain() throws IOException {
    root.flip(HandMadeRoot.bundleFolder("1A") + "one.json");
    refuses("UPSTREAM_GATE_MISMATCH");
    root.delete(HandMadeRoot.bundleFolder("1A") + "index.json");
    refuses("UPSTREAM_GATE_MISSING");
  }

  @Test
  void aPolicyOfAnotherVersionIsRefused() throws IOException {
    String file = "reference/config/layer2/5B/time_grid_policy_5B.yaml";
    String text = Files.readString(root.path(file));
    root.write(file, text.replaceFirst("version: v1", "version: v2"));
    refuses("SEALED_INPUTS_INCOMPLETE");
    root.write(file, text + "\nunknown_key: 1\n");
    refuses("SEALED_INPUTS_SCHEMA_INVALID");
    root.delete(file);
    refuses("SEALED_INPUTS_INCOMPLETE");
  }

  @Test
  void absentSurfacesAreRefused() throws IOException {
    root.delete(
        "data/layer2/5A/merchant_zone_scenario_local/"
            + F
            + "/scenario_id=baseline_v1/part-00000.parquet");
    refuses("SEALED_INPUTS_INCOMPLETE");
  }

  @Test
  void aFailedValidationLeavesEvidenceWithoutAFlagAndBlocksNothing() throws IOException {
    root = new HandMadeRoot(dir.resolve("second")).world();
    S0SurfaceGate.pass(root.ctx());
    root.artefacts(SealLaw.ARRIVALS);
    FootfallException e =
        assertThrows(FootfallException.class, () -> validate(List.of("row 7 is wrong")));
    assertThat(e.code().toString(), is("5A.S5.S5_VALIDATION_FAILED"));
    List<String> evidence =
        ArtefactDigest.files(root.ctx().root() + "/data/layer2/5A/validation_failed/");
    assertThat("six, a check and two receipts", evidence.size(), is(9));
    assertThat(evidence.stream().anyMatch(f -> f.endsWith("_passed.flag")), is(false));
    refuses("UPSTREAM_GATE_MISSING");
    validate(List.of());
    assertThat(GateReader.requireSurfaces(root.ctx()), is(not("")));
  }

  @Test
  void anotherBundleAtTheSamePlaceIsAConflict() throws IOException {
    root.write(PROFILE, "other content");
    FootfallException e = assertThrows(FootfallException.class, () -> validate(List.of()));
    assertThat(e.code().toString(), is("5A.S5.S5_OUTPUT_CONFLICT"));
  }
}
