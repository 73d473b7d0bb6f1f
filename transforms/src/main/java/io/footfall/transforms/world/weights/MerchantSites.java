package io.footfall.transforms.world.weights;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks {@code site_timezones} merchant by merchant. Call {@link #next()} before each; the sites of
 * a merchant stand in order of country and site number. Not thread safe.
 */
public final class MerchantSites implements AutoCloseable {
  private final TableSlice slice;
  private final List<String> countries = new ArrayList<>();
  private final List<Integer> siteOrders = new ArrayList<>();
  private final List<String> tzids = new ArrayList<>();
  private long merchantId;
  private boolean ahead;

  private MerchantSites(TableSlice slice) throws IOException {
    this.slice = slice;
    this.ahead = slice.next();
  }

  /** Opens the sites of some merchants. */
  public static MerchantSites open(SealedTable siteTimezones, KeyRange range) throws IOException {
    return new MerchantSites(
        TableSlice.open(
            siteTimezones, range, "merchant_id", "legal_country_iso", "site_order", "tzid"));
  }

  /** Moves to the next merchant; false at the end. */
  public boolean next() throws IOException {
    if (!ahead) {
      return false;
    }
    merchantId = slice.longAt(0);
    countries.clear();
    siteOrders.clear();
    tzids.clear();
    do {
      countries.add(slice.textAt(1));
      siteOrders.add(slice.intAt(2));
      tzids.add(slice.textAt(3));
      ahead = slice.next();
    } while (ahead && slice.longAt(0) == merchantId);
    return true;
  }

  public long merchantId() {
    return merchantId;
  }

  /** Country of each site. */
  public String[] countries() {
    return countries.toArray(String[]::new);
  }

  /** Number of each site inside its country. */
  public int[] siteOrders() {
    return siteOrders.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Zone of each site. */
  public String[] tzids() {
    return tzids.toArray(String[]::new);
  }

  /** Sites and zones of every merchant, for planning. */
  public static Counts count(SealedTable siteTimezones) throws IOException {
    List<long[]> all = new ArrayList<>();
    try (MerchantSites merchants = open(siteTimezones, KeyRange.ALL)) {
      while (merchants.next()) {
        Set<String> zones = new HashSet<>(merchants.tzids);
        all.add(new long[] {merchants.merchantId, merchants.tzids.size(), zones.size()});
      }
    }
    return new Counts(all.toArray(long[][]::new));
  }

  /** Merchants with sites, unsigned ascending. */
  public static final class Counts {
    private final long[][] merchants;

    Counts(long[][] merchants) {
      this.merchants = merchants;
    }

    /** Ids. */
    public long[] merchants() {
      return column(0);
    }

    /** Sites of each. */
    public long[] sites() {
      return column(1);
    }

    /** A row per site and some rows per zone, of each merchant. */
    public long[] rows(long perZone) {
      long[] rows = column(1);
      for (int i = 0; i < rows.length; i++) {
        rows[i] += perZone * merchants[i][2];
      }
      return rows;
    }

    private long[] column(int c) {
      long[] values = new long[merchants.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = merchants[i][c];
      }
      return values;
    }
  }

  @Override
  public void close() throws IOException {
    slice.close();
  }
}
