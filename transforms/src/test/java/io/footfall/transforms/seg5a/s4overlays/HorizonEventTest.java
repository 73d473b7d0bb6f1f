package io.footfall.transforms.seg5a.s4overlays;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.seg5a.SurfacePolicies;
import io.footfall.transforms.state.LawBroken;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendar rows on the horizon: ramps, buckets, scopes, and rows that are refused. */
class HorizonEventTest {
  @ParameterizedTest
  @CsvFileSource(resources = "ramps.csv", numLinesToSkip = 3)
  void rampsAreThoseOfThePage(int length, int rise, int fall, int offset, double factor) {
    HorizonEvent event =
        Events.compile(Events.ramp("PAYDAY", 100, 100 + length, 1.25, rise, fall, "c=US")).get(0);
    assertThat(event.factor(100 + offset), closeTo(factor, 5.1e-8));
  }

  @Test
  void aRampPeaksAtTheEndOfItsRiseAndEndsAtOne() {
    HorizonEvent event =
        Events.compile(Events.ramp("CAMPAIGN", 0, 168, 1.35, 24, 24, "d=online_bursty")).get(0);
    assertThat(event.factor(23), is(1.35));
    assertThat(event.factor(167), is(1.0));
    assertThat(event.factor(0), greaterThan(1.0));
  }

  @Test
  void intervalsAreHalfOpenAndRoundedOutwards() {
    CalendarEvent e = Events.constant("OUTAGE", 5, 7, 0.05, "z=Asia/Tokyo");
    HorizonEvent exact = Events.compile(e).get(0);
    assertThat(List.of(exact.start(), exact.end()), is(List.of(5, 7)));
    CalendarEvent ragged =
        new CalendarEvent(
            "EVT-x",
            "OUTAGE",
            "utc",
            Events.hour(5).replace(":00:00.", ":30:00."),
            Events.hour(7).replace(":00:00.", ":00:01."),
            null,
            null,
            "constant",
            0.05,
            null,
            null,
            null,
            false,
            null,
            "Asia/Tokyo",
            null,
            null,
            null);
    HorizonEvent rounded = Events.compile(ragged).get(0);
    assertThat(List.of(rounded.start(), rounded.end()), is(List.of(5, 8)));
  }

  @Test
  void missingParametersTakeTheTypesDefaults() {
    HorizonEvent constant =
        Events.compile(Events.event("HOLIDAY", 0, 24, "constant", null, null, null, null, "c=DE"))
            .get(0);
    assertThat(constant.factor(3), is(0.85));
    HorizonEvent ramp =
        Events.compile(Events.event("PAYDAY", 0, 24, "ramp", null, null, null, null, "c=DE"))
            .get(0);
    assertThat(ramp.factor(0), is(1.2));
    assertThat(ramp.factor(23), is(1.2));
  }

