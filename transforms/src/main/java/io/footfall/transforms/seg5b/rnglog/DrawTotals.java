package io.footfall.transforms.seg5b.rnglog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.Tally;
import io.footfall.transforms.json.JsonDocuments;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a family has used.
 *
 * @param events keys that drew
 * @param draws uniforms consumed
 * @param blocks Philox blocks reserved
 */
public record DrawTotals(long events, long draws, long blocks) {
  /** Nothing. */
  public static final DrawTotals NONE = new DrawTotals(0, 0, 0);

  private static final String PREFIX = "rng.";
  private static final String DRAWS = ".draws";
  private static final String BLOCKS = ".blocks";

  /**
   * A module and a label, in the order of the trace.
   *
   * @param module state, such as {@code 5B.S3}
   * @param label substream label
   */
  public record Family(String module, String label) implements Comparable<Family> {
    @Override
    public int compareTo(Family other) {
      int order = module.compareTo(other.module);
      return order != 0 ? order : label.compareTo(other.label);
    }
  }

  /** Both together. */
  public DrawTotals plus(DrawTotals other) {
    return new DrawTotals(
        Math.addExact(events, other.events),
        Math.addExact(draws, other.draws),
        Math.addExact(blocks, other.blocks));
  }

  /** Totals by family from tallies {@code rng.<module>.<label>.draws} and {@code .blocks}. */
  public static Map<Family, DrawTotals> of(Map<String, Tally> tallies) {
    Map<Family, DrawTotals> totals = new TreeMap<>();
    tallies.forEach(
        (id, draws) -> {
          if (id.startsWith(PREFIX) && id.endsWith(DRAWS)) {
            String name = id.substring(PREFIX.length(), id.length() - DRAWS.length());
            int dot = name.lastIndexOf('.');
            Tally blocks = tallies.getOrDefault(PREFIX + name + BLOCKS, Tally.NONE);
            totals.put(
                new Family(name.substring(0, dot), name.substring(dot + 1)),
                new DrawTotals(draws.support(), draws.total(), blocks.total()));
          }
        });
    return totals;
  }

  ObjectNode toJson() {
    return JsonDocuments.object().put("events", events).put("draws", draws).put("blocks", blocks);
  }
}
