package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.transforms.evidence.Measure;

/** The cell whose value is farthest from its target, in units of its own bound. Not thread safe. */
final class Farthest {
  private double worst = -1;
  private double value;
  private double target;
  private double bound;
  private long support;

  /** A cell; one whose value is no number is farthest of all. */
  void cell(double cellValue, double cellTarget, double cellBound, long cellSupport) {
    support += cellSupport;
    double off = Math.abs(cellValue - cellTarget);
    double ratio = Double.isNaN(off) ? Double.POSITIVE_INFINITY : off / cellBound;
    if (ratio > worst || worst < 0) {
      worst = Double.isNaN(ratio) ? 0 : ratio;
      value = cellValue;
      target = cellTarget;
      bound = cellBound;
    }
  }

  /** Value and corridor of that cell, and the support of all. */
  Measure measure(long needed) {
    return Measure.of(value, support, target - bound, target + bound).needing(needed);
  }
}
