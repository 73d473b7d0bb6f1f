package io.footfall.pipelines.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.U64;
import io.footfall.transforms.diff.RunDifference;
import io.footfall.transforms.diff.Unexplained;
import io.footfall.transforms.diff.causes.AffectedKeys;
import io.footfall.transforms.diff.inputs.PolicyDifference;
import io.footfall.transforms.diff.rows.ColumnDifference;
import io.footfall.transforms.diff.rows.RowExample;
import io.footfall.transforms.diff.rows.TableDifference;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;

/** A comparison as one JSON object. */
public final class DiffJson {
  private DiffJson() {}

  /** Its text, one line. */
  public static String of(RunDifference diff) {
    ObjectNode node = JsonDocuments.object();
    run(node.putObject("a"), diff.runs().a(), diff.runs().seedA());
    run(node.putObject("b"), diff.runs().b(), diff.runs().seedB());
    node.put("scenario_id", diff.runs().scenarioId());
    ObjectNode resources = node.putObject("resources");
    diff.resources()
        .forEach((name, ab) -> resources.putObject(name).put("a", ab[0]).put("b", ab[1]));
    ArrayNode policies = node.putArray("policies");
    diff.policies().forEach(policy -> policy(policies.addObject(), policy));
    ArrayNode tables = node.putArray("tables");
    diff.tables().forEach(table -> table(tables.addObject(), table));
    diff.onlyA().forEach(node.putArray("tables_only_a")::add);
    diff.onlyB().forEach(node.putArray("tables_only_b")::add);
    diff.excluded().forEach(node.putArray("columns_not_compared")::add);
    affected(node.putObject("affected"), diff.affected());
    node.put("common_world_draws", diff.draws().world().isEmpty());
    node.put("common_arrival_draws", diff.draws().arrivals().isEmpty());
    node.put("draws_differ_because", diff.draws().arrivals());
    node.put("unexplained_keys", diff.unexplainedCount());
    ArrayNode unexplained = node.putArray("unexplained");
    for (Unexplained one : diff.unexplained()) {
      unexplained
          .addObject()
          .put("dataset", one.dataset())
          .put("key", one.key())
          .put("row", one.row())
          .put("what", one.what());
    }
    node.put("verdict", DiffVerdict.name(diff));
    return CanonicalJson.text(node);
  }

  private static void run(ObjectNode node, RunContext run, long seed) {
    node.put("root", run.root());
    node.put("run_id", run.identity().runId());
    node.put("parameter_hash", run.identity().parameterHash());
    node.put("manifest_fingerprint", run.identity().manifestFingerprint());
    node.put("world_seed", U64.big(run.identity().worldSeed()));
    node.put("arrival_seed", U64.big(seed));
  }

  private static void policy(ObjectNode node, PolicyDifference policy) {
    node.put("file", policy.file().path());
    node.put("law", RunDifference.isLaw(policy.file()));
    ArrayNode changes = node.putArray("changes");
    policy
        .changes()
        .forEach(
            c ->
                changes.addObject().put("path", c.path()).put("a", c.before()).put("b", c.after()));
  }

  private static void table(ObjectNode node, TableDifference table) {
    node.put("dataset", table.dataset());
    node.put("state", table.state());
    node.put("rows_a", table.rowsA());
    node.put("rows_b", table.rowsB());
    node.put("only_a", table.onlyA());
    node.put("only_b", table.onlyB());
    node.put("changed", table.changed());
    node.put("merchants", table.merchants());
    ArrayNode columns = node.putArray("columns");
    for (ColumnDifference column : table.byColumn()) {
      ObjectNode c = columns.addObject().put("name", column.name()).put("rows", column.rows());
      if (column.isQuantity()) {
        c.put("largest_absolute", column.largestAbsolute());
      }
      if (column.isQuantity() && !column.isTime()) {
        c.put("largest_relative", column.largestRelative());
      }
    }
    ArrayNode examples = node.putArray("examples");
    for (RowExample example : table.examples()) {
      ObjectNode e = examples.addObject().put("key", example.key()).put("kind", example.kind());
      example.columns().forEach(e.putArray("columns")::add);
    }
  }

  private static void affected(ObjectNode node, AffectedKeys n) {
    node.put("merchants", n.merchants());
    node.put("merchants_all", n.merchantsAll());
    node.put("keys", n.keys());
    node.put("keys_all", n.keysAll());
    node.put("keys_of_equal_inputs", n.keysOfEqualInputs());
    node.put("buckets", n.buckets());
    node.put("buckets_all", n.bucketsAll());
    node.put("arrivals_changed", n.arrivalsChanged());
    node.put("arrivals_only_a", n.arrivalsOnlyA());
    node.put("arrivals_only_b", n.arrivalsOnlyB());
    node.put("arrivals_all", n.arrivalsAll());
    node.put("arrivals_renumbered", n.renumbered());
    node.put("renumbered_keys", n.renumberedKeys());
    node.put("siblings", n.siblings());
  }
}
