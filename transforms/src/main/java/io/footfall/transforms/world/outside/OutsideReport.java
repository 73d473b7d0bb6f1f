package io.footfall.transforms.world.outside;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.Tally;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * {@code outside_world}: where an imported world comes from, what was let pass on the way, and what
 * demand was left out. A function of its files and our policies; no path of this machine, no clock.
 */
public final class OutsideReport {
  private static final String DATASET = "outside_world";

  private final RunContext ctx;
  private final OutsideWorld world;
  private final List<String> warnings = new ArrayList<>();

  private OutsideReport(RunContext ctx, OutsideWorld world) {
    this.ctx = ctx;
    this.world = world;
  }

  /**
   * Publishes the report of a root whose W-checks have passed.
   *
   * @param tallies what {@link ImportTables} saw, over all segments
   * @param unknownFields what {@link OutsideDocuments} left out
   * @return the warnings, for the user
   */
  public static List<String> publish(
      RunContext ctx,
      OutsideWorld world,
      SortedMap<String, Tally> tallies,
      List<String> unknownFields)
      throws IOException {
    return new OutsideReport(ctx, world).run(tallies, unknownFields);
  }

  private List<String> run(SortedMap<String, Tally> tallies, List<String> unknownFields)
      throws IOException {
    Partition layer1 = Partition.world(ctx.identity());
    UnservedDemand unserved = UnservedDemand.of(ctx);
    tallies.keySet().forEach(this::warn);
    unknownFields.forEach(f -> warnings.add("unknown field left out: " + f.replace('|', '.')));
    if (unserved.rows() > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "W8: %d zones of %d merchants have demand but no site; dropped with %.1f expected"
                  + " arrivals a week",
              unserved.rows(),
              unserved.merchants(),
              unserved.weeklyVolume()));
    }
    ObjectNode json = JsonDocuments.object();
    json.put("manifest_fingerprint", ctx.identity().manifestFingerprint());
    json.put("parameter_hash", ctx.identity().parameterHash());
    source(json.putObject("source"));
    tables(json.putArray("tables"), layer1);
    ArrayNode list = json.putArray("warnings");
    warnings.forEach(list::add);
    ObjectNode demand = json.putObject("demand_without_site");
    demand.put("rows", unserved.rows());
    demand.put("merchants", unserved.merchants());
    demand.put("zone_site_count", unserved.siteCount());
    demand.put("weekly_volume_expected", unserved.weeklyVolume());
    demand.put("weekly_volume_kept", unserved.keptVolume());
    json.put(
        "zones_without_count", tallies.getOrDefault(ImportTables.NO_COUNT, Tally.NONE).support());
    ctx.publish(DATASET, layer1, CanonicalJson.bytes(json), OutsideCodes.OUTPUT_CONFLICT.code());
    return List.copyOf(warnings);
  }

  private void warn(String tally) {
    if (tally.startsWith(ImportTables.RESORTED)) {
      warnings.add(
          "W1: rows out of order, sorted: " + tally.substring(ImportTables.RESORTED.length()));
    } else if (tally.startsWith(ImportTables.EXTRA)) {
      String column = tally.substring(ImportTables.EXTRA.length()).replace('|', '.');
      warnings.add("unknown column left out: " + column);
    }
  }

  private void source(ObjectNode json) {
    RunIdentity maker = world.identity();
    json.put("run_id", maker.runId());
    json.put("seed", U64.big(maker.worldSeed()));
    json.put("parameter_hash", maker.parameterHash());
    json.put("manifest_fingerprint", maker.manifestFingerprint());
    json.put("merchant_version", world.merchantVersion());
    for (Map.Entry<String, byte[]> file : world.artefacts().entrySet()) {
      json.withObject("/artefacts").put(file.getKey(), Storage.sha256(file.getValue()));
    }
  }

  private void tables(ArrayNode list, Partition layer1) throws IOException {
    for (DatasetContract contract : SourceFiles.datasets()) {
      if (contract.isTable()) {
        ObjectNode row = list.addObject();
        row.put("dataset", contract.id());
        row.put("files", world.files(contract.id()).size());
        row.put("rows", ctx.table(contract.id(), layer1).rows());
      }
    }
  }
}
