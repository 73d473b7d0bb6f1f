package io.footfall.contracts.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads one YAML document (JSON is a subset). Refuses more than 1 MiB, more than 32 levels, any
 * alias, anchor-free duplicates of a key, more than one document, and tags other than the core
 * ones. Plain {@code yes}, {@code no}, {@code on}, {@code off} stay text; only {@code true} and
 * {@code false} are booleans. Dates stay text.
 */
public final class StrictYaml {
  /** Largest accepted file in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int MAX_DEPTH = 32;
  private static final int SHOWN = 400;
  private static final FailureCode MALFORMED = new FailureCode("CONFIG", "YAML_MALFORMED");
  private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");

  private final String file;
  private final Map<String, Integer> lines = new HashMap<>();

  private StrictYaml(String file) {
    this.file = file;
  }

  /**
   * Parses the bytes.
   *
   * @throws FootfallException code {@code CONFIG.YAML_MALFORMED} with file and line
   */
  public static YamlDocument read(String file, byte[] bytes) {
    StrictYaml reader = new StrictYaml(file);
    if (bytes.length > MAX_BYTES) {
      throw reader.malformed(1, bytes.length + " bytes; at most " + MAX_BYTES + " are accepted");
    }
    JsonNode json = reader.convert(reader.compose(bytes), "");
    return new YamlDocument(file, json, Map.copyOf(reader.lines));
  }

  /**
   * The document with the texts of some scalars replaced, and every other byte as it was.
   *
   * @param scalars new plain text by JSON pointer
   * @throws FootfallException as {@link #read}; also if a pointer leads to no scalar
   */
  public static byte[] replace(String file, byte[] bytes, Map<String, String> scalars) {
    read(file, bytes);
    StrictYaml reader = new StrictYaml(file);
    TreeMap<Integer, ScalarNode> places = new TreeMap<>();
    Map<Integer, String> texts = new HashMap<>();
    Node root = reader.compose(bytes);
    scalars.forEach(
        (pointer, text) -> {
          if (!(find(root, pointer) instanceof ScalarNode scalar)) {
            throw reader.malformed(1, "no scalar at " + pointer);
          }
          places.put(scalar.getStartMark().getIndex(), scalar);
          texts.put(scalar.getStartMark().getIndex(), text);
        });
    String text = new String(bytes, StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (Map.Entry<Integer, ScalarNode> place : places.entrySet()) {
      int start = text.offsetByCodePoints(0, place.getKey());
      out.append(text, done, start).append(texts.get(place.getKey()));
      done = text.offsetByCodePoints(0, place.getValue().getEndMark().getIndex());
    }
    return out.append(text, done, text.length()).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Node find(Node root, String pointer) {
    Node at = root;
    for (String key : pointer.substring(1).split("/")) {
      Node child = null;
      if (at instanceof MappingNode mapping) {
        for (NodeTuple entry : mapping.getValue()) {
          if (entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
            child = entry.getValueNode();
          }
        }
      }
      at = child;
    }
    return at;
  }

  private Node compose(byte[] bytes) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    // Composing expands nothing; convert() refuses the first anchor with its line.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_BYTES);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (root == null) {
        throw malformed(1, "an empty document");
      }
      return root;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw malformed(line, String.valueOf(e.getProblem()));
    } catch (YAMLException e) {
      throw malformed(1, e.getMessage());
    } catch (CharacterCodingException e) {
      throw malformed(1, "bytes that are not UTF-8");
    }
  }

  private JsonNode convert(Node node, String pointer) {
    int line = node.getStartMark().getLine() + 1;
    lines.put(pointer, line);
    if (node.getAnchor() != null) {
      throw malformed(line, "an anchor (&" + node.getAnchor() + "); aliases are not accepted");
    }
    if (node instanceof MappingNode mapping) {
      return object(mapping, pointer);
    }
    if (node instanceof SequenceNode sequence) {
      requireTag(node, Tag.SEQ);
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < sequence.getValue().size(); i++) {
        array.add(convert(sequence.getValue().get(i), pointer + "/" + i));
      }
      return array;
    }
    return scalar((ScalarNode) node, line);
  }

  private ObjectNode object(MappingNode mapping, String pointer) {
    requireTag(mapping, Tag.MAP);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      int line = entry.getKeyNode().getStartMark().getLine() + 1;
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw malformed(line, "a key that is not a scalar");
      }
      if (key.getValue().equals("<<")) {
        throw malformed(line, "a merge key (<<)");
      }
      String child = pointer + "/" + key.getValue().replace("~", "~0").replace("/", "~1");
      if (object.has(key.getValue())) {
        throw malformed(line, "the key '" + key.getValue() + "' a second time");
      }
      object.set(key.getValue(), convert(entry.getValueNode(), child));
      lines.put(child, line);
    }
    return object;
  }

  private JsonNode scalar(ScalarNode node, int line) {
    String value = node.getValue();
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (!node.isPlain()) {
      requireTag(node, Tag.STR);
      return json.textNode(value);
    }
    Tag tag = node.getTag();
    if (!tag.equals(Tag.STR)
        && !tag.equals(Tag.INT)
        && !tag.equals(Tag.FLOAT)
        && !tag.equals(Tag.BOOL)
        && !tag.equals(Tag.NULL)
        && !tag.equals(Tag.TIMESTAMP)
        && !tag.equals(Tag.MERGE)) {
      throw malformed(line, "the tag " + tag.getValue());
    }
    if (value.equals("true") || value.equals("false")) {
      return json.booleanNode(value.equals("true"));
    }
    if (value.isEmpty() || value.equals("null") || value.equals("~")) {
      return json.nullNode();
    }
    if (INTEGER.matcher(value).matches() && value.length() <= 40) {
      BigInteger integer = new BigInteger(value.startsWith("+") ? value.substring(1) : value);
      return integer.bitLength() < 64
          ? json.numberNode(integer.longValueExact())
          : json.numberNode(integer);
    }
    if (DECIMAL.matcher(value).matches() && value.length() <= 40) {
      return json.numberNode(new BigDecimal(value).doubleValue());
    }
    return json.textNode(value);
  }

  private void requireTag(Node node, Tag tag) {
    if (!node.getTag().equals(tag)) {
      throw malformed(node.getStartMark().getLine() + 1, "the tag " + node.getTag().getValue());
    }
  }

  /** A text of the file cut to what a message may hold, without control characters. */
  public static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  private FootfallException malformed(int line, String found) {
    return new FootfallException(
        MALFORMED,
        file + ":" + line + ": found " + shown(found) + "; expected one plain YAML document",
        "Correct the file at that line.");
  }
}
