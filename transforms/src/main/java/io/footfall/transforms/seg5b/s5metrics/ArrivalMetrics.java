package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.transforms.evidence.CheckLaw;

/**
 * The metrics A1 to A23, S19 of arrivals and S23 as checks; corridors and support come from {@code
 * validation_policy_5B}.
 */
public final class ArrivalMetrics {
  private static final String COUNTS = "COUNT_REALISM_VIOLATION";
  private static final String LATENT = "LGCP_REALISM_VIOLATION";
  private static final String TIMES = "TIME_REALISM_VIOLATION";
  private static final String ROUTES = "ROUTING_REALISM_VIOLATION";

  static final CheckLaw MEAN =
      gate("A1", "S3", COUNTS, "largest |z| of counts less intensities by class and channel");
  static final CheckLaw TOTAL =
      gate("A1_TOTAL", "S3", COUNTS, "relative error of all counts against all intensities");
  static final CheckLaw DISPERSION =
      gate(
          "A2",
          "S3",
          COUNTS,
          "variance of (N - lambda) / sqrt(lambda + lambda^2 / kappa) where lambda is 1 at least,"
              + " of the class farthest off; support counts such rows");
  static final CheckLaw RESIDUAL_MEAN =
      gate("A2_MEAN", "S3", COUNTS, "mean of the residual of A2, of the class farthest off");
  static final CheckLaw RESIDUAL_TAIL =
      gate(
          "A2_TAIL",
          "S3",
          COUNTS,
          "z of the number of residuals of A2 beyond 4 less what the law of counts gives, of the"
              + " class farthest off");
  static final CheckLaw PLAIN =
      watch(
          "A3",
          "S3",
          COUNTS,
          "standard deviation of (N - lambda) / sqrt(lambda); moves with sizes");
  static final CheckLaw EXCESS =
      gate(
          "A4",
          "S3",
          COUNTS,
          "mean over keys of the excess dispersion of counts over the baseline, relative to what"
              + " the laws give, of the class, channel and virtual band farthest off; errors by"
              + " leaving out latent groups, support counts groups");
  static final CheckLaw DAY_EXCESS =
      gate(
          "A4_DAY",
          "S3",
          COUNTS,
          "mean over keys of the square of a day's arrivals less the baseline, relative to what the"
              + " laws give; support counts groups");
  static final CheckLaw FANO =
      gate(
          "A4_FANO",
          "S3",
          COUNTS,
          "dispersion index of arrivals a day over that of arrivals a bucket; support counts keys");
  static final CheckLaw CLIP = gate("A5_CLIP", "S2", LATENT, "share of latent factors at a bound");
  static final CheckLaw LAG =
      gate(
          "A5_LAG1",
          "S2",
          LATENT,
          "lag-1 correlation of the latent field less exp(-1/L), by the field's declared variance,"
              + " of the class farthest off; support counts groups");
  static final CheckLaw ZERO =
      gate(
          "A6",
          "S3",
          COUNTS,
          "largest |z| of counts of zero less their chance, by octave of the intensity");
  static final CheckLaw TOGETHER_GROUP =
      gate("A7_GROUP", "S2", LATENT, together("two merchants of one latent group"));
  static final CheckLaw TOGETHER_MERCHANT =
      gate("A7_MERCHANT", "S2", LATENT, together("two zones of a merchant"));
  static final CheckLaw TOGETHER_STRANGERS =
      gate("A7_STRANGERS", "S2", LATENT, together("two merchants of two latent groups"));
  static final CheckLaw ZONES =
      gate("A8", "S4", ROUTES, "largest |z| of arrivals less intensities by tzid_primary");
  static final CheckLaw FIDELITY =
      gate("A9", "S4", ROUTES, "share of physical arrivals at a site in the zone of their row");
  static final CheckLaw HOURS =
      gate(
          "A10",
          "S4",
          TIMES,
          "largest |z| of the share of a local hour less the expected one, by class, channel and"
              + " route");
  static final CheckLaw HOURS_TOTAL =
      gate("A10_TOTAL", "S4", TIMES, "largest error of the share of a local hour, in points");
  static final CheckLaw ONLINE_HOURS =
      gate(
          "A11",
          "S4",
          TIMES,
          "smallest correlation of virtual arrivals by two local hours with the expected ones, by zone"
              + " with enough of them; support counts zones");
  static final CheckLaw WEEKEND =
      gate(
          "A12",
          "S4",
          TIMES,
          "largest |z| of the share of the local weekend less the expected one, by class, channel"
              + " and route, and by country");
  static final CheckLaw WEEKEND_TOTAL =
      gate("A12_TOTAL", "S4", TIMES, "error of the share of the local weekend, in points");
  static final CheckLaw WEEKEND_GAP =
      gate("A13", "S4", TIMES, "weekend share of virtual arrivals less that of physical ones");
  static final CheckLaw VIRTUAL =
      gate("A14", "S4", ROUTES, "share of virtual arrivals; support counts merchants");
  static final CheckLaw HYBRID =
      gate(
          "A14_HYBRID",
          "S4",
          ROUTES,
          "share of arrivals of hybrid merchants; support counts merchants");
  static final CheckLaw CARD_PRESENT =
      gate("A15_PRESENT", "S4", ROUTES, "share of virtual ones among card-present arrivals");
  static final CheckLaw REMOTE =
      gate(
          "A15_REMOTE",
          "S4",
          ROUTES,
          "share of virtual or hybrid merchants in arrivals without the card");
  static final CheckLaw SITES =
      gate(
          "A16",
          "S4",
          ROUTES,
          "median Gini coefficient of arrivals by site, of merchants with enough sites; support"
              + " counts merchants");
  static final CheckLaw EDGES = gate("A17", "S4", ROUTES, "the same by edge, of virtual arrivals");
  static final CheckLaw TOP =
      gate(
          "A18",
          "S4",
          COUNTS,
          "share of arrivals less share of intensity of the largest 1 and 5 % of merchants,"
              + " whichever is farther off");
  static final CheckLaw PLACES =
      gate(
          "A19",
          "S4",
          TIMES,
          "Kolmogorov-Smirnov distance of places in the bucket from the declared density, buckets"
              + " of falling rate mirrored");
  static final CheckLaw STEPS =
      gate(
          "A20",
          "S4",
          TIMES,
          "log of the step of rates across the start of a local hour, five minutes to both sides,"
              + " observed over expected, of the hour farthest off");
  static final CheckLaw SPACINGS =
      gate(
          "A21",
          "S4",
          TIMES,
          "share of busy merchants whose spacings in a bucket, given their number, pass a"
              + " Kolmogorov-Smirnov test; support counts merchants");
  static final CheckLaw BURSTS =
      watch("A21_BURST", "S4", TIMES, "median burstiness of gaps of busy merchants");
  static final CheckLaw BARCODE =
      gate(
          "A22",
          "S4",
          TIMES,
          "slope of the UTC hour of the daily peak over the UTC offset, inside merchants; support"
              + " counts merchants");
  static final CheckLaw VARIABILITY =
      gate(
          "S19_ARRIVALS",
          "S3",
          COUNTS,
          "mean coefficient of variation of arrivals by local day of places flagged as variable,"
              + " over that of the others, of places with enough arrivals a day; support counts the"
              + " fewer of both");
  static final CheckLaw DAY_LATER = gate("S23_LAG24", "S3", COUNTS, later("a day"));
  static final CheckLaw WEEK_LATER = gate("S23_LAG168", "S3", COUNTS, later("a week"));
  static final CheckLaw WEEKLY =
      watch(
          "S23",
          "S3",
          COUNTS,
          "mean autocorrelation of hourly arrivals a week later, busy zones of merchants");
  static final CheckLaw CLASSIFIER =
      CheckLaw.watch(
          "A23",
          "S4",
          TIMES,
          "area under the curve of a classifier between two seeds; a bundle knows one seed, so it"
              + " belongs to certification over several",
          "<= 0.51",
          0);

  private ArrivalMetrics() {}

  /** Whether a check is one of the metrics, which block in certification only. */
  public static boolean isMetric(CheckLaw law) {
    return law.id().matches("(A[0-9]+|S19|S23)(_.*)?");
  }

  private static String together(String who) {
    return "mean correlation of daily log(arrivals / baseline) of "
        + who
        + "; support counts pairs of series";
  }

  private static String later(String when) {
    return "autocorrelation of hourly arrivals "
        + when
        + " later less its closed form, of busy zones of merchants; support counts groups";
  }

  private static CheckLaw gate(String id, String state, String code, String definition) {
    return CheckLaw.gate(id, state, code, definition, "", 0);
  }

  private static CheckLaw watch(String id, String state, String code, String definition) {
    return CheckLaw.watch(id, state, code, definition, "", 0);
  }
}
