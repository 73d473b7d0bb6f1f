package io.footfall.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.json.JsonDocuments;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Samples of all contenders, as a table and as JSON. */
final class BenchReport {
  private final Map<Contender, List<Sample>> samples = new LinkedHashMap<>();

  void add(Contender contender, Sample sample) {
    samples.computeIfAbsent(contender, c -> new ArrayList<>()).add(sample);
  }

  private Spread of(String key) {
    for (Map.Entry<Contender, List<Sample>> entry : samples.entrySet()) {
      if (entry.getKey().key().equals(key)) {
        return Spread.of(entry.getValue(), Sample::rowsPerSecond);
      }
    }
    return new Spread(Double.NaN, Double.NaN, Double.NaN);
  }

  void print(PrintWriter out) {
    out.printf(
        "%n%-16s %27s %14s %9s%n", "", "M rows/s (least to most)", "M rows/CPU s", "bytes/row");
    samples.forEach(
        (contender, all) -> {
          Spread wall = Spread.of(all, Sample::rowsPerSecond);
          Spread cpu = Spread.of(all, Sample::rowsPerCpuSecond);
          Sample last = all.get(all.size() - 1);
          out.printf(
              Locale.ROOT,
              "%-16s %9.2f (%6.2f to %6.2f) %14.2f %9.2f  %s%n",
              contender.key(),
              wall.median() / 1e6,
              wall.min() / 1e6,
              wall.max() / 1e6,
              cpu.median() / 1e6,
              (double) last.bytes() / last.rows(),
              contender.what());
        });
    double ceiling = of("ceiling_columns").median();
    double duck = of("duckdb").median();
    ratio(out, "s4_direct / ceiling_columns", of("s4_direct").median() / ceiling);
    ratio(out, "s4_flink / ceiling_columns", of("s4_flink").median() / ceiling);
    ratio(out, "s4_direct / duckdb", of("s4_direct").median() / duck);
    out.flush();
  }

  private static void ratio(PrintWriter out, String name, double value) {
    if (!Double.isNaN(value)) {
      out.printf(Locale.ROOT, "%s = %.2f%n", name, value);
    }
  }

  /** Medians by key, with least, most, rows a CPU second and bytes a row beside them. */
  ObjectNode json() {
    ObjectNode node = JsonDocuments.object();
    samples.forEach(
        (contender, all) -> {
          String key = contender.key();
          Spread wall = Spread.of(all, Sample::rowsPerSecond);
          Sample last = all.get(all.size() - 1);
          node.put(key + "_rows_per_s", wall.median());
          node.put(key + "_rows_per_s_min", wall.min());
          node.put(key + "_rows_per_s_max", wall.max());
          node.put(key + "_rows_per_cpu_s", Spread.of(all, Sample::rowsPerCpuSecond).median());
          node.put(key + "_rows", last.rows());
          if (last.bytes() > 0) {
            node.put(key + "_bytes_per_row", (double) last.bytes() / last.rows());
          }
        });
    return node;
  }
}
