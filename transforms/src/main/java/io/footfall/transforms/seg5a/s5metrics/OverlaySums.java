package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.seg5a.EventType;
import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.metrics.MetricSums;
import io.footfall.transforms.seg5a.s4overlays.PlacedEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Sums over the factors of places: by sign, local day, class and kind of event, country and
 * merchant. Not thread safe.
 */
public final class OverlaySums {
  /**
   * Affected shares of merchants stand in this many bins, their volumes in two an octave: units
   * leave a few thousand cells, not one a merchant. A bin that holds a share p of the merchants
   * hides p^3 of the variance of their ranks, far below a hundredth of all.
   */
  static final int SHARES = 5_000;

  private static final int VOLUME_SHIFT = 51;

  private static final int HOLIDAY = 1;
  private static final int EVE = 2;
  private static final int PAYDAY = 4;
  private static final int OUTAGE = 8;
  private static final String[] KINDS = {"holiday", "eve", "payday", "outage"};

  private final SurfaceMetricSetting setting;
  private final MetricSums sums = new MetricSums();
  private final Map<String, int[]> daysByZone = new HashMap<>();
  private final byte[] atWork;
  private final double[] dayBase;
  private final double[] dayScenario;
  private final double[] dayHoliday;
  private final int[] dayBuckets;
  private final int[] dayHolidays;
  private long merchant;
  private boolean begun;
  private boolean ownEvents;
  private long buckets;
  private long affected;
  private double volume;

  /** Sums for a scenario. */
  public OverlaySums(SurfaceMetricSetting setting) {
    this.setting = setting;
    atWork = new byte[setting.span().buckets()];
    int days = setting.days() + 3;
    dayBase = new double[days];
    dayScenario = new double[days];
    dayHoliday = new double[days];
    dayBuckets = new int[days];
    dayHolidays = new int[days];
  }

  /**
   * A place on the horizon; arrays by horizon bucket, not kept.
   *
   * @param place the place
   * @param week its baseline by week bucket
   * @param map week bucket of each horizon bucket
   * @param scenario published intensity
   * @param factor published factor
   */
  public record Horizon(
      PlaceSums.Place place, double[] week, int[] map, double[] scenario, double[] factor) {}

  /**
   * A place.
   *
   * @param clock its zone's clock, asked at the zone's first place
   * @param shared events of all places like it
   * @param own events of its merchant
   */
  public void place(Horizon rows, TzCursor clock, List<PlacedEvent> shared, List<PlacedEvent> own) {
    PlaceSums.Place place = rows.place();
    if (!place.sound()) {
      return;
    }
    if (!begun || merchant != place.merchantId()) {
      finishMerchant();
      begun = true;
      merchant = place.merchantId();
    }
    ownEvents |= !own.isEmpty();
    int[] days = daysByZone.computeIfAbsent(place.tzid(), z -> setting.localDays(clock));
    mark(shared);
    mark(own);
    walk(rows, days);
    Arrays.fill(atWork, (byte) 0);
  }

  private void mark(List<PlacedEvent> events) {
    for (PlacedEvent event : events) {
      int bit = bit(event.event().type());
      for (int h : event.buckets()) {
        atWork[h] |= (byte) bit;
      }
    }
  }

  private static int bit(EventType type) {
    return switch (type) {
      case HOLIDAY -> HOLIDAY;
      case EVE -> EVE;
      case PAYDAY -> PAYDAY;
      case OUTAGE -> OUTAGE;
      default -> 0;
    };
  }

  private void walk(Horizon rows, int[] days) {
    double deviation = setting.limits().calendar().affectedDeviation();
    long above = 0;
    long below = 0;
    long touched = 0;
    double all = 0;
    double affectedVolume = 0;
    double total = 0;
    long[] seen = new long[KINDS.length];
    double[] factors = new double[KINDS.length];
    double[] bases = new double[KINDS.length];
    for (int h = 0; h < rows.factor().length; h++) {
      double f = rows.factor()[h];
      double base = rows.week()[rows.map()[h]];
      if (!(f >= 0 && f < 1e6 && base >= 0 && base < 1e15)) {
        continue;
      }
      int day = days[h];
      dayBase[day] += base;
      dayScenario[day] += rows.scenario()[h];
      dayBuckets[day]++;
      total += base;
      all += f;
      if (f != 1) {
        above += f > 1 ? 1 : 0;
        below += f < 1 ? 1 : 0;
        if (Math.abs(f - 1) > deviation) {
          touched++;
          affectedVolume += base;
        }
      }
      for (int kind = 0; atWork[h] != 0 && kind < KINDS.length; kind++) {
        if ((atWork[h] & 1 << kind) != 0) {
          seen[kind]++;
          factors[kind] += f;
          bases[kind] += base;
        }
      }
      if ((atWork[h] & HOLIDAY) != 0) {
        dayHoliday[day] += base;
        dayHolidays[day]++;
      }
    }
    sums.add("factor", rows.factor().length, above, all);
    sums.add("factorbelow", rows.factor().length, below, 0);
    sums.add("affected|" + rows.place().country(), 1, touched, affectedVolume);
    sums.add("horizon|" + rows.place().country(), 1, 0, total);
    clamped(rows.factor());
    for (int kind = 0; kind < KINDS.length; kind++) {
      if (seen[kind] > 0) {
        String name = KINDS[kind] + "|" + rows.place().demandClass();
        sums.add(name, seen[kind], 0, factors[kind]);
        sums.add("volume" + name, 0, 0, bases[kind]);
      }
    }
    wholeDays();
    buckets += rows.factor().length;
    affected += touched;
    volume += total;
  }

  private void clamped(double[] factor) {
    double most = 0;
    double least = Double.POSITIVE_INFINITY;
    long hits = 0;
    for (double f : factor) {
      most = f > most ? f : most;
      least = f < least ? f : least;
      hits += f >= setting.span().maxFactor() || f <= setting.span().minFactor() && f > 0 ? 1 : 0;
    }
    sums.add("clamp", factor.length, hits, 0);
    sums.largest("largest", most);
    sums.largest("smallest", -least);
  }

  /** Local days on which a holiday is at work, and those of them on which it is not all day. */
  private void wholeDays() {
    long days = 0;
    long broken = 0;
    for (int d = 0; d < dayBuckets.length; d++) {
      if (dayHolidays[d] > 0) {
        days++;
        broken += dayHolidays[d] < dayBuckets[d] ? 1 : 0;
      }
    }
    sums.add("holidays", days, broken, 0);
    Arrays.fill(dayBuckets, 0);
    Arrays.fill(dayHolidays, 0);
  }

  private void finishMerchant() {
    if (begun && volume > 0) {
      long share = affected * SHARES / buckets;
      sums.add("touched|" + share + "|" + volumeCell(volume), 1, 0, 0);
      sums.add("own", 1, ownEvents ? 1 : 0, 0);
    }
    ownEvents = false;
    buckets = 0;
    affected = 0;
    volume = 0;
  }

  static int volumeCell(double volume) {
    return (int) (Double.doubleToRawLongBits(volume) >>> VOLUME_SHIFT);
  }

  /** Hands all sums over. */
  public void flush(BiConsumer<String, Tally> out) {
    finishMerchant();
    begun = false;
    for (int d = 0; d < dayBase.length; d++) {
      if (dayBase[d] > 0) {
        sums.add("daily|base|" + d, 1, 0, dayBase[d]);
        sums.add("daily|scenario|" + d, 1, 0, dayScenario[d]);
        sums.add("daily|holiday|" + d, 1, 0, dayHoliday[d]);
      }
    }
    sums.flush(out);
  }
}
