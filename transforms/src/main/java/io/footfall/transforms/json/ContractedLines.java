package io.footfall.transforms.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.Comparator;
import java.util.Optional;

/** Judges many JSON lines by one contract; the schema is read once. */
public final class ContractedLines {
  private final JsonSchema schema;

  /** Lines of a dataset. */
  public ContractedLines(String dataset) {
    this.schema = JsonDocuments.schema(dataset);
  }

  /** The first breach of the contract, by place, if any. */
  public Optional<String> breach(JsonNode line) {
    return schema.validate(line).stream()
        .map(ValidationMessage::getMessage)
        .min(Comparator.naturalOrder());
  }
}
