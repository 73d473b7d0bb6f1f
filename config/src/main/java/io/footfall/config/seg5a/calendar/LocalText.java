package io.footfall.config.seg5a.calendar;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** Wall-clock times as text, {@code 2026-04-03T00:00:00}: no fraction, no zone. */
public final class LocalText {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final long MICROS_PER_SECOND = 1_000_000L;

  private LocalText() {}

  /**
   * Microseconds since 1970-01-01T00:00 of the local calendar.
   *
   * @throws DateTimeException if the text is no such time
   */
  public static long micros(String text) {
    return LocalDateTime.parse(text, FORM).toEpochSecond(ZoneOffset.UTC) * MICROS_PER_SECOND;
  }

  /** The text of microseconds since 1970-01-01T00:00 of the local calendar; fractions are cut. */
  public static String of(long micros) {
    return FORM.format(
        LocalDateTime.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND), 0, ZoneOffset.UTC));
  }
}
