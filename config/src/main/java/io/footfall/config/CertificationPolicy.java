package io.footfall.config;

import java.util.HashSet;
import java.util.List;

/**
 * What a certification asks for (realism.md section 1, A23; DECISIONS 4, 7): {@code
 * certification_policy}. Decides verdicts, no rows.
 *
 * @param policyId constant {@code certification_policy}
 * @param version version text
 * @param certifiable whether worlds of this preset are large enough to be certified
 * @param seeds arrival seeds of a certification that names none
 * @param minSeeds seeds a certification needs
 * @param promisedMetrics metrics whose support the preset promises, ids of both segments: not
 *     evaluable is a failure
 * @param seedClassifier the classifier between two seeds, A23
 */
public record CertificationPolicy(
    String policyId,
    String version,
    boolean certifiable,
    List<Long> seeds,
    int minSeeds,
    List<String> promisedMetrics,
    SeedClassifier seedClassifier) {
  public CertificationPolicy {
    seeds = List.copyOf(seeds);
    promisedMetrics = List.copyOf(promisedMetrics);
    if (seeds.size() < minSeeds) {
      throw new PolicyViolation(
          "/seeds", seeds.size() + " seeds", "at least min_seeds, " + minSeeds);
    }
    if (new HashSet<>(promisedMetrics).size() < promisedMetrics.size()) {
      throw new PolicyViolation("/promised_metrics", promisedMetrics, "every metric once");
    }
  }

  /**
   * Gradient-boosted trees that try to tell the arrivals of two seeds apart.
   *
   * @param maxAuroc largest area under the curve on rows held out
   * @param falseAlarm chance that the area of two equal seeds exceeds {@code maxAuroc}; the
   *     standard error must be small enough for it, else the pair is not evaluable
   * @param rowsPerSeed rows of a seed that are looked at, training and held out together
   * @param trees trees
   * @param depth splits from root to leaf
   * @param learningRate share of a leaf's step that is taken
   */
  public record SeedClassifier(
      double maxAuroc,
      double falseAlarm,
      int rowsPerSeed,
      int trees,
      int depth,
      double learningRate) {}
}
