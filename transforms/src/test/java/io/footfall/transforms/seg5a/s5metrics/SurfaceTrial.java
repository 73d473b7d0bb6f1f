package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ValidationPolicy5A;
import io.footfall.transforms.evidence.Check;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Verdict;
import io.footfall.transforms.sampling.NormalQuantile;
import io.footfall.transforms.seg5a.SurfacePolicies;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Four thousand merchants of ten classes, log-normal sizes without the last of their head, whose
 * weeks are products of hours and days written down here. Fields bend one thing each.
 */
final class SurfaceTrial {
  static final List<String> CLASSES =
      List.of(
          "always_on_local",
          "bills_utilities",
          "consumer_daytime",
          "evening_weekend",
          "fuel_convenience",
          "low_volume_tail",
          "office_hours",
          "online_24h",
          "online_bursty",
          "travel_hospitality");
  private static final int MERCHANTS = 4000;
  private static final int ZONES = 64;
  private static final int COUNTRIES = 20;
  private static final double[] TILL = {
    .30, .20, .12, .10, .12, .22, .45, .80, 1.1, 1.4, 1.6, 1.7, 1.8, 1.8, 1.7, 1.7, 1.8, 1.9, 1.8,
    1.5, 1.2, .90, .65, .45
  };
  private static final double[] REMOTE = {
    1.1, .68, .30, .12, .13, .22, .40, .70, 1.0, 1.3, 1.5, 1.6, 1.7, 1.7, 1.6, 1.6, 1.7, 1.8, 1.8,
    1.7, 1.6, 1.4, 1.3, 1.2
  };
  private static final double[] ONLINE = {
    .90, .60, .40, .30, .30, .35, .50, .75, .90, 1.0, 1.1, 1.2, 1.3, 1.2, 1.1, 1.1, 1.2, 1.3, 1.5,
    1.8, 2.0, 1.9, 1.6, 1.2
  };
  private static final Map<String, double[]> DAYS =
      Map.of(
          "office_hours", new double[] {1, 1, 1, 1, 1, .2, .1},
          "bills_utilities", new double[] {1, 1, 1, 1, 1, .5, .3},
          "consumer_daytime", new double[] {.9, .9, .95, 1, 1.15, 1.3, 1},
          "evening_weekend", new double[] {.6, .6, .7, .8, 1.2, 1.8, 1.5});

  /** What a bend makes of the local hours of a class and channel; null leaves them. */
  interface HourBend {
    void bend(String demandClass, boolean remote, double[] hours);
  }

  final SurfaceMetricSetting setting =
      new SurfaceMetricSetting(
          SurfacePolicies.read(PolicyFile.VALIDATION_5A, ValidationPolicy5A.class).surfaceMetrics(),
          CLASSES,
          60,
          new SurfaceMetricSetting.Span(0, 672, 0, 5));
  private final Random random = new Random(20_260_101);
  private final PlaceSums places = new PlaceSums(setting);
  private final ShapeSums shapes = new ShapeSums(setting);
  private final Map<ShapeSums.Key, Integer> used = new TreeMap<>(SurfaceTrial::order);

  private final Map<String, double[]> forms = new TreeMap<>();

  HourBend hours = (demandClass, remote, curve) -> {};
  Map<String, double[]> days = new TreeMap<>(DAYS);
  double remoteShare = 0.15;
  String remoteChannel = "card_not_present";
  boolean wrongWeekend;
  int templates = 6;
  double consumerFactor = 1;
  double otherFactor = 1;
  boolean unreached;
  boolean oneCountry;
  double giant;
  double logSd = 1.9;
  boolean proportional;
  double tailShare = 0.06;
  boolean dormantTail;
  boolean lostZone;
  boolean bentTail;
  boolean flagOthers;
  boolean fewZones;
  boolean classBySize;
  boolean narrow;

  private static int order(ShapeSums.Key a, ShapeSums.Key b) {
    return a.toString().compareTo(b.toString());
  }

  /** Verdicts by id. */
  Map<String, Check> run() {
    for (int m = 0; m < MERCHANTS; m++) {
      merchant(m);
    }
    used.forEach((key, n) -> shapes.shape(key, week(key, 1), n));
    if (lostZone) {
      places.missing("Nowhere/Else");
    }
    Map<String, Tally> tallies = new TreeMap<>();
    places.flush((name, tally) -> tallies.merge(name, tally, Tally::plus));
    shapes.flush((name, tally) -> tallies.merge(name, tally, Tally::plus));
    EvidenceBook book = new EvidenceBook();
    JudgeSurfaceMetrics.judge(book, "s", setting, tallies);
    Map<String, Check> checks = new TreeMap<>();
    book.checks().forEach(c -> checks.put(c.law().id(), c));
    return checks;
  }

  Set<String> failing() {
    Set<String> ids = new TreeSet<>();
    run()
        .forEach(
            (id, c) -> {
              if (c.verdict() == Verdict.FAIL) {
                ids.add(id);
              }
            });
    return ids;
  }

