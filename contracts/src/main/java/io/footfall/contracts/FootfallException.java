package io.footfall.contracts;

import java.util.Objects;

/**
 * A refusal with everything a user needs: code, what was found, what was expected, where, and what
 * to do (DESIGN law 10). Thrown by the driver (configuration, gates, publishing); inside units a
 * broken law is a finding instead (DESIGN law 7).
 */
public final class FootfallException extends RuntimeException {
  private final FailureCode code;
  private final String remedy;

  /**
   * @param code canonical code
   * @param message what was found, what was expected and where
   * @param remedy what the user can do next
   */
  public FootfallException(FailureCode code, String message, String remedy) {
    this(code, message, remedy, null);
  }

  public FootfallException(FailureCode code, String message, String remedy, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code);
    this.remedy = Objects.requireNonNull(remedy);
  }

  public FailureCode code() {
    return code;
  }

  public String remedy() {
    return remedy;
  }
}
