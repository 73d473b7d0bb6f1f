package io.footfall.transforms.world.merchants;

import io.footfall.contracts.U64;
import io.footfall.transforms.rng.HashWords;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Ids of all merchants: position i has {@code low64(SHA-256("world.merchant|seed|i"))}, hashed
 * again with a suffix on 0 or a collision, so about half lie above 2^63. A position is drawn for; a
 * rank is the place in unsigned order, which tables follow. Immutable, 12 bytes a merchant.
 */
public final class MerchantUniverse {
  private final long[] idByRank;
  private final int[] indexByRank;

  private MerchantUniverse(long[] idByRank, int[] indexByRank) {
    this.idByRank = idByRank;
    this.indexByRank = indexByRank;
  }

  /** The ids of positions 0 to {@code count - 1}. */
  public static MerchantUniverse of(long worldSeed, int count) {
    long[] ids = new long[count];
    Set<Long> taken = new HashSet<>();
    for (int i = 0; i < count; i++) {
      String text = "world.merchant|" + U64.text(worldSeed) + "|" + i;
      long id = HashWords.low64(HashWords.sha256(text));
      for (int again = 1; id == 0 || !taken.add(id); again++) {
        id = HashWords.low64(HashWords.sha256(text + "|" + again));
      }
      ids[i] = id;
    }
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> U64.compare(ids[a], ids[b]));
    long[] sorted = new long[count];
    int[] indexes = new int[count];
    for (int rank = 0; rank < count; rank++) {
      indexes[rank] = order[rank];
      sorted[rank] = ids[order[rank]];
    }
    return new MerchantUniverse(sorted, indexes);
  }

  /** Number of merchants. */
  public int size() {
    return idByRank.length;
  }

  /** Id at a rank; ranks ascend unsigned. */
  public long id(int rank) {
    return idByRank[rank];
  }

  /** Position of the merchant at a rank. */
  public int index(int rank) {
    return indexByRank[rank];
  }

  /** Smallest rank whose id is not below this one; {@link #size} if there is none. */
  public int firstRank(long id) {
    int low = 0;
    int high = idByRank.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (U64.compare(idByRank[middle], id) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Rank of a merchant.
   *
   * @throws IllegalArgumentException if the universe does not hold it
   */
  public int rank(long id) {
    int rank = firstRank(id);
    if (rank == size() || idByRank[rank] != id) {
      throw new IllegalArgumentException("merchant " + U64.text(id) + " is not of this world");
    }
    return rank;
  }
}
