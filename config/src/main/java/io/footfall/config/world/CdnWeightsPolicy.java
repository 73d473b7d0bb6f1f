package io.footfall.config.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.List;

/**
 * Where merchants with edges settle, and where their edges stand: {@code cdn_weights_3B}.
 *
 * @param policyId constant {@code cdn_weights_3B}
 * @param version version text
 * @param edgeLaw which law places the edges
 * @param base weight of each country before the merchant matters
 * @param settlement law of the settlement place
 * @param footprintV2 number of edges and country mix
 * @param footprintV3 how {@code footprint_v3} divides them
 */
public record CdnWeightsPolicy(
    String policyId,
    String version,
    EdgeLaw edgeLaw,
    Base base,
    Settlement settlement,
    @JsonProperty("footprint_v2") Footprint footprintV2,
    @JsonProperty("footprint_v3") Markets footprintV3)
    implements Serializable {

  /** Laws of edges. */
  public enum EdgeLaw {
    @JsonProperty("footprint_v2")
    FOOTPRINT_V2,
    @JsonProperty("footprint_v3")
    FOOTPRINT_V3
  }

  /** Laws of a country's base weight. */
  public enum BaseLaw {
    /** City population times {@code intercept + perGdpBucket * bucket}. */
    @JsonProperty("population_wealth")
    POPULATION_WEALTH
  }

  /** Weight of a country. */
  public record Base(BaseLaw law, double intercept, double perGdpBucket) implements Serializable {}

  /**
   * A home-country place: a rank bucket, then a place in it by {@code (population +
   * populationOffset)^populationExponent}.
   */
  public record Settlement(List<Bucket> buckets, double populationOffset, double populationExponent)
      implements Serializable {
    public Settlement {
      buckets = List.copyOf(buckets);
      int next = 0;
      double sum = 0;
      for (int i = 0; i < buckets.size(); i++) {
        Bucket b = buckets.get(i);
        if (b.fromRank() != next || b.toRank() < b.fromRank()) {
          throw new PolicyViolation(
              "/settlement/buckets/" + i + "/from_rank",
              b.fromRank() + ".." + b.toRank(),
              "ranks that start at " + next + " and ascend");
        }
        next = b.toRank() + 1;
        sum += b.probability();
      }
      if (!(Math.abs(sum - 1) <= 1e-9)) {
        throw new PolicyViolation("/settlement/buckets", sum, "probabilities of sum 1");
      }
    }
  }

  /**
   * Places by population rank, both ends inclusive.
   *
   * @param edgeSize factor of the number of edges of merchants that settle there
   */
  public record Bucket(String id, int fromRank, int toRank, double probability, double edgeSize)
      implements Serializable {}

  /**
   * Number and countries of edges.
   *
   * @param sizeMin least size factor of a merchant
   * @param sizeRange spread of that factor
   * @param distanceKm decay length from the settlement place
   * @param distanceFloor weight of the farthest country
   */
  public record Footprint(
      int referenceEdges,
      double edgeFraction,
      double sizeMin,
      double sizeRange,
      int minEdges,
      int maxEdges,
      double distanceKm,
      double distanceFloor,
      Profile offshoreHub,
      Profile hybridFootprint,
      Profile regionalCompact)
      implements Serializable {
    public Footprint {
      if (minEdges > maxEdges) {
        throw new PolicyViolation("/footprint_v2/min_edges", minEdges, "at most " + maxEdges);
      }
      double sum =
          offshoreHub.probability() + hybridFootprint.probability() + regionalCompact.probability();
      if (!(Math.abs(sum - 1) <= 1e-9)) {
        throw new PolicyViolation("/footprint_v2", sum, "profile probabilities of sum 1");
      }
    }
  }

  /**
   * Edges in the merchant's largest markets.
   *
   * @param maxCountries most countries of a merchant
   * @param firstCountries countries of a merchant with at most one outlet
   * @param countriesPerLog further countries for each unit of the log of its outlets
   * @param edgesPerCountry edges that a merchant has for every country, at least
   * @param splitPower exponent of the country mix that divides the other edges
   * @param logSd standard deviation of the log of an edge's footfall inside its country
   */
  public record Markets(
      int maxCountries,
      int firstCountries,
      double countriesPerLog,
      int edgesPerCountry,
      double splitPower,
      double logSd)
      implements Serializable {}

  /**
   * Shape of a merchant's footprint.
   *
   * @param probability share of merchants
   * @param scale factor of the number of edges
   * @param distanceShare share of the country mix that falls with distance
   * @param settlementFactor factor of the settlement country
   * @param power exponent of the mix
   * @param settlementMin least share of the settlement country
   * @param settlementMax largest share of it
   */
  public record Profile(
      double probability,
      double scale,
      double distanceShare,
      double settlementFactor,
      double power,
      double settlementMin,
      double settlementMax)
      implements Serializable {
    public Profile {
      if (settlementMin > settlementMax) {
        throw new PolicyViolation(
            "/footprint_v2", settlementMin, "settlement_min at most settlement_max");
      }
    }
  }
}
