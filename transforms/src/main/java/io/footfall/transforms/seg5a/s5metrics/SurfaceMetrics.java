package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.transforms.evidence.CheckLaw;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metrics S1 to S22 and O1 to O11 as checks; corridors and support come from {@code
 * validation_policy_5A}. Curves of hours and shares are of weekly volume unless they say otherwise;
 * weekends are those of the country.
 */
public final class SurfaceMetrics {
  static final CheckLaw REMOTE = gate("S1", "S1", "share of volume without the card");
  static final CheckLaw MIXED = gate("S1_MIXED", "S1", "share of volume of mixed channels");
  static final CheckLaw NIGHT_GAP =
      gate(
          "S2",
          "S3",
          "share of the night, 0 to 6, of volume without the card, less that of volume at the till;"
              + " support counts places of the rarer channel");
  static final CheckLaw CLASS_GAP =
      gate(
          "S3_GAP",
          "S2",
          "the same of mean shapes of places of one class, of the class farthest off");
  static final CheckLaw CLASS_DIVERGENCE =
      gate(
          "S3_DIVERGENCE",
          "S2",
          "Jensen-Shannon divergence of those mean shapes, of the class farthest off");
  static final CheckLaw TROUGH =
      gate(
          "S4", "S3", "quietest local hour, of the class, the template or all volume farthest off");
  static final CheckLaw DEPTH =
      gate("S4_DEPTH", "S3", "that hour over the mean hour, of the class or template farthest off");
  static final CheckLaw ONLINE_PEAK =
      gate("S5_PEAK", "S3", "busiest local hour of the class that trades at any hour");
  static final CheckLaw ONLINE_NIGHT =
      gate("S5_NIGHT", "S3", "share of the night of the class that trades at any hour");
  static final CheckLaw NIGHT_ORDER =
      gate("S5_ORDER", "S3", "that share less the share of the night of shops");
  static final CheckLaw MIDNIGHT =
      gate(
          "S6",
          "S3",
          "ratio, either way, of the hours at midnight, of the class or template farthest off");
  static final CheckLaw STEPS =
      gate("S6_STEP", "S3", "the same of any two neighbouring hours of the day");
  static final CheckLaw PEAK = gate("S7_PEAK", "S3", "busiest local hour of all volume");
  static final CheckLaw PEAK_RATIO =
      gate("S7_RATIO", "S3", "busiest over quietest local hour of all volume");
  static final CheckLaw WEEKEND = gate("S8", "S3", "weekend share of the class farthest off");
  static final CheckLaw SATURDAY =
      gate("S8_SATURDAY", "S3", "first over second weekend day of the class of shops");
  static final CheckLaw REST_DAYS =
      gate(
          "S9",
          "S3",
          "by country that rests on Friday and Saturday: the quietest other day over the busier of"
              + " the two where the class rests, the quieter of the two over the busiest other day"
              + " where it is busiest then; smallest; support counts countries and classes");
  static final CheckLaw PEAKINESS =
      gate("S10", "S2", "largest over mean bucket of the mean shape of the class farthest off");
  static final CheckLaw TEMPLATES =
      gate("S11", "S2", "templates that enough places of a class trade by, fewest of a class");
  static final CheckLaw DIVERGENCE =
      gate(
          "S11_DIVERGENCE",
          "S2",
          "median Jensen-Shannon divergence of two places of a class in one zone; support counts"
              + " pairs");
  static final CheckLaw LARGEST_CLASS = gate("S12", "S1", "share of volume of the largest class");
  static final CheckLaw CLASSES = gate("S12_CLASSES", "S1", "classes with a share that counts");
  static final CheckLaw REACHED =
      gate("S12_REACHED", "S1", "classes of the catalogue without any volume");
  static final CheckLaw TOP_COUNTRY =
      gate(
          "S13_COUNTRY",
          "S1",
          "largest share of a country in a class; support counts merchants of classes with enough");
  static final CheckLaw TOP_MERCHANT =
      gate("S13_MERCHANT", "S1", "largest share of a merchant in a class");
  static final CheckLaw TOP_1 = gate("S14_TOP1", "S1", "share of the largest 1 % of merchants");
  static final CheckLaw TOP_5 = gate("S14_TOP5", "S1", "share of the largest 5 % of merchants");
  static final CheckLaw GINI = gate("S14_GINI", "S1", "Gini coefficient of volume by merchant");
  static final CheckLaw HILL =
      gate("S14_HILL", "S1", "Hill's exponent of the largest 10 % of merchants");
  static final CheckLaw SPREAD =
      gate("S14_SPREAD", "S1", "99th percentile over median of volume by merchant");
  static final CheckLaw SITES_R2 =
      gate(
          "S15_R2",
          "S1",
          "squared correlation of log volume and log number of sites, of merchants with sites");
  static final CheckLaw PER_SITE_SD =
      gate("S15_SPREAD", "S1", "standard deviation of log volume per site inside classes");
  static final CheckLaw PER_SITE = watch("S15_MEAN", "S1", "mean volume per site and week");
  static final CheckLaw TAIL = gate("S16", "S1", "share of volume of tail zones");
  static final CheckLaw DORMANT =
      gate("S17_DORMANT", "S1", "share of tail places with a site that have no volume");
  static final CheckLaw ZONES =
      gate("S17_ZONES", "S1", "time zones with volume, or with a site or edge, but not both");
  static final CheckLaw FLATNESS =
      gate(
          "S18",
          "S3",
          "largest Jensen-Shannon divergence of a tail place's week from its regenerated shape");
  static final CheckLaw VARIABILITY =
      gate(
          "S19",
          "S3",
          "mean coefficient of variation of weeks of places flagged as variable, over that of the"
              + " others; support counts flagged places");
  static final CheckLaw TOP_ZONES =
      gate("S20", "S1", "share of the ten busiest time zones, in a world of many");
  static final CheckLaw TOP_ZONE = watch("S20_TOP1", "S1", "share of the busiest time zone");
  static final CheckLaw ASSOCIATION =
      gate("S21_V", "S1", "Cramer's V of quartile of volume and class, by merchant");
  static final CheckLaw RANK_EFFECT =
      gate("S21_RANK", "S1", "epsilon squared of Kruskal and Wallis, of volume by class");
  static final CheckLaw FOOTPRINT =
      gate("S22", "S1", "Spearman's correlation of volume and time zones, by merchant");

