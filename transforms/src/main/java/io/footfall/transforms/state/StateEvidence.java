package io.footfall.transforms.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.Finding;
import io.footfall.coders.Tally;
import io.footfall.transforms.json.MalformedJson;
import io.footfall.transforms.json.StrictJson;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private static final Set<String> FIELDS = Set.of("state", "plan_digest", "tallies", "findings");
  private static final Set<String> FINDING_FIELDS =
      Set.of("code", "check", "key", "found", "expected");

  /** The tally of a check, or {@link Tally#NONE}. */
  public Tally tally(String check) {
    return tallies.getOrDefault(check, Tally.NONE);
  }

  void publish(StateRun run) throws IOException {
    String path = run.work() + NAME;
    if (Storage.exists(path)) {
      Storage.delete(List.of(path));
    }
    Storage.write(path, toJson(run), run.attempt());
  }

  private byte[] toJson(StateRun run) {
    ObjectNode root = JSON.createObjectNode();
    root.put("state", state);
    root.put("plan_digest", run.planDigest());
    ObjectNode byId = root.putObject("tallies");
    tallies.forEach((id, tally) -> byId.set(id, PartSidecar.json(tally)));
    root.set("findings", JSON.valueToTree(findings));
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(root)
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the state has left evidence of this plan that can be read. */
  public static boolean usable(StateRun run) throws IOException {
    if (!Storage.exists(run.work() + NAME)) {
      return false;
    }
    try {
      parse(run, Storage.read(run.work() + NAME, FileLimit.STATE));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads the evidence a state left.
   *
   * @throws IOException with the path, also if it is malformed or of another state or plan
   */
  public static StateEvidence read(StateRun run) throws IOException {
    String path = run.work() + NAME;
    try {
      return parse(run, Storage.read(path, FileLimit.STATE));
    } catch (MalformedJson e) {
      throw e.at(path);
    }
  }

  private static StateEvidence parse(StateRun run, byte[] json) throws MalformedJson {
    JsonNode root = StrictJson.parse(json);
    StrictJson.requireFields(root, FIELDS, Set.of());
    String state = StrictJson.text(root, "state");
    String plan = StrictJson.text(root, "plan_digest");
    if (!state.equals(run.state()) || !plan.equals(run.planDigest())) {
      throw new MalformedJson(
          "evidence of state "
              + StrictJson.shown(state)
              + " and plan "
              + StrictJson.shown(plan)
              + "; expected "
              + run.state()
              + " and "
              + run.planDigest());
    }
    List<Finding> findings = new ArrayList<>();
    for (JsonNode f : StrictJson.list(root, "findings")) {
      StrictJson.requireFields(f, FINDING_FIELDS, Set.of());
      findings.add(
          new Finding(
              StrictJson.text(f, "code"),
              StrictJson.text(f, "check"),
              StrictJson.text(f, "key"),
              StrictJson.text(f, "found"),
              StrictJson.text(f, "expected")));
    }
    Map<String, Tally> tallies = PartSidecar.tallies(StrictJson.object(root, "tallies"));
    return new StateEvidence(state, tallies, findings);
  }
}
