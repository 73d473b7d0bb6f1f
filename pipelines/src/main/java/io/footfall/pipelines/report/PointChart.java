package io.footfall.pipelines.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.json.JsonDocuments;
import java.util.List;

/**
 * Points on two axes of numbers.
 *
 * @param kind {@code xy}, {@code log} (both axes logarithmic) or {@code map} (degrees east and
 *     north, with a size)
 * @param xName what the first axis shows
 * @param yName what the second axis shows
 * @param groups points that look alike
 * @param table the numbers behind it
 */
record PointChart(String kind, String xName, String yName, List<Group> groups, DataTable table)
    implements Chart {
  /**
   * Points that look alike.
   *
   * @param name in the legend
   * @param joined whether a line joins them
   * @param points x, y and perhaps a size
   */
  record Group(String name, boolean joined, List<double[]> points) {}

  @Override
  public ObjectNode toJson() {
    ObjectNode node = JsonDocuments.object();
    node.put("type", kind).put("x", xName).put("y", yName);
    ArrayNode all = node.putArray("series");
    for (Group group : groups) {
      ObjectNode one = all.addObject();
      one.put("name", Markup.plain(group.name)).put("joined", group.joined);
      ArrayNode points = one.putArray("points");
      for (double[] point : group.points) {
        ArrayNode p = points.addArray();
        for (double value : point) {
          Chart.number(p, value);
        }
      }
    }
    return node;
  }
}
