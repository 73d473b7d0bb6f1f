package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.seg5a.CalendarMetricLimits;
import io.footfall.config.seg5a.EventType;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.metrics.MetricSums;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Sums over the events of a calendar: scopes, clocks, rebounds, dates. Not thread safe. */
public final class EventSums {
  private static final String MIDNIGHT = "T00:00:00";
  private static final int DATE_LENGTH = 10;

  private final CalendarMetricLimits limits;
  private final MetricSums sums = new MetricSums();
  private final TreeMap<String, TreeSet<String>> dates = new TreeMap<>();

  /** Sums for a scenario. */
  public EventSums(SurfaceMetricSetting setting) {
    limits = setting.limits().calendar();
  }

  /** An event; one without times is aligned with nothing and has no date. */
  public void see(CalendarEvent event) {
    String type = event.eventType();
    boolean holiday = type.equals(EventType.HOLIDAY.name());
    if (event.countryIso() != null && (holiday || type.equals(EventType.EVE.name()))) {
      boolean aligned = isMidnight(event.startLocal()) && isMidnight(event.endLocal());
      sums.add("event|day", 1, aligned ? 1 : 0, 0);
      String start = event.startLocal() == null ? event.startUtc() : event.startLocal();
      if (holiday && start != null && start.length() >= DATE_LENGTH) {
        dates
            .computeIfAbsent(event.countryIso(), c -> new TreeSet<>())
            .add(start.substring(0, DATE_LENGTH));
      }
    }
    if (type.equals(EventType.OUTAGE.name())) {
      sums.add("event|outage", 1, event.merchantId() == null ? 1 : 0, 0);
    }
    if (type.equals(EventType.REBOUND.name())) {
      sums.add("event|rebound", 1, keeps(event) ? 0 : 1, 0);
    }
  }

  private static boolean isMidnight(String local) {
    return local != null && local.contains(MIDNIGHT);
  }

  /** Whether a rebound has the size and the length of one. */
  private boolean keeps(CalendarEvent event) {
    Double factor = event.amplitude() == null ? event.amplitudePeak() : event.amplitude();
    if (factor == null || event.startUtc() == null || event.endUtc() == null) {
      return false;
    }
    try {
      Duration length =
          Duration.between(Instant.parse(event.startUtc()), Instant.parse(event.endUtc()));
      return limits.rebound().contains(factor)
          && limits.reboundHours().contains(length.toMinutes() / 60.0);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Hands all sums over. */
  public void flush(BiConsumer<String, Tally> out) {
    dates.forEach((country, days) -> sums.add("event|dates", 1, days.size(), 0));
    sums.flush(out);
  }
}
