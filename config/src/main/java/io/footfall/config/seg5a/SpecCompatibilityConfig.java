package io.footfall.config.seg5a;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code spec_compatibility_config_5A}: which versions of the states' laws fit together
 * (5A-s4-s5.md section 6).
 *
 * @param configId constant
 * @param version constant {@code v1}
 * @param mode constant {@code major_matrix_v1}
 * @param supportedMajors major versions by state, keys s1 to s4
 * @param allowedMajorTuples combinations
 * @param enforcement what a mismatch means
 */
public record SpecCompatibilityConfig(
    String configId,
    String version,
    String mode,
    Map<String, List<Integer>> supportedMajors,
    List<MajorTuple> allowedMajorTuples,
    Enforcement enforcement)
    implements Serializable {
  public SpecCompatibilityConfig {
    supportedMajors = Map.copyOf(supportedMajors);
    allowedMajorTuples = List.copyOf(allowedMajorTuples);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < allowedMajorTuples.size(); i++) {
      if (!names.add(allowedMajorTuples.get(i).name())) {
        throw new PolicyViolation(
            "/allowed_major_tuples/" + i + "/name",
            allowedMajorTuples.get(i).name(),
            "no name twice");
      }
    }
  }

  /**
   * A combination of major versions.
   *
   * @param name name
   * @param s1Major major of S1
   * @param s2Major major of S2
   * @param s3Major major of S3
   * @param s4Major major of S4
   */
  public record MajorTuple(String name, int s1Major, int s2Major, int s3Major, int s4Major)
      implements Serializable {}

  /**
   * What a mismatch means.
   *
   * @param onMissingVersionField constant {@code FAIL_CLOSED}
   * @param onUnparseableVersion constant {@code FAIL_CLOSED}
   * @param onUnsupportedMajor {@code FAIL_VALIDATION} or {@code WARN_AND_CONTINUE}
   * @param onUnsupportedTuple {@code FAIL_VALIDATION} or {@code WARN_AND_CONTINUE}
   * @param failureCheckId check that fails
   */
  public record Enforcement(
      String onMissingVersionField,
      String onUnparseableVersion,
      String onUnsupportedMajor,
      String onUnsupportedTuple,
      String failureCheckId)
      implements Serializable {}
}
