package io.footfall.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.io.Serializable;
import java.util.List;

/**
 * A closed interval, written {@code [low, high]} in a policy.
 *
 * @param low smallest value
 * @param high largest value
 */
public record Bounds(double low, double high) implements Serializable {
  /** From the two numbers of the file. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Bounds of(List<Double> pair) {
    return new Bounds(pair.get(0), pair.get(1));
  }

  /** The nearest value inside. */
  public double clamp(double value) {
    return Math.max(low, Math.min(high, value));
  }

  /** Whether the value lies inside. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The values inside both. */
  public Bounds and(Bounds other) {
    return new Bounds(Math.max(low, other.low), Math.min(high, other.high));
  }

  /** Refuses an empty interval. */
  public Bounds ordered(String pointer) {
    if (low > high) {
      throw new PolicyViolation(pointer, this, "[low, high] with low at most high");
    }
    return this;
  }

  @Override
  public String toString() {
    return "[" + low + ", " + high + "]";
  }
}
