package io.footfall.config.world;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who trades where: {@code world.yaml}, the tunables of world.md section 7 items 1 to 5.
 *
 * @param policyId constant {@code world_config}
 * @param version version text
 * @param createdUtc the one time stamp of layer 1, RFC 3339 with six fraction digits
 * @param merchants size of the universe
 * @param homeCountry where merchants are registered
 * @param categories what they sell
 * @param channel how their customers pay
 * @param outlets how many outlets they have
 * @param crossBorder who trades abroad, and where
 * @param countryShares how outlets divide over countries
 * @param sites where outlets stand
 * @param dominant one merchant that owns a set share of everything
 * @param forced merchants placed by hand
 */
public record WorldConfig(
    String policyId,
    String version,
    String createdUtc,
    Merchants merchants,
    HomeCountry homeCountry,
    Categories categories,
    Channel channel,
    OutletsConfig outlets,
    CrossBorder crossBorder,
    CountryShares countryShares,
    Sites sites,
    Dominant dominant,
    List<Forced> forced)
    implements Serializable {

  /** Version of the merchant table, as its path spells it. */
  public static final String MERCHANT_VERSION = "2026-01-03";

  public WorldConfig {
    forced = List.copyOf(forced);
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < forced.size(); i++) {
      int index = forced.get(i).index();
      String at = "/forced/" + i + "/index";
      if (index >= merchants.withOutlets()) {
        throw new PolicyViolation(at, index, "below with_outlets, " + merchants.withOutlets());
      }
      if (!seen.add(index)) {
        throw new PolicyViolation(at, index, "each index once");
      }
      if (index == 0 && dominant.share() > 0) {
        throw new PolicyViolation(at, index, "not 0, which is the dominant merchant");
      }
    }
  }

  /**
   * Size of the universe.
   *
   * @param count merchants
   * @param withOutlets merchants that trade: those of the first positions
   */
  public record Merchants(int count, int withOutlets) implements Serializable {
    public Merchants {
      if (withOutlets > count) {
        throw new PolicyViolation("/merchants/with_outlets", withOutlets, "at most " + count);
      }
    }
  }

  /**
   * Weight of a country: {@code P^populationExponent * bucketBase^(b-1)}, shares clamped.
   *
   * @param floorMinPopulation city inhabitants from which the floor holds
   */
  public record HomeCountry(
      double populationExponent,
      double bucketBase,
      double shareCap,
      double shareFloor,
      long floorMinPopulation)
      implements Serializable {}

  /**
   * Weight of a code: {@code boost / rank^rankExponent}.
   *
   * @param leading codes of the first ranks, commonest first; all others follow by hash
   * @param boosts factors by code range; the largest that matches wins
   * @param branded groups of codes that have a set share of all merchants
   */
  public record Categories(
      double rankExponent, List<Integer> leading, List<Boost> boosts, List<Branded> branded)
      implements Serializable {
    public Categories {
      leading = List.copyOf(leading);
      boosts = List.copyOf(boosts);
      branded = List.copyOf(branded);
      double sum = 0;
      for (int i = 0; i < branded.size(); i++) {
        Branded group = branded.get(i);
        if (group.from() > group.to()) {
          throw new PolicyViolation(
              "/categories/branded/" + i + "/from", group.from(), "at most to, " + group.to());
        }
        sum += group.share();
      }
      if (sum >= 1) {
        throw new PolicyViolation("/categories/branded", sum, "shares of sum below 1");
      }
    }
  }

  /**
   * Codes of one brand each, {@code from..to}, both inclusive.
   *
   * @param share of all merchants
   */
  public record Branded(int from, int to, double share) implements Serializable {
    /** Whether the group holds a code. */
    public boolean contains(int code) {
      return from <= code && code <= to;
    }
  }

  /** Factor of the codes {@code from..to}, both inclusive. */
  public record Boost(int from, int to, double factor) implements Serializable {}

  /**
   * Probability of card_not_present.
   *
   * @param cardNotPresent for codes in neither list
   */
  public record Channel(double cardNotPresent, Listed likely, Listed unlikely)
      implements Serializable {}

  /** Probability of card_not_present for some codes. */
  public record Listed(double probability, Set<Integer> mccs) implements Serializable {
    public Listed {
      mccs = Set.copyOf(mccs);
    }
  }

  /**
   * Foreign countries of a merchant with two outlets or more.
   *
   * @param probabilityAtTwo probability with two outlets, growing by {@code probabilitySlope *
   *     ln(N/2)}
   * @param extraCountryRate Poisson mean of further countries per ln N
   * @param distanceKm decay length of the distance between largest cities
   */
  public record CrossBorder(
      double probabilityAtTwo,
      double probabilitySlope,
      double probabilityMin,
      double probabilityMax,
      double extraCountryRate,
      int maxCountries,
      double populationExponent,
      double bucketBase,
      double distanceKm,
      Set<String> excluded)
      implements Serializable {
    public CrossBorder {
      excluded = Set.copyOf(excluded);
    }
  }

  /**
   * Dirichlet parameters: home {@code e^h * m}, foreign rank r {@code e^(-d r)}, scaled, clamped.
   */
  public record CountryShares(
      double homeLogWeight,
      double homeMultiplier,
      double rankDecay,
      double concentration,
      double alphaMin,
      double alphaMax)
      implements Serializable {}

  /**
   * Sites around cities.
   *
   * @param cityShareCap largest share of a city from {@code cityCapMinSites} sites on
   * @param radiusKm Rayleigh parameter at {@code radiusReferencePopulation}
   * @param radiusSigmas cut of the Rayleigh law
   */
  public record Sites(
      double populationExponent,
      double cityShareCap,
      int cityCapMinSites,
      double radiusKm,
      long radiusReferencePopulation,
      double radiusExponent,
      double radiusMinKm,
      double radiusMaxKm,
      double radiusSigmas)
      implements Serializable {}

  /**
   * The merchant at position 0, if {@code share} is positive: owns that share of all outlets.
   *
   * @param share its share; the outlet cap does not bind it
   */
  public record Dominant(double share, int mcc, String channel, String homeCountryIso)
      implements Serializable {}

  /**
   * A merchant placed by hand.
   *
   * @param index position in the universe
   * @param places its outlets, in site order inside a country
   */
  public record Forced(
      int index, String homeCountryIso, int mcc, String channel, List<Place> places)
      implements Serializable {
    public Forced {
      places = List.copyOf(places);
    }

    /** Outlets over all places. */
    public int outlets() {
      return places.stream().mapToInt(Place::sites).sum();
    }
  }

  /** Outlets in one city. */
  public record Place(long cityId, int sites) implements Serializable {}
}
