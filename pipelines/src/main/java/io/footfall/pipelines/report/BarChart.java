package io.footfall.pipelines.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.json.JsonDocuments;
import java.util.List;

/**
 * Lying bars.
 *
 * @param labels names of the bars, top to bottom
 * @param valueName what the values are, with unit
 * @param values one a bar
 * @param table the numbers behind it
 */
record BarChart(List<String> labels, String valueName, double[] values, DataTable table)
    implements Chart {
  @Override
  public ObjectNode toJson() {
    ObjectNode node = JsonDocuments.object();
    node.put("type", "bars").put("x", valueName);
    Chart.texts(node.putArray("labels"), labels);
    ArrayNode array = node.putArray("values");
    for (double value : values) {
      Chart.number(array, value);
    }
    return node;
  }
}
