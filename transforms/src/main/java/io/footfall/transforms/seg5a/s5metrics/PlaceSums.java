package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.transforms.metrics.MetricSums;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Sums over the places of a unit, merchant by merchant: baseline weeks by class, country, role and
 * zone, and the totals of merchants. Not thread safe.
 */
public final class PlaceSums {
  private static final double LARGEST = 1e15;

  private final SurfaceMetricSetting setting;
  private final MetricSums sums = new MetricSums();
  private final WeekCurve curve;
  private final Map<String, ClassCurve> classes = new TreeMap<>();
  private final Map<String, double[]> resting = new TreeMap<>();
  private final Set<String> zones = new HashSet<>();
  private Place merchant;
  private double volume;
  private long sites;

  /** Sums for a scenario. */
  public PlaceSums(SurfaceMetricSetting setting) {
    this.setting = setting;
    curve = new WeekCurve(setting.week());
  }

  /**
   * A place, as the profile has it.
   *
   * @param merchantId merchant, unsigned
   * @param country country of the endpoints
   * @param tzid their time zone
   * @param demandClass class of the merchant
   * @param channel channel group of the merchant
   * @param role zone role
   * @param sites sites here
   * @param variable whether the class is flagged as variable
   * @param owned whether the world has a site or an edge here
   */
  public record Place(
      long merchantId,
      String country,
      String tzid,
      String demandClass,
      String channel,
      String role,
      long sites,
      boolean variable,
      boolean owned) {
    /** Whether the profile lacks nothing that is counted by. */
    boolean sound() {
      return demandClass != null && channel != null && role != null && tzid != null;
    }
  }

  /** Volume of a class by hour and day of the own week. */
  private static final class ClassCurve {
    private final double[] hours = new double[WeekCurve.HOURS];
    private final double[] days = new double[WeekCurve.DAYS];
    private long places;
  }

  /** A place and its baseline week; one with a value that is no volume is left out. */
  public void place(Place place, double[] week) {
    if (!place.sound()) {
      return;
    }
    if (merchant == null || merchant.merchantId() != place.merchantId()) {
      finishMerchant();
      merchant = place;
    }
    curve.clear();
    curve.add(week);
    double all = WeekCurve.sum(curve.days);
    if (!(all >= 0 && all < LARGEST)) {
      return;
    }
    volume += all;
    sites += place.sites();
    if (all > 0) {
      zones.add(place.tzid());
    }
    shares(place, all);
    curves(place);
    if (all > 0) {
      sums.add("cv|" + place.variable(), 1, 0, variation(week, all));
    }
  }

  private void shares(Place place, double all) {
    boolean dormant = all == 0;
    sums.add("country|" + place.demandClass() + "|" + place.country(), 1, 0, all);
    sums.add("role|" + place.role(), 1, 0, all);
    if (place.sites() > 0) {
      sums.add("rolesite|" + place.role(), 1, dormant ? 1 : 0, 0);
    }
    sums.add("tz|" + place.tzid(), place.owned() ? 1 : 0, dormant ? 0 : 1, all);
    sums.add("channel|" + place.channel(), 1, 0, all);
    sums.add("night|" + place.channel(), 0, 0, all == 0 ? 0 : all * WeekCurve.night(curve.hours));
  }

  private void curves(Place place) {
    boolean friday = setting.restsOnFriday(place.country());
    ClassCurve of = classes.computeIfAbsent(place.demandClass(), c -> new ClassCurve());
    of.places++;
    for (int h = 0; h < WeekCurve.HOURS; h++) {
      of.hours[h] += curve.hours[h];
    }
    for (int d = 0; d < WeekCurve.DAYS; d++) {
      of.days[WeekCurve.ownDay(d, friday)] += curve.days[d];
    }
    if (friday && judgedByDay(place.demandClass())) {
      double[] days =
          resting.computeIfAbsent(
              place.demandClass() + "|" + place.country(), c -> new double[WeekCurve.DAYS]);
      for (int d = 0; d < WeekCurve.DAYS; d++) {
        days[d] += curve.days[d];
      }
    }
  }

  private boolean judgedByDay(String demandClass) {
    return setting.limits().week().restClasses().contains(demandClass)
        || setting.limits().week().leisureClasses().contains(demandClass);
  }

  /** Standard deviation of the buckets over their mean. */
  private static double variation(double[] week, double all) {
    double mean = all / week.length;
    double squares = 0;
    for (double lambda : week) {
      squares += (lambda - mean) * (lambda - mean);
    }
    return Math.sqrt(squares / week.length) / mean;
  }

  /** A place that the world demands and the surfaces lack. */
  public void missing(String tzid) {
    sums.add("tz|" + tzid, 1, 0, 0);
  }

  /** Week of a tail place beside the one that layer 1 and the policies give it. */
  public void tail(double[] week, double[] expected) {
    double apart = java.util.Arrays.equals(week, expected) ? 0 : Divergence.of(week, expected);
    sums.add("flat", 1, 0, 0);
    sums.largest("flat", apart);
  }

  private void finishMerchant() {
    if (merchant != null && volume > 0) {
      String demandClass = merchant.demandClass();
      sums.add("merchant|" + demandClass, 1, 0, volume);
      sums.largest("merchant|" + demandClass, volume);
      int cell = SizeCells.cell(volume);
      double log = StrictMath.log(volume);
      sums.add("size|" + demandClass + "|" + cell, 1, 0, volume);
      sums.add("sizelog|" + cell, 1, 0, log);
      sums.add("reach|" + zones.size() + "|" + cell, 1, 0, 0);
      if (sites > 0) {
        perSite(demandClass, StrictMath.log((double) sites), log);
      }
    }
    zones.clear();
    volume = 0;
    sites = 0;
  }

  private void perSite(String demandClass, double x, double y) {
    sums.add("sites|volume", 1, sites, volume);
    sums.add("sites|x", 1, 0, x);
    sums.add("sites|y", 1, 0, y);
    sums.add("sites|xx", 1, 0, x * x);
    sums.add("sites|xy", 1, 0, x * y);
    sums.add("sites|yy", 1, 0, y * y);
    sums.add("persite|" + demandClass, 1, 0, y - x);
    sums.add("persite2|" + demandClass, 1, 0, (y - x) * (y - x));
  }

  /** Hands all sums over. */
  public void flush(BiConsumer<String, Tally> out) {
    finishMerchant();
    merchant = null;
    classes.forEach(
        (name, of) -> {
          sums.add("places|" + name, of.places, 0, 0);
          add("hour|" + name, of.hours);
          add("day|" + name, of.days);
        });
    resting.forEach((name, days) -> add("rest|" + name, days));
    sums.flush(out);
  }

  private void add(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      sums.add(name + "|" + i, 0, 0, values[i]);
    }
  }
}
