package io.footfall.transforms.replay;

import io.footfall.contracts.seg5a.BaselineIntensity;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.ScenarioIntensity;
import io.footfall.transforms.seg5a.s1classes.PlaceVolume;
import io.footfall.transforms.seg5a.s2shapes.ShapeKey;
import io.footfall.transforms.seg5a.s4overlays.ScenarioLaw;
import java.util.Arrays;

/** One place of a merchant through 5A: weekly baseline, factors and intensities of the horizon. */
public final class PlaceSeries {
  private final PlaceVolume volume;
  private final double[] week;
  private final int[] map;
  private final double[] factor;
  private final double[] lambda;

  private PlaceSeries(
      PlaceVolume volume, double[] week, int[] map, double[] factor, double[] lambda) {
    this.volume = volume;
    this.week = week;
    this.map = map;
    this.factor = factor;
    this.lambda = lambda;
  }

  /** Applies the laws of 5A.S2 to S4 to a place. */
  static PlaceSeries of(RunLaws laws, PlaceVolume volume) {
    MerchantZoneProfile row = volume.row();
    String key =
        Long.toUnsignedString(row.merchantId()) + "|" + row.legalCountryIso() + "|" + row.tzid();
    double[] shape = laws.shapes.shape(ShapeKey.of(row)).values();
    double[] week = new double[shape.length];
    laws.baseline.fill(key, row.weeklyVolumeExpected(), shape, week);
    double[] factor = new double[laws.scenario.buckets()];
    Arrays.fill(factor, 1.0);
    laws.factors
        .of(row.legalCountryIso(), row.tzid(), row.demandClass(), row.merchantId())
        .apply(factor);
    int[] map = laws.maps.of(row.tzid());
    double[] lambda = new double[factor.length];
    ScenarioLaw.compose(key, week, map, factor, lambda);
    return new PlaceSeries(volume, week, map, factor, lambda);
  }

  /** Row of the profile and how its volume comes about. */
  public PlaceVolume volume() {
    return volume;
  }

  /** Row of {@code merchant_zone_profile_5A}. */
  public MerchantZoneProfile row() {
    return volume.row();
  }

  /** Week bucket at the wall clock of a horizon bucket. */
  public int weekBucket(int bucket) {
    return map[bucket];
  }

  /** Buckets of the local week. */
  public int weekBuckets() {
    return week.length;
  }

  /** Row of {@code merchant_zone_baseline_local_5A}. */
  public BaselineIntensity baseline(int weekBucket) {
    return new BaselineIntensity(
        row().merchantId(),
        row().legalCountryIso(),
        row().tzid(),
        weekBucket,
        week[weekBucket],
        row().channelGroup(),
        row().weeklyVolumeExpected(),
        row().scaleFactor(),
        false);
  }

  /** Row of {@code merchant_zone_scenario_local_5A}. */
  public ScenarioIntensity scenario(int bucket) {
    return new ScenarioIntensity(
        row().merchantId(),
        row().legalCountryIso(),
        row().tzid(),
        bucket,
        lambda[bucket],
        factor[bucket],
        row().channelGroup());
  }
}
