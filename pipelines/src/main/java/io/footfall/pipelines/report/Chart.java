package io.footfall.pipelines.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a chart shows; the page's script draws it, and its table says the same in numbers. */
sealed interface Chart permits LineChart, PointChart, HeatChart, BarChart {
  /** What the script needs; {@code type} names the kind. */
  ObjectNode toJson();

  /** The numbers behind it. */
  DataTable table();

  /** Adds texts, made harmless. */
  static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(text -> array.add(Markup.plain(text)));
  }

  /** A number of about six digits, or null where there is none. */
  static void number(ArrayNode array, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      array.addNull();
    } else {
      array.add(Double.parseDouble(String.format(java.util.Locale.ROOT, "%.6g", value)));
    }
  }
}
