package io.footfall.transforms.seg5a.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * National public holidays as the jollyday data has them, islamic and lunar ones included. The only
 * class that names the library.
 *
 * <p>A holiday that was moved for falling on a day of rest counts on both days: people rest on the
 * day itself and offices on its substitute. One that moves to a Monday by law counts there alone.
 */
public final class PublicHolidays {
  private static final String DATA = "/holidays/Holidays_%s.xml";
  private static final String NAMES = "/descriptions/holiday_descriptions.properties";
  private static final String POM = "/META-INF/maven/de.focus-shift/jollyday-core/pom.properties";
  private static final Map<String, HolidayManager> MANAGERS = new ConcurrentHashMap<>();

  private PublicHolidays() {}

  /** Whether there is data of a country. */
  static boolean knows(String country) {
    return HolidayManager.class.getResource(path(country)) != null;
  }

  private static String path(String country) {
    return String.format(Locale.ROOT, DATA, country.toLowerCase(Locale.ROOT));
  }

  /**
   * Names of the holidays of a year by day.
   *
   * @param rests whether a day is one of weekly rest
   */
  static TreeMap<LocalDate, TreeSet<String>> of(
      String country, int year, Predicate<LocalDate> rests) {
    TreeMap<LocalDate, TreeSet<String>> days = new TreeMap<>();
    if (!knows(country)) {
      return days;
    }
    HolidayManager manager =
        MANAGERS.computeIfAbsent(
            country,
            c -> HolidayManager.getInstance(ManagerParameters.create(c.toLowerCase(Locale.ROOT))));
    for (Holiday holiday : manager.getHolidays(Year.of(year))) {
      if (holiday.getType() == HolidayType.PUBLIC_HOLIDAY) {
        // The root bundle is English, and no locale of the machine comes in.
        String name = holiday.getDescription(Locale.ROOT);
        LocalDate observed = holiday.getDate();
        LocalDate actual = holiday.getActualDate();
        boolean moved = !observed.equals(actual);
        boolean both = moved && rests.test(actual);
        if (both) {
          days.computeIfAbsent(actual, d -> new TreeSet<>()).add(name);
        }
        days.computeIfAbsent(observed, d -> new TreeSet<>())
            .add(both ? name + " (substitute)" : name);
      }
    }
    return days;
  }

  /** Version of the library. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream in = HolidayManager.class.getResourceAsStream(POM)) {
      if (in == null) {
        throw new IllegalStateException("Resource " + POM + " is absent");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /**
   * The data as one artefact of the fingerprint (DECISIONS 1.2): version, then path and bytes of
   * the files of all countries of two letters, ascending, then the names. Read once a JVM; the
   * caller owns the array.
   */
  public static byte[] artefact() {
    return Artefact.BYTES.clone();
  }

  /** Looks up 676 resources when first asked for. */
  private static final class Artefact {
    static final byte[] BYTES = read();

    private static byte[] read() {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(("jollyday " + version() + "\n").getBytes(StandardCharsets.UTF_8));
      for (char first = 'A'; first <= 'Z'; first++) {
        for (char second = 'A'; second <= 'Z'; second++) {
          append(all, path("" + first + second));
        }
      }
      append(all, NAMES);
      return all.toByteArray();
    }
  }

  private static void append(ByteArrayOutputStream all, String path) {
    try (InputStream in = HolidayManager.class.getResourceAsStream(path)) {
      if (in != null) {
        byte[] bytes = in.readAllBytes();
        all.writeBytes((path + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        all.writeBytes(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
