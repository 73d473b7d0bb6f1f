package io.footfall.transforms.civil;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TzTimetableTest {
  /** Two made-up zones: A changes from 60 to 120 at second 100 and back at 200; B stays at -90. */
  private static final TzTimetable TABLE =
      new TzTimetable(
          new String[] {"A", "B"},
          new long[][] {{Long.MIN_VALUE, 100, 200}, {Long.MIN_VALUE}},
          new int[][] {{60, 120, 60}, {-90}});

  /** Laid out by hand from 5B-s4.md section 4.1. */
  private static final String BYTES =
      "545a4331"
          + "0100"
          + "02000000"
          + "0100"
          + "41"
          + "03000000"
          + "0000000000000080"
          + "3c000000"
          + "6400000000000000"
          + "78000000"
          + "c800000000000000"
          + "3c000000"
          + "0100"
          + "42"
          + "01000000"
          + "0000000000000080"
          + "a6ffffff";

  @Test
  void timetablesWriteTheBytesOfTheFormat() {
    assertThat(HexFormat.of().formatHex(TABLE.toBytes()), is(BYTES));
  }

  @Test
  void timetablesReadBackWhatTheyWrote() {
    TzTimetable read = TzTimetable.parse(HexFormat.of().parseHex(BYTES));
    assertThat(read.tzids(), is(List.of("A", "B")));
    assertThat(read.toBytes(), is(TABLE.toBytes()));
  }

  @ParameterizedTest
  @CsvSource({
    "-9223372036854775808,60",
    "-1,60",
    "99,60",
    "100,120",
    "199,120",
    "200,60",
    "999999,60"
  })
  void anOffsetHoldsFromItsInstantOn(long second, int minutes) {
    assertThat(TABLE.offsetMinutes(0, second), is(minutes));
    assertThat(TABLE.offsetMinutes(1, second), is(-90));
  }

  @Test
  void unknownZonesFailWithTheirCode() {
    assertThat(TABLE.tzIndex("B"), is(1));
    assertThat(TABLE.contains("C"), is(false));
    Exception e = assertThrows(IllegalArgumentException.class, () -> TABLE.tzIndex("C"));
    assertThat(e.getMessage(), containsString("DST_MAPPING_FAILED"));
  }

  @Property(tries = 200, seed = "7")
  void cursorsAgreeWithTheTableInAnyOrder(
      @ForAll List<@LongRange(min = 50_000_000, max = 250_000_000) Long> times) {
    TzCursor cursor = new TzCursor(TABLE, 0);
    for (long utcMicros : times) {
      int minutes = TABLE.offsetMinutes(0, Math.floorDiv(utcMicros, 1_000_000L));
      assertThat(cursor.offsetMinutes(utcMicros), is(minutes));
      assertThat(cursor.localMicros(utcMicros), is(utcMicros + minutes * 60_000_000L));
    }
  }

  @Test
  void cursorsChangeAtTheExactMicrosecond() {
    TzCursor cursor = new TzCursor(TABLE, 0);
    assertThat(cursor.untilMicros(0), is(100_000_000L));
    assertThat(cursor.offsetMinutes(99_999_999), is(60));
    assertThat(cursor.offsetMinutes(100_000_000), is(120));
    assertThat(cursor.offsetMinutes(-1), is(60));
    assertThat(cursor.untilMicros(200_000_000), is(Long.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource({
    "0,58,magic",
    "4,02,version",
    "6,03,ends after",
    "10,00,entry count",
    "13,00,entry count",
    "24,7f,sentinel",
    "41,64,later than",
    "49,78,change of offset",
    "38,7f,900",
    "55,41,after its predecessor"
  })
  void brokenFilesFailWithTheFieldNamed(int at, String hexByte, String field) {
    byte[] broken = HexFormat.of().parseHex(BYTES);
    broken[at] = (byte) Integer.parseInt(hexByte, 16);
    Exception e = assertThrows(IllegalArgumentException.class, () -> TzTimetable.parse(broken));
    assertThat(e.getMessage(), containsString(field));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 9, 12, 30, 71})
  void truncatedFilesFail(int length) {
    byte[] cut = Arrays.copyOf(HexFormat.of().parseHex(BYTES), length);
    assertThat(length, lessThanOrEqualTo(cut.length));
    assertThrows(IllegalArgumentException.class, () -> TzTimetable.parse(cut));
  }

  @Test
  void trailingBytesFail() {
    byte[] longer = Arrays.copyOf(TABLE.toBytes(), TABLE.toBytes().length + 1);
    Exception e = assertThrows(IllegalArgumentException.class, () -> TzTimetable.parse(longer));
    assertThat(e.getMessage(), containsString("trailing"));
  }

  @Test
  void anEmptyTimetableIsTenBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0x31435a54).putShort((short) 1).putInt(0);
    assertThat(TzTimetable.parse(bytes.array()).size(), is(0));
  }
}
