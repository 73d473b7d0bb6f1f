package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.contracts.U64;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5b.s4arrivals.ArrivalInputs;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where arrivals of one merchant may go, from the sealed world: sites by recomputed id, edges of
 * positive weight, mode and settlement zone. Merchants are asked for in ascending order.
 */
final class RouteBook implements AutoCloseable {
  /**
   * A place an id stands for.
   *
   * @param weight weight of an edge, 0 of a site
   */
  record Endpoint(String country, String tzid, double weight) {}

  private final TableSlice sites;
  private final TableSlice edges;
  private final TableSlice modes;
  private final TableSlice settlements;
  private final LongIndex siteIndex = new LongIndex();
  private final LongIndex edgeIndex = new LongIndex();
  private final List<Endpoint> siteList = new ArrayList<>();
  private final List<Endpoint> edgeList = new ArrayList<>();
  private final MessageDigest sha256;
  private boolean moreSites;
  private boolean moreEdges;
  private boolean moreModes;
  private boolean moreSettlements;
  private String mode;
  private String settlement;

  RouteBook(ArrivalInputs inputs, KeyRange range) throws IOException {
    sites =
        TableSlice.open(
            inputs.siteZones(), range, "merchant_id", "legal_country_iso", "site_order", "tzid");
    edges =
        TableSlice.open(
            inputs.edges(),
            range,
            "merchant_id",
            "edge_id",
            "country_iso",
            "tzid_operational",
            "edge_weight");
    modes = TableSlice.open(inputs.modes(), range, "merchant_id", "virtual_mode");
    settlements =
        inputs.settlements() == null
            ? null
            : TableSlice.open(inputs.settlements(), range, "merchant_id", "tzid_settlement");
    moreSites = sites.next();
    moreEdges = edges.next();
    moreModes = modes.next();
    moreSettlements = settlements != null && settlements.next();
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Turns to a merchant; what the world does not know stays empty. */
  void turnTo(long merchant) throws IOException {
    siteIndex.clear();
    edgeIndex.clear();
    siteList.clear();
    edgeList.clear();
    mode = null;
    settlement = null;
    for (; upTo(moreSites, sites, merchant); moreSites = sites.next()) {
      if (sites.longAt(0) == merchant) {
        long id = siteId(merchant, sites.textAt(1), sites.longAt(2));
        siteIndex.put(id, siteList.size());
        siteList.add(new Endpoint(sites.textAt(1), sites.textAt(3), 0));
      }
    }
    for (; upTo(moreEdges, edges, merchant); moreEdges = edges.next()) {
      if (edges.longAt(0) == merchant && edges.doubleAt(4) > 0) {
        long id = Long.parseUnsignedLong(edges.textAt(1), 16);
        edgeIndex.put(id, edgeList.size());
        edgeList.add(new Endpoint(edges.textAt(2), edges.textAt(3), edges.doubleAt(4)));
      }
    }
    for (; upTo(moreModes, modes, merchant); moreModes = modes.next()) {
      mode = modes.longAt(0) == merchant ? modes.textAt(1) : mode;
    }
    for (; upTo(moreSettlements, settlements, merchant); moreSettlements = settlements.next()) {
      settlement = settlements.longAt(0) == merchant ? settlements.textAt(1) : settlement;
    }
  }

  private static boolean upTo(boolean more, TableSlice rows, long merchant) {
    return more && U64.compare(rows.longAt(0), merchant) <= 0;
  }

  /** LE64 of bytes 24 to 31 of SHA-256("merchant:country:order"), 0 becomes 1 (5B-s4.md). */
  private long siteId(long merchant, String country, long order) {
    String text = U64.text(merchant) + ":" + country + ":" + order;
    byte[] hash = sha256.digest(text.getBytes(StandardCharsets.US_ASCII));
    long id = ByteBuffer.wrap(hash).order(ByteOrder.LITTLE_ENDIAN).getLong(24);
    return id == 0 ? 1 : id;
  }

  /** Position of the site of an id, or -1. */
  int site(long id) {
    return siteIndex.get(id);
  }

  /** Position of the edge of an id, or -1. */
  int edge(long id) {
    return edgeIndex.get(id);
  }

  /** Sites, in the order of their table. */
  List<Endpoint> sites() {
    return siteList;
  }

  /** Edges of positive weight, in the order of their table. */
  List<Endpoint> edges() {
    return edgeList;
  }

  /** Virtual mode of the merchant, or null. */
  String mode() {
    return mode;
  }

  /** Settlement zone of the merchant, or null. */
  String settlement() {
    return settlement;
  }

  @Override
  public void close() throws IOException {
    sites.close();
    edges.close();
    modes.close();
    if (settlements != null) {
      settlements.close();
    }
  }
}
