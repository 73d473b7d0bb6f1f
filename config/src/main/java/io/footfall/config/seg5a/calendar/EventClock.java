package io.footfall.config.seg5a.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** By which clock the interval of an event is meant. */
public enum EventClock {
  /** Instants: the same for every row. */
  @JsonProperty("utc")
  UTC,
  /** Wall clocks: a row is meant while the clock in its zone shows a time of the interval. */
  @JsonProperty("local")
  LOCAL;

  /** The word in files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
