package io.footfall.transforms.seg5b.s1grid;

/**
 * One place of a merchant, as {@code merchant_zone_profile_5A} describes it.
 *
 * @param countryIso legal country
 * @param tzid zone
 * @param channelGroup channel
 * @param demandClass class
 * @param weeklyVolume expected arrivals in a local week
 */
public record TradingPlace(
    String countryIso, String tzid, String channelGroup, String demandClass, double weeklyVolume) {}
