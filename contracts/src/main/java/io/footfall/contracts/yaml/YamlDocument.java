package io.footfall.contracts.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A parsed document with the line of every node.
 *
 * @param file name used in messages
 * @param json the content; scalars are text, integers, decimals, booleans or null
 * @param lines line (from 1) by JSON pointer; a mapping's line is that of its first key
 */
public record YamlDocument(String file, JsonNode json, Map<String, Integer> lines) {

  /** Line of the node, or of its nearest ancestor. */
  public int line(String pointer) {
    String p = pointer;
    while (true) {
      Integer line = lines.get(p);
      if (line != null) {
        return line;
      }
      int cut = p.lastIndexOf('/');
      if (cut < 0) {
        return 1;
      }
      p = p.substring(0, cut);
    }
  }
}
