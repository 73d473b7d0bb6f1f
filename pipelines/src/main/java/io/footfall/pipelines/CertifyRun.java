package io.footfall.pipelines;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.pipelines.figures.CertificationLines;
import io.footfall.pipelines.states.StateRunner;
import io.footfall.transforms.certification.Certification;
import io.footfall.transforms.evidence.AssembledBundle;
import io.footfall.transforms.state.RunContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The end of a certification: verdicts of all seeds and pairs, published once. */
final class CertifyRun {
  private final RunContext context;
  private final StateRunner states;
  private final List<Long> seeds;
  private List<String> lines = List.of();

  CertifyRun(RunContext context, StateRunner states, List<Long> seeds) {
    this.context = context;
    this.states = states;
    this.seeds = seeds;
  }

  /**
   * Judges and publishes.
   *
   * @param bundles bundles of the seeds
   * @return path of the certification
   * @throws FootfallException {@code CERTIFY.FAILED} once the evidence is written
   */
  String run(Map<Long, AssembledBundle> bundles) throws IOException {
    Map<Long, AssembledBundle> failed = new TreeMap<>(Long::compareUnsigned);
    bundles.forEach(
        (seed, bundle) -> {
          if (!bundle.passed()) {
            failed.put(seed, bundle);
          }
        });
    String[] path = new String[1];
    states.drive(
        "CERTIFY",
        "verdicts of " + seeds.size() + " seeds",
        () -> {
          Certification certification = Certification.of(context, seeds, failed);
          path[0] = certification.publish();
          lines = CertificationLines.of(certification.document());
          if (!certification.passed()) {
            throw new FootfallException(
                new FailureCode("CERTIFY", "FAILED"),
                String.join("\n  ", lines),
                "The evidence stands in "
                    + path[0]
                    + "; a bundle that failed has lost its flag until a validation passes.");
          }
        });
    return path[0];
  }

  /** The certification in words. */
  List<String> lines() {
    return lines;
  }
}
