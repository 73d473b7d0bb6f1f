package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.Tally;
import io.footfall.config.seg5b.ArrivalValidationPolicy;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.sampling.NormalQuantile;
import io.footfall.transforms.state.StateEvidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges what {@code validation_policy_5B} sets corridors for, by the totals of all units of a
 * scenario. All values are exact functions of merged integers and exact sums.
 */
final class ArrivalCorridors {
  private static final int HOURS = 24;
  private static final long DAY_SECONDS = 86_400;

  private final EvidenceBook book;
  private final String scenarioId;
  private final ArrivalValidationPolicy policy;
  private final ArrivalTables tables;
  private final StateEvidence seen;

  ArrivalCorridors(
      EvidenceBook book, String scenarioId, ArrivalTables tables, StateEvidence evidence) {
    this.book = book;
    this.scenarioId = scenarioId;
    this.policy = tables.policy();
    this.tables = tables;
    this.seen = evidence;
  }

  void judge() throws IOException {
    civilTime();
    counts();
    times();
    routes();
    topZones();
    meanFactor();
  }

  private Map<String, Tally> startingWith(String prefix) {
    Map<String, Tally> found = new TreeMap<>();
    seen.tallies()
        .forEach(
            (id, tally) -> {
              if (id.startsWith(prefix)) {
                found.put(id.substring(prefix.length()), tally);
              }
            });
    return found;
  }

  private void civilTime() throws IOException {
    ArrivalValidationPolicy.CivilTimeGates gates = policy.civilTimeGates();
    rate(ArrivalChecks.CIVIL_RATE, ArrivalChecks.C6, gates.maxCivilMismatchRate());
    rate(ArrivalChecks.HOUR_RATE, ArrivalChecks.C7, gates.maxOneHourShiftRate());
    Map<String, Long> support = new TreeMap<>();
    Map<String, Long> surplus = new TreeMap<>();
    startingWith(DstWindows.TALLY)
        .forEach(
            (id, tally) -> {
              String[] parts = id.split("\\|");
              String window = parts[0] + "|" + parts[1];
              support.merge(window, tally.support(), Long::sum);
              surplus.merge(window, Math.abs(tally.total()), Long::sum);
            });
    double sum = 0;
    long arrivals = 0;
    for (Map.Entry<String, Long> window : support.entrySet()) {
      sum += 100.0 / HOURS * surplus.get(window.getKey()) / window.getValue();
      arrivals += window.getValue();
    }
    book.judge(
        ArrivalChecks.C8,
        scenarioId,
        Measure.atMost(
            support.isEmpty() ? 0 : sum / support.size(),
            arrivals,
            gates.dstWindowHourBinMaePpMax()));
    cover();
  }

  private void rate(CheckLaw rate, CheckLaw of, double limit) {
    Tally tally = seen.tally(of.id());
    double value = tally.support() == 0 ? 0 : (double) tally.violations() / tally.support();
    book.judge(rate, scenarioId, Measure.atMost(value, tally.support(), limit));
  }

  /** The cache must hold every change the pinned release has up to a day after the horizon. */
  private void cover() throws IOException {
    TzTimetable cache = tables.laws().clock().load();
    Set<String> zones = new TreeSet<>(startingWith(ArrivalFigures.ZONE).keySet());
    long until = tables.laws().grid().startOf(tables.buckets()) / 1_000_000L + DAY_SECONDS;
    List<String> breaches = new ArrayList<>();
    Set<String> known = new TreeSet<>(zones);
    known.removeIf(zone -> !cache.contains(zone));
    for (String zone : zones) {
      if (!known.contains(zone)) {
        breaches.add(zone + " is not in the cache");
      }
    }
    TzTimetable whole = TzCompiler.pinned().compile(known, until);
    for (String zone : known) {
      int there = cache.tzIndex(zone);
      int here = whole.tzIndex(zone);
      for (int i = 1; i < whole.entries(here); i++) {
        long at = whole.instantOf(here, i);
        if (at <= until && cache.offsetMinutes(there, at) != whole.offsetOf(here, i)) {
          breaches.add(zone + " lacks the change at " + at);
          break;
        }
      }
    }
    book.judge(ArrivalChecks.C9, scenarioId, zones.size(), breaches);
  }

