package io.footfall.pipelines.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Metrics of a run, one line each, with a cell a seed: checks that are not HARD, ascending by
 * segment, number in the id, id and scenario. Corridors that differ between seeds, because they
 * follow from the data, stand with their values.
 */
public final class MetricTable {
  private final List<BundleVerdict> bundles;
  private final List<String> head = new ArrayList<>(List.of("metric", "scenario", "corridor"));
  private final Map<String, List<String>> lines = new TreeMap<>();

  private MetricTable(List<BundleVerdict> bundles) {
    this.bundles = bundles;
  }

  /** One place of the table. */
  private record Cell(String corridor, String text) {
    String textWithCorridor() {
      return corridor.isEmpty() ? text : text + ", " + corridor;
    }
  }

  /**
   * Lays out.
   *
   * @param bundles bundles of 5A and of the arrival seeds, in the order of columns; others and
   *     those without checks are left out
   */
  public static MetricTable of(List<BundleVerdict> bundles) {
    MetricTable table =
        new MetricTable(bundles.stream().filter(b -> !b.checks().isEmpty()).toList());
    table.fill();
    return table;
  }

  private void fill() {
    List<String> seeds =
        bundles.stream().map(BundleVerdict::seed).filter(s -> s != null).distinct().toList();
    seeds.forEach(seed -> head.add("seed " + seed));
    if (seeds.isEmpty()) {
      head.add("surfaces");
    }
    int columns = Math.max(1, seeds.size());
    Map<String, Cell[]> cells = new TreeMap<>();
    for (BundleVerdict bundle : bundles) {
      for (CheckLine check : bundle.checks()) {
        if (!check.level().equals("HARD")) {
          int column = bundle.seed() == null ? 0 : seeds.indexOf(bundle.seed());
          cells.computeIfAbsent(key(bundle, check), k -> new Cell[columns])[column] = cell(check);
        }
      }
    }
    cells.forEach((key, row) -> lines.put(key, line(key, row)));
  }

  /** Metrics of the surfaces have no seed and stand in the first column. */
  private static String key(BundleVerdict bundle, CheckLine check) {
    String scenario = check.scenarioId() == null ? "" : check.scenarioId();
    return String.join("\t", bundle.segment(), check.sortedId(), scenario, check.checkId());
  }

  private static Cell cell(CheckLine check) {
    String value = check.value() == null ? "-" : String.format(Locale.ROOT, "%.6g", check.value());
    String support = check.support() == null ? "-" : String.valueOf(check.support());
    String needs = check.verdict().equals("NOT_EVALUABLE") ? " of " + check.neededSupport() : "";
    return new Cell(check.shortCorridor(), value + " (" + support + needs + ") " + check.verdict());
  }

  private static List<String> line(String key, Cell[] row) {
    String[] names = key.split("\t", -1);
    List<String> corridors = new ArrayList<>();
    for (Cell cell : row) {
      boolean bounded = cell != null && !cell.corridor().isEmpty();
      if (bounded && !corridors.contains(cell.corridor())) {
        corridors.add(cell.corridor());
      }
    }
    boolean one = corridors.size() <= 1;
    List<String> line = new ArrayList<>(List.of(names[3], names[2]));
    line.add(corridors.isEmpty() ? "" : one ? corridors.get(0) : "by seed");
    for (Cell cell : row) {
      line.add(cell == null ? "" : one ? cell.text() : cell.textWithCorridor());
    }
    return line;
  }

  /** Heading, then lines; every one with as many cells. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.copyOf(head));
    rows.addAll(lines.values());
    return Collections.unmodifiableList(rows);
  }

  /** The table as GitHub-flavoured Markdown, a line an entry. */
  public List<String> markdown() {
    List<String> text = new ArrayList<>();
    for (List<String> row : rows()) {
      text.add(
          "| " + String.join(" | ", row.stream().map(c -> c.replace("|", "\\|")).toList()) + " |");
      if (text.size() == 1) {
        text.add("|" + "---|".repeat(row.size()));
      }
    }
    return text;
  }

  /** The table in columns of one width each. */
  public List<String> text() {
    List<List<String>> rows = rows();
    List<String> text = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < row.size(); c++) {
        int column = c;
        int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
        line.append(row.get(c)).append(" ".repeat(width - row.get(c).length() + 2));
      }
      text.add(line.toString().stripTrailing());
    }
    return text;
  }
}
