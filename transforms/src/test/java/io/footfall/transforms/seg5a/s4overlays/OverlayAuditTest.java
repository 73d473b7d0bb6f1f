package io.footfall.transforms.seg5a.s4overlays;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.seg5a.SurfacePolicies;
import io.footfall.transforms.state.LawBroken;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What the factors of a domain may look like. */
class OverlayAuditTest {
  private static MerchantZoneProfile place(long merchant) {
    return new MerchantZoneProfile(
        merchant,
        "DE",
        "Europe/Berlin",
        "card_present",
        "office_hours",
        "primary_zone",
        "p",
        "t",
        10,
        1,
        false,
        false,
        false,
        "b",
        "site",
        1,
        0,
        0);
  }

  private static OverlayAudit audit(
      ScenarioOverlayValidationPolicy validation, CalendarEvent... events) {
    OverlayLaw law =
        new OverlayLaw(
            Events.compile(events), Events.CLOCKS, Events.POLICY, Events.ORDERING, validation);
    return OverlayAudit.of(
        List.of(place(1), place(2)),
        new CalendarFactors(law),
        Events.SCENARIO,
        Events.POLICY,
        validation);
  }

  @Test
  void everyPlaceAndBucketCounts() {
    OverlayAudit audit = audit(Events.VALIDATION, Events.constant("CAMPAIGN", 0, 336, 1.5, "m=2"));
    assertThat(audit.points(), is(2 * 672L));
    assertThat(audit.mean(), closeTo(1.125, 1e-12));
    assertThat(audit.p95(), is(1.5));
    assertThat(audit.max(), is(1.5));
    assertThat(audit.warnings(), is(0L));
    assertThat(audit.remarks(), is(empty()));
  }

  @Test
  void aMeanOutsideItsCorridorIsRemarked() {
    OverlayAudit audit = audit(Events.VALIDATION, Events.constant("STRESS", 0, 672, 1.5, "global"));
    assertThat(audit.remarks().get(0), containsString("baseline_mean_factor_reasonable"));
  }

  @Test
  void tooManyWarningsAreRefused() {
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class,
            () -> audit(Events.VALIDATION, Events.constant("HOLIDAY", 0, 24, 0.1, "c=DE")));
    assertThat(e.finding().code(), is("5A.S4.S4_INTENSITY_NUMERIC_INVALID"));
    OverlayAudit few = audit(Events.VALIDATION, Events.constant("HOLIDAY", 0, 6, 0.1, "c=DE"));
    assertThat(few.warnings(), is(12L));
    assertThat(few.remarks().get(0), containsString("12 of 1344"));
  }

  @Test
  void oneWarningIsEnoughWhenThePolicySaysSo() {
    ScenarioOverlayValidationPolicy fatal =
        SurfacePolicies.read(
            PolicyFile.OVERLAY_VALIDATION,
            ScenarioOverlayValidationPolicy.class,
            "warn_violation_is_fatal: false",
            "warn_violation_is_fatal: true");
    Assertions.assertThrows(
        LawBroken.class, () -> audit(fatal, Events.constant("HOLIDAY", 0, 1, 0.1, "c=DE")));
  }

  @Test
  void tooManyEventsOnARowAreRefused() {
    CalendarEvent[] stacked =
        IntStream.range(0, 11)
            .mapToObj(i -> Events.constant("HOLIDAY", i, 24, 0.9, "c=DE"))
            .toArray(CalendarEvent[]::new);
    LawBroken e = Assertions.assertThrows(LawBroken.class, () -> audit(Events.VALIDATION, stacked));
    assertThat(e.finding().code(), is("5A.S4.S4_CALENDAR_ALIGNMENT_FAILED"));
    assertThat(e.finding().found(), containsString("11 events"));
  }
}
