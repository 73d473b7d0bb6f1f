package io.footfall.config.world;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Section {@code outlets} of {@code world.yaml}. Outlets of a trading merchant: one, or a negative
 * binomial count of at least two whose mean is log-normal or, of some chains, Pareto.
 *
 * @param median median of that log-normal mean
 * @param logSd standard deviation of its log for merchants that are no chains
 * @param chains who may grow into a chain; a sector is in one of them at most
 * @param dispersion median size parameter of the negative binomial
 * @param cap most outlets
 */
public record OutletsConfig(
    double multiProbability,
    double sectorBonus,
    Set<String> bonusSectors,
    double cardNotPresentMalus,
    double multiProbabilityMin,
    double multiProbabilityMax,
    double median,
    double logSd,
    List<Chains> chains,
    double dispersion,
    double dispersionLogSd,
    int cap)
    implements Serializable {
  public OutletsConfig {
    bonusSectors = Set.copyOf(bonusSectors);
    chains = List.copyOf(chains);
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < chains.size(); i++) {
      Chains c = chains.get(i);
      for (String taker : c.claims()) {
        if (!taken.add(taker)) {
          throw new PolicyViolation("/outlets/chains/" + i, taker, "a name and sectors of its own");
        }
      }
      if (c.smallest() > c.largest() || c.largest() > cap) {
        throw new PolicyViolation(
            "/outlets/chains/" + i + "/largest",
            c.largest(),
            "from smallest, " + c.smallest() + ", to the cap, " + cap);
      }
    }
  }

  /**
   * Card-present merchants of some sectors.
   *
   * @param name what they are called; part of the keys of their sizes
   * @param sectors their sectors
   * @param logSd standard deviation of the log of their log-normal mean
   * @param tailProbability probability of a Pareto mean instead, of those with several outlets
   * @param tailAlpha its exponent
   * @param smallest least Pareto mean, outlets
   * @param largest bound at which that law is truncated, outlets
   */
  public record Chains(
      String name,
      Set<String> sectors,
      double logSd,
      double tailProbability,
      double tailAlpha,
      double smallest,
      double largest)
      implements Serializable {
    public Chains {
      sectors = Set.copyOf(sectors);
    }

    private List<String> claims() {
      List<String> claims = new ArrayList<>(List.of("name " + name));
      sectors.stream().sorted().forEach(s -> claims.add("sector " + s));
      return claims;
    }
  }
}
