package io.footfall.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.gate.BundleKind;
import io.footfall.transforms.gate.UpstreamGate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One changed row under digests that all agree: {@code verify} finds it by making it again. */
class ForgedRunIT {
  @TempDir Path dir;

  @Test
  void anUntouchedRunHolds() throws Exception {
    VerifyTrial.Said said = VerifyTrial.run(TinyRun.shared().root());
    assertThat(said.text(), said.exit(), is(0));
  }

  @Test
  void aForgedArrivalIsFound() throws Exception {
    judge("arrival_events_5B", "tsUtc");
  }

  /** All tables; minutes, so only under the profile {@code matrix}. */
  @ParameterizedTest
  @EnabledIfSystemProperty(named = "footfall.matrix", matches = "all")
  @CsvSource({
    "s3_bucket_counts_5B, mu",
    "s2_realised_intensity_5B, lambdaRealised",
    "merchant_zone_scenario_local_5A, lambdaLocalScenario",
    "merchant_zone_profile_5A, weeklyVolumeExpected",
    "site_locations, latDeg",
    "edge_catalogue_3B, edgeWeight"
  })
  void aForgedRowIsFound(String dataset, String component) throws Exception {
    judge(dataset, component);
  }

  private void judge(String dataset, String component) throws Exception {
    Path root = VerifyTrial.copy(dir);
    DatasetContract contract = Contracts.get(dataset);
    new RunForger(root).forge(contract, TinyRun.shared().partition(contract), component);
    String fingerprint = TinyRun.shared().partition(contract).identity().manifestFingerprint();
    for (String segment : new String[] {"1A", "1B", "2A", "2B", "3A", "3B", "5A"}) {
      UpstreamGate gate =
          UpstreamGate.judge(
              BundleKind.of(segment),
              root.toString(),
              UpstreamGate.bundleFolder(segment, fingerprint),
              fingerprint);
      assertThat(gate.problem(), gate.status(), is(UpstreamGate.Status.PASS));
    }
    VerifyTrial.Said said = VerifyTrial.run(root);
    assertThat(said.text(), said.exit(), is(1));
    assertThat(said.text(), said.codes(), not(hasItem("5B.S0.UPSTREAM_GATE_MISMATCH")));
  }
}
