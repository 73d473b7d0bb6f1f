package io.footfall.pipelines.report;

import io.footfall.pipelines.figures.ArrivalCounts;
import io.footfall.pipelines.figures.RhythmKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Local hours and weekdays, by class and by channel. */
final class RhythmSections {
  static final List<String> WEEKDAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  static final List<String> HOURS = IntStream.range(0, 24).mapToObj(Figure::hour).toList();

  private RhythmSections() {}

  static List<PageSection> of(ArrivalCounts counts) {
    Function<RhythmKey, String> byClass = RhythmKey::demandClass;
    Function<RhythmKey, String> byChannel =
        key -> key.channel() + (key.virtual() ? ", through edges" : ", at sites");
    return List.of(
        new PageSection(
            "hours-by-class",
            "Local hour by class",
            "Share of each class's arrivals in each hour of the local day. Card traffic bottoms"
                + " between 02:00 and 05:00.",
            hours(sums(counts, byClass))),
        new PageSection(
            "hours-by-channel",
            "Local hour by channel",
            "The same by channel of the merchant and by where the arrival came in. Remote"
                + " purchases run later into the evening.",
            hours(sums(counts, byChannel))),
        new PageSection(
            "weekdays-by-class",
            "Weekday by class",
            "Share of each class's arrivals on each local weekday; equal days would be 14.29 %.",
            weekdays(sums(counts, byClass))),
        new PageSection(
            "weekdays-by-channel",
            "Weekday by channel",
            "The same by channel and place.",
            weekdays(sums(counts, byChannel))));
  }

  private static Map<String, long[]> sums(ArrivalCounts counts, Function<RhythmKey, String> by) {
    Map<String, long[]> sums = new TreeMap<>();
    counts
        .rhythm()
        .forEach(
            (key, week) -> {
              long[] sum = sums.computeIfAbsent(by.apply(key), k -> new long[week.length]);
              for (int i = 0; i < week.length; i++) {
                sum[i] += week[i];
              }
            });
    return sums;
  }

  private static LineChart hours(Map<String, long[]> weeks) {
    return chart(weeks, HOURS, "local hour", i -> i % 24);
  }

  private static LineChart weekdays(Map<String, long[]> weeks) {
    return chart(weeks, WEEKDAYS, "local weekday", i -> i / 24);
  }

  private static LineChart chart(
      Map<String, long[]> weeks,
      List<String> positions,
      String name,
      Function<Integer, Integer> position) {
    List<LineChart.Line> lines = new ArrayList<>();
    weeks.forEach(
        (key, week) -> {
          double all = 0;
          double[] values = new double[positions.size()];
          for (int i = 0; i < week.length; i++) {
            values[position.apply(i)] += week[i];
            all += week[i];
          }
          for (int i = 0; i < values.length; i++) {
            values[i] *= 100 / all;
          }
          lines.add(new LineChart.Line(key, values));
        });
    return new LineChart(positions, name, "% of its arrivals", lines);
  }
}
