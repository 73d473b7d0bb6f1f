package io.footfall.pipelines.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.json.JsonDocuments;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines over named positions.
 *
 * @param positions names of the positions, left to right
 * @param positionName what they are
 * @param valueName what the values are, with unit
 * @param lines lines
 */
record LineChart(List<String> positions, String positionName, String valueName, List<Line> lines)
    implements Chart {
  /**
   * One line.
   *
   * @param name in the legend
   * @param values one a position
   */
  record Line(String name, double[] values) {}

  @Override
  public ObjectNode toJson() {
    ObjectNode node = JsonDocuments.object();
    node.put("type", "line");
    Chart.texts(node.putArray("positions"), positions);
    node.put("x", positionName).put("y", valueName);
    ArrayNode all = node.putArray("series");
    for (Line line : lines) {
      ObjectNode one = all.addObject().put("name", Markup.plain(line.name));
      ArrayNode values = one.putArray("values");
      for (double value : line.values) {
        Chart.number(values, value);
      }
    }
    return node;
  }

  @Override
  public DataTable table() {
    List<String> head = new ArrayList<>(List.of(positionName));
    lines.forEach(line -> head.add(line.name));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      List<String> row = new ArrayList<>(List.of(positions.get(i)));
      for (Line line : lines) {
        row.add(Figure.number(line.values[i]));
      }
      rows.add(row);
    }
    return DataTable.of(head, rows);
  }
}
