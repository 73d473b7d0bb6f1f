package io.footfall.transforms.seg5a.calendar;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.seg5a.s4overlays.Events;
import io.footfall.transforms.state.LawBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Each rule of acceptance has a calendar that breaks it. */
class CalendarAcceptanceTest {
  static final Scenario SCENARIO =
      SyntheticCalendarTest.scenario("2026-03-07", "2026-04-04", false);
  static final CalendarWorld WORLD = SyntheticCalendarTest.world(5, 5);
  static final ScenarioCalendarPolicy POLICY =
      SyntheticCalendarTest.policy("min_events: 2000", "min_events: 20");
  static final CalendarLaw LAW = SyntheticCalendarTest.law(SCENARIO, POLICY);

  private static String refusal(UnaryOperator<List<CalendarEvent>> edit) {
    List<CalendarEvent> events =
        edit.apply(new ArrayList<>(SyntheticCalendarTest.generate(SCENARIO, WORLD, POLICY)));
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class, () -> new CalendarAcceptance(LAW, WORLD).check(events));
    assertThat(e.finding().code(), is("5A.S4.S4_CALENDAR_ALIGNMENT_FAILED"));
    return e.finding().found();
  }

  private static UnaryOperator<List<CalendarEvent>> with(CalendarEvent event) {
    return events -> {
      events.add(event);
      return events;
    };
  }

  private static CalendarEvent event(
      String type, String start, String end, Double amplitude, Double peak, String country) {
    return new CalendarEvent(
        "EVT-hand-made",
        type,
        "utc",
        "2026-03-" + start + ".000000Z",
        "2026-03-" + end + ".000000Z",
        null,
        null,
        "constant",
        amplitude,
        peak,
        null,
        null,
        false,
        country,
        null,
        null,
        null,
        "by hand");
  }

  @Test
  void aSoundCalendarPassesAndTellsItsOverlap() {
    List<CalendarEvent> events = SyntheticCalendarTest.generate(SCENARIO, WORLD, POLICY);
    int overlap = new CalendarAcceptance(LAW, WORLD).check(events);
    assertThat(overlap >= 0 && overlap <= 10, is(true));
  }

  @Test
  void idsAreUnique() {
    assertThat(
        refusal(
            events -> {
              events.add(events.get(0));
              return events;
            }),
        is("id twice"));
  }

  @Test
  void parametersMatchTheShape() {
    assertThat(
        refusal(with(event("HOLIDAY", "10T00:00:00", "11T00:00:00", 0.8, 0.9, "AA"))),
        is("parameters of another shape"));
    assertThat(
        refusal(with(event("HOLIDAY", "10T00:00:00", "11T00:00:00", null, null, "AA"))),
        is("parameters of another shape"));
  }

  @Test
  void amplitudesKeepWithinTheirType() {
    assertThat(
        refusal(with(event("HOLIDAY", "10T00:00:00", "11T00:00:00", 1.5, null, "AA"))),
        is("amplitude 1.5"));
  }

  @Test
  void timesAreBucketEdgesInOrder() {
    assertThat(
        refusal(with(event("HOLIDAY", "10T00:30:00", "11T00:00:00", 0.8, null, "AA"))),
        containsString("00:30:00"));
    assertThat(
        refusal(with(event("HOLIDAY", "11T00:00:00", "11T00:00:00", 0.8, null, "AA"))),
        containsString("2026-03-11"));
  }

  @Test
  void predicatesNameTheWorld() {
    assertThat(
        refusal(with(event("HOLIDAY", "10T00:00:00", "11T00:00:00", 0.8, null, "ZZ"))),
        is("country ZZ"));
    CalendarEvent stranger =
        new CalendarEvent(
            "EVT-hand-made",
            "OUTAGE",
            "utc",
            "2026-03-10T00:00:00.000000Z",
            "2026-03-11T00:00:00.000000Z",
            null,
            null,
            "constant",
            0.1,
            null,
            null,
            null,
            false,
            null,
            null,
            null,
            4L,
            "by hand");
    assertThat(refusal(with(stranger)), is("merchant 4"));
  }

  @Test
  void floorsHold() {
    assertThat(refusal(events -> events.subList(0, 19)), is("19 events"));
    assertThat(
        refusal(
            events ->
                events.stream()
                    .filter(e -> !(e.eventType().equals("PAYDAY") && e.countryIso().equals("AA")))
                    .toList()),
        is("PAYDAY in 4 of 5 countries"));
    assertThat(
        refusal(
            events ->
                events.stream()
                    .filter(
                        e -> !e.eventType().equals("OUTAGE") && !e.eventType().equals("CAMPAIGN"))
                    .toList()),
        containsString("types"));
  }

  @Test
  void tooManyEventsOnOneScopeAreRefused() {
    assertThat(
        refusal(
            events -> {
              for (int i = 0; i < 12; i++) {
                CalendarEvent e = Events.constant("HOLIDAY", i, 672 - i, 0.9, "c=AA");
                events.add(e);
              }
              return events;
            }),
        containsString("events in a bucket"));
  }
}
