package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.transforms.evidence.LogHistogram;
import io.footfall.transforms.metrics.MetricSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Sums over the weekly shapes, each as often as places trade by it. Shapes of one class, country
 * and zone must follow each other. Not thread safe.
 */
public final class ShapeSums {
  /** Tallies of the divergences of pairs of places begin with this. */
  static final String DIVERGENCES = MetricSums.PREFIX + "divergence";

  private final SurfaceMetricSetting setting;
  private final MetricSums sums = new MetricSums();
  private final WeekCurve curve;
  private final int buckets;
  private final Map<String, double[]> means = new TreeMap<>();
  private final Map<String, double[]> templates = new TreeMap<>();
  private final LogHistogram divergences = new LogHistogram();
  private final List<Shape> together = new ArrayList<>();
  private String group = "";

  /** Sums for a scenario. */
  public ShapeSums(SurfaceMetricSetting setting) {
    this.setting = setting;
    curve = new WeekCurve(setting.week());
    buckets = setting.week().size();
  }

  /**
   * Key of a shape.
   *
   * @param demandClass class
   * @param country country
   * @param tzid time zone
   * @param channel channel group
   * @param template template behind the shape
   */
  public record Key(
      String demandClass, String country, String tzid, String channel, String template) {}

  private record Shape(double[] values, long places) {}

  /** A shape and the number of places that trade by it. */
  public void shape(Key key, double[] values, long places) {
    double all = WeekCurve.sum(values);
    if (places == 0 || !(all > 0 && all < 2) || key.template() == null) {
      return;
    }
    String here = key.demandClass() + "|" + key.country() + "|" + key.tzid();
    if (!here.equals(group)) {
      pairs();
      group = here;
    }
    together.add(new Shape(values.clone(), places));
    boolean friday = setting.restsOnFriday(key.country());
    String cell = key.demandClass() + "|" + key.channel();
    double[] mean = means.computeIfAbsent(cell, c -> new double[buckets]);
    for (int k = 0; k < buckets; k++) {
      mean[friday ? WeekCurve.ownBucket(k, buckets) : k] += places * values[k];
    }
    sums.add("shapes|" + cell, places, 0, 0);
    sums.add("use|" + key.demandClass() + "|" + key.template(), places, 0, 0);
    curve.clear();
    curve.add(values);
    double[] hours =
        templates.computeIfAbsent(
            key.demandClass() + "|" + key.template(), t -> new double[WeekCurve.HOURS]);
    for (int h = 0; h < hours.length; h++) {
      hours[h] += places * curve.hours[h];
    }
  }

  /** Pairs of places of the last class, country and zone. */
  private void pairs() {
    for (int i = 0; i < together.size(); i++) {
      Shape a = together.get(i);
      divergences.add(0, a.places() * (a.places() - 1) / 2);
      sums.add("pairs", a.places() * (a.places() - 1) / 2, 0, 0);
      for (int j = i + 1; j < together.size(); j++) {
        Shape b = together.get(j);
        divergences.add(Divergence.of(a.values(), b.values()), a.places() * b.places());
        sums.add("pairs", a.places() * b.places(), 0, 0);
      }
    }
    together.clear();
  }

  /** Hands all sums over. */
  public void flush(BiConsumer<String, Tally> out) {
    pairs();
    means.forEach((name, mean) -> add("mean|" + name, mean));
    templates.forEach((name, hours) -> add("template|" + name, hours));
    sums.flush(out);
    divergences.flush(out, DIVERGENCES);
  }

  private void add(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      sums.add(name + "|" + i, 0, 0, values[i]);
    }
  }
}
