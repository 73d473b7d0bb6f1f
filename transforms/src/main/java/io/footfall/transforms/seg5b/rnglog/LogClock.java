package io.footfall.transforms.seg5b.rnglog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Instants of logs, {@code YYYY-MM-DDThh:mm:ss.ffffffZ}. The text is made anew once a millisecond.
 * Not thread safe.
 */
public final class LogClock {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private long millis = Long.MIN_VALUE;
  private String text;

  /** Text of an instant. */
  public static String text(Instant instant) {
    return FORM.format(instant);
  }

  /** The present. */
  public String now() {
    long now = System.currentTimeMillis();
    if (now != millis) {
      millis = now;
      text = text(Instant.now());
    }
    return text;
  }
}
