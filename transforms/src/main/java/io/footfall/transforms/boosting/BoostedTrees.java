package io.footfall.transforms.boosting;

import java.util.List;

/** A sum of trees; the larger, the likelier a row is of the second class. */
public final class BoostedTrees {
  private final List<Tree> trees;

  BoostedTrees(List<Tree> trees) {
    this.trees = List.copyOf(trees);
  }

  /**
   * A full binary tree in heap order: node i has children 2i + 1 and 2i + 2, and its leaves follow
   * its inner nodes.
   *
   * @param column column a node asks for; -1 where a row goes left whatever it holds
   * @param last largest bin that goes left
   * @param leaf value of a leaf
   */
  static final class Tree {
    private final int[] column;
    private final int[] last;
    private final double[] leaf;

    Tree(int[] column, int[] last, double[] leaf) {
      this.column = column;
      this.last = last;
      this.leaf = leaf;
    }

    double value(BinnedRows rows, int row) {
      int node = 0;
      while (node < column.length) {
        boolean right = column[node] >= 0 && rows.bin(column[node], row) > last[node];
        node = 2 * node + (right ? 2 : 1);
      }
      return leaf[node - column.length];
    }
  }

  /** Scores of all rows, in their order. */
  public double[] scores(BinnedRows rows) {
    double[] scores = new double[rows.size()];
    for (Tree tree : trees) {
      for (int i = 0; i < scores.length; i++) {
        scores[i] += tree.value(rows, i);
      }
    }
    return scores;
  }
}
