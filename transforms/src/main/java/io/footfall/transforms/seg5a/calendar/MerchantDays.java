package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.calendar.RealCalendarPolicy.MerchantOutage;
import io.footfall.config.seg5a.calendar.RealCalendarPolicy.Merchants;
import io.footfall.config.seg5a.calendar.RealCalendarPolicy.Promotion;
import io.footfall.contracts.U64;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Interval;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Scope;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What befalls single merchants. Each kind happens in a calendar month with a probability of its
 * own: u_det({@code kind}, merchant, YYYY-MM) below it; day, length and amplitude are drawn by
 * stages {@code kind_day}, {@code kind_length}, {@code kind_amplitude}. A merchant opens or closes
 * for good at most once, in the first month that says so, on a day of the horizon.
 */
final class MerchantDays {
  private static final long MICROS_PER_HOUR = 3_600_000_000L;
  private static final int HOURS_PER_DAY = 24;

  private final Merchants policy;
  private final CalendarDraft draft;

  MerchantDays(Merchants policy, CalendarDraft draft) {
    this.policy = policy;
    this.draft = draft;
  }

  /** Draws the events of a merchant over some months. */
  void draw(long merchantId, List<YearMonth> months) {
    String merchant = U64.text(merchantId);
    Scope scope = Scope.merchant(merchantId);
    boolean opened = false;
    boolean closed = false;
    for (YearMonth month : months) {
      if (happens("promotion", policy.promotion().monthlyProbability(), merchant, month)) {
        promotion(merchant, month, scope);
      }
      if (happens("pause", policy.pause().monthlyProbability(), merchant, month)) {
        int days = between(policy.pause().days(), "pause_length", merchant, month.toString());
        closure(Interval.localDays(day("pause", merchant, month), days), scope, "closed for days");
      }
      if (happens("outage", policy.outage().monthlyProbability(), merchant, month)) {
        outage(merchant, month, scope);
      }
      if (!opened && happens("opening", policy.openingMonthlyProbability(), merchant, month)) {
        opened = opening(day("opening", merchant, month), scope);
      }
      if (!closed && happens("closure", policy.closureMonthlyProbability(), merchant, month)) {
        closed = closing(day("closure", merchant, month), scope);
      }
    }
  }

  private boolean opening(LocalDate first, Scope scope) {
    boolean inside = draft.touches(Interval.localDays(first, 1));
    if (inside) {
      draft.constant(EventType.OPENING, draft.untilDay(first), 0.0, scope, "opens on " + first);
    }
    return inside;
  }

  private boolean closing(LocalDate last, Scope scope) {
    boolean inside = draft.touches(Interval.localDays(last, 1));
    if (inside) {
      closure(draft.fromDay(last), scope, "closed for good on " + last);
    }
    return inside;
  }

  private boolean happens(String kind, double probability, String merchant, YearMonth month) {
    return draft.uniform(kind, merchant, month.toString()) < probability;
  }

  private LocalDate day(String kind, String merchant, YearMonth month) {
    return month.atDay(
        1 + draft.pick(month.lengthOfMonth(), kind + "_day", merchant, month.toString()));
  }

  private int between(List<Integer> span, String stage, String... keys) {
    return span.get(0) + draft.pick(span.get(1) - span.get(0) + 1, stage, keys);
  }

  private double within(List<Double> span, String stage, String... keys) {
    return CalendarDraft.decimal(
        span.get(0) + draft.uniform(stage, keys) * (span.get(1) - span.get(0)));
  }

  private void closure(Interval when, Scope scope, String notes) {
    draft.constant(EventType.CLOSURE, when, 0.0, scope, notes);
  }

  private void promotion(String merchant, YearMonth month, Scope scope) {
    Promotion rule = policy.promotion();
    int days = between(rule.days(), "promotion_length", merchant, month.toString());
    draft.ramp(
        EventType.CAMPAIGN,
        Interval.localDays(day("promotion", merchant, month), days),
        within(rule.peak(), "promotion_amplitude", merchant, month.toString()),
        draft.buckets(rule.rampInHours(), 0),
        draft.buckets(rule.rampOutHours(), 0),
        scope,
        "offer of the merchant");
  }

  private void outage(String merchant, YearMonth month, Scope scope) {
    MerchantOutage rule = policy.outage();
    String ofMonth = month.toString();
    int hour = draft.pick(HOURS_PER_DAY, "outage_hour", merchant, ofMonth);
    int hours = between(rule.hours(), "outage_length", merchant, ofMonth);
    int after = between(rule.reboundHours(), "rebound_length", merchant, ofMonth);
    long start =
        day("outage", merchant, month).toEpochSecond(LocalTime.of(hour, 0), ZoneOffset.UTC)
            * 1_000_000L;
    long end = start + hours * MICROS_PER_HOUR;
    draft.constant(
        EventType.OUTAGE, Interval.ofInstants(start, end), rule.amplitude(), scope, "outage");
    draft.constant(
        EventType.REBOUND,
        Interval.ofInstants(end, end + after * MICROS_PER_HOUR),
        within(rule.rebound(), "rebound_amplitude", merchant, ofMonth),
        scope,
        "after the outage");
  }
}
