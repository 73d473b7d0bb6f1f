package io.footfall.transforms.world.seal;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.PolicyFile;
import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.Edge;
import io.footfall.contracts.world.EdgeAliasEntry;
import io.footfall.contracts.world.VirtualClassification;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.world.edges.EdgeRows;
import io.footfall.transforms.world.edges.EdgeUniverse;
import io.footfall.transforms.world.edges.EdgesByMerchant;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** W5, W10 and W11 over edges, their blob and their universe. */
final class EdgeChecks {
  private static final double SUM_TOLERANCE = 1e-9;

  private final WorldTables world;

  EdgeChecks(WorldTables world) {
    this.world = world;
  }

  /** W10: merchants that trade at edges, and no others, have edges, slice and settlement place. */
  void edgesPresent(WorldCheck check) throws IOException {
    Set<Long> virtual = new HashSet<>();
    ReadTable.forEach(
        world.table("virtual_classification_3B"),
        KeyRange.ALL,
        VirtualClassification.class,
        row -> {
          boolean trades = !row.virtualMode().equals("NON_VIRTUAL");
          boolean agrees = row.isVirtual() == trades;
          check.see(agrees || world.outside(), U64.text(row.merchantId()), row.virtualMode());
          if (trades) {
            virtual.add(row.merchantId());
          }
        });
    for (String dataset :
        new String[] {"virtual_settlement_3B", "edge_catalogue_3B", "edge_alias_index_3B"}) {
      Set<Long> there = world.merchants(dataset);
      WorldTables.contained(check, dataset, virtual, there);
      if (!world.outside()) {
        WorldTables.contained(check, "virtual_classification_3B", there, virtual);
      }
    }
  }

  /** W5 and W4 of edges: slices decode to weights of sum one, rows keep their digest. */
  void slices(WorldCheck sums, WorldCheck slices) throws IOException {
    byte[] blob = world.read("edge_alias_blob_3B");
    Map<Long, EdgeAliasEntry> entries = new HashMap<>();
    ReadTable.forEach(
        world.table("edge_alias_index_3B"),
        KeyRange.ALL,
        EdgeAliasEntry.class,
        row -> {
          if (row.merchantId() == null) {
            String found = Storage.sha256(blob);
            slices.see(found.equals(row.blobSha256Hex()), "edge_alias_blob_3B", found);
          } else {
            entries.put(row.merchantId(), row);
          }
        });
    CdnWeightsPolicy cdn =
        world.ctx().config().read(PolicyFile.CDN_WEIGHTS, CdnWeightsPolicy.class);
    EdgeRows rows = new EdgeRows(cdn, world.partition());
    EdgesByMerchant.forEach(
        world.table("edge_catalogue_3B"),
        KeyRange.ALL,
        (merchantId, edges) -> {
          String merchant = U64.text(merchantId);
          double sum = 0;
          for (Edge edge : edges) {
            sum += edge.edgeWeight();
            boolean kept = world.outside() || rows.digest(edge).equals(edge.edgeDigest());
            slices.see(kept, edge.edgeId(), "digest");
          }
          sums.within(StrictMath.abs(sum - 1), SUM_TOLERANCE, merchant);
          EdgeAliasEntry entry = entries.get(merchantId);
          slices.see(entry != null, merchant, entry);
          if (entry != null) {
            SiteChecks.slice(
                slices,
                merchant,
                blob,
                entry.blobOffsetBytes(),
                entry.blobLengthBytes(),
                entry.merchantAliasChecksum(),
                weights(edges, sum));
          }
        });
  }

  /**
   * Weights as their slice has them: of sum one, though those of a world made elsewhere may not.
   */
  private double[] weights(List<Edge> edges, double sum) {
    double whole = world.outside() && sum > 0 ? sum : 1;
    return edges.stream().mapToDouble(e -> e.edgeWeight() / whole).toArray();
  }

  /** W11: the edge universe hash follows from the sealed indexes and policies. */
  void edgeUniverse(WorldCheck check) throws IOException {
    JsonNode hash = JsonDocuments.parse(world.read("edge_universe_hash_3B"));
    EdgeUniverse universe =
        world.outside() ? EdgeUniverse.stated(hash) : EdgeUniverse.of(world.ctx());
    String expected = universe.universeHash();
    JsonNode routing = JsonDocuments.parse(world.read("virtual_routing_policy_3B"));
    String found = hash.path("universe_hash").asText();
    check.see(found.equals(expected), "edge_universe_hash_3B", found);
    String named = routing.path("edge_universe_hash").asText();
    check.see(named.equals(expected), "virtual_routing_policy_3B", named);
  }
}
