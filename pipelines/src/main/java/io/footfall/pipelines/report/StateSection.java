package io.footfall.pipelines.report;

import io.footfall.pipelines.figures.StateTime;
import java.util.ArrayList;
import java.util.List;

/** How fast the states were. */
final class StateSection {
  private StateSection() {}

  static PageSection of(StateTime.Told told) {
    List<StateTime> timed =
        told.states().stream().filter(s -> !s.reused() && s.rows() > 0).toList();
    List<List<String>> rows = new ArrayList<>();
    for (StateTime s : told.states()) {
      rows.add(
          List.of(
              s.state(),
              s.what(),
              Figure.count(s.rows()),
              Figure.count(s.bytes()),
              s.reused() ? "sealed already" : Figure.number(s.seconds()),
              s.reused() ? "–" : Figure.count((long) s.rate())));
    }
    DataTable table =
        DataTable.of(List.of("state", "makes", "rows", "bytes", "seconds", "rows a second"), rows);
    String caption =
        told.states().isEmpty()
            ? "The run has no run_report.json."
            : timed.isEmpty()
                ? "The last command found every state sealed and made nothing, so there is nothing"
                    + " to time."
                : "Rows a second of each state, as the run's own report tells ("
                    + told.runner()
                    + "); reports are not part of what verify judges.";
    Chart chart =
        timed.isEmpty()
            ? null
            : new BarChart(
                timed.stream().map(s -> s.state() + " " + s.what()).toList(),
                "rows a second",
                timed.stream().mapToDouble(StateTime::rate).toArray(),
                table);
    return new PageSection(
        "throughput",
        "Throughput",
        caption,
        chart,
        chart == null && !rows.isEmpty()
            ? List.of(new PageSection.Titled("States", table))
            : List.of());
  }
}
