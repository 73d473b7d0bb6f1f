package io.footfall.transforms.certification;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.evidence.AssembledBundle;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import java.io.IOException;

/**
 * What a certification takes from a bundle.
 *
 * @param segment 5A or 5B
 * @param seed arrival seed, or null in 5A
 * @param passed whether the bundle has its flag
 * @param digest digest of the bundle
 * @param checks {@code validation_checks} of the bundle
 */
record JudgedBundle(String segment, Long seed, boolean passed, String digest, JsonNode checks) {
  /** A bundle that failed to certify and so lies nowhere but in its evidence. */
  static JudgedBundle failed(long seed, AssembledBundle bundle) throws IOException {
    byte[] checks = bundle.files().get("validation_checks_5B.json");
    return new JudgedBundle("5B", seed, false, bundle.digest(), JsonDocuments.parse(checks));
  }

  /** The surfaces' bundle behind its gate; it must certify. */
  static JudgedBundle surfaces(RunContext ctx) throws IOException {
    String fingerprint = ctx.identity().manifestFingerprint();
    return published(
        ctx,
        "5A",
        null,
        UpstreamGate.bundleFolder("5A", fingerprint),
        Partition.surfaces(ctx.identity(), null));
  }

  /** A seed's bundle behind its gate; it must certify. */
  static JudgedBundle arrivals(RunContext ctx, long seed) throws IOException {
    return published(
        ctx,
        "5B",
        seed,
        GateReader.arrivalsFolder(ctx.identity(), seed),
        Partition.arrivals(ctx.identity(), seed, null));
  }

  private static JudgedBundle published(
      RunContext ctx, String segment, Long seed, String folder, Partition partition)
      throws IOException {
    String digest =
        GateReader.require(
            UpstreamGate.judge(
                BundleKind.of(segment), ctx.root(), folder, ctx.identity().manifestFingerprint()),
            "5B");
    String report = ctx.file("validation_report_" + segment, partition);
    if (!JsonDocuments.read(report).path("certify").asBoolean()) {
      throw new FootfallException(
          new FailureCode("CERTIFY", "BUNDLE_PLAIN"),
          report + ": found a validation that does not certify",
          "Certify surfaces and all seeds: footfall run --certify, or footfall state --from 5A.S5"
              + " --to 5B.S5 --certify.");
    }
    JsonNode checks = JsonDocuments.read(ctx.file("validation_checks_" + segment, partition));
    return new JudgedBundle(segment, seed, true, digest, checks);
  }
}
