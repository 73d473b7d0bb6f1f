package io.footfall.transforms.world.merchants;

import io.footfall.contracts.world.Merchant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A merchant with outlets.
 *
 * @param merchant who it is
 * @param outlets outlets over all countries, at least 1
 * @param outletsByCountry outlets in each country, codes ascending, each at least 1
 */
public record TradingMerchant(
    Merchant merchant, int outlets, SortedMap<String, Integer> outletsByCountry) {
  public TradingMerchant {
    outletsByCountry = Collections.unmodifiableSortedMap(new TreeMap<>(outletsByCountry));
  }
}
