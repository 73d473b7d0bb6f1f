package io.footfall.transforms.seg5a.s4overlays;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.OverlayOrderingPolicy;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.seg5a.SurfacePolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Scope, aggregation, masks, product and clamp, case by case; then against the twin. */
class OverlayLawTest {
  static final String DE = "DE";
  static final String BERLIN = "Europe/Berlin";
  static final String OFFICE = "office_hours";

  private static double at(int h, CalendarEvent... events) {
    return Events.at(Events.law(events), DE, BERLIN, OFFICE, null, h);
  }

  @Test
  void withoutAnEventTheFactorIsOne() {
    assertThat(at(0), is(1.0));
    assertThat(at(30, Events.constant("HOLIDAY", 0, 24, 0.65, "c=DE")), is(1.0));
    assertThat(at(3, Events.constant("HOLIDAY", 0, 24, 0.65, "c=FR")), is(1.0));
    assertThat(at(3, Events.constant("HOLIDAY", 0, 24, 0.65, "c=DE d=online_24h")), is(1.0));
  }

  @Test
  void aGlobalEventReachesEveryRow() {
    assertThat(at(3, Events.constant("STRESS", 0, 24, 1.6, "global")), is(1.6));
  }

  @Test
  void predicatesAreAnded() {
    CalendarEvent event = Events.constant("HOLIDAY", 0, 24, 0.65, "c=DE z=Europe/Berlin");
    assertThat(at(3, event), is(0.65));
    assertThat(Events.at(Events.law(event), DE, "Europe/Busingen", OFFICE, null, 3), is(1.0));
  }

  @Test
  void onlyTheMostSpecificOfATypeCounts() {
    assertThat(
        at(
            3,
            Events.constant("HOLIDAY", 0, 24, 0.5, "c=DE"),
            Events.constant("HOLIDAY", 0, 24, 0.9, "c=DE d=office_hours")),
        is(0.9));
  }

  @Test
  void equallySpecificHolidaysTakeTheLowestAndPaydaysTheHighest() {
    assertThat(
        at(
            3,
            Events.constant("HOLIDAY", 0, 24, 0.9, "c=DE"),
            Events.constant("HOLIDAY", 0, 24, 0.7, "c=DE")),
        is(0.7));
    assertThat(
        at(
            3,
            Events.constant("PAYDAY", 0, 24, 1.2, "c=DE"),
            Events.constant("PAYDAY", 0, 24, 1.4, "c=DE")),
        is(1.4));
  }

  @Test
  void productsAreProducts() {
    OverlayOrderingPolicy products =
        SurfacePolicies.read(
            PolicyFile.OVERLAY_ORDERING,
            OverlayOrderingPolicy.class,
            "PAYDAY: {selection: MOST_SPECIFIC_ONLY, mode: MAX}",
            "PAYDAY: {selection: ALL, mode: PRODUCT}");
    OverlayLaw law =
        Events.law(
            products,
            Events.constant("PAYDAY", 0, 24, 1.2, "c=DE"),
            Events.constant("PAYDAY", 0, 24, 1.5, "c=DE d=office_hours"));
    assertThat(Events.at(law, DE, BERLIN, OFFICE, null, 3), closeTo(1.8, 1e-15));
  }

  @Test
  void anOutageKeepsUpliftsDownButNotHolidays() {
    assertThat(
        at(
            3,
            Events.constant("OUTAGE", 0, 24, 0.05, "z=Europe/Berlin"),
            Events.constant("PAYDAY", 0, 24, 1.5, "c=DE"),
            Events.constant("CAMPAIGN", 0, 24, 2, "c=DE"),
            Events.constant("STRESS", 0, 24, 3, "global"),
            Events.constant("HOLIDAY", 0, 24, 0.65, "c=DE")),
        closeTo(0.0325, 1e-17));
  }

  @Test
  void stressKeepsCampaignsDown() {
    assertThat(
        at(
            3,
            Events.constant("STRESS", 0, 24, 1.6, "global"),
            Events.constant("CAMPAIGN", 0, 24, 2, "c=DE"),
            Events.constant("PAYDAY", 0, 24, 1.25, "c=DE")),
        is(2.0));
  }

  @Test
  void activityIsJudgedBeforeMasking() {
    // The stress itself is capped by the outage, and still keeps the campaign down.
    assertThat(
        at(
            3,
            Events.constant("OUTAGE", 0, 24, 0.5, "z=Europe/Berlin"),
            Events.constant("STRESS", 0, 24, 1.0, "global"),
            Events.constant("CAMPAIGN", 0, 24, 2, "c=DE")),
        is(0.5));
  }

  @Test
  void neutralizeAndFloorDoWhatTheySay() {
    OverlayOrderingPolicy floors =
        SurfacePolicies.read(
            PolicyFile.OVERLAY_ORDERING,
            OverlayOrderingPolicy.class,
            "      - target_types: [CAMPAIGN]\n        operator: CAP_AT_ONE",
            "      - target_types: [CAMPAIGN]\n        operator: NEUTRALIZE\n"
                + "      - target_types: [HOLIDAY]\n        operator: FLOOR_AT_ONE");
    OverlayLaw law =
        Events.law(
            floors,
            Events.constant("STRESS", 0, 24, 1.5, "global"),
            Events.constant("CAMPAIGN", 0, 24, 2, "c=DE"),
            Events.constant("HOLIDAY", 0, 24, 0.5, "c=DE"));
    assertThat(Events.at(law, DE, BERLIN, OFFICE, null, 3), is(1.5));
  }

