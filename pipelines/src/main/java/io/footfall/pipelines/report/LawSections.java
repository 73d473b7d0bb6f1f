package io.footfall.pipelines.report;

import io.footfall.pipelines.figures.Comovement;
import io.footfall.pipelines.figures.Comovement.Relation;
import io.footfall.pipelines.figures.Concentration;
import io.footfall.pipelines.figures.Dispersion;
import io.footfall.pipelines.figures.Dispersion.Sums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Arrivals against the laws that made them: concentration, dispersion, co-movement. */
final class LawSections {
  private static final int LORENZ_STEPS = 100;
  private static final int BINS = 20;

  /** Counts, and arrivals expected in them, that a point of the dispersion chart stands on. */
  private static final int LEAST = 30;

  private LawSections() {}

  static List<PageSection> of(
      Concentration concentration, Dispersion dispersion, Comovement comovement) {
    return List.of(lorenz(concentration), dispersion(dispersion), comovement(comovement));
  }

  private static PageSection lorenz(Concentration merchants) {
    List<double[]> curve = new ArrayList<>();
    for (int i = 0; i <= LORENZ_STEPS; i++) {
      double share = (double) i / LORENZ_STEPS;
      curve.add(new double[] {100 * share, 100 * merchants.lorenz(share)});
    }
    List<List<String>> rows = new ArrayList<>();
    for (double share : new double[] {0.01, 0.05, 0.1, 0.2, 0.5}) {
      rows.add(
          List.of(
              String.format(Locale.ROOT, "largest %.0f %%", 100 * share),
              Figure.percent(merchants.top(share))));
    }
    rows.add(List.of("Gini", Figure.number(merchants.gini())));
    rows.add(List.of("merchants with arrivals", Figure.count(merchants.merchants())));
    return new PageSection(
        "concentration",
        "Merchant concentration",
        "Lorenz curve of arrivals over merchants, smallest first. Gini "
            + Figure.number(merchants.gini())
            + "; the largest 10 % of merchants hold "
            + Figure.percent(merchants.top(0.1))
            + ".",
        new PointChart(
            "xy",
            "% of merchants",
            "% of arrivals",
            List.of(
                new PointChart.Group("merchants", true, curve),
                new PointChart.Group(
                    "all equal", true, List.of(new double[] {0, 0}, new double[] {100, 100}))),
            DataTable.of(List.of("merchants", "share of arrivals"), rows)));
  }

  private static PageSection dispersion(Dispersion dispersion) {
    List<double[]> observed = new ArrayList<>();
    List<double[]> theory = new ArrayList<>();
    List<double[]> poisson = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Sums bin : dispersion.bins().values()) {
      if (bin.cells() >= LEAST && bin.mean() * bin.cells() >= LEAST && bin.observed() > 0) {
        observed.add(new double[] {bin.mean(), bin.observed()});
        theory.add(new double[] {bin.mean(), bin.theory()});
        poisson.add(new double[] {bin.mean(), bin.mean()});
      }
      rows.add(row(Figure.number(bin.mean()), bin));
    }
    List<List<String>> classes = new ArrayList<>();
    for (Map.Entry<String, Sums> entry : dispersion.classes().entrySet()) {
      classes.add(row(entry.getKey(), entry.getValue()));
    }
    List<String> head = List.of("mean", "counts", "variance", "by its law", "ratio");
    return new PageSection(
        "dispersion",
        "Dispersion against theory",
        "Variance of bucket counts around their own means, by size of the mean. The points should"
            + " lie on the line of the count law; the dotted line is a Poisson law.",
        new PointChart(
            "log",
            "mean of the count",
            "variance",
            List.of(
                new PointChart.Group("observed", false, observed),
                new PointChart.Group("count law", true, theory),
                new PointChart.Group("Poisson", true, poisson)),
            DataTable.of(head, rows)),
        List.of(
            new PageSection.Titled(
                "By class",
                DataTable.of(
                    List.of("class", "counts", "variance", "by its law", "ratio"), classes))));
  }

  private static List<String> row(String name, Sums sums) {
    return List.of(
        name,
        Figure.count(sums.cells()),
        Figure.number(sums.observed()),
        Figure.number(sums.theory()),
        Figure.number(sums.observed() / sums.theory()));
  }

  private static PageSection comovement(Comovement comovement) {
    List<LineChart.Line> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    comovement
        .correlations()
        .forEach(
            (relation, sorted) -> {
              lines.add(new LineChart.Line(relation.text(), histogram(sorted)));
              rows.add(row(relation, sorted));
            });
    List<String> positions = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      positions.add(String.format(Locale.ROOT, "%.1f", -1 + (i + 0.5) * 2 / BINS - 0.05));
    }
    String caption =
        "Correlation of daily means of the log latent factor between pairs of places, in a sample"
            + " of "
            + comovement.places()
            + " places chosen by hash. Shops of a chain move together, strangers hardly.";
    return new PageSection(
        "co-movement",
        "Latent co-movement",
        lines.isEmpty() ? "Too few places or days to say how they move together." : caption,
        lines.isEmpty() ? null : new LineChart(positions, "correlation from", "% of pairs", lines),
        List.of(
            new PageSection.Titled(
                "By relation",
                DataTable.of(
                    List.of("pairs", "number", "mean", "10 % below", "10 % above"), rows))));
  }

  private static double[] histogram(double[] sorted) {
    double[] bins = new double[BINS];
    for (double r : sorted) {
      int bin = (int) Math.floor((r + 1) * BINS / 2);
      bins[Math.max(0, Math.min(BINS - 1, bin))] += 100.0 / sorted.length;
    }
    return bins;
  }

  private static List<String> row(Relation relation, double[] sorted) {
    return List.of(
        relation.text(),
        Figure.count(sorted.length),
        Figure.number(Arrays.stream(sorted).average().orElse(Double.NaN)),
        Figure.number(sorted[(int) (0.1 * (sorted.length - 1))]),
        Figure.number(sorted[(int) (0.9 * (sorted.length - 1))]));
  }
}
