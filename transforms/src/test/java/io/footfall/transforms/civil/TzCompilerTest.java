package io.footfall.transforms.civil;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.bp.zone.ZoneRulesProvider;

/**
 * The expected side is written-out law or java.time, an independent reader of another tz release.
 * Two releases need not agree: governments change rules (between the host's 2025a and this one
 * Vancouver, Edmonton, Winnipeg, Casablanca and Chisinau changed theirs). So java.time judges only
 * zones without such a change, and others up to the spring of 2026, before theirs takes effect.
 */
class TzCompilerTest {
  private static final long UNTIL = second("2027-04-08T00:00:00Z");
  private static final TzCompiler COMPILER = TzCompiler.pinned();

  @Test
  void theReleaseIsThePinnedOne() {
    assertThat(COMPILER.releaseTag(), is("2026egtz"));
    assertThat(
        COMPILER.archiveSha256(),
        is("e28750a597bca9fe12fc927d6e8dd71cc71e9195a90e2bc7490265ffa10f1b12"));
  }

  /** Instants of law: US second Sunday of March, EU last Sunday, and their southern twins. */
  @ParameterizedTest
  @CsvSource({
    "America/New_York,2026-03-08T07:00:00Z,-300,-240",
    "America/New_York,2026-11-01T06:00:00Z,-240,-300",
    "Europe/Paris,2026-03-29T01:00:00Z,60,120",
    "Europe/London,2026-10-25T01:00:00Z,60,0",
    "Australia/Sydney,2026-04-04T16:00:00Z,660,600",
    "Australia/Lord_Howe,2026-04-04T15:00:00Z,660,630",
    "Australia/Lord_Howe,2026-10-03T15:30:00Z,630,660",
    "America/Santiago,2026-04-05T03:00:00Z,-180,-240",
    "Africa/Casablanca,2026-02-15T02:00:00Z,60,0",
    "Africa/Casablanca,2026-03-22T02:00:00Z,0,60"
  })
  void changesOfTwentyTwentySixFallOnTheirSecond(
      String tzid, String instant, int before, int after) {
    TzTimetable table = COMPILER.compile(Set.of(tzid), UNTIL);
    assertThat(table.offsetMinutes(0, second(instant) - 1), is(before));
    assertThat(table.offsetMinutes(0, second(instant)), is(after));
  }

  /** From 1973, since when all these offsets are whole minutes, to the end of tiny's horizon. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "Europe/Paris",
        "Europe/London",
        "Asia/Kathmandu",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Australia/Sydney",
        "America/Santiago",
        "Africa/Casablanca",
        "Pacific/Chatham",
        "Etc/UTC"
      })
  void settledZonesAgreeWithJavaTimeThroughTheSpringOfTwentyTwentySix(String tzid) {
    TzTimetable table = COMPILER.compile(Set.of(tzid), UNTIL);
    ZoneId zone = ZoneId.of(tzid);
    long end = second("2026-04-08T00:00:00Z");
    for (long at = second("1973-01-01T00:00:00Z"); at < end; at += 5_400) {
      int seconds = zone.getRules().getOffset(Instant.ofEpochSecond(at)).getTotalSeconds();
      assertThat(tzid + " " + at, table.offsetMinutes(0, at), is(Math.floorDiv(seconds, 60)));
    }
  }

  /** US and EU rules repeat every year; both readers expand the same yearly rule. */
  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Europe/Berlin"})
  void yearlyRulesAreExpandedToTheEndAskedFor(String tzid) {
    TzTimetable table = COMPILER.compile(Set.of(tzid), second("2040-01-01T00:00:00Z"));
    for (long at = second("2026-01-01T00:00:00Z"); at < second("2040-01-01T00:00:00Z"); ) {
      int seconds =
          ZoneId.of(tzid).getRules().getOffset(Instant.ofEpochSecond(at)).getTotalSeconds();
      assertThat(tzid + " " + at, table.offsetMinutes(0, at), is(seconds / 60));
      at += 3_600;
    }
    TzTimetable shorter = COMPILER.compile(Set.of(tzid), second("2026-01-01T00:00:00Z"));
    assertThat(table.entries(0) - shorter.entries(0), is(28));
  }

  @Test
  void theEndIsInclusive() {
    long change = second("2026-03-29T01:00:00Z");
    int without = COMPILER.compile(Set.of("Europe/Paris"), change - 1).entries(0);
    int with = COMPILER.compile(Set.of("Europe/Paris"), change).entries(0);
    assertThat(with, is(without + 1));
  }

  /**
   * Local mean time: Paris +00:09:21 is 9 minutes, Kathmandu +05:41:16 is 341, Manila keeps -956.
   */
  @ParameterizedTest
  @CsvSource({"Europe/Paris,9", "Asia/Kathmandu,341", "Asia/Manila,-956", "Etc/UTC,0"})
  void theSentinelCarriesTheEarliestOffset(String tzid, int minutes) {
    TzTimetable table = COMPILER.compile(Set.of(tzid), UNTIL);
    assertThat(table.instantOf(0, 0), is(Long.MIN_VALUE));
    assertThat(table.offsetOf(0, 0), is(minutes));
  }

  @ParameterizedTest
  @CsvSource({"29,0", "30,0", "31,1", "90,2", "150,2", "-30,0", "-31,-1", "-90,-2", "-150,-2"})
  void secondsRoundHalfToTheEvenMinute(int seconds, int minutes) {
    assertThat(TzCompiler.roundedMinutes(seconds), is(minutes));
  }

  @Test
  void theWholeReleaseCompilesToOrderedEqualBytes() {
    Set<String> all = new TreeSet<>(ZoneRulesProvider.getAvailableZoneIds());
    TzTimetable table = COMPILER.compile(all, UNTIL);
    byte[] bytes = table.toBytes();
    assertThat(TzTimetable.parse(bytes).toBytes(), is(bytes));
    assertThat(TzCompiler.pinned().compile(Set.copyOf(all), UNTIL).toBytes(), is(bytes));
    assertThat(bytes.length, lessThanOrEqualTo(1 << 20));
  }

  @Test
  void zonesOutsideTheReleaseFail() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> COMPILER.compile(Set.of("Mars/Olympus"), UNTIL));
    assertThat(e.getMessage(), containsString("Mars/Olympus"));
  }

  private static long second(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }
}