  static final CheckLaw FACTOR_MEAN = gate("O1", "S4", "mean factor");
  static final CheckLaw FACTOR_HITS =
      gate("O1_CLAMP", "S4", "share of factors at a bound of the clamp, closures apart");
  static final CheckLaw FACTOR_ONE = watch("O1_NEUTRAL", "S4", "share of factors that are one");
  static final CheckLaw FACTOR_UP = watch("O1_UPLIFT", "S4", "share of factors above one");
  static final CheckLaw FACTOR_LEAST = watch("O1_MIN", "S4", "smallest factor");
  static final CheckLaw FACTOR_MOST = watch("O1_MAX", "S4", "largest factor");
  static final CheckLaw SHARED_HOLIDAY =
      gate(
          "O2_MIN",
          "S4",
          "smallest ratio of scenario to baseline of local days on which much of the volume is on"
              + " holiday");
  static final CheckLaw YEAR_END =
      gate(
          "O2_MAX",
          "S4",
          "largest ratio of scenario to baseline of a local day, of horizons in November or"
              + " December");
  static final CheckLaw HOLIDAY_DATES =
      watch("O3", "S4", "local dates of holidays by country; support counts countries");
  static final CheckLaw HOLIDAY_FACTOR =
      gate("O4", "S4", "mean factor where a holiday is at work, of the class farthest off");
  static final CheckLaw EVE_FACTOR =
      gate("O4_EVE", "S4", "mean factor on eves of holidays, of the class farthest off");
  static final CheckLaw PAYDAY_FACTOR =
      gate("O5", "S4", "mean factor where a payday is at work, of the class farthest off");
  static final CheckLaw QUIET_COUNTRIES =
      gate(
          "O6",
          "S4",
          "countries without an affected bucket in a quarter; support counts countries");
  static final CheckLaw COUNTRY_SPREAD =
      watch(
          "O6_SPREAD",
          "S4",
          "90th over 10th percentile of affected volume by country of 0.1 % of volume at least");
  static final CheckLaw OWN_EVENTS =
      gate("O7", "S4", "share of merchants with events of their own in a quarter");
  static final CheckLaw NEUTRALITY =
      gate("O8", "S4", "Spearman's correlation of volume and affected buckets, by merchant");
  static final CheckLaw OUTAGES = gate("O9", "S4", "share of baseline volume in outages");
  static final CheckLaw OUTAGE_SCOPE =
      gate("O9_SCOPE", "S4", "share of outages that are not of one merchant");
  static final CheckLaw REBOUNDS =
      gate("O9_REBOUND", "S4", "share of rebounds whose factor or length leaves its corridor");
  static final CheckLaw DRIFT =
      watch("O10", "S4", "slope of the daily ratio of scenario to baseline, by day");
  static final CheckLaw ALIGNED =
      gate(
          "O11",
          "S4",
          "share of holidays and eves of countries that run from local midnight to local midnight");
  static final CheckLaw WHOLE_DAYS =
      gate(
          "O11_DAYS",
          "S4",
          "of places and local days with a holiday at work, the share of those where it is not at"
              + " work all day");

