package io.footfall.transforms.civil;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * TZC1, little-endian (5B-s4.md section 4.1): magic "TZC1", u16 version 1, u32 tzids; per tzid u16
 * name length, ASCII name, u32 entries, then per entry i64 UTC second and i32 offset minutes.
 * Reading checks what the format promises: ascending names and instants, a sentinel first, no entry
 * that repeats an offset, offsets within +-900 minutes after the sentinel, no trailing bytes.
 */
final class TzTimetableFormat {
  static final int MAX_OFFSET_MINUTES = 900;

  private static final byte[] MAGIC = "TZC1".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int FILE_HEADER_BYTES = 10;
  private static final int ZONE_HEADER_BYTES = 6;
  private static final int ENTRY_BYTES = 12;

  private TzTimetableFormat() {}

  static TzTimetable parse(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      byte[] magic = new byte[MAGIC.length];
      in.get(magic);
      require(Arrays.equals(magic, MAGIC), "magic", "TZC1");
      require(in.getShort() == VERSION, "version", "1");
      int count = in.getInt();
      require(count >= 0 && count <= bytes.length / ZONE_HEADER_BYTES, "tzid count", "plausible");
      String[] names = new String[count];
      long[][] instants = new long[count][];
      int[][] offsets = new int[count][];
      for (int z = 0; z < count; z++) {
        byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(name);
        names[z] = new String(name, StandardCharsets.US_ASCII);
        require(z == 0 || names[z - 1].compareTo(names[z]) < 0, names[z], "after its predecessor");
        int entries = in.getInt();
        require(
            entries >= 1 && entries <= in.remaining() / ENTRY_BYTES,
            names[z] + " entry count",
            "at least 1 and inside the file");
        instants[z] = new long[entries];
        offsets[z] = new int[entries];
        for (int i = 0; i < entries; i++) {
          instants[z][i] = in.getLong();
          offsets[z][i] = in.getInt();
        }
        checkEntries(names[z], instants[z], offsets[z]);
      }
      require(!in.hasRemaining(), "end", "without trailing bytes");
      return new TzTimetable(names, instants, offsets);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("TZC1: ends after " + bytes.length + " bytes", e);
    }
  }

  static byte[] write(TzTimetable table) {
    int size = FILE_HEADER_BYTES;
    for (int z = 0; z < table.size(); z++) {
      size += ZONE_HEADER_BYTES + table.tzid(z).length() + ENTRY_BYTES * table.entries(z);
    }
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putShort((short) VERSION).putInt(table.size());
    for (int z = 0; z < table.size(); z++) {
      byte[] name = table.tzid(z).getBytes(StandardCharsets.US_ASCII);
      out.putShort((short) name.length).put(name).putInt(table.entries(z));
      for (int i = 0; i < table.entries(z); i++) {
        out.putLong(table.instantOf(z, i)).putInt(table.offsetOf(z, i));
      }
    }
    return out.array();
  }

  private static void checkEntries(String tzid, long[] instants, int[] offsets) {
    require(instants[0] == Long.MIN_VALUE, tzid + " entry 0", "the sentinel -2^63");
    for (int i = 1; i < instants.length; i++) {
      String entry = tzid + " entry " + i;
      require(instants[i] > instants[i - 1], entry, "later than its predecessor");
      require(offsets[i] != offsets[i - 1], entry, "a change of offset");
      boolean near = offsets[i] >= -MAX_OFFSET_MINUTES && offsets[i] <= MAX_OFFSET_MINUTES;
      require(near, entry, "within +-900 minutes");
    }
  }

  private static void require(boolean holds, String what, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("TZC1: " + what + " (must be " + rule + ")");
    }
  }
}
