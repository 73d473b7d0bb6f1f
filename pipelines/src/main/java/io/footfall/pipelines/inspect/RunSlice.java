package io.footfall.pipelines.inspect;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.U64;
import io.footfall.pipelines.launch.StoreOptions;
import io.footfall.pipelines.options.RunArgument;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.replay.MerchantSeries;
import io.footfall.transforms.replay.RunLaws;
import io.footfall.transforms.seg5b.DriverRefusal;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that name one merchant of one seed and scenario of a run; opens it for reading. */
final class RunSlice {
  private static final List<String> SEGMENTS = List.of("1A", "1B", "2A", "2B", "3A", "3B", "5A");
  private static final Pattern SEED = Pattern.compile("/seed=([0-9]+)/");

  @Mixin private RunArgument run = new RunArgument();

  @Option(
      names = "--merchant",
      paramLabel = "M",
      required = true,
      description = "Merchant id, unsigned.")
  private String merchantText;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Arrival seed; needed where the run has several.")
  private String seedText;

  @Option(
      names = "--scenario",
      paramLabel = "ID",
      description = "Scenario; needed where the run has several.")
  private String scenarioId;

  @Mixin private StoreOptions stores = new StoreOptions();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  boolean json;

  @Option(names = "--verbose", description = "Print stack traces of failures.")
  private boolean verbose;

  private final List<UpstreamGate> gates = new ArrayList<>();

  /**
   * The merchant of the run, regenerated.
   *
   * @throws FootfallException RUN.*, CLI.SEED_UNKNOWN, CLI.SEED_NEEDED, CLI.SCENARIO_UNKNOWN,
   *     CLI.SCENARIO_NEEDED, CLI.MERCHANT_INVALID, CLI.MERCHANT_UNKNOWN; UPSTREAM_GATE_MISSING and
   *     UPSTREAM_GATE_MISMATCH for a segment that has not passed
   */
  MerchantSeries merchant() throws IOException {
    long merchant = number("--merchant", merchantText, "MERCHANT_INVALID");
    Long wantedSeed = seedText == null ? null : number("--seed", seedText, "SEED_INVALID");
    RunContext ctx = run.open(stores);
    String scenario = scenario(ctx);
    long seed = seed(ctx, wantedSeed);
    requirePass(ctx, seed);
    return DriverRefusal.of(
        "The policies or the sealed world of this run broke a law; run footfall verify on it.",
        () ->
            MerchantSeries.find(RunLaws.of(ctx, seed, scenario), merchant)
                .orElseThrow(
                    () ->
                        refusal(
                            "MERCHANT_UNKNOWN",
                            "--merchant: found "
                                + merchantText
                                + "; expected a merchant of the run",
                            "transaction_schema_merchant_ids lists the merchants of the run.")));
  }

  /** Verdicts of the gates, in segment order, once the merchant is open. */
  List<UpstreamGate> gates() {
    return List.copyOf(gates);
  }

  static FootfallException refusal(String code, String what, String remedy) {
    return new FootfallException(new FailureCode("CLI", code), what, remedy);
  }

  static long number(String option, String text, String code) {
    try {
      return U64.parse(text.strip());
    } catch (NumberFormatException e) {
      throw refusal(
          code,
          option + ": found '" + text + "'; expected a whole number from 0 to " + U64.text(-1),
          "Give the number in decimal.");
    }
  }

  private String scenario(RunContext ctx) {
    List<String> all =
        ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class).scenarioIds();
    if (scenarioId == null && all.size() == 1) {
      return all.get(0);
    }
    if (scenarioId == null) {
      throw refusal(
          "SCENARIO_NEEDED",
          "found scenarios " + all + " in the run; expected one to be named",
          "Name one with --scenario.");
    }
    if (!all.contains(scenarioId)) {
      throw refusal(
          "SCENARIO_UNKNOWN",
          "--scenario: found " + scenarioId + "; expected one of " + all,
          "Name a scenario of the run.");
    }
    return scenarioId;
  }

  private static long seed(RunContext ctx, Long wanted) throws IOException {
    String glob =
        "/" + GateReader.arrivalsFolder(ctx.identity(), 0).replace("/seed=0/", "/seed=*/");
    List<String> seeds = new ArrayList<>();
    for (String path : Storage.list(ctx.root() + glob + BundleKind.SEG_5B.indexName())) {
      Matcher seed = SEED.matcher(path);
      if (seed.find()) {
        seeds.add(seed.group(1));
      }
    }
    if (wanted != null && !seeds.isEmpty() && !seeds.contains(U64.text(wanted))) {
      throw refusal(
          "SEED_UNKNOWN",
          "--seed: found " + U64.text(wanted) + "; expected one of " + seeds,
          "Name a seed of the run, or make it: footfall run --seed " + U64.text(wanted) + ".");
    }
    if (wanted == null && seeds.size() > 1) {
      throw refusal(
          "SEED_NEEDED",
          "found seeds " + seeds + " in the run; expected one to be named",
          "Name one with --seed.");
    }
    return wanted != null ? wanted : seeds.isEmpty() ? 0 : U64.parse(seeds.get(0));
  }

  private void requirePass(RunContext ctx, long seed) {
    String fingerprint = ctx.identity().manifestFingerprint();
    for (String segment : SEGMENTS) {
      judge(BundleKind.of(segment), ctx, UpstreamGate.bundleFolder(segment, fingerprint));
    }
    judge(BundleKind.SEG_5B, ctx, GateReader.arrivalsFolder(ctx.identity(), seed));
  }

  private void judge(BundleKind kind, RunContext ctx, String folder) {
    UpstreamGate gate =
        UpstreamGate.judge(kind, ctx.root(), folder, ctx.identity().manifestFingerprint());
    GateReader.require(gate, "5B");
    gates.add(gate);
  }
}
