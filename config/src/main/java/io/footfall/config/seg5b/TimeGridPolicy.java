package io.footfall.config.seg5b;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.List;

/**
 * {@code time_grid_policy_5B} (5B-s0-s1-s5.md section B2).
 *
 * @param bucketDurationSeconds 900, 1800 or 3600
 * @param carryScenarioFields scenario columns of the grid
 * @param localAnnotations calendar columns of the grid, in UTC
 * @param guardrails horizons the grid accepts
 */
public record TimeGridPolicy(
    String policyId,
    String version,
    int bucketDurationSeconds,
    String alignmentMode,
    int bucketIndexBase,
    String bucketIndexOrigin,
    CarryScenarioFields carryScenarioFields,
    LocalAnnotations localAnnotations,
    Guardrails guardrails)
    implements Serializable {

  /** Whether the grid carries the scenario's labels. */
  public boolean carriesLabels() {
    return carryScenarioFields.optional().contains("scenario_labels");
  }

  /**
   * Scenario columns.
   *
   * @param required both flags
   * @param optional the labels, or nothing
   */
  public record CarryScenarioFields(List<String> required, List<String> optional)
      implements Serializable {
    public CarryScenarioFields {
      required = List.copyOf(required);
      optional = List.copyOf(optional);
    }
  }

  /**
   * Calendar columns.
   *
   * @param emit whether they are written
   * @param weekendDays ISO weekdays
   */
  public record LocalAnnotations(
      boolean emit, String referenceTzid, String dayOfWeekEncoding, List<Integer> weekendDays)
      implements Serializable {
    public LocalAnnotations {
      weekendDays = List.copyOf(weekendDays);
    }
  }

  /**
   * Accepted horizons, inclusive.
   *
   * @param minHorizonDays shortest
   * @param maxHorizonDays longest
   * @param maxBucketsPerScenario most buckets
   */
  public record Guardrails(int minHorizonDays, int maxHorizonDays, int maxBucketsPerScenario)
      implements Serializable {
    public Guardrails {
      if (minHorizonDays > maxHorizonDays) {
        throw new PolicyViolation(
            "/guardrails/min_horizon_days",
            minHorizonDays,
            "at most max_horizon_days, " + maxHorizonDays);
      }
    }
  }
}
