package io.footfall.transforms.world.merchants;

import io.footfall.config.world.WorldConfig;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.world.places.MerchantCategories;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What merchants sell: weight {@code boost / rank^0.9}. The configuration's leading codes hold the
 * first ranks; the others follow in the order of {@code U("world.mcc", code)}, the same in every
 * world. Codes of one brand each form groups: a group has a set share of all merchants, which
 * {@code 1 / rank^0.9} divides over its codes, ranks again by hash. Immutable.
 */
public final class CategoryMix {
  private static final Comparator<Integer> BY_HASH =
      Comparator.comparingDouble(
              (Integer code) -> HashUniform.of("world.mcc", MerchantCategories.text(code)))
          .thenComparingInt(code -> code);

  private final List<Integer> codes;
  private final WeightedPick pick;

  /** The law of this configuration over all codes. */
  public CategoryMix(WorldConfig.Categories config, MerchantCategories categories) {
    codes = categories.codes();
    double[] weights = new double[codes.size()];
    double left = 1;
    List<Integer> others = new ArrayList<>(codes);
    for (WorldConfig.Branded group : config.branded()) {
      List<Integer> ranked = others.stream().filter(group::contains).sorted(BY_HASH).toList();
      if (ranked.isEmpty()) {
        throw new IllegalArgumentException(
            "no category of " + group.from() + " to " + group.to() + " is left to brand");
      }
      share(weights, ranked, config.rankExponent(), code -> 1, group.share());
      left -= group.share();
      others.removeAll(ranked);
    }
    List<Integer> ranked = new ArrayList<>(others);
    ranked.removeAll(config.leading());
    ranked.sort(BY_HASH);
    ranked.addAll(0, config.leading());
    if (!new HashSet<>(ranked).equals(new HashSet<>(others))) {
      throw new IllegalArgumentException(
          "a leading category is branded or none of the codes listed");
    }
    share(weights, ranked, config.rankExponent(), code -> boost(config, code), left);
    pick = new WeightedPick(weights);
  }

  /** Divides a share over ranked codes by {@code boost / rank^exponent}. */
  private void share(
      double[] weights,
      List<Integer> ranked,
      double exponent,
      IntToDoubleFunction boost,
      double whole) {
    double[] raw = new double[ranked.size()];
    double sum = 0;
    for (int i = 0; i < raw.length; i++) {
      raw[i] = boost.applyAsDouble(ranked.get(i)) / StrictMath.pow(i + 1, exponent);
      sum += raw[i];
    }
    for (int i = 0; i < raw.length; i++) {
      weights[codes.indexOf(ranked.get(i))] = whole * raw[i] / sum;
    }
  }

  private static double boost(WorldConfig.Categories config, int code) {
    double largest = 0;
    for (WorldConfig.Boost boost : config.boosts()) {
      if (boost.from() <= code && code <= boost.to()) {
        largest = StrictMath.max(largest, boost.factor());
      }
    }
    return largest == 0 ? 1 : largest;
  }

  /** The code at a uniform. */
  public int at(double u) {
    return codes.get(pick.at(u));
  }

  /** Probability of a code. */
  public double share(int code) {
    return pick.probability(codes.indexOf(code));
  }
}