  @Test
  void specificityIsLexicographic() {
    List<String> scopes =
        List.of("global", "c=DE", "z=Europe/Berlin", "c=DE z=Europe/Berlin", "d=office_hours");
    int last = 0;
    for (String scope : scopes) {
      CalendarEvent e = Events.constant("HOLIDAY", 0, 1, 0.9, scope);
      int specificity =
          new HorizonEvent(
                  e.eventId(),
                  null,
                  0,
                  1,
                  null,
                  null,
                  1,
                  0,
                  0,
                  e.scopeGlobal(),
                  e.countryIso(),
                  e.tzid(),
                  e.demandClass(),
                  e.merchantId())
              .specificity();
      assertThat(scope, specificity, greaterThan(last));
      last = specificity;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "FESTIVAL;constant;0.9;c=DE;type FESTIVAL;S4_CALENDAR_ALIGNMENT_FAILED",
        "HOLIDAY;constant;0.9;none;no scope;S4_CALENDAR_ALIGNMENT_FAILED",
        "STRESS;constant;1.5;global c=DE;scope;S4_CALENDAR_ALIGNMENT_FAILED",
        "CAMPAIGN;constant;1.5;m=7 d=office_hours;scope;S4_CALENDAR_ALIGNMENT_FAILED",
        "OUTAGE;constant;0.1;c=DE;scope;S4_CALENDAR_ALIGNMENT_FAILED",
        "HOLIDAY;zigzag;0.9;c=DE;shape zigzag;S4_OVERLAY_EVAL_FAILED",
        "HOLIDAY;constant;5.5;c=DE;amplitude 5.5;S4_OVERLAY_EVAL_FAILED",
        "HOLIDAY;constant;NaN;c=DE;amplitude NaN;S4_OVERLAY_EVAL_FAILED"
      })
  void anIllegalRowIsAFinding(
      String type, String shape, double amplitude, String scope, String found, String code) {
    CalendarEvent event = Events.event(type, 0, 24, shape, amplitude, null, null, null, scope);
    LawBroken e = Assertions.assertThrows(LawBroken.class, () -> Events.compile(event));
    assertThat(e.finding().code(), is("5A.S4." + code));
    assertThat(e.finding().found(), containsString(found));
    assertThat(e.finding().key(), is(event.eventId()));
  }

  @ParameterizedTest
  @CsvSource({"49,0,ramp in 49", "0,49,ramp out 49", "-1,0,ramp in -1"})
  void aRampBeyondItsBoundsIsAFinding(int in, int out, String found) {
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class,
            () -> Events.compile(Events.ramp("PAYDAY", 0, 100, 1.2, in, out, "c=DE")));
    assertThat(e.finding().found(), is(found));
    assertThat(e.finding().code(), is("5A.S4.S4_OVERLAY_EVAL_FAILED"));
  }

  @Test
  void eventsOutsideTheHorizonAreRefusedOrClippedAsThePolicySays() {
    CalendarEvent early = Events.constant("HOLIDAY", -5, 3, 0.9, "c=DE");
    LawBroken e = Assertions.assertThrows(LawBroken.class, () -> Events.compile(early));
    assertThat(e.finding().code(), is("5A.S4.S4_CALENDAR_ALIGNMENT_FAILED"));
    ScenarioOverlayPolicy clipping =
        SurfacePolicies.read(
            PolicyFile.SCENARIO_OVERLAY,
            ScenarioOverlayPolicy.class,
            "require_time_within_horizon: true",
            "require_time_within_horizon: false");
    EventCompiler compiler = new EventCompiler(Events.SCENARIO, clipping);
    HorizonEvent clipped = compiler.compile(List.of(early)).get(0);
    assertThat(List.of(clipped.start(), clipped.end()), is(List.of(0, 3)));
    assertThat(
        compiler.compile(List.of(Events.constant("HOLIDAY", -9, -5, 0.9, "c=DE"))), is(empty()));
    assertThat(
        compiler.compile(List.of(Events.constant("HOLIDAY", 700, 710, 0.9, "c=DE"))), is(empty()));
  }

  /** Events of merchants have a limit of their own, so that the limit grows with the world. */
  @Test
  void tooManyEventsAreAFinding() {
    CalendarEvent[] many = new CalendarEvent[200_001];
    java.util.Arrays.fill(many, Events.constant("HOLIDAY", 0, 24, 0.9, "c=DE"));
    LawBroken e = Assertions.assertThrows(LawBroken.class, () -> Events.compile(many));
    assertThat(e.finding().found(), is("200001 events"));
    many[0] = Events.constant("CAMPAIGN", 0, 24, 1.2, "m=7");
    assertThat(Events.compile(many), hasSize(200_001));
    java.util.Arrays.fill(many, 0, 201, many[0]);
    LawBroken ofOne = Assertions.assertThrows(LawBroken.class, () -> Events.compile(many));
    assertThat(ofOne.finding().found(), is("more than 200 events of merchant 7"));
  }
}
