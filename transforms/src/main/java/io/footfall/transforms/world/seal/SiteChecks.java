package io.footfall.transforms.world.seal;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.coders.SealedTable;
import io.footfall.contracts.U64;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.sampling.AliasTable;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableSlice;
import io.footfall.transforms.world.aliases.MerchantWeights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** W2 to W5 over outlets, sites, clocks, weights and the site blob. */
final class SiteChecks {
  private static final String[] KEY = {"merchant_id", "legal_country_iso", "site_order"};
  private static final double SUM_TOLERANCE = 1e-9;

  private final WorldTables world;

  SiteChecks(WorldTables world) {
    this.world = world;
  }

  /** W2: the four tables hold the same sites. */
  void sameSites(WorldCheck check) throws IOException {
    List<TableSlice> slices = new ArrayList<>();
    try {
      for (String dataset : WorldTables.SITE_TABLES) {
        slices.add(TableSlice.open(world.table(dataset), KeyRange.ALL, KEY));
      }
      boolean more = true;
      while (more) {
        List<String> keys = new ArrayList<>();
        for (TableSlice slice : slices) {
          keys.add(slice.next() ? key(slice) : "end");
        }
        more = !keys.get(0).equals("end");
        boolean same = keys.stream().distinct().count() == 1;
        if (more || !same) {
          check.see(same, keys.get(0), keys);
        }
        more &= same;
      }
    } finally {
      for (TableSlice slice : slices) {
        slice.close();
      }
    }
  }

  private static String key(TableSlice slice) {
    return U64.text(slice.longAt(0)) + "|" + slice.textAt(1) + "|" + slice.intAt(2);
  }

  /** W3: outlets of a merchant and country are numbered from 1 to their count. */
  void contiguousOrders(WorldCheck check) throws IOException {
    String[] columns = Arrays.copyOf(KEY, KEY.length + 1);
    columns[KEY.length] = "final_country_outlet_count";
    try (TableSlice slice =
        TableSlice.open(world.table("outlet_catalogue"), KeyRange.ALL, columns)) {
      String pair = "";
      int order = 0;
      int count = 0;
      while (slice.next()) {
        String here = U64.text(slice.longAt(0)) + "|" + slice.textAt(1);
        if (!here.equals(pair)) {
          check.see(order == count, pair, order + " outlets, not " + count);
          pair = here;
          order = 0;
        }
        order++;
        count = slice.intAt(KEY.length);
        check.see(slice.intAt(2) == order, here, "site order " + slice.intAt(2) + " at " + order);
      }
      check.see(order == count, pair, order + " outlets, not " + count);
    }
  }

  /** W4 and W5: weights of a merchant sum to one, and its slice decodes to them. */
  void weightsAndSlices(WorldCheck sums, WorldCheck slices) throws IOException {
    byte[] blob = world.read("s2_alias_blob");
    JsonNode index = JsonDocuments.parse(world.read("s2_alias_index"));
    String digest = index.path("blob_sha256").asText();
    slices.see(Storage.sha256(blob).equals(digest), "s2_alias_blob", Storage.sha256(blob));
    SealedTable weights = world.table("s1_site_weights");
    int at = 0;
    JsonNode rows = index.path("merchants");
    try (MerchantWeights walk =
        MerchantWeights.open(weights, KeyRange.ALL, MerchantWeights.SITE_WEIGHT)) {
      while (walk.next()) {
        String merchant = U64.text(walk.merchantId());
        double sum = 0;
        for (double weight : walk.weights()) {
          sum += weight;
        }
        sums.within(StrictMath.abs(sum - 1), SUM_TOLERANCE, merchant);
        JsonNode row = rows.path(at++);
        slices.see(row.path("merchant_id").asText().equals(merchant), merchant, row);
        slice(
            slices,
            merchant,
            blob,
            row.path("offset").asLong(-1),
            row.path("length").asLong(-1),
            row.path("checksum").asText(),
            walk.weights());
      }
    }
    slices.see(at == rows.size(), "s2_alias_index", rows.size() + " slices, not " + at);
  }

  /** One slice: in bounds, unchanged, and true to the weights. */
  static void slice(
      WorldCheck check,
      String merchant,
      byte[] blob,
      long offset,
      long length,
      String checksum,
      double[] weights) {
    if (offset < 0 || length < 0 || offset + length > blob.length) {
      check.see(false, merchant, "slice " + offset + "+" + length + " of " + blob.length);
      return;
    }
    int from = (int) offset;
    byte[] slice = Arrays.copyOfRange(blob, from, from + (int) length);
    check.see(Storage.sha256(slice).equals(checksum), merchant, Storage.sha256(slice));
    try {
      double error = AliasTable.decode(slice, 0, slice.length).lawError(weights);
      check.within(error, AliasTable.LAW_TOLERANCE, merchant);
    } catch (IllegalArgumentException e) {
      check.see(false, merchant, e.getMessage());
    }
  }
}
