package io.footfall.pipelines.report;

import java.util.Locale;

/** How numbers are written. */
final class Figure {
  private Figure() {}

  /** A whole number with its thousands parted. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** Four significant digits, or a dash for what is no number. */
  static String number(Double value) {
    if (value == null || value.isNaN()) {
      return "–";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return count(value.longValue());
    }
    double size = Math.abs(value);
    return size >= 1e-3 && size < 1e6
        ? String.format(Locale.ROOT, size >= 100 ? "%.1f" : size >= 10 ? "%.2f" : "%.4f", value)
        : String.format(Locale.ROOT, "%.3e", value);
  }

  /** A share in per cent. */
  static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** An offset from UTC, such as {@code UTC+05:45}. */
  static String offset(long minutes) {
    return String.format(
        Locale.ROOT,
        "UTC%s%02d:%02d",
        minutes < 0 ? "−" : "+",
        Math.abs(minutes) / 60,
        Math.abs(minutes) % 60);
  }

  /** An hour of the day, such as {@code 07:00}. */
  static String hour(int hour) {
    return String.format(Locale.ROOT, "%02d:00", hour);
  }
}
