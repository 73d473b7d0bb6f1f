package io.footfall.transforms.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.ExactSum;
import io.footfall.coders.PartFile;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.transforms.json.MalformedJson;
import io.footfall.transforms.json.StrictJson;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The small file written after a unit's parts: plan digest, parts, tallies. A later attempt with
 * the same plan takes the unit from here instead of running it (DESIGN law 8). A damaged or foreign
 * sidecar counts as none.
 */
public final class PartSidecar {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIELDS = Set.of("plan_digest", "unit");
  private static final Set<String> OPTIONAL_FIELDS = Set.of("parts", "tallies");
  private static final Set<String> TALLY_FIELDS =
      Set.of("support", "violations", "total", "sum_high", "sum_low");

  private PartSidecar() {}

  static String path(StateRun run, int number) {
    return run.work() + String.format(java.util.Locale.ROOT, "unit-%05d.json", number);
  }

  static void write(StateRun run, WorkUnit unit, UnitResult result) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("plan_digest", run.planDigest());
    root.put("unit", unit.number());
    for (PartFile part : result.parts()) {
      root.withArray("parts").add(TableManifest.part(part).put("dataset", part.dataset()));
    }
    if (!result.tallies().isEmpty()) {
      ObjectNode byId = root.putObject("tallies");
      result.tallies().forEach((id, tally) -> byId.set(id, json(tally)));
    }
    String path = path(run, unit.number());
    if (Storage.exists(path)) {
      Storage.delete(List.of(path));
    }
    Storage.write(path, JSON.writeValueAsBytes(root), run.attempt());
  }

  static Optional<UnitResult> find(StateRun run, WorkUnit unit) throws IOException {
    String path = path(run, unit.number());
    if (!Storage.exists(path) || Storage.size(path) > FileLimit.STATE.bytes()) {
      return Optional.empty();
    }
    try {
      return parse(run, unit, Storage.read(path, FileLimit.STATE));
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }

  private static Optional<UnitResult> parse(StateRun run, WorkUnit unit, byte[] json)
      throws IOException {
    JsonNode root = StrictJson.parse(json);
    StrictJson.requireFields(root, FIELDS, OPTIONAL_FIELDS);
    if (!run.planDigest().equals(StrictJson.text(root, "plan_digest"))
        || StrictJson.whole(root, "unit", 0, Integer.MAX_VALUE) != unit.number()) {
      return Optional.empty();
    }
    List<PartFile> parts = new ArrayList<>();
    Set<String> wanted = new HashSet<>(run.logs());
    wanted.addAll(run.datasets());
    for (JsonNode node : root.has("parts") ? StrictJson.list(root, "parts") : List.<JsonNode>of()) {
      String dataset = StrictJson.text(node, "dataset");
      PartFile part = TableManifest.part(dataset, node);
      if (part.number() != unit.number()
          || part.firstMerchant() != unit.firstMerchant()
          || part.lastMerchant() != unit.lastMerchant()) {
        return Optional.empty();
      }
      boolean log = run.logs().contains(dataset);
      if (!log && !run.datasets().contains(dataset)) {
        continue;
      }
      String name = log ? StateRun.logName(part.number()) : StateRun.partName(part.number());
      String file = run.folder(dataset) + name;
      if (!part.name().equals(name)
          || !wanted.remove(dataset)
          || !Storage.exists(file)
          || Storage.size(file) != part.bytes()
          || !Storage.sha256(file).equals(part.sha256())) {
        return Optional.empty();
      }
      parts.add(part);
    }
    if (!wanted.isEmpty()) {
      return Optional.empty();
    }
    boolean none = !root.has("tallies");
    return Optional.of(
        new UnitResult(
            parts,
            none ? new TreeMap<>() : tallies(StrictJson.object(root, "tallies")),
            List.of()));
  }

  /** Digests of all parts that units of this plan have left so far. */
  public static Set<String> digests(StateRun run, List<WorkUnit> units) throws IOException {
    Set<String> digests = new HashSet<>();
    for (WorkUnit unit : units) {
      find(run, unit).ifPresent(done -> done.parts().forEach(part -> digests.add(part.sha256())));
    }
    return digests;
  }

  /** Canonical form of a tally; infinities of an empty range are left out. */
  static ObjectNode json(Tally tally) {
    ObjectNode node = JSON.createObjectNode();
    node.put("support", tally.support());
    node.put("violations", tally.violations());
    node.put("total", tally.total());
    node.put("sum_high", tally.sum().high());
    node.put("sum_low", tally.sum().low());
    if (!Double.isInfinite(tally.min())) {
      node.put("min", tally.min());
    }
    if (!Double.isInfinite(tally.max())) {
      node.put("max", tally.max());
    }
    return node;
  }

  /** Tallies by check id. */
  static Map<String, Tally> tallies(JsonNode object) throws MalformedJson {
    Map<String, Tally> tallies = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      tallies.put(entry.getKey(), tally(entry.getValue()));
    }
    return tallies;
  }

  private static Tally tally(JsonNode node) throws MalformedJson {
    StrictJson.requireFields(node, TALLY_FIELDS, Set.of("min", "max"));
    return new Tally(
        StrictJson.whole(node, "support", 0, Long.MAX_VALUE),
        StrictJson.whole(node, "violations", 0, Long.MAX_VALUE),
        StrictJson.whole(node, "total", Long.MIN_VALUE, Long.MAX_VALUE),
        new ExactSum(
            StrictJson.whole(node, "sum_high", Long.MIN_VALUE, Long.MAX_VALUE),
            StrictJson.whole(node, "sum_low", Long.MIN_VALUE, Long.MAX_VALUE)),
        StrictJson.number(node, "min", Tally.NONE.min()),
        StrictJson.number(node, "max", Tally.NONE.max()));
  }
}
