package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.transforms.metrics.MetricSums;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of A22: the UTC hour of the daily peak of a merchant, by UTC offset. The peak is the phase
 * of the first harmonic of the day, which a few arrivals do not move as they move the largest hour.
 * Not thread safe.
 */
final class Barcode {
  private static final int HOURS = 24;

  private final MetricSetting setting;
  private final MetricSums sums;
  private final double[] cos = new double[HOURS];
  private final double[] sin = new double[HOURS];
  private final TreeMap<Integer, double[]> byOffset = new TreeMap<>();

  Barcode(MetricSetting setting, MetricSums sums) {
    this.setting = setting;
    this.sums = sums;
    for (int h = 0; h < HOURS; h++) {
      double angle = 2 * Math.PI * (h + 0.5) / HOURS;
      cos[h] = StrictMath.cos(angle);
      sin[h] = StrictMath.sin(angle);
    }
  }

  /** A zone of the merchant at hand. */
  void add(MerchantMetrics.ZoneCounts zone) {
    if (!setting.hourly()) {
      return;
    }
    int startHour = (int) Math.floorMod(setting.grid().startMicros() / 3_600_000_000L, 24L);
    int offset = Integer.MIN_VALUE;
    double[] phase = null;
    for (int b = 0; b < zone.physical().length; b++) {
      long n = zone.physical()[b] + zone.virtual()[b];
      if (n == 0) {
        continue;
      }
      if (phase == null || zone.trace().hours.offset[b] != offset) {
        offset = zone.trace().hours.offset[b];
        phase = byOffset.computeIfAbsent(offset, o -> new double[3]);
      }
      int hour = (startHour + b) % HOURS;
      phase[0] += n;
      phase[1] += n * cos[hour];
      phase[2] += n * sin[hour];
    }
  }

  /** Ends the merchant. */
  void finish() {
    byOffset.values().removeIf(p -> p[0] < setting.limits().barcode().minArrivalsPerOffset());
    if (byOffset.size() >= setting.limits().barcode().minOffsets()) {
      double[] fit = fit(byOffset);
      sums.add("barcode|xy", 1, 0, fit[0]);
      sums.add("barcode|xx", 1, 0, fit[1]);
      sums.add("barcode|product2", 1, 0, fit[0] * fit[0]);
      sums.add("barcode|cross", 1, 0, fit[0] * fit[1]);
      sums.add("barcode|weight2", 1, 0, fit[1] * fit[1]);
    }
    byOffset.clear();
  }

  /**
   * Sums of products of the local peak hour, nearest to that of the first offset, and the offset in
   * hours, both from their means; and of squares of the offset. The slope of the UTC hour is the
   * quotient less one.
   */
  static double[] fit(Map<Integer, double[]> byOffset) {
    int n = byOffset.size();
    double[] offsets = new double[n];
    double[] peaks = new double[n];
    int i = 0;
    for (Map.Entry<Integer, double[]> entry : byOffset.entrySet()) {
      offsets[i] = entry.getKey() / 60.0;
      double utc = StrictMath.atan2(entry.getValue()[2], entry.getValue()[1]) * HOURS;
      double local = utc / (2 * Math.PI) + offsets[i];
      peaks[i] = i == 0 ? local : local - HOURS * Math.rint((local - peaks[0]) / HOURS);
      i++;
    }
    double meanOffset = 0;
    double meanPeak = 0;
    for (int k = 0; k < n; k++) {
      meanOffset += offsets[k] / n;
      meanPeak += peaks[k] / n;
    }
    double xy = 0;
    double xx = 0;
    for (int k = 0; k < n; k++) {
      xy += (offsets[k] - meanOffset) * (peaks[k] - meanPeak);
      xx += (offsets[k] - meanOffset) * (offsets[k] - meanOffset);
    }
    return new double[] {xy, xx};
  }
}
