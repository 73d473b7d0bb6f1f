package io.footfall.transforms.seg5a.s1classes;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.Merchant;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Merge-joins the four layer-1 tables of 5A.S1 by merchant, unsigned ascending. */
public final class MerchantFactsReader {
  private final SealedTable merchants;
  private final SealedTable zones;
  private final SealedTable modes;
  private final SealedTable edges;

  /**
   * @param merchants {@code transaction_schema_merchant_ids}
   * @param zones {@code zone_alloc}
   * @param modes {@code virtual_classification_3B}
   * @param edges {@code edge_catalogue_3B}
   */
  public MerchantFactsReader(
      SealedTable merchants, SealedTable zones, SealedTable modes, SealedTable edges) {
    this.merchants = merchants;
    this.zones = zones;
    this.modes = modes;
    this.edges = edges;
  }

  /** Facts of one merchant, or none if the universe lacks it. */
  public Optional<MerchantFacts> find(long merchantId) throws IOException {
    List<MerchantFacts> found = new ArrayList<>();
    forEach(new KeyRange(merchantId, merchantId), found::add);
    return found.stream().findFirst();
  }

  /** Visits every merchant of a range, whether it trades or not. */
  public void forEach(KeyRange range, Consumer<MerchantFacts> visit) throws IOException {
    try (MerchantCursor zone =
            new MerchantCursor(
                zones,
                range,
                "legal_country_iso",
                "tzid",
                "zone_site_count",
                "zone_site_count_sum");
        MerchantCursor mode = new MerchantCursor(modes, range, "virtual_mode");
        MerchantCursor edge =
            new MerchantCursor(edges, range, "country_iso", "tzid_operational", "edge_weight")) {
      for (Merchant merchant : ReadTable.rows(merchants, range, Merchant.class)) {
        visit.accept(facts(merchant, zone, mode, edge));
      }
      zone.requireEnd();
      mode.requireEnd();
      edge.requireEnd();
    }
  }

  private static MerchantFacts facts(
      Merchant merchant, MerchantCursor zone, MerchantCursor mode, MerchantCursor edge)
      throws IOException {
    long id = merchant.merchantId();
    List<MerchantFacts.Sites> sites = new ArrayList<>();
    for (; zone.at(id); zone.advance()) {
      sites.add(
          new MerchantFacts.Sites(zone.text(1), zone.text(2), zone.number(3), zone.number(4)));
    }
    if (!mode.at(id)) {
      throw new LawBroken(
          "5A.S1.S1_FEATURE_DERIVATION_FAILED",
          "V-06",
          "merchant_id=" + U64.text(id),
          "no row of virtual_classification_3B",
          "one");
    }
    VirtualMode virtual = VirtualMode.of(id, mode.text(1));
    mode.advance();
    List<MerchantFacts.EdgeShare> edges = new ArrayList<>();
    for (; edge.at(id); edge.advance()) {
      edges.add(new MerchantFacts.EdgeShare(edge.text(1), edge.text(2), edge.real(3)));
    }
    return new MerchantFacts(id, merchant.mcc(), merchant.channel(), virtual, sites, edges);
  }
}
