package io.footfall.config.seg5b;

import java.io.Serializable;
import java.util.List;

/**
 * {@code bundle_layout_policy_5B}: names and members of the validation bundle (5B-s0-s1-s5.md
 * section C2). Decides no rows.
 *
 * @param bundleRootTemplate folder of the bundle below the run root
 */
public record ArrivalBundleLayoutPolicy(
    String policyId,
    String version,
    String layoutVersion,
    String bundleRootTemplate,
    String indexFilename,
    String passedFlagFilename,
    String indexOrdering,
    EvidenceGroups evidenceGroups)
    implements Serializable {

  /** Members by group, paths relative to the bundle. */
  public record EvidenceGroups(List<String> coreValidation) implements Serializable {
    public EvidenceGroups {
      coreValidation = List.copyOf(coreValidation);
    }
  }
}
