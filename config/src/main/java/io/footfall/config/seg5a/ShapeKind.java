package io.footfall.config.seg5a;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How the factor of an event runs over its interval. */
public enum ShapeKind {
  /** The amplitude, all along. */
  @JsonProperty("constant")
  CONSTANT,
  /** Up to a peak, a plateau, down to one. */
  @JsonProperty("ramp")
  RAMP;

  /** The word in files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
