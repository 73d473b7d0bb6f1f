package io.footfall.transforms.evidence;

import io.footfall.config.CertificationPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.json.MalformedJson;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileTooLarge;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.Set;

/**
 * How a validation judges (realism.md section 1): plain, or certifying, where realism metrics of
 * level GATE block the flag and a promised metric without enough support fails. It decides no data;
 * a bundle says in its report which of the two it is.
 *
 * @param certify whether the validation certifies
 * @param promised ids of metrics that must be evaluable; none in a plain validation
 */
public record Strictness(boolean certify, Set<String> promised) {
  /** Metrics are published and block nothing. */
  public static final Strictness PLAIN = new Strictness(false, Set.of());

  public Strictness {
    promised = Set.copyOf(promised);
  }

  /** Certifying, with the promises of the run's policy. */
  public static Strictness certifying(RunContext ctx) {
    CertificationPolicy policy =
        ctx.config().read(PolicyFile.CERTIFICATION, CertificationPolicy.class);
    return new Strictness(true, Set.copyOf(policy.promisedMetrics()));
  }

  /**
   * That of the bundle at its place, so that a plain command over certified data, and a recheck of
   * it, make the same bytes again; plain where no bundle is.
   *
   * @param partition partition of the bundle
   */
  public static Strictness published(RunContext ctx, BundleKind kind, Partition partition)
      throws IOException {
    String path = ctx.file("validation_report_" + kind.segment(), partition);
    if (!Storage.exists(path)) {
      return PLAIN;
    }
    try {
      boolean certify = JsonDocuments.read(path).path("certify").asBoolean(false);
      return certify ? certifying(ctx) : PLAIN;
    } catch (MalformedJson | FileTooLarge e) {
      // No bundle of ours; whoever compares its bytes will say so.
      return PLAIN;
    }
  }

  /** Whether a verdict fails for want of support that was promised. */
  boolean breaksPromise(Check check) {
    return check.verdict() == Verdict.NOT_EVALUABLE && promised.contains(check.law().id());
  }
}
