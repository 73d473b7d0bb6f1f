package io.footfall.pipelines.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.UnitFn;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * What Beam counted while a state's job ran, attempted values. For the operator only: a runner that
 * restarts units may count them again, so nothing sealed rests on it.
 *
 * @param units work units, the elements of the job
 * @param rows rows of all tables
 * @param draws uniform numbers drawn, by the law's account
 * @param bytes bytes of all tables
 * @param leastUnitRows rows of the smallest unit
 * @param mostUnitRows rows of the largest unit
 * @param mostUnitBytes bytes of the largest unit
 */
public record JobMetrics(
    long units,
    long rows,
    long draws,
    long bytes,
    long leastUnitRows,
    long mostUnitRows,
    long mostUnitBytes) {
  /** No job, or a runner that does not tell. */
  public static final JobMetrics NONE = new JobMetrics(0, 0, 0, 0, 0, 0, 0);

  private static final MetricsFilter OURS =
      MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace(UnitFn.METRICS)).build();

  /** What the job has counted so far. */
  public static JobMetrics of(PipelineResult result) {
    MetricQueryResults found;
    try {
      found = result.metrics().queryMetrics(OURS);
    } catch (UnsupportedOperationException e) {
      return NONE;
    }
    DistributionResult rows = distribution(found, "unit_rows");
    return new JobMetrics(
        counter(found, "units"),
        counter(found, "rows"),
        counter(found, "draws"),
        counter(found, "bytes"),
        rows.getCount() == 0 ? 0 : rows.getMin(),
        rows.getCount() == 0 ? 0 : rows.getMax(),
        Math.max(0, distribution(found, "unit_bytes").getMax()));
  }

  private static long counter(MetricQueryResults found, String name) {
    long sum = 0;
    for (MetricResult<Long> counter : found.getCounters()) {
      sum += counter.getName().getName().equals(name) ? counter.getAttempted() : 0;
    }
    return sum;
  }

  private static DistributionResult distribution(MetricQueryResults found, String name) {
    for (MetricResult<DistributionResult> metric : found.getDistributions()) {
      if (metric.getName().getName().equals(name)) {
        return metric.getAttempted();
      }
    }
    return DistributionResult.IDENTITY_ELEMENT;
  }

  public boolean isEmpty() {
    return units == 0;
  }

  public ObjectNode toJson() {
    return JsonDocuments.object()
        .put("units", units)
        .put("rows", rows)
        .put("draws", draws)
        .put("bytes", bytes)
        .put("least_unit_rows", leastUnitRows)
        .put("most_unit_rows", mostUnitRows)
        .put("most_unit_bytes", mostUnitBytes);
  }
}