  @Test
  void theProductIsClamped() {
    assertThat(
        at(
            3,
            Events.constant("STRESS", 0, 24, 3, "global"),
            Events.constant("PAYDAY", 0, 24, 1.6, "c=DE"),
            Events.constant("HOLIDAY", 0, 24, 1.05, "c=DE")),
        is(5.0));
  }

  @Test
  void aFactorOfZeroSilencesOneMerchantOnly() {
    OverlayLaw law = Events.law(Events.constant("OUTAGE", 0, 24, 0.0, "m=18446744073709551615"));
    assertThat(law.book().merchants(), is(Set.of(-1L)));
    assertThat(Events.at(law, DE, BERLIN, OFFICE, -1L, 3), is(0.0));
    assertThat(Events.at(law, DE, BERLIN, OFFICE, null, 3), is(1.0));
    CalendarFactors factors = new CalendarFactors(law);
    assertThat(factors.of(DE, BERLIN, OFFICE, -1L).buckets().length, is(24));
    assertThat(factors.of(DE, BERLIN, OFFICE, 7).buckets().length, is(0));
  }

  @Test
  void warningsCountLowFactorsWithoutAnOutage() {
    FactorVector low =
        Events.law(
                Events.constant("HOLIDAY", 0, 24, 0.1, "c=DE"),
                Events.constant("OUTAGE", 12, 24, 0.1, "z=Europe/Berlin"),
                Events.constant("STRESS", 48, 60, 4.0, "global"))
            .factors(DE, BERLIN, OFFICE, null);
    assertThat(low.lowUnexcused(), is(12));
    assertThat(low.high(), is(12));
    assertThat(low.mostEvents(), is(2));
  }

  @Property(tries = 200, seed = "20260307")
  void lawAndModelAgree(@ForAll("calendars") List<CalendarEvent> calendar) {
    OverlayLaw law = Events.law(calendar.toArray(CalendarEvent[]::new));
    S4CalendarOverlaysModel model =
        new S4CalendarOverlaysModel(calendar, Events.SCENARIO.horizonStartUtc());
    double[] factors = new double[Events.SCENARIO.buckets()];
    java.util.Arrays.fill(factors, 1.0);
    law.factors(DE, BERLIN, OFFICE, 7L).apply(factors);
    for (int h = 0; h < 80; h++) {
      double expected = model.factor(DE, BERLIN, OFFICE, 7, h);
      assertThat(factors[h], closeTo(expected, 1e-12));
    }
  }

  /** Factors, buckets and counts of warnings of a merchant, made from those it shares. */
  @Property(tries = 200, seed = "20260308")
  void ownEventsAreAsIfAllHadBeenJudgedTogether(@ForAll("calendars") List<CalendarEvent> calendar) {
    OverlayLaw law = Events.law(calendar.toArray(CalendarEvent[]::new));
    List<PlacedEvent> own = law.book().own(7, BERLIN);
    List<PlacedEvent> all = new ArrayList<>(law.book().shared(DE, BERLIN, OFFICE));
    all.addAll(own);
    FactorVector together = new RowFactors(law, all, Events.SCENARIO.buckets()).vector();
    assertThat(law.shared(DE, BERLIN, OFFICE).with(own), is(together));
    assertThat(law.factors(DE, BERLIN, OFFICE, 7L), is(together));
  }

  @Provide
  Arbitrary<List<CalendarEvent>> calendars() {
    Arbitrary<CalendarEvent> holidays =
        times(
            "HOLIDAY",
            0.5,
            1.05,
            "c=DE",
            "c=FR",
            "z=Europe/Berlin",
            "d=office_hours",
            "c=DE d=office_hours");
    Arbitrary<CalendarEvent> paydays =
        times("PAYDAY", 1, 1.6, "c=DE", "d=office_hours", "c=DE d=office_hours");
    Arbitrary<CalendarEvent> campaigns =
        times("CAMPAIGN", 1, 2.5, "global", "c=DE", "m=7", "m=8", "d=office_hours");
    Arbitrary<CalendarEvent> outages = times("OUTAGE", 0, 0.5, "z=Europe/Berlin", "m=7");
    Arbitrary<CalendarEvent> stress = times("STRESS", 1, 3, "global", "c=DE");
    return Arbitraries.oneOf(holidays, paydays, campaigns, outages, stress)
        .list()
        .ofMinSize(1)
        .ofMaxSize(9);
  }

  private static Arbitrary<CalendarEvent> times(
      String type, double min, double max, String... scopes) {
    return Combinators.combine(
            Arbitraries.integers().between(0, 40),
            Arbitraries.integers().between(1, 40),
            Arbitraries.doubles().between(min, max),
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(0, 20),
            Arbitraries.of(scopes),
            Arbitraries.of(true, false))
        .as(
            (start, length, amplitude, in, out, scope, ramp) ->
                ramp
                    ? Events.ramp(type, start, start + length, amplitude, in, out, scope)
                    : Events.constant(type, start, start + length, amplitude, scope));
  }
}
