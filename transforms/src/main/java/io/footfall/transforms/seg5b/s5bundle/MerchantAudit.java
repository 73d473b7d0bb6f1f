package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.contracts.U64;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.evidence.KeyedRows;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import io.footfall.transforms.seg5b.s5metrics.MerchantMetrics;
import io.footfall.transforms.state.UnitOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Walks surfaces, grouping, intensities, counts, arrivals and summary of a merchant range, one
 * merchant at a time and once: every row is judged by the checks of its own and compared with its
 * regenerated twin. Memory: the zones of one merchant.
 */
final class MerchantAudit implements AutoCloseable {
  private final ArrivalTables tables;
  private final int buckets;
  private final Counters counters;
  private final ArrivalFigures figures;
  private final BucketAudit bucketAudit;
  private final RouteBook routes;
  private final EventAudit audit;
  private final ZoneAccounts accounts;
  private final MerchantReplay replay;
  private final ReplayLedger ledger = new ReplayLedger(2);
  private final PublishedKeys keys;
  private final EventCursor events;
  private final MerchantSummary summary;
  private final MerchantMetrics metrics;

  MerchantAudit(ArrivalTables tables, KeyRange range, String state) throws IOException {
    this.tables = tables;
    buckets = tables.buckets();
    counters = new Counters(state);
    figures = new ArrivalFigures(tables.policy().rngBudgets());
    bucketAudit = new BucketAudit(tables, counters, figures);
    routes = new RouteBook(tables.laws().inputs(), range);
    metrics = new MerchantMetrics(tables.metrics(), tables.laws().clock().load());
    audit = new EventAudit(tables, routes, counters, figures, metrics);
    accounts = new ZoneAccounts(tables, routes, counters, figures, audit);
    replay = new MerchantReplay(tables.laws(), range, ledger, audit);
    keys = new PublishedKeys(tables.laws(), range);
    events = new EventCursor(tables.laws().events(), range);
    summary = new MerchantSummary(tables.laws().summary(), range);
  }

  ArrivalFigures figures() {
    return figures;
  }

  Counters counters() {
    return counters;
  }

  ReplayLedger ledger() {
    return ledger;
  }

  void run() throws IOException {
    for (Long next = smallest(); next != null; next = smallest()) {
      long merchant = next;
      routes.turnTo(merchant);
      replay.start(merchant);
      metrics.start();
      Map<RowKey, double[]> sums = sumSurfaces(merchant);
      replay.regenerate();
      Map<String, ZoneBook> zones = new TreeMap<>();
      keys(merchant, sums, zones);
      for (RowKey lost : sums.keySet()) {
        domain(lost, false, "only in the surfaces");
      }
      summary.load(merchant);
      audit.start(zones);
      audit.fileOrder(events.takeFileOrderBreaches(), merchant);
      replay.finish(events, summary);
      audit.finish();
      metrics.finish(
          routes.mode(),
          replay.variable(),
          zones.values().stream()
              .filter(z -> z.trace != null)
              .map(z -> new MerchantMetrics.ZoneCounts(z.trace, z.physical, z.virtual))
              .toList(),
          new MerchantMetrics.Hits(audit.siteHits(), routes.sites().size()),
          new MerchantMetrics.Hits(audit.edgeHits(), routes.edges().size()));
      accounts.settle(merchant, zones, summary);
    }
  }

  private Long smallest() {
    Long smallest = null;
    for (KeyedRows rows : keys.all()) {
      if (rows.key() != null) {
        smallest = smaller(smallest, rows.key().merchantId());
      }
    }
    smallest = events.more() ? smaller(smallest, events.merchant[events.row]) : smallest;
    return summary.more() ? smaller(smallest, summary.merchant()) : smallest;
  }

  private static Long smaller(Long a, long b) {
    return a == null || U64.compare(b, a) < 0 ? (Long) b : a;
  }

  /** Intensities of the surfaces by key, summed over countries, ascending, left to right. */
  private Map<RowKey, double[]> sumSurfaces(long merchant) throws IOException {
    Map<RowKey, double[]> sums = new TreeMap<>();
    KeyedRows surfaces = keys.surfaces;
    for (; at(surfaces, merchant); surfaces.next()) {
      replay.surface(surfaces);
      RowKey key = new RowKey(merchant, List.of(surfaces.key().parts().get(1), surfaces.text(0)));
      double[] values = surfaces.numbers(0);
      double[] sum = sums.get(key);
      if (sum == null) {
        sums.put(key, values.clone());
      } else {
        for (int h = 0; h < sum.length; h++) {
          sum[h] += values[h];
        }
      }
    }
    return sums;
  }

