package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.coders.SealedTable;
import io.footfall.config.seg5a.OverlayOrderingPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.WorkerCache;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Factor vectors of a calendar: one per (country, tzid, class) and worker, one more per merchant
 * that an event names.
 */
public final class CalendarFactors {
  private final OverlayLaw law;
  private final Set<Long> named;
  private final ConcurrentHashMap<String, FactorVector> vectors = new ConcurrentHashMap<>();

  /**
   * What decides the factors; small, travels in closures.
   *
   * @param calendar sealed {@code scenario_calendar_5A}
   * @param scenario horizon
   * @param policy vocabulary and combination
   * @param ordering aggregation and masks
   * @param validation warning corridor
   * @param digest digest of all of these
   */
  public record Source(
      SealedTable calendar,
      Scenario scenario,
      ScenarioOverlayPolicy policy,
      OverlayOrderingPolicy ordering,
      ScenarioOverlayValidationPolicy validation,
      String digest)
      implements Serializable {}

  /** Vectors of a law. */
  public CalendarFactors(OverlayLaw law) {
    this.law = law;
    this.named = new HashSet<>(law.namedMerchants());
  }

  /** Loads or recalls the vectors of a calendar. */
  public static CalendarFactors of(Source source) throws IOException {
    return WorkerCache.get("factors:" + source.digest(), CalendarFactors.class, () -> load(source));
  }

  private static CalendarFactors load(Source source) throws IOException {
    List<CalendarEvent> events = ReadTable.rows(source.calendar(), CalendarEvent.class);
    List<HorizonEvent> compiled =
        new EventCompiler(source.scenario(), source.policy()).compile(events);
    return new CalendarFactors(
        new OverlayLaw(
            compiled,
            source.scenario().buckets(),
            source.policy(),
            source.ordering(),
            source.validation()));
  }

  /** Factors of a row. */
  public FactorVector of(String country, String tzid, String demandClass, long merchantId) {
    Long merchant = named.contains(merchantId) ? (Long) merchantId : null;
    String key =
        country + "|" + tzid + "|" + demandClass + (merchant == null ? "" : "|" + merchantId);
    return vectors.computeIfAbsent(key, k -> law.factors(country, tzid, demandClass, merchant));
  }
}
