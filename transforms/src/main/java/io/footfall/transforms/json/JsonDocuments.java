package io.footfall.transforms.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.footfall.contracts.Contracts;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** JSON documents of gates and bundles: strict reading, and judging by their contract. */
public final class JsonDocuments {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).locale(Locale.ROOT).build();

  private JsonDocuments() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** An empty array. */
  public static ArrayNode array() {
    return JSON.createArrayNode();
  }

  /**
   * Parses one document as {@link StrictJson} does.
   *
   * @throws io.footfall.transforms.json.MalformedJson if the bytes are no such document
   */
  public static JsonNode parse(byte[] bytes) throws IOException {
    return StrictJson.parse(bytes);
  }

  /** Parses a text this program has written. */
  public static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads and parses a file of at most {@link FileLimit#DOCUMENT}. */
  public static JsonNode read(String path) throws IOException {
    return parse(path, path, FileLimit.DOCUMENT);
  }

  /**
   * A digest a file states.
   *
   * @param field name of a field of 64 lower-case hexadecimal digits
   * @throws IOException with the path, also if the field is missing or something else
   */
  public static String sha256(String path, String field) throws IOException {
    JsonNode node = read(path);
    try {
      return StrictJson.sha256(node, field);
    } catch (MalformedJson e) {
      throw e.at(path);
    }
  }

  /**
   * Reads and parses a file of limited size.
   *
   * @param name what messages call it
   * @throws IOException if it is absent, larger than {@code limit}, or no JSON
   */
  public static JsonNode parse(String name, String path, FileLimit limit) throws IOException {
    try {
      return parse(Storage.read(path, limit));
    } catch (MalformedJson e) {
      throw e.at(name);
    }
  }

  /** The first breach of a dataset's contract, by place, if any. */
  public static Optional<String> breach(String dataset, JsonNode document) {
    return schema(dataset).validate(document).stream()
        .map(ValidationMessage::getMessage)
        .min(Comparator.naturalOrder());
  }

  static JsonSchema schema(String dataset) {
    String text =
        new String(
            Contracts.resource(Contracts.get(dataset).schemaResource()), StandardCharsets.UTF_8);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text, CONFIG);
  }
}
