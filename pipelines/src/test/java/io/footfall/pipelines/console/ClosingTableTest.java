package io.footfall.pipelines.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a person reads: columns that stand under each other in a terminal of 100 columns. */
class ClosingTableTest {
  private static final List<StateReport> STATES =
      List.of(
          new StateReport("1A", "sealed inputs", 0, 0, 0.05, false),
          new StateReport("5A.S3.CLASSES", "baseline_v1, classes", 31_080, 98_885, 1.01, true),
          new StateReport(
              "5B.S4",
              "baseline_v1, seed 18446744073709551615",
              135_000_000,
              1L << 33,
              812,
              false));

  @Test
  void theTableFitsAndItsColumnsAlign() {
    StringWriter text = new StringWriter();
    new RunResult("/r", null, List.of(42L), -1, List.of(), STATES, List.of(), List.of())
        .print(new PrintWriter(text, true));
    List<String> table = text.toString().lines().skip(1).limit(STATES.size() + 2).toList();
    assertThat(
        table.toString(),
        table.stream().map(String::length).toList(),
        everyItem(lessThanOrEqualTo(100)));
    assertThat(
        table.toString(),
        table.stream().map(String::length).collect(Collectors.toSet()),
        hasSize(1));
    assertThat(
        text.toString().lines().toList(), hasItem(startsWith("1 of 3 states were sealed already")));
  }

  @Test
  void aLineOfAStateFits() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ProgressLine progress =
        new ProgressLine(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, false);
    STATES.forEach(progress::line);
    assertThat(
        bytes.toString(StandardCharsets.UTF_8).lines().map(String::length).toList(),
        everyItem(lessThanOrEqualTo(105)));
  }

  @Test
  void aLogSaysRowsRateAndTimeLeft() {
    assertThat(
        ProgressLine.underWay("5B.S4", "baseline_v1", 2_500_000, 10_000_000, 50),
        containsString("2,500,000 rows of about 10,000,000  50,000 rows/s  0:02:30 left"));
    assertThat(
        ProgressLine.underWay("5B.S4", "baseline_v1", 0, 10, 1),
        containsString("time left unknown"));
  }
}
