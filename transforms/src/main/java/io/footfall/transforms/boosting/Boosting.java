package io.footfall.transforms.boosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Boosting of the logistic loss by Newton steps (Friedman 2001; Chen and Guestrin 2016, section 2):
 * every tree splits level by level where the gain G²/(H + 1) of the sums of gradients and curvature
 * is largest, ties to the lower column and bin. All sums run in the order of the rows on one
 * thread, so that equal rows give equal trees.
 *
 * @param trees number of trees
 * @param depth splits from root to leaf
 * @param learningRate share of a leaf's step that is taken
 */
public record Boosting(int trees, int depth, double learningRate) {
  /** Added to the curvature, so that leaves of few rows move little. */
  private static final double RIDGE = 1.0;

  /** Curvature both sides of a split need: about 400 rows of two equal classes. */
  private static final double MIN_CURVATURE = 100.0;

  public Boosting {
    if (trees < 1 || depth < 1 || depth > 8 || !(learningRate > 0 && learningRate <= 1)) {
      throw new IllegalArgumentException(trees + " trees, depth " + depth + ", " + learningRate);
    }
  }

  /** Trees that tell the second class from the first. */
  public BoostedTrees train(BinnedRows rows) {
    int n = rows.size();
    double[] score = new double[n];
    double[] gradient = new double[n];
    double[] curvature = new double[n];
    List<BoostedTrees.Tree> all = new ArrayList<>();
    double start = prior(rows);
    Arrays.fill(score, start);
    for (int t = 0; t < trees; t++) {
      for (int i = 0; i < n; i++) {
        double p = 1 / (1 + StrictMath.exp(-score[i]));
        gradient[i] = (rows.isSecond(i) ? 1 : 0) - p;
        curvature[i] = p * (1 - p);
      }
      BoostedTrees.Tree tree = grow(rows, gradient, curvature);
      for (int i = 0; i < n; i++) {
        score[i] += tree.value(rows, i);
      }
      all.add(tree);
    }
    return new BoostedTrees(all);
  }

  /** Log odds of the second class; leaves scores of unequal classes centred. */
  private static double prior(BinnedRows rows) {
    double second = rows.seconds() + 0.5;
    return StrictMath.log(second / (rows.size() - second + 1));
  }

  private BoostedTrees.Tree grow(BinnedRows rows, double[] gradient, double[] curvature) {
    int inner = (1 << depth) - 1;
    int[] column = new int[inner];
    int[] last = new int[inner];
    int[] node = new int[rows.size()];
    for (int level = 0; level < depth; level++) {
      int first = (1 << level) - 1;
      int count = 1 << level;
      Split[] best = new Split[count];
      for (int c = 0; c < rows.width(); c++) {
        double[] sums = histogram(rows.column(c), node, first, count, gradient, curvature);
        for (int k = 0; k < count; k++) {
          best[k] = better(best[k], c, sums, k);
        }
      }
      for (int k = 0; k < count; k++) {
        column[first + k] = best[k] == null ? -1 : best[k].column();
        last[first + k] = best[k] == null ? 0 : best[k].last();
      }
      for (int i = 0; i < node.length; i++) {
        int at = node[i];
        boolean right = column[at] >= 0 && rows.bin(column[at], i) > last[at];
        node[i] = 2 * at + (right ? 2 : 1);
      }
    }
    return new BoostedTrees.Tree(column, last, leaves(node, inner, gradient, curvature));
  }

  private double[] leaves(int[] node, int inner, double[] gradient, double[] curvature) {
    double[] g = new double[inner + 1];
    double[] h = new double[inner + 1];
    for (int i = 0; i < node.length; i++) {
      g[node[i] - inner] += gradient[i];
      h[node[i] - inner] += curvature[i];
    }
    for (int k = 0; k < g.length; k++) {
      g[k] = learningRate * g[k] / (h[k] + RIDGE);
    }
    return g;
  }

  /** Gradient and curvature, in turn, by bin of every node of a level. */
  private static double[] histogram(
      byte[] bins, int[] node, int first, int count, double[] gradient, double[] curvature) {
    double[] sums = new double[count * 2 * BinnedRows.BINS];
    for (int i = 0; i < node.length; i++) {
      int at = 2 * ((node[i] - first) * BinnedRows.BINS + bins[i]);
      sums[at] += gradient[i];
      sums[at + 1] += curvature[i];
    }
    return sums;
  }

  private record Split(int column, int last, double gain) {}

  private static Split better(Split known, int column, double[] sums, int k) {
    int from = 2 * k * BinnedRows.BINS;
    double g = 0;
    double h = 0;
    for (int b = 0; b < BinnedRows.BINS; b++) {
      g += sums[from + 2 * b];
      h += sums[from + 2 * b + 1];
    }
    Split best = known;
    double left = 0;
    double leftH = 0;
    for (int b = 0; b < BinnedRows.BINS - 1; b++) {
      left += sums[from + 2 * b];
      leftH += sums[from + 2 * b + 1];
      if (leftH < MIN_CURVATURE || h - leftH < MIN_CURVATURE) {
        continue;
      }
      double gain = gain(left, leftH) + gain(g - left, h - leftH) - gain(g, h);
      if (gain > (best == null ? 0 : best.gain())) {
        best = new Split(column, b, gain);
      }
    }
    return best;
  }

  private static double gain(double gradient, double curvature) {
    return gradient * gradient / (curvature + RIDGE);
  }
}