  private void counts() {
    ArrivalValidationPolicy.RealismChecks limits = policy.realismChecks();
    Tally rows = seen.tally(ArrivalFigures.COUNT_ROWS);
    double share = rows.support() == 0 ? Double.NaN : (double) rows.total() / rows.support();
    book.judge(
        ArrivalChecks.NONZERO,
        scenarioId,
        Measure.atLeast(share, rows.support(), limits.minNonzeroBucketFraction())
            .needing(limits.nonzeroMinRows()));
    TreeMap<Long, Long> values = new TreeMap<>();
    startingWith(ArrivalFigures.COUNT)
        .forEach((value, tally) -> values.put(Long.parseLong(value), tally.support()));
    double ratio =
        rows.total() == 0
            ? Double.NaN
            : (double) quantile(values, rows.total(), 99) / quantile(values, rows.total(), 50);
    book.judge(
        ArrivalChecks.TAIL,
        scenarioId,
        Measure.atLeast(ratio, rows.total(), limits.p99P50RatioMin())
            .needing(limits.p99P50MinPositiveRows()));
  }

  /** Smallest value that at least this many per cent of the rows do not exceed. */
  static long quantile(TreeMap<Long, Long> values, long rows, int percent) {
    long below = 0;
    for (Map.Entry<Long, Long> value : values.entrySet()) {
      below += value.getValue();
      if (below * 100 >= rows * percent) {
        return value.getKey();
      }
    }
    return values.lastKey();
  }

  private void times() {
    int distinct = policy.realismChecks().minDistinctOffsetsPer1000Events();
    Tally starts = seen.tally(ArrivalFigures.AT_START);
    double share = starts.support() == 0 ? 0 : (double) starts.total() / starts.support();
    book.judge(
        ArrivalChecks.AT_START,
        scenarioId,
        Measure.atMost(share, starts.support(), (1000 - distinct) / 1000.0));
    Tally blocks = seen.tally(ArrivalFigures.OFFSETS);
    book.judge(
        ArrivalChecks.OFFSETS,
        scenarioId,
        Measure.atLeast(blocks.min(), blocks.support(), distinct).needing(1));
  }

  private void routes() {
    Tally physical = seen.tally(ArrivalFigures.PHYSICAL);
    Tally virtual = seen.tally(ArrivalFigures.VIRTUAL);
    int open = 0;
    int unused = 0;
    for (Tally route : List.of(physical, virtual)) {
      boolean expected = route.support() >= policy.realismChecks().routeCoverageMinArrivals();
      open += expected ? 1 : 0;
      unused += expected && route.total() == 0 ? 1 : 0;
    }
    book.judge(ArrivalChecks.COVERAGE, scenarioId, Measure.atMost(unused, open, 0).needing(1));
    double deviation = 0;
    for (Tally country : startingWith(ArrivalFigures.COUNTRY_MIX).values()) {
      double off = country.support() - country.sum().value();
      deviation = Math.max(deviation, Math.abs(off) / Math.max(1, virtual.total()));
    }
    book.judge(
        ArrivalChecks.COUNTRY_MIX,
        scenarioId,
        Measure.atMost(deviation, virtual.total(), policy.realismChecks().edgeCountryMaxAbsDev())
            .needing(policy.realismChecks().edgeCountryMinArrivals()));
  }

  private void topZones() {
    ArrivalValidationPolicy.CalibrationSentinels limits = policy.calibrationSentinels();
    List<Long> sizes =
        startingWith(ArrivalFigures.ZONE).values().stream()
            .map(Tally::support)
            .sorted(Comparator.reverseOrder())
            .toList();
    long all = sizes.stream().mapToLong(Long::longValue).sum();
    long ten = sizes.stream().limit(10).mapToLong(Long::longValue).sum();
    long zones = sizes.stream().filter(n -> n >= limits.top10TzMinArrivalsPerZone()).count();
    boolean strict = limits.evaluationMode().equals("enforce_bplus");
    book.judge(
        ArrivalChecks.TOP_ZONES,
        scenarioId,
        Measure.atMost(
                all == 0 ? Double.NaN : (double) ten / all,
                zones,
                strict ? limits.top10TzShareMaxBplus() : limits.top10TzShareMaxB())
            .needing(limits.top10TzMinZones()));
  }

  private void meanFactor() throws IOException {
    Tally factor = seen.tally(ArrivalFigures.FACTOR);
    double mean = factor.support() == 0 ? Double.NaN : factor.sum().value() / factor.support();
    Map<String, Tally> groups = startingWith(ArrivalFigures.GROUP);
    double error = MeanFactorError.of(tables, factor, groups);
    double bound = Math.max(policy.realismChecks().meanFactorAbsTol(), zScore() * error);
    book.judge(
        ArrivalChecks.MEAN_FACTOR,
        scenarioId,
        Measure.of(mean, groups.size(), 1 - bound, 1 + bound)
            .needing(policy.realismChecks().meanFactorMinGroups()));
  }

  private double zScore() {
    return -NormalQuantile.of(policy.realismChecks().familyWiseAlpha() / 2);
  }
}
