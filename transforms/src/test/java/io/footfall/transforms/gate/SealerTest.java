package io.footfall.transforms.gate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.seal.SealCodes;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.seal.SealedInputs;
import io.footfall.transforms.seal.Sealer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a registry pins is what is sealed; what is optional may be absent, and is said to be. */
class SealerTest {
  private static final String SETTLEMENT =
      "data/layer1/3B/virtual_settlement/seed=42/manifest_fingerprint="
          + HandMadeRoot.FINGERPRINT
          + "/part-00000.parquet";

  @TempDir Path dir;
  private HandMadeRoot root;

  @BeforeEach
  void makeWorld() throws IOException {
    root = new HandMadeRoot(dir).world();
    root.write(
        "data/layer2/5A/scenario_manifest/manifest_fingerprint="
            + HandMadeRoot.FINGERPRINT
            + "/part-00000.parquet",
        "a manifest");
  }

  private static FailureCode code(String name) {
    return new FailureCode("5A.S0", name);
  }

  private SealedInputs seal(UnaryOperator<String> pins) throws IOException {
    SealCodes codes =
        new SealCodes(
            code("CATALOGUE"),
            code("INPUT"),
            code("SCENARIO"),
            code("POLICY"),
            code("POLICY_SCHEMA"),
            code("DIGEST"),
            code("DUPLICATE"),
            code("ROWS"),
            code("CONFLICT"));
    Map<String, UpstreamGate> gates = new TreeMap<>();
    for (String segment : SealLaw.SURFACES.upstream()) {
      String folder = HandMadeRoot.bundleFolder(segment);
      gates.put(
          segment,
          UpstreamGate.judge(
              BundleKind.of(segment), root.ctx().root(), folder, HandMadeRoot.FINGERPRINT));
    }
    return new Sealer(
            root.ctx(),
            SealLaw.SURFACES,
            codes,
            gates,
            List.of(HandMadeRoot.SCENARIO),
            "2026-01-03",
            pins)
        .seal();
  }

  @Test
  void aPinnedDigestThatDiffersIsRefused() throws IOException {
    SealedInputs sealed = seal(id -> "");
    Map<String, String> digests = new TreeMap<>();
    for (JsonNode row : sealed.rows()) {
      digests.put(row.path("artifact_id").asText(), row.path("sha256_hex").asText());
    }
    assertThat("as pinned", seal(digests::get).rows(), is(sealed.rows()));
    for (String id : digests.keySet()) {
      FootfallException e =
          assertThrows(
              FootfallException.class, () -> seal(i -> i.equals(id) ? "0".repeat(64) : ""));
      assertThat(id, e.code().code(), is("DIGEST"));
      assertThat(e.getMessage(), containsString(id));
    }
  }

  @Test
  void anAbsentOptionalInputPassesWithAWarning() throws IOException {
    SealedInputs whole = seal(id -> "");
    assertThat(whole.warnings(), is(empty()));
    root.delete(SETTLEMENT);
    SealedInputs less = seal(id -> "");
    assertThat(less.rows().size(), is(whole.rows().size() - 1));
    assertThat(less.warnings().size(), is(1));
    assertThat(less.warnings().get(0), containsString("virtual_settlement_3B"));
  }
}
