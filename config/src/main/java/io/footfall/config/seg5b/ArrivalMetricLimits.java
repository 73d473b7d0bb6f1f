package io.footfall.config.seg5b;

import io.footfall.config.Bounds;
import java.io.Serializable;
import java.util.List;

/**
 * Corridors of the realism metrics A1 to A23 and the support they need (realism.md section 4).
 *
 * @param minArrivals arrivals a metric of the whole run needs
 * @param mixMinMerchants merchants that shares of virtual arrivals need
 * @param meanTotalMinArrivals arrivals from which the relative error of the total count is judged
 * @param meanTotalRelTol that error
 * @param countMinRows counts with an intensity of one at least that dispersion needs, by class
 * @param residualVarianceTol largest |variance - 1| of count residuals
 * @param residualMeanTol largest |mean| of count residuals
 * @param plainResidualSd where the standard deviation of (N - lambda) / sqrt(lambda) is expected
 * @param excessRelTol largest relative error of the excess dispersion
 * @param latentMinGroups latent groups of a cell that excess dispersion and memory need
 * @param lagTol largest error of the lag-1 correlation of the latent field
 * @param maxClipRate largest share of clipped factors
 * @param comovement daily series
 * @param sharePoints largest error of hour and weekend shares of the whole run, in points
 * @param virtualHourCorrelationMin smallest correlation of virtual hours with the expected ones
 * @param virtualWeekendGap virtual minus physical weekend share
 * @param virtualShare share of virtual arrivals
 * @param hybridShareMin smallest share of arrivals of hybrid merchants
 * @param remoteShareMin smallest share of remote arrivals at virtual or hybrid merchants
 * @param places concentration inside merchants
 * @param topShareTol largest difference of top shares between arrivals and intensities
 * @param edgeStepMax largest ratio of observed to expected step at an hour edge
 * @param spacings gaps of busy merchants
 * @param persistence autocorrelation of hourly arrivals
 * @param variability daily arrivals of places flagged as variable
 * @param barcode peak hour over UTC offset
 * @param fridaySaturdayCountries countries whose weekend is not Saturday and Sunday
 */
public record ArrivalMetricLimits(
    long minArrivals,
    int mixMinMerchants,
    long meanTotalMinArrivals,
    double meanTotalRelTol,
    long countMinRows,
    double residualVarianceTol,
    double residualMeanTol,
    Bounds plainResidualSd,
    double excessRelTol,
    int latentMinGroups,
    double lagTol,
    double maxClipRate,
    Comovement comovement,
    double sharePoints,
    double virtualHourCorrelationMin,
    Bounds virtualWeekendGap,
    Bounds virtualShare,
    double hybridShareMin,
    double remoteShareMin,
    Places places,
    double topShareTol,
    double edgeStepMax,
    Spacings spacings,
    Persistence persistence,
    Variability variability,
    Barcode barcode,
    List<String> fridaySaturdayCountries)
    implements Serializable {
  public ArrivalMetricLimits {
    plainResidualSd.ordered("/arrival_metrics/plain_residual_sd");
    virtualWeekendGap.ordered("/arrival_metrics/virtual_weekend_gap");
    virtualShare.ordered("/arrival_metrics/virtual_share");
    fridaySaturdayCountries = List.copyOf(fridaySaturdayCountries);
  }

  /**
   * Mean correlation of daily residuals.
   *
   * @param minDays full days of the horizon
   * @param minArrivalsPerDay arrivals a day a series needs
   * @param minPairs pairs a mean needs
   * @param group pairs of one latent group
   * @param merchant two zones of a merchant
   * @param strangers pairs of neither
   */
  public record Comovement(
      int minDays,
      int minArrivalsPerDay,
      long minPairs,
      Bounds group,
      Bounds merchant,
      Bounds strangers)
      implements Serializable {
    public Comovement {
      group.ordered("/arrival_metrics/comovement/group");
      merchant.ordered("/arrival_metrics/comovement/merchant");
      strangers.ordered("/arrival_metrics/comovement/strangers");
    }
  }

  /**
   * Median Gini coefficient of arrivals by place inside a merchant.
   *
   * @param minPlaces sites or edges a merchant needs
   * @param minArrivalsPerPlace mean arrivals of a place it needs
   * @param minMerchants merchants a median needs
   * @param siteGini corridor of sites
   * @param edgeGini corridor of edges
   */
  public record Places(
      int minPlaces, int minArrivalsPerPlace, int minMerchants, Bounds siteGini, Bounds edgeGini)
      implements Serializable {
    public Places {
      siteGini.ordered("/arrival_metrics/places/site_gini");
      edgeGini.ordered("/arrival_metrics/places/edge_gini");
    }
  }

  /**
   * Gaps between arrivals of a merchant.
   *
   * @param minArrivals arrivals a merchant needs
   * @param minMerchants merchants that are needed
   * @param rejectionLevel level of the test of one merchant
   * @param passShareMin smallest share of merchants that pass it
   * @param burstiness median of (sd - mean) / (sd + mean) of gaps on the clock
   */
  public record Spacings(
      int minArrivals,
      int minMerchants,
      double rejectionLevel,
      double passShareMin,
      Bounds burstiness)
      implements Serializable {
    public Spacings {
      burstiness.ordered("/arrival_metrics/spacings/burstiness");
    }
  }

  /**
   * Autocorrelation of the hourly arrivals of a merchant's zone (S23).
   *
   * @param minArrivalsPerHour mean of the baseline a zone needs
   * @param minGroups latent groups that are needed
   * @param tolerance largest difference from the closed form
   * @param weekLater where the mean a week later is expected
   */
  public record Persistence(
      int minArrivalsPerHour, int minGroups, double tolerance, Bounds weekLater)
      implements Serializable {
    public Persistence {
      weekLater.ordered("/arrival_metrics/persistence/week_later");
    }
  }

  /**
   * Variation of arrivals from day to day (S19).
   *
   * @param minDays whole local days a place needs
   * @param minArrivalsPerDay arrivals a day it needs
   * @param minPlaces flagged places that are needed, and as many others
   * @param ratioMin smallest ratio of the flagged places' variation to the others'
   */
  public record Variability(int minDays, int minArrivalsPerDay, int minPlaces, double ratioMin)
      implements Serializable {}

  /**
   * Slope of the UTC hour of the daily peak over the UTC offset.
   *
   * @param minOffsets offsets a merchant needs
   * @param minArrivalsPerOffset arrivals an offset needs to count
   * @param minMerchants merchants that are needed
   * @param slopeTol largest distance from -1
   */
  public record Barcode(int minOffsets, int minArrivalsPerOffset, int minMerchants, double slopeTol)
      implements Serializable {}
}
