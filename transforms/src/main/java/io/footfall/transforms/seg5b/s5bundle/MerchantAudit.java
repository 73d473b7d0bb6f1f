package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.contracts.U64;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.evidence.KeyedRows;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.table.KeyRange;
import io.footfall.transforms.table.UnitOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Walks surfaces, grouping, intensities, counts, arrivals and summary of a merchant range, one
 * merchant at a time and once: every row is judged by the checks of its own and compared with its
 * regenerated twin. Memory: the zones of one merchant.
 */
final class MerchantAudit implements AutoCloseable {
  private static final long DAY = 86_400_000_000L;

  private final ArrivalTables tables;
  private final int buckets;
  private final int[] dayOf;
  private final Counters counters;
  private final ArrivalFigures figures;
  private final BucketAudit bucketAudit;
  private final RouteBook routes;
  private final EventAudit audit;
  private final MerchantReplay replay;
  private final ReplayLedger ledger = new ReplayLedger(2);
  private final PublishedKeys keys;
  private final EventCursor events;
  private final MerchantSummary summary;

  MerchantAudit(ArrivalTables tables, KeyRange range, String state) throws IOException {
    this.tables = tables;
    buckets = tables.buckets();
    dayOf = new int[buckets];
    for (int b = 0; b < buckets; b++) {
      long start = tables.laws().grid().startOf(b);
      dayOf[b] =
          (int) (Math.floorDiv(start, DAY) - Math.floorDiv(tables.laws().grid().startOf(0), DAY));
    }
    counters = new Counters(state);
    figures = new ArrivalFigures(tables.policy().rngBudgets());
    bucketAudit = new BucketAudit(tables, counters, figures);
    routes = new RouteBook(tables.laws().inputs(), range);
    audit = new EventAudit(tables, routes, counters, figures);
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
      conserve(merchant, zones);
      countryMix();
      summarise(merchant, zones);
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
      }
      for (KeyedRows rows : all) {
        if (key.equals(rows.key())) {
          rows.next();
        }
      }
    }
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

  private void conserve(long merchant, Map<String, ZoneBook> zones) {
    CheckCounter c11 = counters.of(ArrivalChecks.C11);
    CheckCounter endpoints = counters.of(ArrivalChecks.ENDPOINTS);
    zones.forEach(
        (zone, book) -> {
          c11.looked(buckets);
          long owed = 0;
          long arrived = 0;
          for (int b = 0; b < buckets; b++) {
            long seen = book.physical[b] + book.virtual[b];
            owed += book.owed[b];
            arrived += seen;
            figures.bucket(book.physical[b], book.virtual[b]);
            if (seen != book.owed[b]) {
              int h = b;
              c11.breach(
                  () -> U64.text(merchant) + "|" + zone + "|" + h,
                  () -> seen + " arrivals",
                  book.owed[h] + " counted");
            }
          }
          figures.key(zone, arrived);
          if (owed > 0) {
            endpoints(merchant, zone, owed, endpoints);
          }
        });
  }

  /** A key with counts must have somewhere to go in the sealed world. */
  private void endpoints(long merchant, String zone, long owed, CheckCounter counter) {
    String mode = routes.mode();
    boolean physical =
        !"VIRTUAL_ONLY".equals(mode)
            && routes.sites().stream().anyMatch(s -> s.tzid().equals(zone));
    boolean virtual =
        mode != null
            && !mode.equals("NON_VIRTUAL")
            && routes.edges().stream().anyMatch(e -> e.tzid().equals(zone));
    figures.routes(owed, physical, virtual);
    counter.see(
        physical || virtual,
        () -> U64.text(merchant) + "|" + zone,
        () -> "mode " + mode + ", neither site nor edge",
        "a site or an edge in the zone");
  }

  /** Country shares of virtual arrivals against the weights of the merchant's edges. */
  private void countryMix() {
    if (audit.virtualRows() < tables.policy().realismChecks().edgeCountryMinArrivals()) {
      return;
    }
    Map<String, double[]> shares = new TreeMap<>();
    double weight = 0;
    List<RouteBook.Endpoint> edges = new ArrayList<>(routes.edges());
    for (int i = 0; i < edges.size(); i++) {
      double[] share = shares.computeIfAbsent(edges.get(i).country(), c -> new double[2]);
      share[0] += audit.edgeHits()[i];
      share[1] += edges.get(i).weight();
      weight += edges.get(i).weight();
    }
    double deviation = 0;
    for (double[] share : shares.values()) {
      deviation = Math.max(deviation, Math.abs(share[0] / audit.virtualRows() - share[1] / weight));
    }
    figures.countryMix(deviation);
  }

  /**
   * Takes the summary's rows off the books; what is left on either side is broken. Also compares
   * both by day.
   */
  private void summarise(long merchant, Map<String, ZoneBook> zones) {
    CheckCounter c12 = counters.of(ArrivalChecks.C12);
    long[] days = new long[dayOf[buckets - 1] + 1];
    for (ZoneBook book : zones.values()) {
      for (int b = 0; b < buckets; b++) {
        days[dayOf[b]] += book.physical[b] + book.virtual[b];
      }
    }
    c12.looked(summary.size());
    for (int i = 0; i < summary.size(); i++) {
      int bucket = summary.bucket[i];
      String zone = summary.zone[i];
      ZoneBook book = zones.get(zone);
      boolean known = book != null && bucket >= 0 && bucket < buckets;
      long physical = known ? book.physical[bucket] : -1;
      long virtual = known ? book.virtual[bucket] : -1;
      if (!known
          || summary.physical[i] != physical
          || summary.virtual[i] != virtual
          || summary.all[i] != physical + virtual
          || physical + virtual == 0
          || !summary.channel[i].equals(book.channel)) {
        int at = i;
        c12.breach(
            () -> U64.text(merchant) + "|" + zone + "|" + bucket,
            () -> summary.physical[at] + " + " + summary.virtual[at],
            physical + " + " + virtual);
      }
      if (known) {
        days[dayOf[bucket]] -= summary.all[i];
        book.physical[bucket] = 0;
        book.virtual[bucket] = 0;
      }
    }
    zones.forEach(
        (zone, book) -> {
          for (int b = 0; b < buckets; b++) {
            long left = book.physical[b] + book.virtual[b];
            if (left != 0) {
              int h = b;
              c12.looked(1);
              c12.breach(
                  () -> U64.text(merchant) + "|" + zone + "|" + h,
                  () -> "no row of the summary",
                  left + " arrivals");
            }
          }
        });
    c12.looked(days.length);
    for (int d = 0; d < days.length; d++) {
      if (days[d] != 0) {
        int day = d;
        c12.breach(
            () -> U64.text(merchant) + "|day " + day,
            () -> days[day] + " arrivals more than the summary says",
            "equal sums of the day");
      }
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
