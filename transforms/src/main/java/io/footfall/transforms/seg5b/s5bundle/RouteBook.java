package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.contracts.U64;
import io.footfall.transforms.table.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

/**
 * Where arrivals of one merchant may go, from the sealed world: sites by recomputed id, edges of
 * positive weight, mode and settlement zone. Merchants are asked for in ascending order.
 */
final class RouteBook implements AutoCloseable {
  /** A place an id stands for. */
  record Endpoint(String country, String tzid) {}

  private final TableSlice sites;
  private final TableSlice edges;
  private final TableSlice modes;
  private final TableSlice settlements;
  private final Map<Long, Endpoint> siteById = new HashMap<>();
  private final Map<Long, Endpoint> edgeById = new HashMap<>();
  private final MessageDigest sha256;
  private boolean moreSites;
  private boolean moreEdges;
  private boolean moreModes;
  private boolean moreSettlements;
  private String mode;
  private String settlement;

  RouteBook(ArrivalTables tables, KeyRange range) throws IOException {
    sites =
        TableSlice.open(
            tables.sites(), range, "merchant_id", "legal_country_iso", "site_order", "tzid");
    edges =
        TableSlice.open(
            tables.edges(),
            range,
            "merchant_id",
            "edge_id",
            "country_iso",
            "tzid_operational",
            "edge_weight");
    modes = TableSlice.open(tables.modes(), range, "merchant_id", "virtual_mode");
    settlements = TableSlice.open(tables.settlements(), range, "merchant_id", "tzid_settlement");
    moreSites = sites.next();
    moreEdges = edges.next();
    moreModes = modes.next();
    moreSettlements = settlements.next();
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Turns to a merchant; what the world does not know stays empty. */
  void turnTo(long merchant) throws IOException {
    siteById.clear();
    edgeById.clear();
    mode = null;
    settlement = null;
    for (; upTo(moreSites, sites, merchant); moreSites = sites.next()) {
      if (sites.longAt(0) == merchant) {
        long id = siteId(merchant, sites.textAt(1), sites.longAt(2));
        siteById.put(id, new Endpoint(sites.textAt(1), sites.textAt(3)));
      }
    }
    for (; upTo(moreEdges, edges, merchant); moreEdges = edges.next()) {
      if (edges.longAt(0) == merchant && edges.doubleAt(4) > 0) {
        long id = Long.parseUnsignedLong(edges.textAt(1), 16);
        edgeById.put(id, new Endpoint(edges.textAt(2), edges.textAt(3)));
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

  /** The site of an id, or null. */
  Endpoint site(long id) {
    return siteById.get(id);
  }

  /** The edge of an id, or null. */
  Endpoint edge(long id) {
    return edgeById.get(id);
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
    settlements.close();
  }
}
