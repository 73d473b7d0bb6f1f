package io.footfall.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.contracts.yaml.StrictYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The dataset dictionaries and schemas of {@code contracts/}, read once per JVM. Column order is
 * the property order of the schema; a column is nullable when the schema does not require it.
 */
public final class Contracts {
  private static final List<String> DICTIONARIES =
      List.of(
          "world/dataset_dictionary.layer1.yaml",
          "seg5a/dataset_dictionary.layer2.5A.yaml",
          "seg5b/dataset_dictionary.layer2.5B.yaml",
          "logs/dataset_dictionary.logs.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, DatasetContract> BY_ID = load();

  private Contracts() {}

  /**
   * Contract of a dataset.
   *
   * @throws NoSuchElementException if no dictionary lists the id
   */
  public static DatasetContract get(String id) {
    DatasetContract contract = BY_ID.get(id);
    if (contract == null) {
      throw new NoSuchElementException("No dataset dictionary lists " + id);
    }
    return contract;
  }

  /** Whether a dictionary lists the dataset. */
  public static boolean lists(String id) {
    return BY_ID.containsKey(id);
  }

  /** All contracts in dictionary order. */
  public static Collection<DatasetContract> all() {
    return BY_ID.values();
  }

  /** Bytes of a file below {@code contracts/}. */
  public static byte[] resource(String path) {
    try (InputStream in = Contracts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new NoSuchElementException("No contract file " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, DatasetContract> load() {
    Map<String, DatasetContract> all = new LinkedHashMap<>();
    for (String dictionary : DICTIONARIES) {
      JsonNode root = StrictYaml.read(dictionary, resource(dictionary)).json();
      for (JsonNode entry : root.path("datasets")) {
        DatasetContract contract = contract(entry);
        if (all.put(contract.id(), contract) != null) {
          throw new IllegalStateException("Dataset listed twice: " + contract.id());
        }
      }
    }
    return Collections.unmodifiableMap(all);
  }

  private static DatasetContract contract(JsonNode entry) {
    String format = entry.required("format").textValue();
    String schema = entry.required("schema").textValue();
    List<Column> columns = format.equals("parquet") ? columns(schema) : List.of();
    return new DatasetContract(
        entry.required("id").textValue(),
        entry.required("owner").textValue(),
        entry.required("state").textValue(),
        format,
        new PathTemplate(entry.required("path").textValue()),
        texts(entry.path("partition_keys")),
        texts(entry.path("key")),
        texts(entry.path("order")),
        schema,
        entry.path("row").textValue(),
        columns);
  }

  private static List<Column> columns(String schema) {
    try {
      JsonNode root = JSON.readTree(resource(schema));
      Set<String> required = new HashSet<>(texts(root.path("required")));
      List<Column> columns = new ArrayList<>();
      root.path("properties")
          .fields()
          .forEachRemaining(
              field -> {
                JsonNode p = field.getValue();
                ColumnType type = ColumnType.of(p.required("x-column").textValue());
                String encoding = p.path("x-encoding").asText(defaultEncoding(type));
                columns.add(
                    new Column(
                        field.getKey(),
                        type,
                        !required.contains(field.getKey()),
                        p.path("x-identity").textValue(),
                        encoding));
              });
      return columns;
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("Contract file " + schema + ": " + e.getMessage(), e);
    }
  }

  private static String defaultEncoding(ColumnType type) {
    return switch (type) {
      case STRING, STRING_LIST, UINT64 -> "dictionary";
      case INT64, INT32, TIMESTAMP_UTC, TIMESTAMP_LOCAL -> "delta";
      case DOUBLE, BOOLEAN -> "plain";
    };
  }

  private static List<String> texts(JsonNode array) {
    List<String> out = new ArrayList<>();
    array.forEach(n -> out.add(n.textValue()));
    return out;
  }
}
