package io.footfall.transforms.world.merchants;

import io.footfall.config.world.WorldConfig;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.world.places.MerchantCategories;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * What merchants sell: weight {@code boost / rank^0.9}. The configuration's leading codes hold the
 * first ranks; the others follow in the order of {@code U("world.mcc", code)}, the same in every
 * world. Immutable.
 */
public final class CategoryMix {
  private final List<Integer> codes;
  private final WeightedPick pick;

  /** The law of this configuration over all 290 codes. */
  public CategoryMix(WorldConfig.Categories config, MerchantCategories categories) {
    codes = categories.codes();
    List<Integer> ranked = new ArrayList<>(codes);
    ranked.removeAll(config.leading());
    ranked.sort(
        Comparator.comparingDouble(
                (Integer code) -> HashUniform.of("world.mcc", MerchantCategories.text(code)))
            .thenComparingInt(code -> code));
    ranked.addAll(0, config.leading());
    if (!new HashSet<>(ranked).equals(new HashSet<>(codes))) {
      throw new IllegalArgumentException("a leading category is none of the codes listed");
    }
    double[] weights = new double[codes.size()];
    for (int i = 0; i < weights.length; i++) {
      int code = codes.get(i);
      int rank = ranked.indexOf(code) + 1;
      weights[i] = boost(config, code) / StrictMath.pow(rank, config.rankExponent());
    }
    pick = new WeightedPick(weights);
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
