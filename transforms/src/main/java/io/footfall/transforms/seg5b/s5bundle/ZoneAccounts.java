package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.contracts.U64;
import io.footfall.transforms.evidence.CheckCounter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settles what the zones of a merchant owe (counts) with what arrived, and both with the summary,
 * once its arrivals are through. Not thread safe.
 */
final class ZoneAccounts {
  private static final long DAY = 86_400_000_000L;

  private final ArrivalTables tables;
  private final RouteBook routes;
  private final Counters counters;
  private final ArrivalFigures figures;
  private final EventAudit audit;
  private final int buckets;
  private final int[] dayOf;

  /**
   * @param routes turned to the merchant
   * @param audit through with the merchant's arrivals
   */
  ZoneAccounts(
      ArrivalTables tables,
      RouteBook routes,
      Counters counters,
      ArrivalFigures figures,
      EventAudit audit) {
    this.tables = tables;
    this.routes = routes;
    this.counters = counters;
    this.figures = figures;
    this.audit = audit;
    buckets = tables.buckets();
    dayOf = new int[buckets];
    for (int b = 0; b < buckets; b++) {
      long start = tables.laws().grid().startOf(b);
      dayOf[b] =
          (int) (Math.floorDiv(start, DAY) - Math.floorDiv(tables.laws().grid().startOf(0), DAY));
    }
  }

  /** Settles a merchant; its books are empty afterwards. */
  void settle(long merchant, Map<String, ZoneBook> zones, MerchantSummary summary) {
    conserve(merchant, zones);
    countryMix();
    summarise(merchant, zones, summary);
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

  /** Virtual arrivals by country, and what the weights of the merchant's edges give. */
  private void countryMix() {
    List<RouteBook.Endpoint> edges = routes.edges();
    double weight = 0;
    for (RouteBook.Endpoint edge : edges) {
      weight += edge.weight();
    }
    Map<String, double[]> expected = new TreeMap<>();
    Map<String, long[]> found = new TreeMap<>();
    for (int i = 0; i < edges.size(); i++) {
      String country = edges.get(i).country();
      found.computeIfAbsent(country, c -> new long[1])[0] += audit.edgeHits()[i];
      expected.computeIfAbsent(country, c -> new double[1])[0] += edges.get(i).weight() / weight;
    }
    long all = audit.virtualRows();
    expected.forEach((c, share) -> figures.countryMix(c, found.get(c)[0], all * share[0]));
  }

  /**
   * Takes the summary's rows off the books; what is left on either side is broken. Also compares
   * both by day.
   */
  private void summarise(long merchant, Map<String, ZoneBook> zones, MerchantSummary summary) {
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
}
