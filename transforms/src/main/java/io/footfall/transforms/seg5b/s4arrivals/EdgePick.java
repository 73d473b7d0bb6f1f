package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.transforms.sampling.AliasStep;
import io.footfall.transforms.sampling.AliasTable;

/**
 * The edges of one merchant that operate in one zone, by ascending edge_id, and their pick by
 * weight (DECISIONS 3.6). Immutable.
 */
public final class EdgePick {
  private final long[] edgeIds;
  private final String[] countries;
  private final AliasTable table;

  /**
   * A pick over these edges.
   *
   * @param edgeIds sixteen hex digits each, ascending
   * @param countries country of each edge
   * @param weights weight of each edge, positive, any scale
   * @throws IllegalArgumentException if there is no edge, an id is not hex or a weight is not
   *     positive
   */
  public EdgePick(String[] edgeIds, String[] countries, double[] weights) {
    SitePick.requirePositive(weights);
    this.countries = countries.clone();
    this.edgeIds = new long[edgeIds.length];
    for (int i = 0; i < edgeIds.length; i++) {
      this.edgeIds[i] = edgeId(edgeIds[i]);
    }
    this.table = AliasTable.ofWeights(weights);
  }

  /** The catalogue's hex text as an unsigned integer. */
  public static long edgeId(String hex) {
    if (hex.length() != 16) {
      throw new IllegalArgumentException("edge_id: '" + hex + "' (must be 16 hex digits)");
    }
    return Long.parseUnsignedLong(hex, 16);
  }

  /** Number of edges, at least 1. */
  public int size() {
    return edgeIds.length;
  }

  /** Position of the edge that the edge uniform picks. */
  public int pick(double u) {
    return table.pick(u);
  }

  /** How {@link #pick} comes to its position. */
  public AliasStep step(double u) {
    return table.step(u);
  }

  /** Unsigned id of the edge at a position. */
  public long edgeId(int position) {
    return edgeIds[position];
  }

  /** Country of the edge at a position. */
  public String country(int position) {
    return countries[position];
  }

  /** Probability of each position, as the table gives it. */
  public double[] law() {
    return table.decodedLaw();
  }
}
