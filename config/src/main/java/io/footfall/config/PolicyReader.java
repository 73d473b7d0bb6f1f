package io.footfall.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.yaml.StrictYaml;
import io.footfall.contracts.yaml.YamlDocument;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * Turns the bytes of a policy file into its record: strict YAML, JSON Schema, cross-field rules.
 */
public final class PolicyReader {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder()
          .pathType(PathType.JSON_POINTER)
          .locale(java.util.Locale.ROOT)
          .build();

  private PolicyReader() {}

  /**
   * Reads one policy.
   *
   * @param shownAs file name used in messages
   * @throws FootfallException the policy's code, with file, line, field, value and allowed range
   */
  public static <T> T read(PolicyFile policy, String shownAs, byte[] bytes, Class<T> type) {
    YamlDocument document = StrictYaml.read(shownAs, bytes);
    validate(policy, document);
    try {
      return MAPPER.treeToValue(document.json(), type);
    } catch (JsonProcessingException e) {
      throw translate(policy, document, e);
    }
  }

  static FootfallException violation(
      PolicyFile policy, String shownAs, byte[] bytes, String pointer, String what) {
    YamlDocument document = StrictYaml.read(shownAs, bytes);
    return refuse(policy, document, document.line(pointer), pointer, what);
  }

  private static void validate(PolicyFile policy, YamlDocument document) {
    String text = new String(Contracts.resource(policy.schema()), StandardCharsets.UTF_8);
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text, CONFIG);
    schema.validate(document.json()).stream()
        .min(
            // A missing key has no line of its own; often it is there, misspelt.
            Comparator.comparing((ValidationMessage m) -> m.getType().equals("required"))
                .thenComparing(m -> line(document, m))
                .thenComparing(ValidationMessage::getMessage))
        .ifPresent(
            m -> {
              JsonNode found = m.getInstanceNode();
              String at = m.getInstanceLocation().toString();
              String value =
                  found == null || found.isContainerNode() ? "" : " value " + found + ",";
              throw refuse(policy, document, line(document, m), at, value + " " + m.getMessage());
            });
  }

  private static int line(YamlDocument document, ValidationMessage message) {
    String pointer = message.getInstanceLocation().toString();
    String property = message.getProperty();
    return document.line(property == null ? pointer : pointer + "/" + property);
  }

  private static FootfallException translate(
      PolicyFile policy, YamlDocument document, JsonProcessingException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof PolicyViolation v) {
        return refuse(policy, document, document.line(v.pointer()), v.pointer(), v.getMessage());
      }
    }
    StringBuilder pointer = new StringBuilder();
    if (e instanceof JsonMappingException mapping) {
      mapping
          .getPath()
          .forEach(
              r ->
                  pointer
                      .append('/')
                      .append(r.getFieldName() == null ? r.getIndex() : r.getFieldName()));
    }
    String at = pointer.toString();
    return refuse(policy, document, document.line(at), at, e.getOriginalMessage());
  }

  private static FootfallException refuse(
      PolicyFile policy, YamlDocument document, int line, String pointer, String what) {
    return new FootfallException(
        policy.code(),
        document.file()
            + ":"
            + line
            + ": field "
            + (pointer.isEmpty() ? "/" : StrictYaml.shown(pointer))
            + ": "
            + StrictYaml.shown(what.strip()),
        "Correct the field; contracts/" + policy.schema() + " lists what is allowed.");
  }
}
