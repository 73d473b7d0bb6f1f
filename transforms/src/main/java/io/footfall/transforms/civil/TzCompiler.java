package io.footfall.transforms.civil;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.threeten.bp.Instant;
import org.threeten.bp.zone.ZoneOffsetTransition;
import org.threeten.bp.zone.ZoneRules;
import org.threeten.bp.zone.ZoneRulesProvider;

/**
 * Compiles the pinned tz release, the TZDB.dat of the threetenbp jar, into a {@link TzTimetable}
 * (world.md section 3). Offsets round half-even to minutes, entries that do not change the rounded
 * offset are dropped, the sentinel carries the zone's earliest offset, and the yearly rules that
 * follow the explicit table are expanded up to the end asked for. Uses no rules of the host.
 */
public final class TzCompiler {
  private static final String RESOURCE = "/org/threeten/bp/TZDB.dat";

  private final String releaseTag;
  private final String archiveSha256;

  private TzCompiler(String releaseTag, String archiveSha256) {
    this.releaseTag = releaseTag;
    this.archiveSha256 = archiveSha256;
  }

  /**
   * The compiler of the release on the class path.
   *
   * @throws IllegalStateException if TZDB.dat is missing or is no tz archive
   */
  public static TzCompiler pinned() {
    try (InputStream in = ZoneRulesProvider.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      byte[] archive = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return new TzCompiler(releaseTag(archive), HexFormat.of().formatHex(digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Release as the archive names it: tz release and flavour, such as 2026egtz. */
  public String releaseTag() {
    return releaseTag;
  }

  /** SHA-256 of TZDB.dat, lowercase hex: {@code tzdb_archive_sha256}, part of the fingerprint. */
  public String archiveSha256() {
    return archiveSha256;
  }

  /**
   * The timetable of these tzids with every change up to and including the end.
   *
   * @param tzids covered zones; links are zones of their own
   * @param untilUtcSeconds end of coverage, horizon end and margin (DECISIONS section 3.11: 366
   *     days)
   * @throws IllegalArgumentException if a tzid is not in the release, or an offset past the
   *     sentinel exceeds 900 minutes
   */
  public TzTimetable compile(Set<String> tzids, long untilUtcSeconds) {
    String[] names = tzids.stream().sorted().toArray(String[]::new);
    long[][] instants = new long[names.length][];
    int[][] offsets = new int[names.length][];
    for (int z = 0; z < names.length; z++) {
      List<long[]> entries = entries(names[z], rules(names[z]), untilUtcSeconds);
      instants[z] = entries.stream().mapToLong(entry -> entry[0]).toArray();
      offsets[z] = entries.stream().mapToInt(entry -> (int) entry[1]).toArray();
    }
    return new TzTimetable(names, instants, offsets);
  }

  /** Seconds to whole minutes, ties to the even minute. */
  static int roundedMinutes(int seconds) {
    int floor = Math.floorDiv(seconds, 60);
    int rest = Math.floorMod(seconds, 60);
    boolean up = rest > 30 || (rest == 30 && (floor & 1) == 1);
    return up ? floor + 1 : floor;
  }

  private ZoneRules rules(String tzid) {
    if (!ZoneRulesProvider.getAvailableZoneIds().contains(tzid)) {
      throw new IllegalArgumentException(
          "DST_MAPPING_FAILED: tzid '" + tzid + "' is not in tz release " + releaseTag);
    }
    ZoneRules rules = ZoneRulesProvider.getVersions(tzid).get(releaseTag);
    if (rules == null) {
      throw new IllegalStateException(
          "the loaded rules of " + tzid + " are not those of release " + releaseTag);
    }
    return rules;
  }

  private static List<long[]> entries(String tzid, ZoneRules rules, long untilUtcSeconds) {
    ZoneOffsetTransition next = rules.nextTransition(Instant.MIN);
    int seconds =
        next == null
            ? rules.getOffset(Instant.EPOCH).getTotalSeconds()
            : next.getOffsetBefore().getTotalSeconds();
    int minutes = roundedMinutes(seconds);
    List<long[]> entries = new ArrayList<>();
    entries.add(new long[] {Long.MIN_VALUE, minutes});
    while (next != null && next.toEpochSecond() <= untilUtcSeconds) {
      int after = roundedMinutes(next.getOffsetAfter().getTotalSeconds());
      if (Math.abs(after) > TzTimetableFormat.MAX_OFFSET_MINUTES) {
        throw new IllegalArgumentException(
            tzid + " at " + next.toEpochSecond() + ": offset " + after + " (must be within +-900)");
      }
      if (after != minutes) {
        entries.add(new long[] {next.toEpochSecond(), after});
        minutes = after;
      }
      next = rules.nextTransition(next.getInstant());
    }
    return entries;
  }

  /** Release in the archive's header: byte 1, "TZDB" and a list of releases, here exactly one. */
  private static String releaseTag(byte[] archive) {
    ByteBuffer in = ByteBuffer.wrap(archive);
    boolean magic = in.get() == 1 && "TZDB".equals(text(in));
    if (!magic || in.getShort() != 1) {
      throw new IllegalStateException(RESOURCE + " is no archive of one tz release");
    }
    return text(in);
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
