package io.footfall.transforms.world.weights;

import io.footfall.config.seg5a.ScenarioHorizonConfig;
import java.util.SortedSet;
import java.util.TreeSet;

/** UTC days that the scenarios of a world touch. */
public final class HorizonDays {
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private HorizonDays() {}

  /**
   * Days since 1970-01-01, ascending.
   *
   * @param around days before and after each horizon that are covered too
   */
  public static long[] of(ScenarioHorizonConfig horizons, int around) {
    SortedSet<Long> days = new TreeSet<>();
    for (ScenarioHorizonConfig.Scenario scenario : horizons.scenarios()) {
      long first = Math.floorDiv(scenario.startMicros(), MICROS_PER_DAY) - around;
      long last = Math.floorDiv(scenario.endMicros() - 1, MICROS_PER_DAY) + around;
      for (long day = first; day <= last; day++) {
        days.add(day);
      }
    }
    return days.stream().mapToLong(Long::longValue).toArray();
  }
}
