package io.footfall.transforms.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import io.footfall.contracts.U64;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one reader of JSON that may be damaged or hostile (DESIGN law 10): UTF-8 without a byte order
 * mark, one document, no key twice, at most {@link #MAX_DEPTH} levels, numbers of at most {@link
 * #MAX_NUMBER} characters inside the range of a double, strings of at most {@link #MAX_STRING}
 * characters. Fields are read by type: nothing is converted, nothing has a default.
 */
public final class StrictJson {
  static final int MAX_DEPTH = 64;
  static final int MAX_NUMBER = 64;
  static final int MAX_STRING = 1 << 20;

  private static final int SHOWN = 120;
  private static final Pattern HEX64 = Pattern.compile("[a-f0-9]{64}");
  private static final BigInteger MAX_U64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .maxStringLength(MAX_STRING)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .setNodeFactory(new FiniteNumbers());

  private StrictJson() {}

  /** Refuses 1e999, which a double takes for infinity. */
  private static final class FiniteNumbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public NumericNode numberNode(double value) {
      if (!Double.isFinite(value)) {
        throw new ArithmeticException("a number beyond the range of a double");
      }
      return super.numberNode(value);
    }
  }

  /**
   * Parses one document.
   *
   * @throws MalformedJson with the line, if the bytes are no such document
   */
  public static JsonNode parse(byte[] bytes) throws MalformedJson {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new MalformedJson("no JSON: bytes that are not UTF-8");
    }
  }

  /** As above, of text. */
  public static JsonNode parse(String text) throws MalformedJson {
    if (text.startsWith("\ufeff")) {
      throw new MalformedJson("no JSON: a byte order mark");
    }
    try {
      JsonNode node = JSON.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new MalformedJson("no JSON document");
      }
      return node;
    } catch (JacksonException e) {
      String line = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
      throw new MalformedJson("no JSON: " + shown(e.getOriginalMessage()) + line);
    } catch (ArithmeticException e) {
      throw new MalformedJson("no JSON: " + e.getMessage());
    }
  }

  /** A text cut to what a message may hold, without control characters. */
  public static String shown(String text) {
    String line = String.valueOf(text).replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  private static MalformedJson wrong(String field, JsonNode found, String expected) {
    String text = found == null ? "nothing" : shown(found.toString());
    return new MalformedJson("field " + field + ": found " + text + "; expected " + expected);
  }

  /** Refuses what is no object, and fields that are in neither set or lack from the first. */
  public static void requireFields(JsonNode node, Set<String> needed, Set<String> allowed)
      throws MalformedJson {
    if (!node.isObject()) {
      throw new MalformedJson("found " + shown(node.toString()) + "; expected an object");
    }
    for (String field : needed) {
      if (!node.has(field)) {
        throw wrong(field, null, "a value");
      }
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!needed.contains(name) && !allowed.contains(name)) {
        throw new MalformedJson("found unknown field " + shown(name));
      }
    }
  }

  /** A text. */
  public static String text(JsonNode node, String field) throws MalformedJson {
    JsonNode value = node.get(field);
    if (value == null || !value.isTextual()) {
      throw wrong(field, value, "a text");
    }
    return value.textValue();
  }

  /** 64 lower-case hexadecimal digits. */
  public static String sha256(JsonNode node, String field) throws MalformedJson {
    String text = text(node, field);
    if (!HEX64.matcher(text).matches()) {
      throw wrong(field, node.get(field), "64 lower-case hexadecimal digits");
    }
    return text;
  }

  /** A whole number from {@code min} to {@code max}. */
  public static long whole(JsonNode node, String field, long min, long max) throws MalformedJson {
    JsonNode value = node.get(field);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(field, value, "a whole number");
    }
    long number = value.longValue();
    if (number < min || number > max) {
      throw wrong(field, value, "a whole number from " + min + " to " + max);
    }
    return number;
  }

  /** A whole number from 0 to 2^64 - 1, as unsigned bits. */
  public static long u64(JsonNode node, String field) throws MalformedJson {
    JsonNode value = node.get(field);
    if (value == null || !value.isIntegralNumber()) {
      throw wrong(field, value, "a whole number");
    }
    BigInteger number = value.bigIntegerValue();
    if (number.signum() < 0 || number.compareTo(MAX_U64) > 0) {
      throw wrong(field, value, "a whole number from 0 to 2^64 - 1");
    }
    return U64.parse(number.toString());
  }

  /** A finite number, or the default where the field is absent. */
  public static double number(JsonNode node, String field, double absent) throws MalformedJson {
    JsonNode value = node.get(field);
    if (value == null) {
      return absent;
    }
    if (!value.isNumber()) {
      throw wrong(field, value, "a number");
    }
    return value.doubleValue();
  }

  /** A list of objects. */
  public static JsonNode list(JsonNode node, String field) throws MalformedJson {
    JsonNode value = node.get(field);
    if (value == null || !value.isArray()) {
      throw wrong(field, value, "a list");
    }
    return value;
  }

  /** An object. */
  public static JsonNode object(JsonNode node, String field) throws MalformedJson {
    JsonNode value = node.get(field);
    if (value == null || !value.isObject()) {
      throw wrong(field, value, "an object");
    }
    return value;
  }
}
