package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.ShapeKind;
import io.footfall.config.seg5a.ValidationPolicy5A;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.evidence.Check;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Verdict;
import io.footfall.transforms.seg5a.SurfacePolicies;
import io.footfall.transforms.seg5a.s4overlays.HorizonEvent;
import io.footfall.transforms.seg5a.s4overlays.PlacedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Six hundred merchants in Paris and Tokyo over a hundred days from 15 October, with Christmas, its
 * eve, paydays, a sale and outages of single merchants. Fields bend one thing each.
 */
final class OverlayTrial {
  static final int BUCKETS = 100 * 24;
  private static final long START = 1_792_022_400_000_000L; // 2026-10-15
  private static final int MERCHANTS = 600;
  private static final int SALE = 43;
  private static final int EVE = 70;
  private static final Map<String, Double> HOLIDAY =
      Map.of(
          "office_hours", 0.25,
          "bills_utilities", 0.35,
          "consumer_daytime", 0.6,
          "online_24h", 1.05,
          "online_bursty", 1.0,
          "travel_hospitality", 1.1);
  private static final List<String> CLASSES = List.copyOf(new TreeSet<>(HOLIDAY.keySet()));

  final SurfaceMetricSetting setting =
      new SurfaceMetricSetting(
          SurfacePolicies.read(PolicyFile.VALIDATION_5A, ValidationPolicy5A.class).surfaceMetrics(),
          CLASSES,
          60,
          new SurfaceMetricSetting.Span(START, BUCKETS, 0, 5));
  private final TzTimetable clock =
      TzCompiler.pinned()
          .compile(
              new TreeSet<>(List.of("Asia/Tokyo", "Europe/Paris")),
              START / 1_000_000L + 400L * 86_400);

  double scale = 1;
  double holiday = 1;
  double sale = 1.3;
  double eve = 1.16;
  double payday = 1.2;
  boolean quiet;
  boolean noneOwn;
  boolean largeTouched;
  int outageHours = 1;
  boolean zoneOutage;
  String reboundEnd = "2026-11-01T02:00:00.000000Z";
  double rebound = 1.2;
  boolean instants;
  boolean timeless;
  int holidayHours = 24;

  /** Verdicts by id. */
  Map<String, Check> run() {
    OverlaySums overlays = new OverlaySums(setting);
    for (int m = 0; m < MERCHANTS; m++) {
      merchant(overlays, m);
    }
    EventSums events = new EventSums(setting);
    events.see(event("HOLIDAY", "FR", null, "2026-12-25", null));
    events.see(event("EVE", "JP", null, "2026-12-24", null));
    events.see(event("OUTAGE", null, zoneOutage ? null : 7L, null, 0.05));
    events.see(event("REBOUND", null, 7L, null, rebound));
    Map<String, Tally> tallies = new TreeMap<>();
    overlays.flush((name, tally) -> tallies.merge(name, tally, Tally::plus));
    events.flush((name, tally) -> tallies.merge(name, tally, Tally::plus));
    EvidenceBook book = new EvidenceBook();
    SurfaceEvidence seen = new SurfaceEvidence(book, "s", setting, tallies);
    new FactorVerdicts(seen).judge();
    new EventVerdicts(seen).judge();
    Map<String, Check> checks = new TreeMap<>();
    book.checks().forEach(c -> checks.put(c.law().id(), c));
    return checks;
  }

  Set<String> failing() {
    Set<String> ids = new TreeSet<>();
    run()
        .forEach(
            (id, c) -> {
              if (c.verdict() == Verdict.FAIL) {
                ids.add(id);
              }
            });
    return ids;
  }

  private CalendarEvent event(
      String type, String country, Long merchant, String day, Double amplitude) {
    boolean local = day != null && !instants;
    return new CalendarEvent(
        "EVT-" + type,
        type,
        local ? "local" : "utc",
        local || timeless ? null : "2026-11-01T00:00:00.000000Z",
        local ? null : reboundEnd,
        local ? day + "T00:00:00.000000" : null,
        local && !timeless ? dayAfter(day) + "T00:00:00" : null,
        "constant",
        amplitude == null ? 0.5 : amplitude,
        null,
        null,
        null,
        false,
        country,
        null,
        null,
        merchant,
        "");
  }

  private static String dayAfter(String day) {
    return day.substring(0, 8) + (Integer.parseInt(day.substring(8)) + 1);
  }

  private void merchant(OverlaySums overlays, int m) {
    boolean paris = m % 2 == 0;
    String zone = paris ? "Europe/Paris" : "Asia/Tokyo";
    String demandClass = CLASSES.get(m / 2 % CLASSES.size());
    // Local midnight of the horizon's first day: an hour or nine before it, or two in October.
    int ahead = paris ? 1 : 9;
    double[] factor = new double[BUCKETS];
    Arrays.fill(factor, scale);
    List<PlacedEvent> shared = new ArrayList<>();
    boolean silent = quiet && paris;
    if (!silent) {
      at(shared, EventType.CAMPAIGN, SALE * 24 - ahead, 24, sale, factor);
      at(
          shared,
          EventType.HOLIDAY,
          (EVE + 1) * 24 - ahead,
          holidayHours,
          Math.min(1.4, HOLIDAY.get(demandClass) * holiday),
          factor);
      if (demandClass.equals("consumer_daytime")) {
        at(shared, EventType.EVE, EVE * 24 - ahead, 24, eve, factor);
        at(shared, EventType.PAYDAY, 15 * 24 - ahead, 48, payday, factor);
      }
    }
    List<PlacedEvent> own = new ArrayList<>();
    boolean touched = largeTouched ? m > MERCHANTS / 2 : m % 3 == 0;
    if (touched && !noneOwn && !silent) {
      at(own, EventType.OUTAGE, 1060 + m, outageHours, 0.05, factor);
    }
    double[] week = new double[168];
    Arrays.fill(week, 1 + (largeTouched ? m : m * 7 % MERCHANTS));
    int[] map = IntStream.range(0, BUCKETS).map(h -> h % 168).toArray();
    double[] scenario = new double[BUCKETS];
    for (int h = 0; h < BUCKETS; h++) {
      scenario[h] = week[map[h]] * factor[h];
    }
    PlaceSums.Place place =
        new PlaceSums.Place(
            m + 1,
            paris ? "FR" : "JP",
            zone,
            demandClass,
            "card_present",
            "primary_zone",
            1,
            false,
            true);
    overlays.place(
        new OverlaySums.Horizon(place, week, map, scenario, factor),
        new TzCursor(clock, clock.tzIndex(zone)),
        shared,
        own);
  }

  private static void at(
      List<PlacedEvent> into, EventType type, int from, int hours, double by, double[] factor) {
    int[] buckets = IntStream.range(from, from + hours).toArray();
    double[] factors = new double[hours];
    Arrays.fill(factors, by);
    for (int h : buckets) {
      factor[h] *= by;
    }
    into.add(
        new PlacedEvent(
            new HorizonEvent(
                "EVT-" + from,
                type,
                from,
                from + hours,
                null,
                ShapeKind.CONSTANT,
                by,
                0,
                0,
                true,
                null,
                null,
                null,
                null),
            buckets,
            factors));
  }
}
