package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.OverlayOrderingPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.config.seg5a.UtcText;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.seg5a.SurfacePolicies;
import java.util.List;
import java.util.Set;

/** Calendar rows for tests, in hours of the shipped 28-day horizon. */
public final class Events {
  public static final Scenario SCENARIO =
      SurfacePolicies.read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class)
          .scenario("baseline_v1");
  public static final ScenarioOverlayPolicy POLICY =
      SurfacePolicies.read(PolicyFile.SCENARIO_OVERLAY, ScenarioOverlayPolicy.class);
  public static final OverlayOrderingPolicy ORDERING =
      SurfacePolicies.read(PolicyFile.OVERLAY_ORDERING, OverlayOrderingPolicy.class);
  public static final ScenarioOverlayValidationPolicy VALIDATION =
      SurfacePolicies.read(PolicyFile.OVERLAY_VALIDATION, ScenarioOverlayValidationPolicy.class);

  /** Clocks of the zones that tests name. */
  public static final WallClocks CLOCKS =
      new WallClocks(
          TzCompiler.pinned()
              .compile(
                  Set.of(
                      "Europe/Berlin",
                      "Europe/Busingen",
                      "Asia/Tokyo",
                      "Asia/Kathmandu",
                      "America/New_York",
                      "America/Santiago",
                      "Australia/Lord_Howe",
                      "Pacific/Auckland",
                      "Pacific/Kiritimati",
                      "Pacific/Pago_Pago",
                      "Africa/Casablanca"),
                  SCENARIO.endMicros() / 1_000_000L),
          SCENARIO);

  private Events() {}

  static String hour(long hour) {
    return UtcText.of(SCENARIO.startMicros() + hour * 3_600_000_000L);
  }

  /** A constant event; the scope is {@code global}, or predicates such as {@code c=DE m=7}. */
  public static CalendarEvent constant(
      String type, int start, int end, double amplitude, String scope) {
    return event(type, start, end, "constant", amplitude, null, null, null, scope);
  }

  /** A ramp. */
  public static CalendarEvent ramp(
      String type, int start, int end, double peak, int in, int out, String scope) {
    return event(type, start, end, "ramp", null, peak, in, out, scope);
  }

  static CalendarEvent event(
      String type,
      int start,
      int end,
      String shape,
      Double amplitude,
      Double peak,
      Integer in,
      Integer out,
      String scope) {
    String country = null;
    String tzid = null;
    String demandClass = null;
    Long merchant = null;
    for (String part : scope.split(" ")) {
      String value = part.substring(part.indexOf('=') + 1);
      switch (part.charAt(0)) {
        case 'c' -> country = value;
        case 'z' -> tzid = value;
        case 'd' -> demandClass = value;
        case 'm' -> merchant = Long.parseUnsignedLong(value);
        default -> {
          // Global, or none.
        }
      }
    }
    return new CalendarEvent(
        "EVT-" + type + "-" + start + "-" + end + "-" + scope,
        type,
        "utc",
        hour(start),
        hour(end),
        null,
        null,
        shape,
        amplitude,
        peak,
        in,
        out,
        scope.contains("global"),
        country,
        tzid,
        demandClass,
        merchant,
        null);
  }

  static List<HorizonEvent> compile(CalendarEvent... events) {
    return new EventCompiler(SCENARIO, POLICY).compile(List.of(events));
  }

  static OverlayLaw law(CalendarEvent... events) {
    return law(ORDERING, events);
  }

  static OverlayLaw law(OverlayOrderingPolicy ordering, CalendarEvent... events) {
    return new OverlayLaw(compile(events), CLOCKS, POLICY, ordering, VALIDATION);
  }

  /** Factor of a row in a bucket. */
  static double at(
      OverlayLaw law, String country, String tzid, String demandClass, Long merchant, int h) {
    double[] factors = new double[SCENARIO.buckets()];
    java.util.Arrays.fill(factors, 1.0);
    law.factors(country, tzid, demandClass, merchant).apply(factors);
    return factors[h];
  }
}
