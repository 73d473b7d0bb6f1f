package io.footfall.transforms.world.merchants;

import io.footfall.config.world.OutletsConfig;
import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.world.Merchant;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.rng.HashWords;
import io.footfall.transforms.rng.Philox2x64;
import io.footfall.transforms.rng.UniformLaw;
import io.footfall.transforms.sampling.GammaSampler;
import io.footfall.transforms.sampling.NormalQuantile;
import io.footfall.transforms.sampling.PoissonSampler;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import io.footfall.transforms.world.places.CountryEconomy;
import io.footfall.transforms.world.places.MerchantCategories;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Slow twin of 1A, written from world.md section 7 without the classes of the package: word n of a
 * stream by hand, tables rebuilt for every merchant, linear scans, ids as big integers.
 */
final class WorldMerchantsModel {
  private final WorldConfig config;
  private final String seed;

  WorldMerchantsModel(WorldConfig config, long worldSeed) {
    this.config = config;
    this.seed = unsigned(worldSeed).toString();
  }

  static BigInteger unsigned(long value) {
    return new BigInteger(Long.toHexString(value), 16);
  }

  long id(int index) {
    return HashWords.low64(HashWords.sha256("world.merchant|" + seed + "|" + index));
  }

  private double u(String stage, long id, int n) {
    long key =
        HashWords.low64(HashWords.sha256("world.v1|" + stage + "|" + seed + "|" + unsigned(id)));
    long word = n % 2 == 0 ? Philox2x64.first(0, n / 2, key) : Philox2x64.second(0, n / 2, key);
    return UniformLaw.open(word);
  }

  private static <T> T pick(Map<T, Double> weights, double u) {
    double sum = 0;
    for (double w : weights.values()) {
      sum += w;
    }
    double running = 0;
    T last = null;
    for (Map.Entry<T, Double> w : weights.entrySet()) {
      running += w.getValue();
      last = w.getKey();
      if (running > u * sum) {
        break;
      }
    }
    return last;
  }

  /** Water filling instead of bisection: fix what violates its bound, scale the rest, repeat. */
  Map<String, Double> homeShares() {
    Cities cities = Cities.load();
    SortedMap<String, Double> free = new TreeMap<>();
    SortedMap<String, Double> shares = new TreeMap<>();
    for (String c : cities.countries()) {
      free.put(
          c,
          StrictMath.pow(cities.population(c), 0.6)
              * StrictMath.pow(2, CountryEconomy.load().gdpBucket(c) - 1));
    }
    double left = 1;
    while (true) {
      double sum = free.values().stream().mapToDouble(Double::doubleValue).sum();
      double scale = left / sum;
      double over = 0;
      double under = 0;
      for (Map.Entry<String, Double> e : free.entrySet()) {
        over += Math.max(0, e.getValue() * scale - 0.08);
        under += Math.max(0, floor(e.getKey()) - e.getValue() * scale);
      }
      if (over == 0 && under == 0) {
        free.forEach((c, w) -> shares.put(c, w * scale));
        return shares;
      }
      for (String c : List.copyOf(free.keySet())) {
        double share = free.get(c) * scale;
        if (over >= under && share > 0.08) {
          shares.put(c, 0.08);
        } else if (over < under && share < floor(c)) {
          shares.put(c, floor(c));
        } else {
          continue;
        }
        left -= shares.get(c);
        free.remove(c);
      }
    }
  }

  private static double floor(String country) {
    return Cities.load().population(country) >= 1_000_000 ? 0.0003 : 0;
  }

  /** Shares of the codes; they sum to one. */
  Map<Integer, Double> categories() {
    SortedMap<Integer, Double> shares = new TreeMap<>();
    List<Integer> others = new ArrayList<>(MerchantCategories.load().codes());
    double left = 1;
    for (int[] group : new int[][] {{3000, 3350, 15}, {3351, 3441, 10}, {3501, 3999, 30}}) {
      SortedMap<Integer, Double> codes = new TreeMap<>();
      for (int code = group[0]; code <= group[1]; code++) {
        codes.put(code, 1.0);
        others.remove((Integer) code);
      }
      zipf(codes, List.of()).forEach((code, w) -> shares.put(code, w * group[2] / 1000.0));
      left -= group[2] / 1000.0;
    }
    SortedMap<Integer, Double> boosts = new TreeMap<>();
    others.forEach(code -> boosts.put(code, boost(code)));
    double rest = left;
    zipf(boosts, config.categories().leading()).forEach((code, w) -> shares.put(code, w * rest));
    return shares;
  }

  /** Boost over rank to the power 0.9, divided by the sum: leading codes first, then by hash. */
  private static Map<Integer, Double> zipf(Map<Integer, Double> boosts, List<Integer> leading) {
    Map<Integer, Double> hashes = new HashMap<>();
    for (int code : boosts.keySet()) {
      hashes.put(code, HashUniform.of("world.mcc", MerchantCategories.text(code)));
    }
    SortedMap<Integer, Double> weights = new TreeMap<>();
    for (int code : boosts.keySet()) {
      long before =
          boosts.keySet().stream()
              .filter(c -> !leading.contains(c) && hashes.get(c) < hashes.get(code))
              .count();
      long rank = leading.contains(code) ? leading.indexOf(code) + 1 : leading.size() + before + 1;
      weights.put(code, boosts.get(code) / StrictMath.pow(rank, 0.9));
    }
    double sum = weights.values().stream().mapToDouble(x -> x).sum();
    weights.replaceAll((code, w) -> w / sum);
    return weights;
  }

