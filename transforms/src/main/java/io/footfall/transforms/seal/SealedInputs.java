package io.footfall.transforms.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import java.util.List;
import java.util.Optional;

/**
 * Sealed rows of a segment in the order of its law.
 *
 * @param law sort order and digest
 * @param rows one object per artefact
 * @param warnings optional artefacts that were not there
 */
public record SealedInputs(SealLaw law, List<ObjectNode> rows, List<String> warnings) {
  public SealedInputs {
    rows = List.copyOf(law.sort(rows));
    warnings = List.copyOf(warnings);
  }

  /** Dataset of a segment's sealed rows. */
  public static String dataset(SealLaw law) {
    return law == SealLaw.SURFACES ? "sealed_inputs_5A" : "sealed_inputs_5B";
  }

  /** {@code sealed_inputs_digest}. */
  public String digest() {
    return law.digest(rows);
  }

  /** The published array. */
  public byte[] toJson() {
    return CanonicalJson.bytes(array());
  }

  private ArrayNode array() {
    return JsonDocuments.array().addAll(rows);
  }

  /** Refuses duplicates and rows that break the contract. */
  void require(SealCodes codes) {
    Optional<String> twice = law.duplicate(rows);
    if (twice.isPresent()) {
      throw refusal(codes.duplicate(), twice.get() + " is sealed twice");
    }
    JsonNode document = array();
    Optional<String> breach = JsonDocuments.breach(dataset(law), document);
    if (breach.isPresent()) {
      throw refusal(codes.rows(), "sealed rows break their contract: " + breach.get());
    }
  }

  private static FootfallException refusal(FailureCode code, String what) {
    return new FootfallException(code, what, "Correct contracts/…/sealed_artefacts.");
  }
}