  private void merchant(int m) {
    double rank = (m * 1597L % MERCHANTS + 0.5) / MERCHANTS;
    double size = Math.min(2.6, NormalQuantile.of(rank));
    int kind = m % 13;
    if (classBySize) {
      kind = size < -0.67 ? m % 3 : size < 0 ? 3 + m % 2 : size < 0.67 ? 5 + m % 2 : 7 + m % 3;
    }
    String demandClass = CLASSES.get(kind < CLASSES.size() ? kind : 2);
    if (unreached && demandClass.equals("low_volume_tail")) {
      return;
    }
    boolean online = demandClass.startsWith("online");
    boolean remote = online || random.nextDouble() < remoteShare;
    double shift = classBySize ? 0 : ((CLASSES.indexOf(demandClass) + 2) % 3 - 1) * 0.385;
    double perSite = random.nextGaussian();
    double logSites = 2.5 + logSd * (size * 0.88 + shift);
    long sites = Math.max(1, Math.round(Math.exp(logSites)));
    double volume = 300 * sites * Math.exp(logSd * 0.46 * Math.max(-2.2, Math.min(1.2, perSite)));
    if (proportional) {
      volume = 300.0 * sites;
    }
    volume *= demandClass.equals("consumer_daytime") ? consumerFactor : otherFactor;
    volume += m == 2 ? giant : 0;
    double reach = 0.5 * size + 0.87 * random.nextGaussian();
    int zones = narrow ? (int) Math.max(1, 4 - 2 * size) : (int) Math.max(1, 2 + 2 * reach);
    int zone = fewZones ? 0 : random.nextInt(ZONES);
    if (m < ZONES) {
      zone = m;
    }
    String channel = remote ? remoteChannel : "card_present";
    for (int z = 0; z < zones; z++) {
      boolean tail = z > 0 && z == zones - 1;
      double share = tail ? tailShare : zones == 1 ? 1 : (1 - tailShare) / (zones - 1);
      int at = (zone + z) % (fewZones && m >= ZONES ? 1 : ZONES);
      String country =
          at % COUNTRIES == 7 ? "SA" : oneCountry ? "XA" : "X" + (char) ('A' + at % COUNTRIES);
      ShapeSums.Key key =
          new ShapeSums.Key(demandClass, country, "Z/" + at, channel, "v" + m % 7 % templates);
      used.merge(key, 1, Integer::sum);
      boolean flagged = demandClass.equals("online_bursty") != flagOthers;
      String role = tail ? "tail_zone" : z == 0 ? "primary_zone" : "secondary_zone";
      double[] week = week(key, dormantTail && tail && m == 7 ? 0 : volume * share);
      places.place(
          new PlaceSums.Place(
              m + 1,
              country,
              "Z/" + at,
              demandClass,
              channel,
              role,
              siteCount(sites, zones, z),
              flagged,
              true),
          week);
      if (tail) {
        double[] expected = week.clone();
        expected[17] *= bentTail && m == 9 ? 1.01 : 1;
        places.tail(week, expected);
      }
    }
  }

  private static long siteCount(long sites, int zones, int z) {
    return z == 0 ? sites - Math.min(sites - 1, zones - 1) : z < sites ? 1 : 0;
  }

  private double[] week(ShapeSums.Key key, double volume) {
    String form = key.demandClass() + key.channel() + key.template() + key.country().equals("SA");
    double[] week = forms.computeIfAbsent(form, f -> form(key)).clone();
    for (int k = 0; k < week.length; k++) {
      week[k] *= volume;
    }
    return week;
  }

  private double[] form(ShapeSums.Key key) {
    boolean remote = !key.channel().equals("card_present");
    double[] day = (remote ? REMOTE : TILL).clone();
    if (key.demandClass().startsWith("online")) {
      System.arraycopy(ONLINE, 0, day, 0, day.length);
    }
    int variant = key.template().charAt(1) - '0';
    for (int h = 8; h < 18; h++) {
      day[h] *= 1 + 0.25 * Math.cos(2 * Math.PI * ((h - 8) / 10.0 - variant / 6.0));
    }
    hours.bend(key.demandClass(), remote, day);
    for (int h = 0; h < day.length && key.demandClass().equals("online_bursty"); h++) {
      day[h] *= day[h];
    }
    double[] weights = days.getOrDefault(key.demandClass(), new double[] {1, 1, 1, 1, 1, 1, 1});
    int shift = key.country().equals("SA") && !wrongWeekend ? 1 : 0;
    double[] week = new double[168];
    double sum = 0;
    for (int k = 0; k < week.length; k++) {
      week[k] = day[k % 24] * weights[(k / 24 + shift) % 7];
      sum += week[k];
    }
    for (int k = 0; k < week.length; k++) {
      week[k] /= sum;
    }
    return week;
  }
}
