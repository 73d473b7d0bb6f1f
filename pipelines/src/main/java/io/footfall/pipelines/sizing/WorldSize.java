package io.footfall.pipelines.sizing;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import java.math.BigDecimal;

/**
 * Worlds of a wanted size: more or fewer merchants of the same kinds, so that the volume of each
 * and everything else of the policies stays.
 */
public final class WorldSize {
  private static final BigDecimal LEAST = new BigDecimal(1_000);
  private static final BigDecimal MOST = new BigDecimal("1e12");

  /** Merchants the driver can plan for. */
  private static final long MAX_MERCHANTS = 5_000_000;

  private WorldSize() {}

  /**
   * The policies with as many merchants as give about so many arrivals over all scenarios.
   *
   * @param arrivals as given on the command line, 1e3 to 1e12
   * @throws FootfallException {@code CLI.TARGET_ARRIVALS}
   */
  public static ResolvedConfig forArrivals(ResolvedConfig config, long worldSeed, String arrivals) {
    double wanted = parse(arrivals);
    WorldConfig.Merchants start = config.read(PolicyFile.WORLD, WorldConfig.class).merchants();
    double share = (double) start.withOutlets() / start.count();
    double weeks =
        config.read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class).scenarios().stream()
            .mapToDouble(s -> s.buckets() * s.bucketDurationMinutes() / (7 * 24 * 60.0))
            .sum();
    ResolvedConfig sized = config;
    long count = start.count();
    // The second step corrects what the first lost to the spread of merchants' volumes.
    for (int step = 0; step < 2; step++) {
      double expected = DemandEstimate.weekly(sized, worldSeed) * weeks;
      count = Math.max(1, Math.round(count * wanted / expected));
      if (count > MAX_MERCHANTS) {
        throw refused(arrivals, count + " merchants; at most " + MAX_MERCHANTS + " are planned");
      }
      int trading = (int) Math.max(1, Math.round(count * share));
      sized = config.resized((int) count, trading);
      try {
        sized.read(PolicyFile.WORLD, WorldConfig.class);
      } catch (FootfallException e) {
        throw refused(
            arrivals, count + " merchants, which the scale does not allow: " + e.getMessage());
      }
    }
    return sized;
  }

  private static double parse(String arrivals) {
    try {
      BigDecimal wanted = new BigDecimal(arrivals.strip());
      if (wanted.compareTo(LEAST) >= 0 && wanted.compareTo(MOST) <= 0) {
        return wanted.doubleValue();
      }
    } catch (NumberFormatException e) {
      throw refused(arrivals, "no number");
    }
    throw refused(arrivals, "a number outside " + LEAST + " to 10^12");
  }

  private static FootfallException refused(String arrivals, String found) {
    return new FootfallException(
        new FailureCode("CLI", "TARGET_ARRIVALS"),
        "--target-arrivals " + arrivals + ": found " + found,
        "Give a number from 1e3 to 1e12, or another --scale or horizon.");
  }
}
