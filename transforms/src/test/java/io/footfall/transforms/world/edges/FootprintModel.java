package io.footfall.transforms.world.edges;

import io.footfall.transforms.world.SlowHash;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import io.footfall.transforms.world.places.CountryEconomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sequential twin of {@code footprint_v2} with the numbers of world.md section 7 item 10. */
final class FootprintModel {
  record Profile(double scale, double k, double factor, double power, double least, double most) {}

  private final String drawFp;
  private final String seed;

  FootprintModel(String drawFp, String seed) {
    this.drawFp = drawFp;
    this.seed = seed;
  }

  Profile profile(String merchant) {
    double u = SlowHash.uniform("3B_P2_profile", seed, drawFp, merchant);
    return u < .18
        ? new Profile(1.40, .78, 2.30, 1.22, .070, .34)
        : u < .58
            ? new Profile(.98, .72, 2.10, 1.00, .085, .38)
            : new Profile(.62, .90, 2.55, .92, .125, .45);
  }

  int count(String merchant, String bucket) {
    double size = bucket.equals("B1") ? .80 : bucket.equals("B2") ? 1.20 : 1;
    double u = SlowHash.uniform("3B_P2_scale", seed, drawFp, merchant);
    double edges = 500 * .038 * profile(merchant).scale() * size * (.40 + 1.35 * u);
    return (int) Math.max(6, Math.min(58, Math.rint(edges)));
  }

  Map<String, Double> mix(Profile p, City settlement) {
    Map<String, Double> base = new TreeMap<>();
    Map<String, Double> near = new TreeMap<>();
    for (String country : Cities.load().countries()) {
      int bucket = CountryEconomy.load().gdpBucket(country);
      base.put(country, Cities.load().population(country) * (.35 + .15 * bucket));
      near.put(country, StrictMath.exp(-distance(settlement, country) / 2800) + 1e-12);
    }
    divide(base);
    divide(near);
    Map<String, Double> mix = new TreeMap<>();
    for (String country : base.keySet()) {
      double q = (1 - p.k()) * base.get(country) + p.k() * near.get(country);
      q *= country.equals(settlement.country()) ? p.factor() : 1;
      mix.put(country, StrictMath.pow(q, p.power()));
    }
    divide(mix);
    double home = mix.remove(settlement.country());
    double forced = Math.max(p.least(), Math.min(p.most(), home));
    divide(mix);
    mix.replaceAll((c, q) -> q * (1 - forced));
    mix.put(settlement.country(), forced);
    return mix;
  }

  /** Kilometres to the mean of the country's cities by population, by the spherical cosine law. */
  static double distance(City from, String country) {
    double[] sum = new double[3];
    for (City c : Cities.load().in(country)) {
      double[] v = vector(c.lat(), c.lon());
      for (int i = 0; i < 3; i++) {
        sum[i] += Math.max(1, c.population()) * v[i];
      }
    }
    double norm = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
    double[] a = vector(from.lat(), from.lon());
    double cos = (a[0] * sum[0] + a[1] * sum[1] + a[2] * sum[2]) / norm;
    return 6371 * Math.acos(Math.max(-1, Math.min(1, cos)));
  }

  private static double[] vector(double lat, double lon) {
    double phi = Math.toRadians(lat);
    double lambda = Math.toRadians(lon);
    return new double[] {
      Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)
    };
  }

  private static void divide(Map<String, Double> weights) {
    double sum = weights.values().stream().mapToDouble(x -> x).sum();
    weights.replaceAll((key, weight) -> weight / sum);
  }

  /** Edges per country: floors, then one each by largest remainder, ties by code. */
  static Map<String, Integer> split(int count, Map<String, Double> mix) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    int left = count;
    for (Map.Entry<String, Double> c : mix.entrySet()) {
      counts.put(c.getKey(), (int) Math.floor(count * c.getValue()));
      left -= counts.get(c.getKey());
    }
    List<String> order = new ArrayList<>(mix.keySet());
    order.sort(
        Comparator.comparingDouble((String c) -> count * mix.get(c) - counts.get(c)).reversed());
    for (int i = 0; i < left; i++) {
      counts.merge(order.get(i), 1, Integer::sum);
    }
    counts.values().removeIf(n -> n == 0);
    return counts;
  }
}
