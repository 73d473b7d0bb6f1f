package io.footfall.transforms.seg5a.calendar;

import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.rng.HashWords;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HexFormat;

/**
 * {@code EVT-} and the first 12 bytes of SHA-256 over 13 lines of the event's content (5A-s4-s5.md
 * section 1); start and end are the text that stands in the row, of instants or of wall clocks.
 * Numbers are shortest round-trip decimals without exponent and without trailing zeros; absent
 * values are {@code null}; no line feed at the end.
 */
public final class EventId {
  private static final int HASH_BYTES = 12;
  private static final int MAX_DIGITS = 17;

  private EventId() {}

  /** Id of the content; {@code event.eventId()} and {@code event.notes()} do not count. */
  public static String of(CalendarEvent event) {
    boolean local = event.startUtc() == null;
    String text =
        String.join(
            "\n",
            "type=" + event.eventType(),
            "start=" + (local ? event.startLocal() : event.startUtc()),
            "end=" + (local ? event.endLocal() : event.endUtc()),
            "shape=" + event.shapeKind(),
            "amp=" + number(event.amplitude()),
            "peak=" + number(event.amplitudePeak()),
            "rin=" + event.rampInBuckets(),
            "rout=" + event.rampOutBuckets(),
            "global=" + (event.scopeGlobal() ? 1 : 0),
            "country=" + event.countryIso(),
            "tzid=" + event.tzid(),
            "class=" + event.demandClass(),
            "merchant=" + (event.merchantId() == null ? "null" : U64.text(event.merchantId())));
    return "EVT-" + HexFormat.of().formatHex(HashWords.sha256(text), 0, HASH_BYTES);
  }

  /** Shortest decimal that reads back as the same double. */
  static String number(Double value) {
    if (value == null) {
      return "null";
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shortest = exact;
    for (int digits = 1; digits <= MAX_DIGITS; digits++) {
      shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shortest.doubleValue() == value) {
        break;
      }
    }
    return shortest.signum() == 0 ? "0" : shortest.stripTrailingZeros().toPlainString();
  }
}
