package io.footfall.transforms.seg5b.s4arrivals;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzTimetable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gaps and folds of 2026, worked by hand from the published rules of each zone. */
class ArrivalClocksTest {
  private static final TzTimetable TIMETABLE =
      TzCompiler.pinned()
          .compile(
              Set.of(
                  "Africa/Casablanca",
                  "America/New_York",
                  "Asia/Kathmandu",
                  "Australia/Lord_Howe",
                  "Europe/Paris"),
              1_893_456_000L);

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1_000;
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York,2026-03-08T06:59:59.999999Z,2026-03-08T01:59:59.999999,-300",
    "America/New_York,2026-03-08T07:00:00Z,2026-03-08T03:00:00,-240",
    "America/New_York,2026-11-01T05:30:00Z,2026-11-01T01:30:00,-240",
    "America/New_York,2026-11-01T06:30:00Z,2026-11-01T01:30:00,-300",
    "Australia/Lord_Howe,2026-04-04T14:59:59.999999Z,2026-04-05T01:59:59.999999,660",
    "Australia/Lord_Howe,2026-04-04T15:00:00Z,2026-04-05T01:30:00,630",
    "Australia/Lord_Howe,2026-10-03T15:30:00Z,2026-10-04T02:30:00,660",
    "Africa/Casablanca,2026-02-15T01:59:59.999999Z,2026-02-15T02:59:59.999999,60",
    "Africa/Casablanca,2026-02-15T02:00:00Z,2026-02-15T02:00:00,0",
    "Africa/Casablanca,2026-03-22T01:59:59.999999Z,2026-03-22T01:59:59.999999,0",
    "Africa/Casablanca,2026-03-22T02:00:00Z,2026-03-22T03:00:00,60",
    "Europe/Paris,2026-03-29T01:00:00Z,2026-03-29T03:00:00,120",
    "Asia/Kathmandu,2026-07-01T00:00:00Z,2026-07-01T05:45:00,345"
  })
  void wallClocksFollowGapsAndFolds(String zone, Instant utc, LocalDateTime local, int offset) {
    ArrivalClocks clocks = new ArrivalClocks(TIMETABLE);
    clocks.open(null, zone);
    long ts = micros(utc);
    assertThat(clocks.localMicros(0, ts), is(micros(local.toInstant(ZoneOffset.UTC))));
    assertThat(clocks.offsetMinutes(0, ts), is(offset));
    assertThat(clocks.agrees(0, ts), is(true));
  }

  @Test
  void settlementTicksOnlyWhereItsZoneDiffers() {
    ArrivalClocks clocks = new ArrivalClocks(TIMETABLE);
    clocks.open("Europe/Paris", "America/New_York", "Europe/Paris");
    assertThat(clocks.settlesElsewhere(0), is(true));
    assertThat(clocks.settlesElsewhere(1), is(false));
    long ts = micros(Instant.parse("2026-03-29T00:59:59.999999Z"));
    assertThat(
        clocks.settlementMicros(ts), is(micros(Instant.parse("2026-03-29T01:59:59.999999Z"))));
    clocks.open(null, "America/New_York");
    assertThat(clocks.settlesElsewhere(0), is(false));
  }

  @Test
  void zonesOutsideTheCacheAreRefused() {
    ArrivalClocks clocks = new ArrivalClocks(TIMETABLE);
    assertThrows(IllegalArgumentException.class, () -> clocks.open(null, "Asia/Tokyo"));
    assertThrows(IllegalArgumentException.class, () -> clocks.open("Asia/Tokyo", "Europe/Paris"));
  }
}
