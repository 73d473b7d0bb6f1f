package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.contracts.U64;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.evidence.KeyedRows;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.table.KeyRange;
import io.footfall.transforms.table.TableSlice;
import io.footfall.transforms.table.UnitOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Walks surfaces, grouping, intensities, counts, arrivals and summary of a merchant range, one
 * merchant at a time. Memory: the zones of one merchant.
 */
final class MerchantAudit implements AutoCloseable {
  private static final List<String> KEY =
      List.of("merchant_id", "zone_representation", "channel_group");

  private final ArrivalTables.Limits limits;
  private final Counters counters;
  private final BucketAudit buckets;
  private final RouteBook routes;
  private final EventAudit events;
  private final KeyedRows surfaces;
  private final KeyedRows groups;
  private final KeyedRows intensities;
  private final KeyedRows counts;
  private final TableSlice summary;
  private boolean moreSummary;

  MerchantAudit(ArrivalTables tables, KeyRange range, String state) throws IOException {
    limits = tables.limits();
    counters = new Counters(state);
    buckets = new BucketAudit(limits, counters);
    routes = new RouteBook(tables, range);
    events = new EventAudit(tables, range, routes, counters);
    surfaces =
        KeyedRows.open(
            new KeyedRows.Request(
                List.of("merchant_id", "legal_country_iso", "tzid"),
                "local_horizon_bucket_index",
                limits.buckets(),
                List.of("lambda_local_scenario"),
                List.of("channel_group")),
            tables.surfaces(),
            range);
    groups =
        KeyedRows.open(
            new KeyedRows.Request(KEY, null, 1, List.of(), List.of("demand_class")),
            tables.grouping(),
            range);
    intensities =
        KeyedRows.open(
            indexed("lambda_baseline", "lambda_random_component", "lambda_realised"),
            tables.intensities(),
            range);
    counts =
        KeyedRows.open(
            indexed("lambda_realised", "mu", "count_N", "count_capped"), tables.counts(), range);
    summary =
        TableSlice.open(
            tables.summary(),
            range,
            "merchant_id",
            "bucket_index",
            "zone_representation",
            "channel_group",
            "count_N",
            "count_physical",
            "count_virtual");
    moreSummary = summary.next();
    for (KeyedRows rows : List.of(surfaces, groups, intensities, counts)) {
      rows.next();
    }
  }

  private KeyedRows.Request indexed(String... numbers) {
    return new KeyedRows.Request(
        KEY, "bucket_index", limits.buckets(), List.of(numbers), List.of());
  }

  void run() throws IOException {
    for (Long next = smallest(); next != null; next = smallest()) {
      long merchant = next;
      routes.turnTo(merchant);
      Map<RowKey, double[]> sums = sumSurfaces(merchant);
      Map<String, ZoneLedger> zones = new TreeMap<>();
      keys(merchant, sums, zones);
      for (RowKey lost : sums.keySet()) {
        domain(lost, false, "only in the surfaces");
      }
      if (events.more() && events.merchant() == merchant) {
        events.read(merchant, zones);
      }
      conserve(merchant, zones);
      summarise(merchant, zones);
    }
  }

  private Long smallest() {
    Long smallest = null;
    for (KeyedRows rows : List.of(surfaces, groups, intensities, counts)) {
      if (rows.key() != null) {
        smallest = smaller(smallest, rows.key().merchantId());
      }
    }
    smallest = events.more() ? smaller(smallest, events.merchant()) : smallest;
    return moreSummary ? smaller(smallest, summary.longAt(0)) : smallest;
  }

  private static Long smaller(Long a, long b) {
    return a == null || U64.compare(b, a) < 0 ? (Long) b : a;
  }

  /** Intensities of the surfaces by key, summed over countries, ascending, left to right. */
  private Map<RowKey, double[]> sumSurfaces(long merchant) throws IOException {
    Map<RowKey, double[]> sums = new TreeMap<>();
    for (; at(surfaces, merchant); surfaces.next()) {
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

  private void keys(long merchant, Map<RowKey, double[]> sums, Map<String, ZoneLedger> zones)
      throws IOException {
    while (at(groups, merchant) || at(intensities, merchant) || at(counts, merchant)) {
      RowKey key = null;
      for (KeyedRows rows : List.of(groups, intensities, counts)) {
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
      if (realised) {
        buckets.realised(key, intensities, sum);
      }
      if (counted) {
        buckets.counted(key, counts, realised ? intensities : null);
        enter(key, zones, grouped ? groups.text(0) : null);
      }
      for (KeyedRows rows : List.of(groups, intensities, counts)) {
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

  private void enter(RowKey key, Map<String, ZoneLedger> zones, String demandClass) {
    ZoneLedger ledger =
        zones.computeIfAbsent(
            key.parts().get(0),
            zone -> ZoneLedger.of(key.parts().get(1), demandClass, limits.buckets()));
    double[] n = counts.numbers(2);
    for (int b = 0; b < limits.buckets(); b++) {
      ledger.owed()[b] += Double.isNaN(n[b]) ? 0 : (long) n[b];
    }
  }

  private void conserve(long merchant, Map<String, ZoneLedger> zones) {
    CheckCounter c11 = counters.of(ArrivalChecks.C11);
    zones.forEach(
        (zone, ledger) -> {
          for (int b = 0; b < limits.buckets(); b++) {
            int h = b;
            long seen = ledger.physical()[h] + ledger.virtual()[h];
            c11.see(
                seen == ledger.owed()[h],
                () -> U64.text(merchant) + "|" + zone + "|" + h,
                () -> seen + " arrivals",
                ledger.owed()[h] + " counted");
          }
        });
  }

  /** Takes the summary's rows off the ledgers; what is left on either side is broken. */
  private void summarise(long merchant, Map<String, ZoneLedger> zones) throws IOException {
    CheckCounter c12 = counters.of(ArrivalChecks.C12);
    for (; moreSummary && summary.longAt(0) == merchant; moreSummary = summary.next()) {
      long bucket = summary.longAt(1);
      String zone = summary.textAt(2);
      ZoneLedger ledger = zones.get(zone);
      boolean known = ledger != null && bucket >= 0 && bucket < limits.buckets();
      long physical = known ? ledger.physical()[(int) bucket] : -1;
      long virtual = known ? ledger.virtual()[(int) bucket] : -1;
      c12.see(
          known
              && summary.longAt(5) == physical
              && summary.longAt(6) == virtual
              && summary.longAt(4) == physical + virtual
              && physical + virtual > 0
              && summary.textAt(3).equals(ledger.channel()),
          () -> U64.text(merchant) + "|" + zone + "|" + bucket,
          () -> summary.longAt(5) + " + " + summary.longAt(6),
          physical + " + " + virtual);
      if (known) {
        ledger.physical()[(int) bucket] = 0;
        ledger.virtual()[(int) bucket] = 0;
      }
    }
    zones.forEach(
        (zone, ledger) -> {
          for (int b = 0; b < limits.buckets(); b++) {
            int h = b;
            long left = ledger.physical()[h] + ledger.virtual()[h];
            if (left != 0) {
              c12.see(
                  false,
                  () -> U64.text(merchant) + "|" + zone + "|" + h,
                  () -> "no row of the summary",
                  left + " arrivals");
            }
          }
        });
  }

  void flush(UnitOutput out) {
    counters.flush(out);
  }

  @Override
  public void close() throws IOException {
    routes.close();
    events.close();
    surfaces.close();
    groups.close();
    intensities.close();
    counts.close();
    summary.close();
  }
}
