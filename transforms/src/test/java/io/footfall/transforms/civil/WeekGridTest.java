package io.footfall.transforms.civil;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekGridTest {
  private static final WeekGrid HOURS = new WeekGrid(60);
  private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

  /** 2026-01-01T00:00Z, a Thursday: the start of the vectors of 5A-s4-s5.md section 7.5. */
  private static final long JANUARY = 1_767_225_600_000_000L;

  /** Vectors of 5A-s4-s5.md section 7.5, computed from its law. */
  @ParameterizedTest
  @CsvSource({
    "America/New_York,0,67",
    "America/New_York,1590,145",
    "America/New_York,1591,147",
    "Asia/Kathmandu,0,77",
    "Pacific/Chatham,0,85"
  })
  void horizonBucketsMatchTheVectors(String tzid, int horizonBucket, int bucket) {
    assertThat(map(tzid)[horizonBucket], is(bucket));
  }

  /** Section 4 step 4: London jumps from 00:00 to 02:00 between 2088 and 2089. */
  @Test
  void londonSkipsOneBucketInSpring() {
    int[] map = map("Europe/London");
    assertThat(map[2088], is(144));
    assertThat(map[2089], is(146));
  }

  /** New York, autumn 2026: 05:00Z and 06:00Z of 1 November are both 01:00. */
  @Test
  void aFoldRepeatsItsBucket() {
    TzTimetable table = TzCompiler.pinned().compile(Set.of("America/New_York"), 1_800_000_000L);
    long start = 1_793_509_200_000_000L; // 2026-11-01T05:00Z
    assertThat(HOURS.map(table, 0, start, 3), is(new int[] {145, 145, 146}));
  }

  @Property(tries = 500, seed = "8")
  void fieldsAgreeWithTheCalendarOfJava(
      @ForAll @LongRange(min = -4_000_000_000_000_000L, max = 4_000_000_000_000_000L) long micros) {
    LocalDateTime local = EPOCH.plus(micros, ChronoUnit.MICROS);
    assertThat(CivilTime.isoDayOfWeek(micros), is(local.getDayOfWeek().getValue()));
    assertThat(CivilTime.minuteOfDay(micros), is(local.get(ChronoField.MINUTE_OF_DAY)));
    assertThat(CivilTime.epochDay(micros), is(local.toLocalDate().toEpochDay()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 15, 30, 60, 120, 1440})
  void bucketsAndTheirStartsAreInverse(int minutes) {
    WeekGrid grid = new WeekGrid(minutes);
    int[] buckets = new int[grid.size()];
    Arrays.setAll(buckets, k -> grid.bucket(grid.isoDayOfWeek(k), grid.startMinute(k)));
    int[] expected = new int[7 * 1440 / minutes];
    Arrays.setAll(expected, k -> k);
    assertThat(buckets, is(expected));
  }

  @Test
  void theWeekRunsFromMondayMidnightToSundayNight() {
    assertThat(HOURS.size(), is(168));
    assertThat(HOURS.bucket(1, 0), is(0));
    assertThat(HOURS.bucket(7, 1439), is(167));
  }

  @Test
  void lengthsThatDoNotDivideADayFail() {
    assertThrows(IllegalArgumentException.class, () -> new WeekGrid(7));
    assertThrows(IllegalArgumentException.class, () -> new WeekGrid(0));
  }

  private static int[] map(String tzid) {
    TzTimetable table = TzCompiler.pinned().compile(Set.of(tzid), 1_800_000_000L);
    return HOURS.map(table, 0, JANUARY, 2160);
  }
}
