package io.footfall.contracts;

import java.io.Serializable;
import java.util.Objects;

/**
 * Canonical name of a failure, such as state {@code 5B.S3} and code {@code COUNT_CONFIG_INVALID}.
 *
 * @param state state id, or {@code CLI}, {@code CONFIG}, {@code WORLD}
 * @param code upper-case code of the spec pages
 */
public record FailureCode(String state, String code) implements Serializable {
  public FailureCode {
    Objects.requireNonNull(state);
    Objects.requireNonNull(code);
  }

  /** The printed form: {@code 5B.S3.COUNT_CONFIG_INVALID}. */
  @Override
  public String toString() {
    return state + "." + code;
  }
}