  /** The metrics, in order. */
  public static final List<CheckLaw> ALL =
      List.of(
          REMOTE,
          MIXED,
          NIGHT_GAP,
          CLASS_GAP,
          CLASS_DIVERGENCE,
          TROUGH,
          DEPTH,
          ONLINE_PEAK,
          ONLINE_NIGHT,
          NIGHT_ORDER,
          MIDNIGHT,
          STEPS,
          PEAK,
          PEAK_RATIO,
          WEEKEND,
          SATURDAY,
          REST_DAYS,
          PEAKINESS,
          TEMPLATES,
          DIVERGENCE,
          LARGEST_CLASS,
          CLASSES,
          REACHED,
          TOP_COUNTRY,
          TOP_MERCHANT,
          TOP_1,
          TOP_5,
          GINI,
          HILL,
          SPREAD,
          SITES_R2,
          PER_SITE_SD,
          PER_SITE,
          TAIL,
          DORMANT,
          ZONES,
          FLATNESS,
          VARIABILITY,
          TOP_ZONES,
          TOP_ZONE,
          ASSOCIATION,
          RANK_EFFECT,
          FOOTPRINT,
          FACTOR_MEAN,
          FACTOR_HITS,
          FACTOR_ONE,
          FACTOR_UP,
          FACTOR_LEAST,
          FACTOR_MOST,
          SHARED_HOLIDAY,
          YEAR_END,
          HOLIDAY_DATES,
          HOLIDAY_FACTOR,
          EVE_FACTOR,
          PAYDAY_FACTOR,
          QUIET_COUNTRIES,
          COUNTRY_SPREAD,
          OWN_EVENTS,
          NEUTRALITY,
          OUTAGES,
          OUTAGE_SCOPE,
          REBOUNDS,
          DRIFT,
          ALIGNED,
          WHOLE_DAYS);

  private static final Set<String> IDS =
      Stream.of(ALL).flatMap(List::stream).map(CheckLaw::id).collect(Collectors.toSet());

  private SurfaceMetrics() {}

  /** Whether a check is one of the metrics, which block in certification only. */
  public static boolean isMetric(CheckLaw law) {
    return IDS.contains(law.id());
  }

  private static CheckLaw gate(String id, String state, String definition) {
    return CheckLaw.gate(id, state, state + "_REALISM_VIOLATION", definition, "", 0);
  }

  private static CheckLaw watch(String id, String state, String definition) {
    return CheckLaw.watch(id, state, state + "_REALISM_VIOLATION", definition, "", 0);
  }
}
