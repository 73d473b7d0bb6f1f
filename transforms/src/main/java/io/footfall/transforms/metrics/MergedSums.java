package io.footfall.transforms.metrics;

import io.footfall.coders.Tally;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Merged sums of all units of a scenario; see {@link MetricSums}. */
public final class MergedSums {
  private final TreeMap<String, Tally> tallies = new TreeMap<>();

  /** Takes the sums out of all tallies. */
  public MergedSums(Map<String, Tally> all) {
    all.forEach(
        (name, tally) -> {
          if (name.startsWith(MetricSums.PREFIX)) {
            tallies.put(name.substring(MetricSums.PREFIX.length()), tally);
          }
        });
  }

  /** The sum of a name, or nothing. */
  public Tally of(String name) {
    return tallies.getOrDefault(name, Tally.NONE);
  }

  /** The sum of doubles of a name. */
  public double sum(String name) {
    return of(name).sum().value();
  }

  /** Sums whose name begins with a prefix, by the rest of it, ascending. */
  public SortedMap<String, Tally> under(String prefix) {
    SortedMap<String, Tally> found = new TreeMap<>();
    tallies
        .subMap(prefix, prefix + Character.MAX_VALUE)
        .forEach((name, tally) -> found.put(name.substring(prefix.length()), tally));
    return found;
  }
}
