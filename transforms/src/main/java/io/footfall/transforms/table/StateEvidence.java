package io.footfall.transforms.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.Finding;
import io.footfall.coders.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a state says of its own work: merged tallies and bounded findings. No clock inside, so equal
 * runs leave equal bytes.
 *
 * @param state state id
 * @param tallies evidence by check id, ascending
 * @param findings broken laws, ascending
 */
public record StateEvidence(String state, Map<String, Tally> tallies, List<Finding> findings) {
  /** File name below {@link StateRun#work()}. */
  public static final String NAME = "evidence.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The tally of a check, or {@link Tally#NONE}. */
  public Tally tally(String check) {
    return tallies.getOrDefault(check, Tally.NONE);
  }

  void publish(StateRun run) throws IOException {
    String path = run.work() + NAME;
    if (Storage.exists(path)) {
      Storage.delete(List.of(path));
    }
    Storage.write(path, toJson(), run.attempt());
  }

  private byte[] toJson() {
    ObjectNode root = JSON.createObjectNode();
    root.put("state", state);
    root.set("tallies", JSON.createObjectNode());
    tallies.forEach((id, tally) -> root.withObject("/tallies").set(id, PartSidecar.json(tally)));
    root.set("findings", JSON.valueToTree(findings));
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(root)
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads the evidence a state left. */
  public static StateEvidence read(StateRun run) throws IOException {
    JsonNode root = JSON.readTree(Storage.read(run.work() + NAME));
    Map<String, Tally> tallies = new TreeMap<>();
    root.path("tallies")
        .fields()
        .forEachRemaining(f -> tallies.put(f.getKey(), PartSidecar.tally(f.getValue())));
    List<Finding> findings = new ArrayList<>();
    for (JsonNode f : root.path("findings")) {
      findings.add(JSON.treeToValue(f, Finding.class));
    }
    return new StateEvidence(root.required("state").textValue(), tallies, findings);
  }
}
