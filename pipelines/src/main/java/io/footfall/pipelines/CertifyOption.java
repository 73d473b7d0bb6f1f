package io.footfall.pipelines;

import io.footfall.config.CertificationPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.U64;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** {@code --certify}: validations certify, over several arrival seeds. */
final class CertifyOption {
  @Option(
      names = "--certify",
      description = {
        "Certify: realism metrics block, promised ones must be evaluable, and a classifier must not",
        "tell seeds apart. Scales medium and reference; seeds of certification_policy if --seed is",
        "not given."
      })
  boolean asked;

  /**
   * Seeds of a certification.
   *
   * @param given seeds of the command line, or null where it names none
   * @param compared whether seeds are compared, so that there must be enough of them
   * @throws FootfallException {@code CERTIFY.SCALE_TOO_SMALL}, {@code CERTIFY.SEEDS_TOO_FEW}
   */
  static List<Long> seeds(
      ResolvedConfig config, List<Long> given, boolean compared, PrintWriter say) {
    CertificationPolicy policy = config.read(PolicyFile.CERTIFICATION, CertificationPolicy.class);
    if (!policy.certifiable()) {
      throw new FootfallException(
          new FailureCode("CERTIFY", "SCALE_TOO_SMALL"),
          "--certify: found certifiable: false in certification_policy of this scale",
          "Certify --scale medium or reference: smaller worlds lack the support of most metrics,"
              + " and skew leaves their corridors on purpose.");
    }
    if (given == null) {
      say.println("certification: no --seed given, so seeds " + text(policy.seeds()));
      say.flush();
      return policy.seeds();
    }
    if (compared && given.size() < policy.minSeeds()) {
      throw new FootfallException(
          new FailureCode("CERTIFY", "SEEDS_TOO_FEW"),
          "--certify: found seeds " + text(given) + "; expected at least " + policy.minSeeds(),
          "Leave --seed out to certify seeds " + text(policy.seeds()) + ", or name more.");
    }
    return given;
  }

  private static String text(List<Long> seeds) {
    return seeds.stream().map(U64::text).collect(Collectors.joining(","));
  }
}
