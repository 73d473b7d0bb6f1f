package io.footfall.config.seg5b;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

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

  /**
   * Members by group, paths relative to the bundle; a group that is left out is not written.
   * Nothing that holds a clock can be listed: run reports and logs stay outside.
   *
   * @param coreValidation report, checks, issue table, listing of data files
   * @param gateReceipts receipt and sealed inputs of the gate
   * @param rngEvidence accounting of random draws
   * @param metricEvidence what checks publish beyond their value
   */
  public record EvidenceGroups(
      List<String> coreValidation,
      List<String> gateReceipts,
      List<String> rngEvidence,
      List<String> metricEvidence)
      implements Serializable {
    public EvidenceGroups {
      coreValidation = List.copyOf(coreValidation);
      gateReceipts = gateReceipts == null ? List.of() : List.copyOf(gateReceipts);
      rngEvidence = rngEvidence == null ? List.of() : List.copyOf(rngEvidence);
      metricEvidence = metricEvidence == null ? List.of() : List.copyOf(metricEvidence);
    }

    /** Paths of all groups. */
    public List<String> paths() {
      return Stream.of(coreValidation, gateReceipts, rngEvidence, metricEvidence)
          .flatMap(List::stream)
          .toList();
    }
  }
}
