package io.footfall.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Median, least and most of a figure over repeats. */
record Spread(double median, double min, double max) {
  /** Of at least one sample. */
  static Spread of(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    double[] values = samples.stream().mapToDouble(figure).sorted().toArray();
    int half = values.length / 2;
    double median = values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    return new Spread(median, values[0], values[values.length - 1]);
  }
}
