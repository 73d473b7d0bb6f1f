package io.footfall.transforms.world.merchants;

import io.footfall.contracts.U64;
import io.footfall.contracts.world.Merchant;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.rng.UniformLaw;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Uniforms that decide how large merchants are, spread evenly over the merchants of a stratum: the
 * k-th of them by position, from 0, has the word {@code U64("world.outlets", seed, stratum) + k g}
 * modulo 2^64, g = 2^64 over the golden ratio (Weyl's sequence). Each uniform is uniform over
 * seeds, n of them leave no gap wider than 1.9 / n, and none depends on merchants of later
 * positions. Immutable, 8 bytes a merchant.
 */
public final class OutletSizes {
  /** 2^64 over the golden ratio, odd. */
  static final long STEP = 0x9E3779B97F4A7C15L;

  private final long[] words;

  /**
   * @param trading positions below it have a size
   * @param stratum stratum of a merchant
   */
  OutletSizes(
      long worldSeed,
      int trading,
      MerchantUniverse universe,
      MerchantLaw merchants,
      Function<Merchant, String> stratum) {
    words = new long[trading];
    int[] rankByIndex = new int[trading];
    for (int rank = 0; rank < universe.size(); rank++) {
      if (universe.index(rank) < trading) {
        rankByIndex[universe.index(rank)] = rank;
      }
    }
    Map<String, Long> next = new HashMap<>();
    for (int index = 0; index < trading; index++) {
      Merchant drawn = merchants.draw(worldSeed, universe.id(rankByIndex[index]));
      String name = stratum.apply(drawn);
      long word =
          next.computeIfAbsent(
              name, s -> HashUniform.word("world.outlets", U64.text(worldSeed), s));
      words[index] = word;
      next.put(name, word + STEP);
    }
  }

  /** The uniform of the merchant at a position. */
  double at(int index) {
    return UniformLaw.open(words[index]);
  }
}
