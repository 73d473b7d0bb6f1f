package io.footfall.config.seg5a;

import io.footfall.config.Bounds;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Corridors of the realism metrics S1 to S22 and O1 to O11 and the support they need (realism.md
 * section 3).
 *
 * @param minMerchants merchants that shares and sizes of the whole world need
 * @param minPlaces places a class, or a channel, needs before its curve is judged
 * @param fridaySaturdayCountries countries whose weekend is not Saturday and Sunday
 * @param channels channels
 * @param day hours of the local day
 * @param week days of the local week
 * @param variety shapes of one class
 * @param mix shares of classes, countries, roles and zones
 * @param sizes volumes of merchants
 * @param variabilityRatioMin smallest ratio of the variation of flagged places to that of others
 * @param calendar events and factors
 */
public record SurfaceMetricLimits(
    long minMerchants,
    long minPlaces,
    Set<String> fridaySaturdayCountries,
    Channels channels,
    Day day,
    Week week,
    Variety variety,
    Mix mix,
    Sizes sizes,
    double variabilityRatioMin,
    CalendarMetricLimits calendar)
    implements Serializable {
  private static final String FIELD = "/surface_metrics/";

  public SurfaceMetricLimits {
    fridaySaturdayCountries = Set.copyOf(fridaySaturdayCountries);
  }

  /**
   * Channels; night is [0, 6) local.
   *
   * @param remoteShare volume without the card
   * @param mixedShareMax largest volume of mixed channels
   * @param nightGap night share of remote volume less that of volume at the till
   * @param classNightGap the same between the mean shapes of one class
   * @param classDivergence Jensen-Shannon divergence of those shapes, in nats
   */
  public record Channels(
      Bounds remoteShare,
      double mixedShareMax,
      Bounds nightGap,
      Bounds classNightGap,
      Bounds classDivergence)
      implements Serializable {
    public Channels {
      remoteShare.ordered(FIELD + "channels/remote_share");
      nightGap.ordered(FIELD + "channels/night_gap");
      classNightGap.ordered(FIELD + "channels/class_night_gap");
      classDivergence.ordered(FIELD + "channels/class_divergence");
    }
  }

  /**
   * Curves over 24 local hours.
   *
   * @param troughHour quietest hour
   * @param troughDepthMax largest ratio of the quietest hour to the mean
   * @param troughDepthMaxByClass the same for classes of their own
   * @param midnightRatioMax largest ratio of the hours at midnight, either way
   * @param hourRatioMax largest ratio of neighbouring hours, either way
   * @param peakHour busiest hour of all volume
   * @param peakToTrough its ratio to the quietest
   * @param onlineClass class that trades at any hour
   * @param onlinePeakHour its busiest hour
   * @param onlineNightShare its share of the night
   * @param dayClass class whose night share must be smaller
   */
  public record Day(
      Bounds troughHour,
      double troughDepthMax,
      Map<String, Double> troughDepthMaxByClass,
      double midnightRatioMax,
      double hourRatioMax,
      Bounds peakHour,
      Bounds peakToTrough,
      String onlineClass,
      Bounds onlinePeakHour,
      Bounds onlineNightShare,
      String dayClass)
      implements Serializable {
    public Day {
      troughDepthMaxByClass = new TreeMap<>(troughDepthMaxByClass);
      troughHour.ordered(FIELD + "day/trough_hour");
      peakHour.ordered(FIELD + "day/peak_hour");
      peakToTrough.ordered(FIELD + "day/peak_to_trough");
      onlinePeakHour.ordered(FIELD + "day/online_peak_hour");
      onlineNightShare.ordered(FIELD + "day/online_night_share");
    }

    /** Largest ratio of the quietest hour to the mean of a class. */
    public double depth(String demandClass) {
      return troughDepthMaxByClass.getOrDefault(demandClass, troughDepthMax);
    }
  }

  /**
   * Curves over the local week.
   *
   * @param weekendShare volume of the country's own weekend, by class
   * @param saturdayClass class whose first weekend day exceeds the second
   * @param saturdayToSunday ratio of those days
   * @param restClasses classes that are quietest on the weekend
   * @param leisureClasses classes that are busiest on the weekend
   * @param peakToMean busiest bucket over the mean bucket
   * @param peakToMeanByClass the same for classes of their own
   */
  public record Week(
      Map<String, Bounds> weekendShare,
      String saturdayClass,
      Bounds saturdayToSunday,
      List<String> restClasses,
      List<String> leisureClasses,
      Bounds peakToMean,
      Map<String, Bounds> peakToMeanByClass)
      implements Serializable {
    public Week {
      weekendShare = new TreeMap<>(weekendShare);
      weekendShare.forEach((name, b) -> b.ordered(FIELD + "week/weekend_share/" + name));
      saturdayToSunday.ordered(FIELD + "week/saturday_to_sunday");
      restClasses = List.copyOf(restClasses);
      leisureClasses = List.copyOf(leisureClasses);
      peakToMean.ordered(FIELD + "week/peak_to_mean");
      peakToMeanByClass = new TreeMap<>(peakToMeanByClass);
      peakToMeanByClass.forEach((name, b) -> b.ordered(FIELD + "week/peak_to_mean/" + name));
    }

    /** Busiest bucket over the mean bucket of a class. */
    public Bounds peakiness(String demandClass) {
      return peakToMeanByClass.getOrDefault(demandClass, peakToMean);
    }
  }

  /**
   * Shapes of one class.
   *
   * @param minUse share of a class's places from which a template counts
   * @param minMerchants merchants a class needs before its templates are counted
   * @param minTemplates templates a class must show
   * @param minPairs pairs of places that a median needs
   * @param divergence median Jensen-Shannon divergence of two places of a class in one zone, nats
   */
  public record Variety(
      double minUse, long minMerchants, int minTemplates, long minPairs, Bounds divergence)
      implements Serializable {
    public Variety {
      divergence.ordered(FIELD + "variety/divergence");
    }
  }

  /**
   * Shares of volume.
   *
   * @param largestClassShareMax largest share of a class
   * @param classShareMin share from which a class counts
   * @param minClasses classes that must reach it
   * @param minClassMerchants merchants a class needs before its largest parts are judged
   * @param topCountryShareMax largest share of a country in a class
   * @param topMerchantShareMax largest share of a merchant in a class
   * @param tailShare share of tail zones
   * @param minZones time zones from which a world is global, and their concentration judged
   * @param topZonesShareMax largest share of the ten busiest time zones
   */
  public record Mix(
      double largestClassShareMax,
      double classShareMin,
      int minClasses,
      long minClassMerchants,
      double topCountryShareMax,
      double topMerchantShareMax,
      Bounds tailShare,
      int minZones,
      double topZonesShareMax)
      implements Serializable {
    public Mix {
      tailShare.ordered(FIELD + "mix/tail_share");
    }
  }

  /**
   * Weekly volumes of merchants.
   *
   * @param top1Share share of the largest 1 %
   * @param top5Share share of the largest 5 %
   * @param gini Gini coefficient
   * @param hillExponent Hill's estimate over the largest 10 %
   * @param spreadMin smallest ratio of the 99th percentile to the median
   * @param sitesR2 squared correlation of log volume and log number of sites
   * @param perSiteLogSd standard deviation of log volume per site inside classes
   * @param perSiteMean mean volume per site
   * @param classAssociation Cramer's V of quartile of volume and class
   * @param classRankEffect epsilon squared of Kruskal and Wallis, of volume by class
   * @param footprint Spearman's correlation of volume and number of zones
   */
  public record Sizes(
      Bounds top1Share,
      Bounds top5Share,
      Bounds gini,
      Bounds hillExponent,
      double spreadMin,
      Bounds sitesR2,
      Bounds perSiteLogSd,
      Bounds perSiteMean,
      Bounds classAssociation,
      Bounds classRankEffect,
      Bounds footprint)
      implements Serializable {
    public Sizes {
      top1Share.ordered(FIELD + "sizes/top1_share");
      top5Share.ordered(FIELD + "sizes/top5_share");
      gini.ordered(FIELD + "sizes/gini");
      hillExponent.ordered(FIELD + "sizes/hill_exponent");
      sitesR2.ordered(FIELD + "sizes/sites_r2");
      perSiteLogSd.ordered(FIELD + "sizes/per_site_log_sd");
      perSiteMean.ordered(FIELD + "sizes/per_site_mean");
      classAssociation.ordered(FIELD + "sizes/class_association");
      classRankEffect.ordered(FIELD + "sizes/class_rank_effect");
      footprint.ordered(FIELD + "sizes/footprint");
    }
  }
}
