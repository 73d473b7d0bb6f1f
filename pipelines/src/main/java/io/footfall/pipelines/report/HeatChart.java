package io.footfall.pipelines.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.json.JsonDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Coloured cells by row and column.
 *
 * @param rowName what the rows are
 * @param rows names of the rows, top to bottom
 * @param columnName what the columns are
 * @param columns names of the columns, left to right
 * @param valueName what the values are, with unit
 * @param values by row and column; NaN is left blank
 * @param around the value that is neither high nor low, with a range of 0 to twice it; NaN for
 *     colours from least to most
 * @param notes texts of marked cells, by row times number of columns plus column
 * @param cells name of each cell in the same order, written into it where there is room; empty
 *     where row and column name it
 */
record HeatChart(
    String rowName,
    List<String> rows,
    String columnName,
    List<String> columns,
    String valueName,
    double[][] values,
    double around,
    Map<Integer, String> notes,
    List<String> cells)
    implements Chart {
  HeatChart {
    notes = new TreeMap<>(notes);
    cells = List.copyOf(cells);
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode node = JsonDocuments.object();
    node.put("type", "heat").put("x", columnName).put("y", rowName).put("value", valueName);
    Chart.texts(node.putArray("rows"), rows);
    Chart.texts(node.putArray("columns"), columns);
    if (!Double.isNaN(around)) {
      node.put("around", around);
    }
    ArrayNode numbers = node.putArray("cells");
    for (double[] row : values) {
      for (double value : row) {
        Chart.number(numbers, value);
      }
    }
    ArrayNode marks = node.putArray("marks");
    Chart.texts(node.putArray("names"), cells);
    notes.forEach((cell, text) -> marks.addArray().add(cell).add(Markup.plain(text)));
    return node;
  }

  @Override
  public DataTable table() {
    List<String> head = new ArrayList<>(List.of(rowName));
    head.addAll(columns);
    List<List<String>> table = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      List<String> row = new ArrayList<>(List.of(rows.get(r)));
      for (int c = 0; c < columns.size(); c++) {
        String note = notes.get(r * columns.size() + c);
        row.add(Figure.number(values[r][c]) + (note == null ? "" : " (" + note + ")"));
      }
      table.add(row);
    }
    return DataTable.of(head, table);
  }
}
