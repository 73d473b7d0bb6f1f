package io.footfall.pipelines.figures;

import io.footfall.transforms.parquet.read.PartReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Arrivals counted by local hour of the week, offset, country and day, zone, and merchant. Integers
 * only, so that the order of merging does not matter. Size: classes, zones, countries times days,
 * and 16 bytes a merchant; never arrivals.
 */
public final class ArrivalCounts {
  /** Columns read, by position. */
  static final List<String> COLUMNS =
      List.of(
          "merchant_id",
          "ts_utc",
          "utc_offset_minutes",
          "zone_representation",
          "legal_country_iso",
          "demand_class",
          "channel_group",
          "is_virtual");

  private static final long MICROS_PER_HOUR = 3_600_000_000L;
  private static final long MICROS_PER_MINUTE = 60_000_000L;

  private final HorizonDays days;
  private final Map<String, long[]> changeDays;
  private final Map<RhythmKey, long[]> rhythm = new TreeMap<>();
  private final Map<Long, long[]> offsets = new TreeMap<>();
  private final Map<String, long[]> countries = new TreeMap<>();
  private final Map<String, ZoneCounts> zones = new TreeMap<>();
  private final CountsByMerchant merchants = new CountsByMerchant();
  private long arrivals;
  private long virtual;

  /**
   * @param changeDays local days of clock changes by tzid, since 1970-01-01, ascending
   */
  ArrivalCounts(HorizonDays days, Map<String, long[]> changeDays) {
    this.days = days;
    this.changeDays = changeDays;
  }

  /** Counts every row of a part. */
  ArrivalCounts count(PartReader part) throws IOException {
    long[][] week = new long[2][];
    long[] country = null;
    long[] offset = null;
    ZoneCounts zone = null;
    String zoneName = null;
    String countryName = null;
    String className = null;
    String channelName = null;
    long offsetMinutes = Long.MIN_VALUE;
    while (part.nextBatch()) {
      int size = part.size();
      long[] instants = part.longs(1);
      long[] minutes = part.longs(2);
      String[] zoneNames = part.texts(3);
      String[] countryNames = part.texts(4);
      String[] classes = part.texts(5);
      String[] channels = part.texts(6);
      long[] virtuals = part.longs(7);
      merchants.add(part.longs(0), size);
      arrivals += size;
      for (int i = 0; i < size; i++) {
        if (!classes[i].equals(className) || !channels[i].equals(channelName)) {
          className = classes[i];
          channelName = channels[i];
          week[0] = week[1] = null;
        }
        int band = (int) virtuals[i];
        if (week[band] == null) {
          week[band] = week(className, channelName, band == 1);
        }
        if (!zoneNames[i].equals(zoneName)) {
          zoneName = zoneNames[i];
          zone = zone(zoneName);
        }
        if (!countryNames[i].equals(countryName)) {
          countryName = countryNames[i];
          country = country(countryName);
        }
        if (minutes[i] != offsetMinutes) {
          offsetMinutes = minutes[i];
          offset = offsets.computeIfAbsent(offsetMinutes, k -> new long[24]);
        }
        long hours =
            Math.floorDiv(instants[i] + offsetMinutes * MICROS_PER_MINUTE, MICROS_PER_HOUR);
        long day = Math.floorDiv(hours, 24L);
        int hourOfWeek = (int) Math.floorMod(hours + 3 * 24, (long) ZoneCounts.WEEK);
        week[band][hourOfWeek]++;
        zone.add(day, hourOfWeek);
        country[days.index(day)]++;
        offset[(int) Math.floorMod(Math.floorDiv(instants[i], MICROS_PER_HOUR), 24L)]++;
        virtual += band;
      }
    }
    return this;
  }

  private long[] week(String demandClass, String channel, boolean edge) {
    return rhythm.computeIfAbsent(
        new RhythmKey(demandClass, channel, edge), k -> new long[ZoneCounts.WEEK]);
  }

  private ZoneCounts zone(String tzid) {
    return zones.computeIfAbsent(
        tzid, k -> new ZoneCounts(changeDays.getOrDefault(k, new long[0])));
  }

  private long[] country(String iso) {
    return countries.computeIfAbsent(iso, k -> new long[days.size()]);
  }

  /** Adds another part's counts; parts must come in order. */
  void merge(ArrivalCounts other) {
    other.rhythm.forEach((key, more) -> add(week(key), more));
    other.offsets.forEach(
        (key, more) -> add(offsets.computeIfAbsent(key, k -> new long[24]), more));
    other.countries.forEach((key, more) -> add(country(key), more));
    other.zones.forEach((key, more) -> zone(key).merge(more));
    merchants.merge(other.merchants);
    arrivals += other.arrivals;
    virtual += other.virtual;
  }

  private long[] week(RhythmKey key) {
    return week(key.demandClass(), key.channel(), key.virtual());
  }

  private static void add(long[] sum, long[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  public long arrivals() {
    return arrivals;
  }

  /** Arrivals through edges. */
  public long virtual() {
    return virtual;
  }

  /** Days of {@link #countries}. */
  public HorizonDays days() {
    return days;
  }

  /** Arrivals by hour of the local week, from Monday 00:00. */
  public Map<RhythmKey, long[]> rhythm() {
    return rhythm;
  }

  /** Arrivals by UTC hour, by UTC offset in minutes. */
  public Map<Long, long[]> offsets() {
    return offsets;
  }

  /** Arrivals by local day, by country. */
  public Map<String, long[]> countries() {
    return countries;
  }

  /** Arrivals by time zone. */
  public Map<String, ZoneCounts> zones() {
    return zones;
  }

  /** Arrivals by merchant. */
  public CountsByMerchant merchants() {
    return merchants;
  }
}
