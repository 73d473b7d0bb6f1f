package io.footfall.config.seg5a;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.List;

/**
 * {@code shape_time_grid_policy_5A}: the repeatable local week (5A-s2-s3.md section A.3).
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param grid the grid
 * @param notes free text, may be null
 */
public record ShapeTimeGridPolicy(String policyId, String version, Grid grid, String notes)
    implements Serializable {

  /**
   * The grid. Days have 1,440 civil minutes, clock changes or not.
   *
   * @param bucketDurationMinutes 15, 30 or 60
   * @param weekStart constant
   * @param dayOfWeekEncoding constant
   * @param minutesPerDay 1440
   * @param daysPerWeek 7
   * @param bucketsPerDay 1440 / bucket duration
   * @param tWeek 7 * buckets per day
   * @param bucketIndexLaw constant
   * @param inverseMappingLaw constant
   * @param derivedFlags weekend and nominal open hours
   */
  public record Grid(
      int bucketDurationMinutes,
      String weekStart,
      String dayOfWeekEncoding,
      int minutesPerDay,
      int daysPerWeek,
      int bucketsPerDay,
      @JsonProperty("T_week") int tWeek,
      String bucketIndexLaw,
      String inverseMappingLaw,
      DerivedFlags derivedFlags)
      implements Serializable {
    public Grid {
      if (bucketsPerDay * bucketDurationMinutes != minutesPerDay) {
        throw new PolicyViolation(
            "/grid/buckets_per_day",
            bucketsPerDay,
            "1440 / bucket_duration_minutes, " + minutesPerDay / bucketDurationMinutes);
      }
      if (tWeek != daysPerWeek * bucketsPerDay) {
        throw new PolicyViolation(
            "/grid/T_week", tWeek, "7 * buckets_per_day, " + daysPerWeek * bucketsPerDay);
      }
      NominalOpenHours hours = derivedFlags.nominalOpenHours();
      String at = "/grid/derived_flags/nominal_open_hours/";
      if (hours.startMinute() % bucketDurationMinutes != 0) {
        throw new PolicyViolation(at + "start_minute", hours.startMinute(), "a bucket edge");
      }
      if (hours.endMinuteExclusive() % bucketDurationMinutes != 0
          || hours.endMinuteExclusive() <= hours.startMinute()) {
        throw new PolicyViolation(
            at + "end_minute_exclusive",
            hours.endMinuteExclusive(),
            "a bucket edge after the start");
      }
    }
  }

  /**
   * Flags of a bucket.
   *
   * @param weekendDays ISO weekdays of the weekend
   * @param nominalOpenHours nominal open hours
   * @param isWeekendLaw constant
   * @param isNominalOpenHoursLaw constant
   */
  public record DerivedFlags(
      List<Integer> weekendDays,
      NominalOpenHours nominalOpenHours,
      String isWeekendLaw,
      String isNominalOpenHoursLaw)
      implements Serializable {
    public DerivedFlags {
      weekendDays = List.copyOf(weekendDays);
    }
  }

  /**
   * Nominal open hours.
   *
   * @param days ISO weekdays
   * @param startMinute first minute of the day
   * @param endMinuteExclusive minute after the last
   */
  public record NominalOpenHours(List<Integer> days, int startMinute, int endMinuteExclusive)
      implements Serializable {
    public NominalOpenHours {
      days = List.copyOf(days);
    }
  }
}
