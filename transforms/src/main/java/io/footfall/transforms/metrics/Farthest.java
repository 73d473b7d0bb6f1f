package io.footfall.transforms.metrics;

import io.footfall.config.Bounds;
import io.footfall.transforms.evidence.Measure;

/** The cell whose value is farthest from its target, in units of its own bound. Not thread safe. */
public final class Farthest {
  private double worst = -1;
  private double value;
  private double low;
  private double high;
  private long support;

  /** A cell; one whose value is no number is farthest of all. */
  public void cell(double cellValue, double cellTarget, double cellBound, long cellSupport) {
    double off = Math.abs(cellValue - cellTarget);
    cell(cellValue, off / cellBound, cellTarget - cellBound, cellTarget + cellBound, cellSupport);
  }

  /** A cell that must lie inside bounds. */
  public void inside(double cellValue, Bounds bounds, long cellSupport) {
    double middle = (bounds.low() + bounds.high()) / 2;
    double off = Math.abs(cellValue - middle) / ((bounds.high() - bounds.low()) / 2);
    cell(cellValue, off, bounds.low(), bounds.high(), cellSupport);
  }

  /** A cell of a positive value that must not exceed a positive bound. */
  public void atMost(double cellValue, double bound, long cellSupport) {
    cell(cellValue, cellValue / bound, Double.NEGATIVE_INFINITY, bound, cellSupport);
  }

  private void cell(
      double cellValue, double off, double cellLow, double cellHigh, long cellSupport) {
    support += cellSupport;
    double ratio = Double.isNaN(cellValue) ? Double.POSITIVE_INFINITY : off;
    if (ratio > worst || worst < 0) {
      worst = Double.isNaN(ratio) ? 0 : ratio;
      value = cellValue;
      low = cellLow;
      high = cellHigh;
    }
  }

  /** Value and corridor of that cell, and the support of all; without a cell there are none. */
  public Measure measure(long needed) {
    if (worst < 0) {
      return Measure.nothing().needing(needed);
    }
    return Measure.of(value, support, low, high).needing(needed);
  }
}
