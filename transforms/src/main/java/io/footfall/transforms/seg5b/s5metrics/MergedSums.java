package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.coders.Tally;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Merged sums of all units of a scenario; see {@link MetricSums}. */
final class MergedSums {
  private final TreeMap<String, Tally> tallies = new TreeMap<>();

  MergedSums(Map<String, Tally> all) {
    all.forEach(
        (name, tally) -> {
          if (name.startsWith(MetricSums.PREFIX)) {
            tallies.put(name.substring(MetricSums.PREFIX.length()), tally);
          }
        });
  }

  /** The sum of a name, or nothing. */
  Tally of(String name) {
    return tallies.getOrDefault(name, Tally.NONE);
  }

  double sum(String name) {
    return of(name).sum().value();
  }

  /** Sums whose name begins with a prefix, by the rest of it, ascending. */
  SortedMap<String, Tally> under(String prefix) {
    SortedMap<String, Tally> found = new TreeMap<>();
    tallies
        .subMap(prefix, prefix + Character.MAX_VALUE)
        .forEach((name, tally) -> found.put(name.substring(prefix.length()), tally));
    return found;
  }
}
