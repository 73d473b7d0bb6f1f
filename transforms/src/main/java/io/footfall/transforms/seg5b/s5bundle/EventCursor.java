package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;

/**
 * The arrivals of a merchant range, row by row, as the arrays of their batches: column {@code c} of
 * the row at hand is {@code c[row]}. Not thread safe.
 */
final class EventCursor implements AutoCloseable {
  private static final String[] COLUMNS = {
    "merchant_id",
    "legal_country_iso",
    "zone_representation",
    "demand_class",
    "channel_group",
    "bucket_index",
    "arrival_seq",
    "ts_utc",
    "tzid_primary",
    "ts_local_primary",
    "utc_offset_minutes",
    "tzid_settlement",
    "ts_local_settlement",
    "tzid_operational",
    "ts_local_operational",
    "routing_universe_hash",
    "is_virtual",
    "site_id",
    "edge_id"
  };

  private final TableSlice slice;
  private boolean more;
  private int batch = -1;
  private long fileOrderBreaches;
  private String file;

  int row;
  long[] merchant;
  String[] country;
  String[] zone;
  String[] demandClass;
  String[] channel;
  long[] bucket;
  long[] seq;
  long[] ts;
  String[] primary;
  long[] localPrimary;
  boolean[] noLocalPrimary;
  long[] offset;
  String[] settlement;
  boolean[] noSettlement;
  long[] localSettlement;
  boolean[] noLocalSettlement;
  String[] operational;
  boolean[] noOperational;
  long[] localOperational;
  boolean[] noLocalOperational;
  String[] universe;
  long[] virtual;
  long[] site;
  boolean[] noSite;
  long[] edge;
  boolean[] noEdge;

  EventCursor(SealedTable table, KeyRange range) throws IOException {
    slice = TableSlice.open(table, range, COLUMNS);
    step();
  }

  /** Whether a row is at hand. */
  boolean more() {
    return more;
  }

  /** Whether the row at hand is of that merchant. */
  boolean at(long merchantId) {
    return more && merchant[row] == merchantId;
  }

  /** Bucket of the row at hand. */
  long bucket() {
    return bucket[row];
  }

  /** Moves on. */
  void next() throws IOException {
    long last = merchant[row];
    step();
    if (more && merchant[row] != last) {
      boolean sameFile = slice.partName().equals(file);
      if (sameFile && Long.compareUnsigned(merchant[row], last) < 0) {
        fileOrderBreaches++;
      }
      file = slice.partName();
    }
  }

  /** Rows whose merchant is below that of the row before it in the same file; asking resets it. */
  long takeFileOrderBreaches() {
    long breaches = fileOrderBreaches;
    fileOrderBreaches = 0;
    return breaches;
  }

  private void step() throws IOException {
    more = slice.next();
    if (!more) {
      return;
    }
    row = slice.row();
    if (slice.batch() != batch) {
      refresh();
    }
  }

  private void refresh() {
    batch = slice.batch();
    file = slice.partName();
    int c = 0;
    merchant = slice.longs(c++);
    country = slice.texts(c++);
    zone = slice.texts(c++);
    demandClass = slice.texts(c++);
    channel = slice.texts(c++);
    bucket = slice.longs(c++);
    seq = slice.longs(c++);
    ts = slice.longs(c++);
    primary = slice.texts(c++);
    noLocalPrimary = slice.nulls(c);
    localPrimary = slice.longs(c++);
    offset = slice.longs(c++);
    noSettlement = slice.nulls(c);
    settlement = slice.texts(c++);
    noLocalSettlement = slice.nulls(c);
    localSettlement = slice.longs(c++);
    noOperational = slice.nulls(c);
    operational = slice.texts(c++);
    noLocalOperational = slice.nulls(c);
    localOperational = slice.longs(c++);
    universe = slice.texts(c++);
    virtual = slice.longs(c++);
    noSite = slice.nulls(c);
    site = slice.longs(c++);
    noEdge = slice.nulls(c);
    edge = slice.longs(c);
  }

  @Override
  public void close() throws IOException {
    slice.close();
  }
}
