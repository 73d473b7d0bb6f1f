package io.footfall.transforms.seg5a.s3baseline;

import io.footfall.contracts.seg5a.BaselineIntensity;
import io.footfall.contracts.seg5a.ClassBaselineIntensity;
import io.footfall.contracts.seg5a.ClassZoneShape;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 5A.S3, slow and obvious: a nested loop over places and shape rows. */
public final class S3BaselineIntensityModel {
  private S3BaselineIntensityModel() {}

  /** The baseline of all places. */
  public static List<BaselineIntensity> baseline(
      List<MerchantZoneProfile> places, List<ClassZoneShape> shapes) {
    List<BaselineIntensity> rows = new ArrayList<>();
    for (MerchantZoneProfile p : places) {
      for (ClassZoneShape s : shapes) {
        if (s.demandClass().equals(p.demandClass())
            && s.legalCountryIso().equals(p.legalCountryIso())
            && s.tzid().equals(p.tzid())
            && s.channelGroup().equals(p.channelGroup())
            && s.templateId().equals(p.templateId())) {
          rows.add(
              new BaselineIntensity(
                  p.merchantId(),
                  p.legalCountryIso(),
                  p.tzid(),
                  s.bucketIndex(),
                  p.weeklyVolumeExpected() * s.shapeValue(),
                  p.channelGroup(),
                  p.weeklyVolumeExpected(),
                  p.scaleFactor(),
                  false));
        }
      }
    }
    return rows;
  }

  /** Sums of the baseline by class, country, zone, channel and bucket. */
  public static List<ClassBaselineIntensity> classes(
      List<MerchantZoneProfile> places, List<BaselineIntensity> baseline) {
    Map<String, ClassBaselineIntensity> sums = new TreeMap<>();
    for (BaselineIntensity row : baseline) {
      for (MerchantZoneProfile p : places) {
        if (p.merchantId() == row.merchantId()
            && p.legalCountryIso().equals(row.legalCountryIso())
            && p.tzid().equals(row.tzid())) {
          String key =
              String.join(
                  "\u0001",
                  p.demandClass(),
                  p.legalCountryIso(),
                  p.tzid(),
                  p.channelGroup(),
                  String.valueOf(1000 + row.bucketIndex()));
          ClassBaselineIntensity before = sums.get(key);
          sums.put(
              key,
              new ClassBaselineIntensity(
                  p.demandClass(),
                  p.legalCountryIso(),
                  p.tzid(),
                  p.channelGroup(),
                  row.bucketIndex(),
                  (before == null ? 0 : before.lambdaLocalBaseClass()) + row.lambdaLocalBase()));
        }
      }
    }
    return new ArrayList<>(sums.values());
  }
}
