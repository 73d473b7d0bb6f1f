package io.footfall.transforms.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON with one form per value: no spaces, keys ascending, ASCII only (other characters as lower
 * case {@code \}{@code uXXXX} of their UTF-16 units), no trailing newline; doubles as the shortest
 * decimal that reads back, the same on every Java release.
 */
public final class CanonicalJson {
  private static final String HEX = "0123456789abcdef";

  private CanonicalJson() {}

  /** Bytes of a document, keys ascending at every level. */
  public static byte[] bytes(JsonNode node) {
    return text(node).getBytes(StandardCharsets.US_ASCII);
  }

  /** Text of a document, keys ascending at every level. */
  public static String text(JsonNode node) {
    StringBuilder out = new StringBuilder();
    write(node, out);
    return out.toString();
  }

  /** Text of one object with exactly these keys in this order; an absent key stands as null. */
  public static String row(JsonNode row, List<String> keys) {
    StringBuilder out = new StringBuilder("{");
    for (String key : keys) {
      if (out.length() > 1) {
        out.append(',');
      }
      quote(key, out);
      out.append(':');
      JsonNode value = row.get(key);
      if (value == null) {
        out.append("null");
      } else {
        write(value, out);
      }
    }
    return out.append('}').toString();
  }

  private static void write(JsonNode node, StringBuilder out) {
    switch (node.getNodeType()) {
      case OBJECT -> writeObject((ObjectNode) node, out);
      case ARRAY -> {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
          if (i > 0) {
            out.append(',');
          }
          write(node.get(i), out);
        }
        out.append(']');
      }
      case STRING -> quote(node.textValue(), out);
      case NUMBER -> number(node, out);
      case BOOLEAN -> out.append(node.booleanValue());
      case NULL -> out.append("null");
      default -> throw new IllegalArgumentException("No canonical form of " + node.getNodeType());
    }
  }

  private static void writeObject(ObjectNode node, StringBuilder out) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    node.fields().forEachRemaining(f -> sorted.put(f.getKey(), f.getValue()));
    List<String> keys = new ArrayList<>(sorted.keySet());
    out.append('{');
    for (int i = 0; i < keys.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      quote(keys.get(i), out);
      out.append(':');
      write(sorted.get(keys.get(i)), out);
    }
    out.append('}');
  }

  private static void number(JsonNode node, StringBuilder out) {
    if (!node.isFloatingPointNumber()) {
      out.append(node.bigIntegerValue());
      return;
    }
    double value = node.doubleValue();
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no " + value);
    }
    out.append(NumberOutput.toString(value, true));
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c >= ' ' && c <= '~' || c == 0x7f) {
            out.append(c);
          } else {
            escape(c, out);
          }
        }
      }
    }
    out.append('"');
  }

  private static void escape(char c, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(c >> shift & 15));
    }
  }
}
