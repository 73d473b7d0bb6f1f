package io.footfall.pipelines.damage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.FootfallException;
import io.footfall.pipelines.TinyRun;
import io.footfall.pipelines.VerifyTrial;
import io.footfall.pipelines.runroot.RunRoot;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.seg5a.s0gate.S0SurfaceGate;
import io.footfall.transforms.seg5b.s0gate.S0ArrivalGate;
import io.footfall.transforms.state.RunContext;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One changed row under digests that all agree: {@code verify} finds it by making it again, and
 * names the code of the check. A listing that leads out of the run is refused by the next gate
 * although every digest agrees.
 */
class ForgedRunIT {
  @TempDir Path dir;

  @Test
  void anUntouchedRunHolds() throws Exception {
    VerifyTrial.Said said = VerifyTrial.run(TinyRun.shared().root());
    assertThat(said.text(), said.exit(), is(0));
  }

  @Test
  void aForgedArrivalIsFound() throws Exception {
    judge("arrival_events_5B", "tsUtc", "5B.S5.REPLAY_MISMATCH", "--no-regenerate-world");
  }

  /** All tables; minutes, so only under the profile {@code matrix}. */
  @ParameterizedTest
  @EnabledIfSystemProperty(named = "footfall.matrix", matches = "all")
  @CsvSource({
    "s3_bucket_counts_5B, mu, 5B.S5.REPLAY_MISMATCH",
    "s2_realised_intensity_5B, lambdaRealised, 5B.S5.REPLAY_MISMATCH",
    "merchant_zone_scenario_local_5A, lambdaLocalScenario, 5A.S5.S5_REPLAY_MISMATCH",
    "merchant_zone_profile_5A, weeklyVolumeExpected, 5A.S5.S5_REPLAY_MISMATCH",
    "site_locations, latDeg, WORLD.REPLAY_DIFFERS",
    "edge_catalogue_3B, edgeWeight, WORLD.REPLAY_DIFFERS"
  })
  void aForgedRowIsFound(String dataset, String component, String code) throws Exception {
    judge(dataset, component, code);
  }

  private void judge(String dataset, String component, String code, String... options)
      throws Exception {
    Path root = VerifyTrial.copy(dir);
    DatasetContract contract = Contracts.get(dataset);
    new RunForger(root).forge(contract, TinyRun.shared().partition(contract), component);
    for (String segment : new String[] {"1A", "1B", "2A", "2B", "3A", "3B", "5A"}) {
      passes(root, segment);
    }
    VerifyTrial.Said said = VerifyTrial.run(root, options);
    assertThat(said.text(), said.exit(), is(1));
    assertThat(said.text(), said.codes(), hasItem(code));
    assertThat(said.text(), said.codes(), not(hasItem("5B.S0.UPSTREAM_GATE_MISMATCH")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/x", "C:x"})
  void aForgedListingThatLeadsOutsideIsRefused(String path) throws Exception {
    Path root = VerifyTrial.copy(dir);
    String fingerprint = TinyRun.shared().identity().manifestFingerprint();
    String world = UpstreamGate.bundleFolder("3A", fingerprint) + "egress_checksums.json";
    new RunForger(root).restate(root.resolve(world), path);
    passes(root, "3A");
    RunContext context = RunRoot.open(root.toString(), "forged");
    FootfallException refusal =
        assertThrows(FootfallException.class, () -> S0SurfaceGate.assemble(context));
    assertThat(refusal.code().toString(), is("5A.S0.S0_IO_READ_FAILED"));
    FootfallException later =
        assertThrows(FootfallException.class, () -> S0ArrivalGate.assemble(context));
    assertThat(later.code().toString(), is("5B.S0.UPSTREAM_GATE_MISMATCH"));
  }

  private static void passes(Path root, String segment) throws Exception {
    String fingerprint = TinyRun.shared().identity().manifestFingerprint();
    UpstreamGate gate =
        UpstreamGate.judge(
            BundleKind.of(segment),
            root.toString(),
            UpstreamGate.bundleFolder(segment, fingerprint),
            fingerprint);
    assertThat(gate.problem(), gate.status(), is(UpstreamGate.Status.PASS));
  }
}
