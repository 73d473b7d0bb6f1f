package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.contracts.seg5a.CalendarEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The factor of one row in one bucket, slow and obvious: goes through the calendar rows again for
 * every bucket, with the shipped ordering policy written out as words.
 */
final class S4CalendarOverlaysModel {
  private final List<CalendarEvent> calendar;
  private final Instant start;

  S4CalendarOverlaysModel(List<CalendarEvent> calendar, String horizonStart) {
    this.calendar = calendar;
    this.start = Instant.parse(horizonStart);
  }

  double factor(String country, String tzid, String demandClass, long merchant, int h) {
    List<CalendarEvent> atWork = new ArrayList<>();
    for (CalendarEvent e : calendar) {
      if (inScope(e, country, tzid, demandClass, merchant) && from(e) <= h && h < until(e)) {
        atWork.add(e);
      }
    }
    double outage = lowest(mostSpecific("OUTAGE", atWork), h);
    double stress = highest(mostSpecific("STRESS", atWork), h);
    double campaign = highest(mostSpecific("CAMPAIGN", atWork), h);
    double payday = highest(mostSpecific("PAYDAY", atWork), h);
    double holiday = lowest(mostSpecific("HOLIDAY", atWork), h);
    boolean dark = atWork.stream().anyMatch(e -> e.eventType().equals("OUTAGE"));
    boolean stressed = atWork.stream().anyMatch(e -> e.eventType().equals("STRESS"));
    if (dark) {
      stress = Math.min(stress, 1);
      payday = Math.min(payday, 1);
    }
    if (dark || stressed) {
      campaign = Math.min(campaign, 1);
    }
    return Math.max(0, Math.min(5, outage * stress * campaign * payday * holiday));
  }

  private static boolean inScope(
      CalendarEvent e, String country, String tzid, String demandClass, long merchant) {
    return (e.countryIso() == null || e.countryIso().equals(country))
        && (e.tzid() == null || e.tzid().equals(tzid))
        && (e.demandClass() == null || e.demandClass().equals(demandClass))
        && (e.merchantId() == null || e.merchantId() == merchant);
  }

  private int from(CalendarEvent e) {
    return (int) ((Instant.parse(e.startUtc()).getEpochSecond() - start.getEpochSecond()) / 3600);
  }

  private int until(CalendarEvent e) {
    return (int) ((Instant.parse(e.endUtc()).getEpochSecond() - start.getEpochSecond()) / 3600);
  }

  private static List<CalendarEvent> mostSpecific(String type, List<CalendarEvent> atWork) {
    Comparator<CalendarEvent> specific =
        Comparator.comparing((CalendarEvent e) -> e.merchantId() != null)
            .thenComparing(e -> e.demandClass() != null)
            .thenComparing(e -> e.tzid() != null)
            .thenComparing(e -> e.countryIso() != null);
    List<CalendarEvent> ofType =
        atWork.stream()
            .filter(e -> e.eventType().equals(type))
            .sorted(specific.reversed())
            .toList();
    return ofType.stream().filter(e -> specific.compare(e, ofType.get(0)) == 0).toList();
  }

  private double highest(List<CalendarEvent> events, int h) {
    return events.stream().mapToDouble(e -> shape(e, h)).max().orElse(1);
  }

  private double lowest(List<CalendarEvent> events, int h) {
    return events.stream().mapToDouble(e -> shape(e, h)).min().orElse(1);
  }

  private double shape(CalendarEvent e, int h) {
    if (e.shapeKind().equals("constant")) {
      return e.amplitude();
    }
    int length = until(e) - from(e);
    int rise = e.rampInBuckets();
    int fall = e.rampOutBuckets();
    if (rise + fall > length) {
      rise = Math.min(rise, length);
      fall = Math.max(0, Math.min(fall, length - rise));
    }
    int second = h - from(e) + 1;
    if (second <= rise) {
      return 1 + (e.amplitudePeak() - 1) * second / rise;
    }
    int afterPlateau = second - (length - fall);
    return afterPlateau > 0
        ? e.amplitudePeak() - (e.amplitudePeak() - 1) * afterPlateau / fall
        : e.amplitudePeak();
  }
}
