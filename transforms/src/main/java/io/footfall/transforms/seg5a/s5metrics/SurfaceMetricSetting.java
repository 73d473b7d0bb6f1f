package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.config.seg5a.SurfaceMetricLimits;
import io.footfall.transforms.civil.WeekGrid;
import java.io.Serializable;
import java.util.List;

/**
 * What the metrics of a scenario are held against.
 *
 * @param limits corridors and support
 * @param classes the catalogue of demand classes
 * @param bucketMinutes length of a bucket; whole buckets make an hour
 */
public record SurfaceMetricSetting(
    SurfaceMetricLimits limits, List<String> classes, int bucketMinutes) implements Serializable {
  public SurfaceMetricSetting {
    classes = List.copyOf(classes);
  }

  /** The local week. */
  WeekGrid week() {
    return new WeekGrid(bucketMinutes);
  }

  /** Whether a country rests on Friday and Saturday. */
  boolean restsOnFriday(String country) {
    return limits.fridaySaturdayCountries().contains(country);
  }
}
