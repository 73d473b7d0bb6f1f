package io.footfall.transforms.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.ExactSum;
import io.footfall.coders.PartFile;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
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
    result.tallies().forEach((id, tally) -> root.withObject("/tallies").set(id, json(tally)));
    String path = path(run, unit.number());
    if (Storage.exists(path)) {
      Storage.delete(List.of(path));
    }
    Storage.write(path, JSON.writeValueAsBytes(root), run.attempt());
  }

  static Optional<UnitResult> find(StateRun run, WorkUnit unit) throws IOException {
    String path = path(run, unit.number());
    if (!Storage.exists(path)) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(Storage.read(path));
      if (!run.planDigest().equals(root.path("plan_digest").textValue())) {
        return Optional.empty();
      }
      List<PartFile> parts = new ArrayList<>();
      Set<String> wanted = new HashSet<>(run.logs());
      for (JsonNode node : root.path("parts")) {
        PartFile part = TableManifest.part(node.required("dataset").textValue(), node);
        String file = run.folder(part.dataset()) + part.name();
        if (!Storage.exists(file) || !Storage.sha256(file).equals(part.sha256())) {
          return Optional.empty();
        }
        wanted.remove(part.dataset());
        parts.add(part);
      }
      if (!wanted.isEmpty()) {
        return Optional.empty();
      }
      Map<String, Tally> tallies = new TreeMap<>();
      root.path("tallies")
          .fields()
          .forEachRemaining(f -> tallies.put(f.getKey(), tally(f.getValue())));
      return Optional.of(new UnitResult(parts, tallies, List.of()));
    } catch (com.fasterxml.jackson.core.JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
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

  static Tally tally(JsonNode node) {
    return new Tally(
        node.required("support").longValue(),
        node.required("violations").longValue(),
        node.required("total").longValue(),
        new ExactSum(node.required("sum_high").longValue(), node.required("sum_low").longValue()),
        node.path("min").asDouble(Tally.NONE.min()),
        node.path("max").asDouble(Tally.NONE.max()));
  }
}
