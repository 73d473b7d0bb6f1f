package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.config.seg5b.ArrivalValidationPolicy;
import io.footfall.transforms.seg5b.s5metrics.MetricSetting;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables of one seed and scenario that the checks read, and the values they are held against.
 *
 * @param laws laws and tables of the scenario
 * @param policy limits
 * @param minFactor smallest latent factor
 * @param maxFactor largest latent factor
 * @param field {@code s2_latent_field_5B}, or null where it is not published
 */
record ArrivalTables(
    ReplayLaws laws,
    ArrivalValidationPolicy policy,
    double minFactor,
    double maxFactor,
    SealedTable field)
    implements Serializable {

  /** Tokens that decide the outcome. */
  List<SealedTable> inputs() {
    List<SealedTable> all = new ArrayList<>(laws.inputs().all());
    all.addAll(
        List.of(laws.surfaces(), laws.groups(), laws.intensities(), laws.events(), laws.summary()));
    if (field != null) {
      all.add(field);
    }
    return all;
  }

  /** Laws of the metrics. */
  MetricSetting metrics() {
    return new MetricSetting(
        laws.grid(),
        laws.placement(),
        laws.lgcp(),
        laws.count(),
        policy.arrivalMetrics(),
        policy.realismChecks().familyWiseAlpha());
  }

  int buckets() {
    return laws.grid().buckets();
  }
}
