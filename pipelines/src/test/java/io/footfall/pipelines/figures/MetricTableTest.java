package io.footfall.pipelines.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTableTest {
  private static CheckLine check(
      String id, String level, String corridor, Double value, String verdict) {
    return new CheckLine(
        id, level, false, "what", "base", corridor, value, 7L, 100, 0L, false, verdict);
  }

  private static BundleVerdict bundle(String segment, String seed, CheckLine... checks) {
    return new BundleVerdict(segment, seed, null, "PASS", null, List.of(checks));
  }

  private static final MetricTable TABLE =
      MetricTable.of(
          List.of(
              bundle("1A", null),
              bundle("5A", null, check("S3", "GATE", "<= 2.0", 1.5, "PASS")),
              bundle(
                  "5B",
                  "42",
                  check("A10", "GATE", "|z| <= 4.0", 1.0, "PASS"),
                  check("A2", "GATE", "<= 1.0", null, "NOT_EVALUABLE"),
                  check("C1", "HARD", "<= 0.0", 0.0, "PASS")),
              bundle(
                  "5B",
                  "7",
                  check("A10", "GATE", "|z| <= 4.1000000000001", 2.0, "FAIL"),
                  check("A2", "GATE", "<= 1.0", 0.25, "PASS"))));

  @Test
  void metricsStandByNumberWithAColumnASeed() {
    assertThat(
        TABLE.rows(),
        contains(
            List.of("metric", "scenario", "corridor", "seed 42", "seed 7"),
            List.of("S3", "base", "<= 2.0", "1.50000 (7) PASS", ""),
            List.of("A2", "base", "<= 1.0", "- (7 of 100) NOT_EVALUABLE", "0.250000 (7) PASS"),
            List.of(
                "A10",
                "base",
                "by seed",
                "1.00000 (7) PASS, |z| <= 4.0",
                "2.00000 (7) FAIL, |z| <= 4.10000")));
  }

  @Test
  void whatWasNotThereHasNoCorridor() {
    MetricTable table =
        MetricTable.of(
            List.of(
                bundle(
                    "5B",
                    "42",
                    check("A2", "GATE", "", null, "NOT_EVALUABLE"),
                    check("A4", "GATE", "", null, "NOT_EVALUABLE")),
                bundle("5B", "7", check("A4", "GATE", "<= 1.0", 0.5, "PASS"))));
    assertThat(
        table.rows().subList(1, 3),
        contains(
            List.of("A2", "base", "", "- (7 of 100) NOT_EVALUABLE", ""),
            List.of("A4", "base", "<= 1.0", "- (7 of 100) NOT_EVALUABLE", "0.500000 (7) PASS")));
  }

  @Test
  void barsInsideCellsDoNotEndThem() {
    List<String> markdown = TABLE.markdown();
    assertThat(markdown.get(1), is("|---|---|---|---|---|"));
    assertThat(
        markdown.get(4),
        is(
            "| A10 | base | by seed | 1.00000 (7) PASS, \\|z\\| <= 4.0 | 2.00000 (7) FAIL, \\|z\\|"
                + " <= 4.10000 |"));
  }
}
