package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.coders.SealedTable;
import io.footfall.config.seg5a.OverlayOrderingPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.gate.SealedClock;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.WorkerCache;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Factor vectors of a calendar: one per (country, tzid, class) and worker. Those of merchants with
 * events of their own are made from it when asked for, and not kept.
 */
public final class CalendarFactors {
  private final OverlayLaw law;
  private final ConcurrentHashMap<String, RowFactors> shared = new ConcurrentHashMap<>();

  /**
   * What decides the factors; small, travels in closures.
   *
   * @param calendar sealed {@code scenario_calendar_5A}
   * @param scenario horizon
   * @param policy vocabulary and combination
   * @param ordering aggregation and masks
   * @param validation warning corridor
   * @param clock sealed tz cache
   * @param digest digest of all of these but the clock
   */
  public record Source(
      SealedTable calendar,
      Scenario scenario,
      ScenarioOverlayPolicy policy,
      OverlayOrderingPolicy ordering,
      ScenarioOverlayValidationPolicy validation,
      SealedClock clock,
      String digest)
      implements Serializable {}

  /** Vectors of a law. */
  public CalendarFactors(OverlayLaw law) {
    this.law = law;
  }

  /** Loads or recalls the vectors of a calendar. */
  public static CalendarFactors of(Source source) throws IOException {
    return WorkerCache.get(
        "factors:" + source.digest() + ":" + source.clock().sha256(),
        CalendarFactors.class,
        () -> load(source));
  }

  private static CalendarFactors load(Source source) throws IOException {
    List<CalendarEvent> events = ReadTable.rows(source.calendar(), CalendarEvent.class);
    List<HorizonEvent> compiled =
        new EventCompiler(source.scenario(), source.policy()).compile(events);
    return new CalendarFactors(
        new OverlayLaw(
            compiled,
            new WallClocks(
                source.clock().load("5A.S4.S4_REQUIRED_INPUT_MISSING", "V-04"), source.scenario()),
            source.policy(),
            source.ordering(),
            source.validation()));
  }

  /** Factors of a row. */
  public FactorVector of(String country, String tzid, String demandClass, long merchantId) {
    RowFactors row = row(country, tzid, demandClass);
    return law.book().names(merchantId) ? row.with(law.book().own(merchantId, tzid)) : row.vector();
  }

  /** Events at work in the rows of a country, tzid and class, those of single merchants apart. */
  public List<PlacedEvent> shared(String country, String tzid, String demandClass) {
    return row(country, tzid, demandClass).shared();
  }

  /** Events of a merchant alone in a zone. */
  public List<PlacedEvent> own(long merchantId, String tzid) {
    return law.book().own(merchantId, tzid);
  }

  private RowFactors row(String country, String tzid, String demandClass) {
    return shared.computeIfAbsent(
        country + "|" + tzid + "|" + demandClass, k -> law.shared(country, tzid, demandClass));
  }
}
