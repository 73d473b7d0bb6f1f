package io.footfall.transforms.world.weights;

import io.footfall.transforms.world.SlowHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sequential twin of {@code profile_mixture_v2} with the numbers of world.md section 7 item 6. */
final class ProfileMixtureModel {
  record Site(String country, int order) {}

  private ProfileMixtureModel() {}

  static Map<Site, Double> weights(String merchantId, List<Site> sites) {
    int n = sites.size();
    int size = n <= 3 ? 0 : n <= 8 ? 1 : 2;
    double hubShare = new double[] {.58, .42, .30}[size];
    double heavyShare = new double[] {.27, .38, .45}[size];
    double hubAlpha = new double[] {2.2, 1.85, 1.55}[size];
    double heavyAlpha = new double[] {1.45, 1.25, 1.05}[size];
    double uniformAlpha = new double[] {.28, .22, .16}[size];
    double cap = new double[] {.8, .7, .6}[size];
    double floor = new double[] {.06, .04, .025}[size];
    String law = "2B.S1.profile_mixture_v2";
    List<Site> ranked = new ArrayList<>(sites);
    Comparator<Site> byScore =
        Comparator.comparingDouble(
            s -> SlowHash.uniform(law, merchantId, s.country(), "" + s.order(), "site"));
    ranked.sort(byScore.reversed());
    double u = SlowHash.uniform(law, merchantId, "component");
    List<Double> w = new ArrayList<>();
    for (int r = 1; r <= n; r++) {
      if (u < hubShare) {
        double hub = r == 1 ? Math.max(1, hubAlpha * Math.max(2, n / 2)) : 0;
        w.add(StrictMath.pow(r, -Math.max(hubAlpha, 1)) + hub);
      } else if (u < hubShare + heavyShare) {
        w.add(StrictMath.pow(r, -Math.max(heavyAlpha, .5)));
      } else {
        w.add(1 + uniformAlpha / (r + 1));
      }
    }
    double sum = w.stream().mapToDouble(x -> x).sum();
    w.replaceAll(x -> x / sum);
    if (n > 1 && w.get(0) > cap) {
      double excess = w.get(0) - cap;
      double rest = 1 - w.get(0);
      for (int r = 1; r < n; r++) {
        w.set(r, w.get(r) + excess * w.get(r) / rest);
      }
      w.set(0, cap);
    }
    if (n > 1 && w.get(1) < floor) {
      double both = w.get(0) + w.get(1);
      double second = Math.max(w.get(1), Math.min(floor, both / 2));
      w.set(1, second);
      w.set(0, both - second);
    }
    Map<Site, Double> weights =
        new TreeMap<>(Comparator.comparing(Site::country).thenComparing(Site::order));
    for (int r = 0; r < n; r++) {
      weights.put(ranked.get(r), w.get(r));
    }
    return weights;
  }
}