  private double boost(int code) {
    double largest = 0;
    for (WorldConfig.Boost b : config.categories().boosts()) {
      largest = Math.max(largest, code >= b.from() && code <= b.to() ? b.factor() : 0);
    }
    return largest == 0 ? 1 : largest;
  }

  Merchant merchant(long id) {
    int mcc = pick(categories(), u("merchant", id, 1));
    double remote =
        config.channel().likely().mccs().contains(mcc)
            ? 0.75
            : config.channel().unlikely().mccs().contains(mcc) ? 0.10 : 0.25;
    return new Merchant(
        id,
        mcc,
        u("merchant", id, 2) < remote ? "card_not_present" : "card_present",
        pick(homeShares(), u("merchant", id, 0)));
  }

  /** Chains of a merchant's sector if it is card-present, else null. */
  private OutletsConfig.Chains chains(Merchant m) {
    String sector = MerchantCategories.load().sector(m.mcc());
    return config.outlets().chains().stream()
        .filter(c -> m.channel().equals("card_present") && c.sectors().contains(sector))
        .findFirst()
        .orElse(null);
  }

  /** Size uniform of the merchant at a position: counts who of its stratum stands before it. */
  double size(int index) {
    List<String> strata = new ArrayList<>();
    for (int i = 0; i <= index; i++) {
      Merchant m = merchant(id(i));
      OutletsConfig.Chains chains = chains(m);
      strata.add(
          chains == null
              ? "sector|" + MerchantCategories.load().sector(m.mcc())
              : "chains|" + chains.name());
    }
    String own = strata.get(index);
    long before = strata.stream().filter(own::equals).count() - 1;
    BigInteger golden = new BigInteger("11400714819323198485");
    BigInteger word =
        unsigned(HashUniform.word("world.outlets", seed, own))
            .add(golden.multiply(BigInteger.valueOf(before)))
            .mod(BigInteger.ONE.shiftLeft(64));
    return UniformLaw.open(word.longValue());
  }

  int outlets(Merchant m, double u) {
    String sector = MerchantCategories.load().sector(m.mcc());
    double p = 0.588;
    p += sector.equals("grocery_pharmacy") || sector.equals("fuel_auto") ? 0.06 : 0;
    p -= m.channel().equals("card_not_present") ? 0.06 : 0;
    if (u < 1 - p) {
      return 1;
    }
    double mu = mean(m, (u - (1 - p)) / p);
    double phi =
        config.outlets().dispersion() * StrictMath.exp(0.18 * normal("outlets", m.merchantId(), 0));
    for (int draw = 1; ; draw += 2) {
      double lambda = new GammaSampler(phi).sample(mu, u("outlets", m.merchantId(), draw));
      int n =
          PoissonSampler.count(
              PoissonSampler.sample(
                  lambda, u("outlets", m.merchantId(), draw + 1), config.outlets().cap()));
      if (n >= 2) {
        return n;
      }
    }
  }

  /** Mean outlets at quantile v: log-normal, or above 1 - t the Pareto law by its inverse. */
  double mean(Merchant m, double v) {
    OutletsConfig.Chains chains = chains(m);
    double t = chains == null ? 0 : chains.tailProbability();
    if (v < 1 - t) {
      double sd = chains == null ? config.outlets().logSd() : chains.logSd();
      return config.outlets().median() * StrictMath.exp(sd * NormalQuantile.of(v / (1 - t)));
    }
    double f = (v - (1 - t)) / t;
    double a = chains.tailAlpha();
    double whole = 1 - Math.pow(chains.smallest() / chains.largest(), a);
    return chains.smallest() * Math.pow(1 - f * whole, -1 / a);
  }

  private double normal(String stage, long id, int n) {
    return NormalQuantile.of(u(stage, id, n));
  }

  /** Foreign countries in the order drawn. */
  List<String> abroad(Merchant m, int outlets) {
    double p = Math.max(0.2, Math.min(0.6, 0.3 + 0.05 * StrictMath.log(outlets / 2.0)));
    List<String> chosen = new ArrayList<>();
    if (outlets < 2 || u("countries", m.merchantId(), 0) >= p) {
      return chosen;
    }
    int k =
        1
            + PoissonSampler.count(
                PoissonSampler.sample(
                    0.25 * StrictMath.log(outlets), u("countries", m.merchantId(), 1), 9));
    City home = Cities.load().in(m.homeCountryIso()).get(0);
    for (int i = 0; i < k; i++) {
      SortedMap<String, Double> weights = new TreeMap<>();
      for (String c : Cities.load().countries()) {
        boolean out =
            c.equals(m.homeCountryIso())
                || chosen.contains(c)
                || config.crossBorder().excluded().contains(c);
        double km = GreatCircle.km(home, Cities.load().in(c).get(0));
        weights.put(
            c,
            out
                ? 0
                : StrictMath.sqrt(Cities.load().population(c))
                    * StrictMath.pow(2, CountryEconomy.load().gdpBucket(c) - 1)
                    * StrictMath.exp(-km / 2500));
      }
      chosen.add(pick(weights, u("countries", m.merchantId(), 2 + i)));
    }
    return chosen;
  }
}
