package io.footfall.transforms.world.outside;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.U64;
import io.footfall.transforms.json.JsonDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the contract of a column says of one value: bounds of numbers, pattern or choice of texts.
 * Not thread safe.
 */
final class ColumnRule {
  private static final int REMEMBERED = 4096;

  private final ColumnType type;
  private final JsonNode schema;
  private final Pattern pattern;
  private final Set<String> choice = new HashSet<>();
  private final Set<String> seen = new HashSet<>();

  private ColumnRule(ColumnType type, JsonNode schema) {
    this.type = type;
    this.schema = schema;
    JsonNode regex = schema.path("pattern");
    this.pattern = regex.isTextual() ? Pattern.compile(regex.textValue()) : null;
    schema.path("enum").forEach(v -> choice.add(v.asText()));
    if (schema.has("const")) {
      choice.add(schema.path("const").asText());
    }
  }

  /** The rule of a column. A zone without a site may stand outside; it is dropped on the way in. */
  static ColumnRule of(DatasetContract contract, Column column) {
    try {
      JsonNode schema =
          JsonDocuments.parse(Contracts.resource(contract.schemaResource()))
              .path("properties")
              .path(column.name());
      boolean count = contract.id().equals("zone_alloc") && column.name().startsWith("zone_site");
      return new ColumnRule(
          column.type(), count ? JsonDocuments.object().put("minimum", 0) : schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a value that is not null may stand in the column. */
  boolean admits(Object value) {
    return switch (type) {
      case STRING -> text((String) value);
      case DOUBLE -> number((Double) value);
      case UINT64 -> {
        long id = (Long) value;
        yield id != 0 || schema.path("minimum").asLong(0) == 0;
      }
      case INT32, INT64 -> {
        long n = (Long) value;
        yield n >= schema.path("minimum").asLong(Long.MIN_VALUE)
            && n <= schema.path("maximum").asLong(Long.MAX_VALUE)
            && (choice.isEmpty() || choice.contains(Long.toString(n)));
      }
      default -> true;
    };
  }

  private boolean number(double value) {
    return Double.isFinite(value)
        && value >= schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
        && value <= schema.path("maximum").asDouble(Double.POSITIVE_INFINITY)
        && value > schema.path("exclusiveMinimum").asDouble(Double.NEGATIVE_INFINITY);
  }

  private boolean text(String value) {
    if (seen.contains(value)) {
      return true;
    }
    boolean holds =
        (pattern == null || pattern.matcher(value).matches())
            && (choice.isEmpty() || choice.contains(value));
    if (holds && seen.size() < REMEMBERED) {
      seen.add(value);
    }
    return holds;
  }

  /** What is expected, for messages. */
  String expected() {
    StringBuilder text = new StringBuilder(type.name().toLowerCase(java.util.Locale.ROOT));
    for (String word : new String[] {"pattern", "enum", "const", "minimum", "maximum"}) {
      if (schema.has(word)) {
        text.append(", ").append(word).append(' ').append(schema.path(word));
      }
    }
    return text.toString();
  }

  /** A value as messages show it. */
  String shown(Object value) {
    return OutsideCodes.shown(
        type == ColumnType.UINT64 ? U64.text((Long) value) : Objects.toString(value));
  }
}
