package io.footfall.transforms.gate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.FileTooLarge;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tz cache is hostile input, also under a digest that agrees with it: it loads, or its loader
 * refuses it, as evidence with an {@link IOException}, as a state with the state's code.
 */
class SealedClockTest {
  private static final String CODE = "5B.S4.DST_MAPPING_FAILED";
  private static final byte[] CACHE = cache();

  private static byte[] cache() {
    ByteBuffer out = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
    out.put("TZC1".getBytes(StandardCharsets.US_ASCII)).putShort((short) 1).putInt(3);
    for (String tzid : new String[] {"Asia/Kathmandu", "Europe/Paris", "Pacific/Apia"}) {
      out.putShort((short) tzid.length()).put(tzid.getBytes(StandardCharsets.US_ASCII)).putInt(4);
      for (int i = 0; i < 4; i++) {
        out.putLong(i == 0 ? Long.MIN_VALUE : 1_700_000_000L + i * 20_000_000L).putInt(60 * i);
      }
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Loads the bytes both ways under their own digest; whether they are a cache. */
  private static boolean loads(byte[] bytes) throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Path file = Files.createTempFile("clock", ".bin");
    try {
      Files.write(file, bytes);
      SealedClock clock = new SealedClock(file.toString(), Storage.sha256(bytes));
      return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> loads(clock, bytes));
    } finally {
      Files.delete(file);
    }
  }

  private static boolean loads(SealedClock clock, byte[] bytes) throws IOException {
    TzTimetable loaded;
    try {
      loaded = clock.load(CODE, "C9");
    } catch (LawBroken e) {
      assertThat(e.finding().code(), is(CODE));
      assertThat(e.finding().check(), is("C9"));
      assertThat(e.finding().found(), containsString("TZC1"));
      IOException io = assertThrows(IOException.class, clock::load);
      assertThat(io.getMessage(), containsString(clock.path()));
      return false;
    }
    assertThat(loaded.size(), lessThanOrEqualTo(bytes.length / 6));
    for (int z = 0; z < loaded.size(); z++) {
      for (long at : new long[] {Long.MIN_VALUE, -1, 0, 1_750_000_000L, Long.MAX_VALUE}) {
        loaded.offsetMinutes(z, at);
      }
    }
    return true;
  }

  @Test
  void theSoundCacheLoads() throws IOException {
    assertThat(loads(CACHE), is(true));
  }

  @Property(tries = 400, seed = "51")
  void changedBytesLoadOrAreRefused(@ForAll Random random) throws IOException {
    byte[] bytes = CACHE.clone();
    for (int i = 0; i <= random.nextInt(4); i++) {
      bytes[random.nextInt(bytes.length)] =
          (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(3) - 1);
    }
    loads(bytes);
  }

  @Property(tries = 200, seed = "52")
  void anyBytesLoadOrAreRefused(@ForAll @Size(max = 300) byte[] bytes) throws IOException {
    loads(bytes);
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    for (int length = 0; length < CACHE.length; length++) {
      assertThat(loads(Arrays.copyOf(CACHE, length)), is(false));
    }
    assertThat(loads(Arrays.copyOf(CACHE, CACHE.length + 1)), is(false));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MAX_VALUE, 1 << 28, 100})
  void countsThatLieTakeNoMemory(int count) throws IOException {
    for (int at : new int[] {6, 10 + 2 + "Asia/Kathmandu".length()}) {
      byte[] bytes = CACHE.clone();
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, count);
      assertThat(loads(bytes), is(false));
    }
  }

  /** -2^31 is its own absolute value. */
  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, Integer.MAX_VALUE, 901, -901})
  void offsetsBeyondFifteenHoursAreRefused(int minutes) throws IOException {
    byte[] bytes = CACHE.clone();
    int firstChange = 10 + 2 + "Asia/Kathmandu".length() + 4 + 12 + 8;
    ByteBuffer offset = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(firstChange);
    assertThat(offset.getInt(firstChange), is(60));
    offset.putInt(minutes);
    assertThat(loads(bytes), is(false));
  }

  @Test
  void anotherFileThanTheSealedOneIsRefused(@TempDir Path dir) throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Path file = Files.write(dir.resolve("tz.bin"), CACHE);
    SealedClock clock = new SealedClock(file.toString(), "0".repeat(64));
    LawBroken e = assertThrows(LawBroken.class, () -> clock.load(CODE, "C9"));
    assertThat(e.finding().found(), containsString(Storage.sha256(CACHE)));
    IOException io = assertThrows(IOException.class, clock::load);
    assertThat(io.getMessage(), containsString("0".repeat(64)));
  }

  @Test
  void aCacheOfTerabytesIsRefusedUnread(@TempDir Path dir) throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Path file = dir.resolve("tz.bin");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    SealedClock clock = new SealedClock(file.toString(), "1".repeat(64));
    FileTooLarge e = assertThrows(FileTooLarge.class, () -> clock.load(CODE, "C9"));
    assertThat(e.getMessage(), containsString("at most " + FileLimit.TIMETABLE.bytes()));
    assertThrows(FileTooLarge.class, clock::load);
  }
}
