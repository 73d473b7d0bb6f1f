package io.footfall.transforms.seg5a.s4overlays;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.config.seg5a.UtcText;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The week map through the pinned tz release. */
class WeekMapsTest {
  static final long START = UtcText.micros("2026-01-01T00:00:00.000000Z");
  static final int BUCKETS = 2160;
  static final TzTimetable CLOCK =
      TzCompiler.pinned()
          .compile(
              Set.of(
                  "America/New_York",
                  "Europe/London",
                  "Asia/Kathmandu",
                  "Pacific/Chatham",
                  "Asia/Kolkata",
                  "Australia/Lord_Howe"),
              UtcText.micros("2027-06-01T00:00:00.000000Z") / 1_000_000);
  static final WeekMaps MAPS = new WeekMaps(CLOCK, new WeekGrid(60), START, BUCKETS);

  @TempDir Path dir;

  @ParameterizedTest
  @CsvFileSource(resources = "weekmap.csv", numLinesToSkip = 3)
  void bucketsAreThoseOfThePage(String tzid, int h, int k) {
    assertThat(MAPS.of(tzid)[h], is(k));
  }

  @Test
  void theSkippedHourHasNoBucketAndTheOthersHaveOneEach() {
    int[] map = MAPS.of("America/New_York");
    int[] sunday = Arrays.copyOfRange(map, 1590 - 24 * 6, 1590 + 30);
    long hours = Arrays.stream(sunday).filter(k -> k == 146).count();
    assertThat(hours, is(0L));
    assertThat(Arrays.stream(map).filter(k -> k == 146).count(), is(12L));
    assertThat(Arrays.stream(map).filter(k -> k == 147).count(), is(13L));
  }

  @Test
  void aTzidThatTheCacheLacksIsAFinding() {
    LawBroken e = Assertions.assertThrows(LawBroken.class, () -> MAPS.of("Mars/Olympus"));
    assertThat(e.finding().code(), is("5A.S4.S4_HORIZON_GRID_INVALID"));
  }

  @Test
  void aCacheWithAnotherDigestIsAFinding() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Path file = dir.resolve("tz.bin");
    Files.write(file, CLOCK.toBytes());
    String sha = Storage.sha256(CLOCK.toBytes());
    WeekGrid grid = new WeekGrid(60);
    assertThat(
        WeekMaps.of(file.toString(), sha, grid, START, BUCKETS).of("Europe/London")[0], is(72));
    String other = "0".repeat(64);
    assertThat(sha, is(not(other)));
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class, () -> WeekMaps.of(file.toString(), other, grid, START, BUCKETS));
    assertThat(e.finding().found(), containsString(sha));
  }
}
