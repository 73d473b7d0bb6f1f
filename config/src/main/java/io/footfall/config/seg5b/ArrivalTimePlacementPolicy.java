package io.footfall.config.seg5b;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.List;

/**
 * {@code arrival_time_placement_policy_5B}: where inside its bucket an arrival falls (5B-s4.md
 * section 3).
 *
 * @param drawsPerArrival uniforms of the time family per arrival, constant 1
 */
public record ArrivalTimePlacementPolicy(
    String policyId,
    String version,
    PlacementKind placementKind,
    String intervalSemantics,
    String timestampPrecision,
    int drawsPerArrival,
    Mapping uMapping,
    OffsetQuantisation offsetQuantisation,
    Ordering ordering,
    Guardrails guardrails)
    implements Serializable {

  /** Density of the offset inside a bucket. */
  public enum PlacementKind {
    /** Every microsecond of the bucket is equally likely. */
    @JsonProperty("uniform_within_bucket_v1")
    UNIFORM_WITHIN_BUCKET_V1,
    /** Linear in two halves, continuous from bucket to bucket (DECISIONS section 6). */
    @JsonProperty("piecewise_linear_continuous_v1")
    PIECEWISE_LINEAR_CONTINUOUS_V1
  }

  /** From a random word to a uniform. */
  public record Mapping(String uniformLaw, @JsonProperty("u_from_u64") String fromWord)
      implements Serializable {}

  /** From a uniform to an offset. */
  public record OffsetQuantisation(String unit, String law, boolean clampEndExclusive)
      implements Serializable {}

  /** Order of the arrivals of a merchant. */
  public record Ordering(List<String> sortBy, boolean stable) implements Serializable {
    public Ordering {
      sortBy = List.copyOf(sortBy);
    }
  }

  /**
   * Limits that stop a unit.
   *
   * @param maxArrivalsPerBucket arrivals of one (merchant, zone, bucket)
   * @param maxBucketDurationSeconds longest bucket
   */
  public record Guardrails(int maxArrivalsPerBucket, int maxBucketDurationSeconds)
      implements Serializable {}
}
