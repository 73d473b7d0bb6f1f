package io.footfall.config.seg5a;

import io.footfall.config.PolicyViolation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * UTC times as text, {@code 2026-03-07T00:00:00.000000Z}: six fraction digits and a Z (5A-s4-s5.md,
 * types).
 */
public final class UtcText {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final long MICROS_PER_SECOND = 1_000_000L;

  private UtcText() {}

  /**
   * Microseconds since 1970-01-01T00:00Z.
   *
   * @throws DateTimeException if the text is no such time
   */
  public static long micros(String text) {
    Instant instant = Instant.from(FORM.parse(text));
    return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / 1_000;
  }

  /** The text of microseconds since 1970-01-01T00:00Z. */
  public static String of(long micros) {
    return FORM.format(
        Instant.ofEpochSecond(
            Math.floorDiv(micros, MICROS_PER_SECOND),
            Math.floorMod(micros, MICROS_PER_SECOND) * 1_000));
  }

  /** As {@link #micros}, for a field of a policy. */
  static long policyMicros(String pointer, String text) {
    try {
      return micros(text);
    } catch (DateTimeException e) {
      throw new PolicyViolation(pointer, text, "a date of the calendar and a time of day");
    }
  }
}