  private static boolean at(KeyedRows rows, long merchant) {
    return rows.key() != null && rows.key().merchantId() == merchant;
  }

  private void keys(long merchant, Map<RowKey, double[]> sums, Map<String, ZoneBook> zones)
      throws IOException {
    KeyedRows groups = keys.groups;
    KeyedRows intensities = keys.intensities;
    KeyedRows counts = keys.counts;
    List<KeyedRows> all = List.of(groups, intensities, counts);
    while (at(groups, merchant) || at(intensities, merchant) || at(counts, merchant)) {
      RowKey key = null;
      for (KeyedRows rows : all) {
        if (at(rows, merchant) && (key == null || rows.key().compareTo(key) < 0)) {
          key = rows.key();
        }
      }
      boolean grouped = key.equals(groups.key());
      boolean realised = key.equals(intensities.key());
      boolean counted = key.equals(counts.key());
      double[] sum = sums.remove(key);
      boolean whole =
          grouped
              && groups.complete()
              && groups.ascending()
              && realised
              && intensities.complete()
              && intensities.ascending()
              && counted
              && counts.complete()
              && counts.ascending()
              && sum != null;
      boolean fresh = !zones.containsKey(key.parts().get(0));
      domain(
          key,
          whole && fresh,
          "surfaces "
              + (sum != null)
              + ", group "
              + grouped
              + ", intensities "
              + realised
              + ", counts "
              + counted);
      if (grouped) {
        replay.group(groups);
      }
      if (realised) {
        bucketAudit.realised(key, grouped ? groups.text(0) : null, intensities, sum);
        replay.intensities(intensities);
      }
      if (counted) {
        bucketAudit.counted(key, counts, realised ? intensities : null);
        replay.counts(counts);
        enter(key, zones, grouped ? groups.text(2) : null);
        if (whole && fresh) {
          measure(key, zones);
        }
      }
      for (KeyedRows rows : all) {
        if (key.equals(rows.key())) {
          rows.next();
        }
      }
    }
  }

  /** A whole key, whose rows all tables show now. */
  private void measure(RowKey key, Map<String, ZoneBook> zones) {
    KeyedRows groups = keys.groups;
    String zone = key.parts().get(0);
    GroupFeatures group =
        new GroupFeatures(
            groups.text(0),
            tables.laws().grid().band(),
            groups.text(2),
            key.parts().get(1),
            groups.text(3),
            groups.text(4));
    KeyedRows rows = keys.intensities;
    double[][] series = {rows.numbers(0), rows.numbers(1), rows.numbers(2), keys.counts.numbers(2)};
    zones.get(zone).trace =
        metrics.key(zone, group, groups.text(5), replay.virtualShare(zone), series);
  }

  private void domain(RowKey key, boolean holds, String found) {
    counters
        .of(ArrivalChecks.DOMAIN)
        .see(holds, key::toString, () -> found, "one key in all, every bucket once, in order");
  }

  private void enter(RowKey key, Map<String, ZoneBook> zones, String demandClass) {
    String zone = key.parts().get(0);
    ZoneBook book =
        zones.computeIfAbsent(zone, z -> audit.book(z, key.parts().get(1), demandClass));
    double[] n = keys.counts.numbers(2);
    for (int b = 0; b < buckets; b++) {
      book.owed[b] += Double.isNaN(n[b]) ? 0 : (long) n[b];
    }
  }

  void flush(UnitOutput out) {
    CheckCounter check = counters.of(ArrivalChecks.REPLAY);
    ledger.rows().forEach((dataset, rows) -> check.looked(rows));
    ledger.differingRows().forEach((dataset, rows) -> check.breaches(rows));
    ledger
        .differences()
        .forEach(
            d ->
                check.note(
                    d.dataset() + "|" + d.key() + "|" + d.column(), d.found(), d.expected()));
    counters.flush(out);
    figures.flush(out);
    metrics.flush(out::tally);
    audit.flush(out);
  }

  @Override
  public void close() throws IOException {
    routes.close();
    replay.close();
    keys.close();
    events.close();
    summary.close();
  }
}
