package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.civil.TzTimetable;

/**
 * Civil clocks of one merchant (5B-s4.md section 7.6, DECISIONS 2.6). The primary zone is the
 * arrival's zone, always; a virtual arrival also has a settlement clock where that zone differs.
 * Sites and edges are picked inside the zone, so the operational clock never differs. Walks
 * ascending times fast; not thread safe.
 */
public final class ArrivalClocks {
  private final TzTimetable timetable;
  private TzCursor[] primary = new TzCursor[0];
  private int[] tzIndex = new int[0];
  private boolean[] settlesElsewhere = new boolean[0];
  private TzCursor settlement;

  /** Clocks by this timetable. */
  public ArrivalClocks(TzTimetable timetable) {
    this.timetable = timetable;
  }

  /**
   * Starts a merchant.
   *
   * @param settlementTzid null if the merchant does not settle virtual arrivals
   * @param zones zones of the merchant
   * @throws IllegalArgumentException DST_MAPPING_FAILED if the cache lacks a zone
   */
  public void open(String settlementTzid, String... zones) {
    primary = new TzCursor[zones.length];
    tzIndex = new int[zones.length];
    settlesElsewhere = new boolean[zones.length];
    for (int z = 0; z < zones.length; z++) {
      tzIndex[z] = timetable.tzIndex(zones[z]);
      primary[z] = new TzCursor(timetable, tzIndex[z]);
      settlesElsewhere[z] = settlementTzid != null && !settlementTzid.equals(zones[z]);
    }
    settlement =
        settlementTzid == null ? null : new TzCursor(timetable, timetable.tzIndex(settlementTzid));
  }

  /** Offset of a zone at a UTC time in microseconds, minutes east. */
  public int offsetMinutes(int zone, long utcMicros) {
    return primary[zone].offsetMinutes(utcMicros);
  }

  /** Wall clock of a zone, microseconds of the local calendar. */
  public long localMicros(int zone, long utcMicros) {
    return primary[zone].localMicros(utcMicros);
  }

  /** Whether the walk and a search of the whole timetable give one offset. */
  boolean agrees(int zone, long utcMicros) {
    return offsetMinutes(zone, utcMicros)
        == timetable.offsetMinutes(tzIndex[zone], Math.floorDiv(utcMicros, 1_000_000L));
  }

  /** Whether virtual arrivals of the zone have a settlement clock of their own. */
  public boolean settlesElsewhere(int zone) {
    return settlesElsewhere[zone];
  }

  /** Wall clock of the settlement zone. */
  public long settlementMicros(long utcMicros) {
    return settlement.localMicros(utcMicros);
  }
}
