package io.footfall.transforms.seg5a.calendar;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.seg5a.s4overlays.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids and uniforms of the calendar (5A-s4-s5.md sections 1 and 7.5). */
class EventIdTest {
  private static CalendarEvent payday(Double peak, Long merchant) {
    return new CalendarEvent(
        "",
        "PAYDAY",
        "utc",
        "2026-01-15T00:00:00.000000Z",
        "2026-01-17T00:00:00.000000Z",
        null,
        null,
        "ramp",
        null,
        peak,
        6,
        24,
        false,
        "US",
        null,
        "consumer_daytime",
        merchant,
        "any note");
  }

  @Test
  void theIdOfThePagesEvent() {
    assertThat(EventId.of(payday(1.25, null)), is("EVT-f6cd34f8633b972ea68fc636"));
    assertThat(EventId.of(payday(1.25, -1L)), is(not("EVT-f6cd34f8633b972ea68fc636")));
  }

  @ParameterizedTest
  @CsvSource({
    "1.25,1.25",
    "0.05,0.05",
    "1,1",
    "0,0",
    "0.1,0.1",
    "1e-5,0.00001",
    "100,100",
    "0.33249999999999996,0.33249999999999996",
    "2e22,20000000000000000000000"
  })
  void numbersAreShortestDecimals(double value, String text) {
    assertThat(EventId.number(value), is(text));
    assertThat(Double.parseDouble(text), is(value));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "uniforms.csv", numLinesToSkip = 3)
  void uniformsAreThoseOfThePage(String stage, String keys, double u) {
    CalendarDraft draft = new CalendarDraft(Events.SCENARIO, 48, 48);
    assertThat(draft.uniform(stage, keys.split("\\|")), is(u));
  }

  @Test
  void equalContentGetsNumberedIds() {
    CalendarDraft draft = new CalendarDraft(Events.SCENARIO, 48, 48);
    draft.append(payday(1.25, null));
    draft.append(payday(1.25, null));
    assertThat(draft.events().get(1).eventId(), is("EVT-f6cd34f8633b972ea68fc636-2"));
  }
}
