package io.footfall.pipelines.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.U64;
import io.footfall.pipelines.figures.BundleVerdict;
import io.footfall.pipelines.figures.CertificationLines;
import io.footfall.pipelines.figures.ReadVerdicts;
import io.footfall.pipelines.figures.RunFigures;
import io.footfall.pipelines.figures.StateTime;
import io.footfall.pipelines.figures.TableLine;
import io.footfall.transforms.certification.Certification;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the page of a run. Verdicts are told of any run; figures are read only where every gate up
 * to the arrivals of the seed is open.
 *
 * @param html the page
 * @param verdicts verdicts of all bundles
 * @param seed arrival seed of the charts, or null
 * @param arrivals arrivals behind the charts, -1 if none were read
 */
public record MakeReport(String html, List<BundleVerdict> verdicts, String seed, long arrivals) {
  private static final Pattern SEED = Pattern.compile("/seed=([0-9]{1,20})/");

  /** Whether a file begins as a page of this program does. */
  public static boolean isReport(byte[] start) {
    return new String(start, StandardCharsets.UTF_8).startsWith(ReportPage.MARK);
  }

  /** Bytes {@link #isReport} looks at. */
  public static int markBytes() {
    return ReportPage.MARK.length();
  }

  /**
   * Makes it.
   *
   * @param wantedSeed arrival seed, or null for the first that passed
   * @param scenarioId scenario, or null for the first
   * @param workers threads
   * @param version version of this program
   * @throws FootfallException {@code CLI.SEED_UNKNOWN}, {@code CLI.SCENARIO_UNKNOWN}; {@code
   *     REPORT.UPSTREAM_GATE_MISMATCH} if a file is not the one a bundle pins
   */
  public static MakeReport of(
      RunContext ctx, Long wantedSeed, String scenarioId, int workers, String version)
      throws IOException {
    ScenarioHorizonConfig horizon =
        ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    Scenario scenario = scenario(horizon, scenarioId);
    List<Long> seeds = seeds(ctx);
    if (wantedSeed != null && !seeds.contains(wantedSeed)) {
      throw new FootfallException(
          new FailureCode("CLI", "SEED_UNKNOWN"),
          "--seed: found " + U64.text(wantedSeed) + "; expected one of " + texts(seeds),
          "Name a seed of the run.");
    }
    List<BundleVerdict> verdicts = ReadVerdicts.of(ctx, seeds);
    Optional<Long> seed = seed(seeds, wantedSeed, verdicts);
    boolean open = seed.isPresent() && open(verdicts, U64.text(seed.get()));
    RunFigures figures = open ? RunFigures.of(ctx, seed.get(), scenario, workers) : null;
    JsonNode certification = Certification.read(ctx);
    ReportedRun run =
        new ReportedRun(
            ctx.identity(),
            version,
            texts(seeds),
            seed.map(U64::text).orElse(null),
            horizon.scenarioIds(),
            scenario,
            certification == null ? List.of() : CertificationLines.of(certification),
            verdicts,
            TableLine.of(ctx, seed.orElse(0L), scenario.scenarioId()),
            StateTime.read(ctx),
            figures);
    return new MakeReport(
        ReportPage.of(run),
        verdicts,
        seed.map(U64::text).orElse(null),
        figures == null ? -1 : figures.arrivals().arrivals());
  }

  private static List<String> texts(List<Long> seeds) {
    return seeds.stream().map(U64::text).toList();
  }

  private static Scenario scenario(ScenarioHorizonConfig horizon, String wanted) {
    if (wanted == null) {
      return horizon.scenarios().get(0);
    }
    if (!horizon.scenarioIds().contains(wanted)) {
      throw new FootfallException(
          new FailureCode("CLI", "SCENARIO_UNKNOWN"),
          "--scenario: found " + wanted + "; expected one of " + horizon.scenarioIds(),
          "Name a scenario of the run.");
    }
    return horizon.scenario(wanted);
  }

  /** Arrival seeds that paths name, ascending. */
  private static List<Long> seeds(RunContext ctx) throws IOException {
    TreeSet<Long> seeds = new TreeSet<>(Long::compareUnsigned);
    for (String path : Storage.list(ctx.root() + "/data/layer2/5B/**")) {
      Matcher seed = SEED.matcher(path.substring(path.indexOf("/data/layer2/5B/")));
      if (seed.find()) {
        try {
          seeds.add(U64.parse(seed.group(1)));
        } catch (NumberFormatException e) {
          continue;
        }
      }
    }
    return List.copyOf(seeds);
  }

  private static Optional<Long> seed(List<Long> seeds, Long wanted, List<BundleVerdict> verdicts) {
    if (wanted != null) {
      return Optional.of(wanted);
    }
    Optional<Long> passed =
        seeds.stream().filter(seed -> open(verdicts, U64.text(seed))).findFirst();
    return passed.isPresent() ? passed : seeds.stream().findFirst();
  }

  /** Whether every gate up to the arrivals of a seed is open. */
  private static boolean open(List<BundleVerdict> verdicts, String seed) {
    List<BundleVerdict> needed =
        verdicts.stream().filter(v -> v.seed() == null || v.seed().equals(seed)).toList();
    return needed.stream().anyMatch(v -> seed.equals(v.seed()))
        && needed.stream().allMatch(BundleVerdict::passed);
  }
}
