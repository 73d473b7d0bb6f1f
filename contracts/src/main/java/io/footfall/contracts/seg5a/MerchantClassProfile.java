package io.footfall.contracts.seg5a;

import java.util.List;

/**
 * Class and total volume of a merchant, key merchant_id: {@code merchant_class_profile_5A}.
 *
 * @param merchantId merchant, unsigned
 * @param primaryDemandClass class with the largest volume
 * @param classesSeen classes of its places, in catalogue order
 * @param weeklyVolumeTotalExpected sum over its places, in key order
 */
public record MerchantClassProfile(
    long merchantId,
    String primaryDemandClass,
    List<String> classesSeen,
    double weeklyVolumeTotalExpected) {
  public MerchantClassProfile {
    classesSeen = List.copyOf(classesSeen);
  }
}
