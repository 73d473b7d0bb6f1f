package io.footfall.pipelines.options;

import io.footfall.config.CertificationPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.U64;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code --certify}: validations certify, over several arrival seeds. */
public final class CertifyOption {
  @Option(
      names = "--certify",
      description = {
        "Certify: realism metrics block, promised ones must be evaluable, and a classifier must not",
        "tell seeds apart. Scales medium and reference; seeds of certification_policy if --seed is",
        "not given."
      })
  private boolean asked;

  /** Whether the command certifies. */
  public boolean asked() {
    return asked;
  }

  /**
   * Seeds a command runs: those of its {@code --seed}, or where it certifies and has none, those of
   * the policy.
   *
   * @param config policies of the run, asked where the command certifies
   * @param seeds seeds of {@code --seed} or its default
   * @param compared whether seeds are compared, so that there must be enough of them
   * @param command the command
   * @throws FootfallException {@code CERTIFY.SCALE_TOO_SMALL}, {@code CERTIFY.SEEDS_TOO_FEW}
   */
  public List<Long> seeds(
      Supplier<ResolvedConfig> config,
      Supplier<List<Long>> seeds,
      boolean compared,
      CommandLine command) {
    if (!asked) {
      return seeds.get();
    }
    ResolvedConfig policies = config.get();
    boolean given = command.getParseResult().hasMatchedOption("--seed");
    return seeds(policies, given ? seeds.get() : null, compared, command.getErr());
  }

  /**
   * Seeds of a certification.
   *
   * @param given seeds of the command line, or null where it names none
   */
  private static List<Long> seeds(
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
