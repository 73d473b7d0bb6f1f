package io.footfall.pipelines.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.replay.Comparison;
import io.footfall.transforms.replay.Difference;
import java.io.PrintWriter;
import java.util.Locale;

/** The result of a comparison: rows by table, differences, and the closing word. */
public final class VerdictText {
  private VerdictText() {}

  /** Prints a table of datasets, the differences kept, and EQUAL or DIFFERENT. */
  public static void print(PrintWriter out, Comparison result) {
    out.printf("%-36s %14s %14s%n", "published table", "rows", "equal");
    for (String dataset : result.datasets()) {
      out.printf(
          Locale.ROOT, "%-36s %,14d %,14d%n", dataset, result.rows(dataset), result.equal(dataset));
    }
    out.println();
    for (Difference d : result.differences()) {
      out.println(d.dataset() + "  " + d.key());
      out.println("  " + d.column() + ": found " + d.found() + "; expected " + d.expected());
    }
    long more = result.count() - result.differences().size();
    if (more > 0) {
      out.println("and " + more + " more");
    }
    out.println(
        result.count() == 0 ? "EQUAL" : "DIFFERENT: " + result.count() + " field(s) differ");
  }

  /** Adds {@code equal}, {@code tables}, {@code difference_count} and {@code differences}. */
  public static void json(ObjectNode node, Comparison result) {
    node.put("equal", result.count() == 0);
    ObjectNode tables = node.putObject("tables");
    for (String dataset : result.datasets()) {
      tables
          .putObject(dataset)
          .put("rows", result.rows(dataset))
          .put("equal", result.equal(dataset));
    }
    node.put("difference_count", result.count());
    node.putArray("differences");
    for (Difference d : result.differences()) {
      node.withArray("differences")
          .addObject()
          .put("dataset", d.dataset())
          .put("key", d.key())
          .put("column", d.column())
          .put("found", d.found())
          .put("expected", d.expected());
    }
  }
}
