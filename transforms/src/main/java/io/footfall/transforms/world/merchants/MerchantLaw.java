package io.footfall.transforms.world.merchants;

import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.Merchant;
import io.footfall.transforms.rng.Draws;
import io.footfall.transforms.rng.WorldDraws;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.CountryEconomy;
import io.footfall.transforms.world.places.MerchantCategories;

/**
 * Home country, category and channel of a merchant (world.md section 7 item 1). Stream {@code
 * merchant}, entity = id, {@value #DRAWS} draws in this order. Immutable, thread safe.
 */
public final class MerchantLaw {
  private static final int DRAWS = 3;

  private final WorldConfig.Channel channel;
  private final HomeCountries homes;
  private final CategoryMix categories;

  /** The law of this configuration over the shipped places. */
  public MerchantLaw(WorldConfig config) {
    channel = config.channel();
    homes = new HomeCountries(config.homeCountry(), Cities.load(), CountryEconomy.load());
    categories = new CategoryMix(config.categories(), MerchantCategories.load());
  }

  /** The merchant of an id. */
  public Merchant draw(long worldSeed, long merchantId) {
    Draws draws = WorldDraws.open("merchant", worldSeed, U64.text(merchantId), DRAWS);
    String home = homes.at(draws.nextUniform());
    int mcc = categories.at(draws.nextUniform());
    boolean remote = draws.nextUniform() < remoteProbability(mcc);
    return new Merchant(
        merchantId, mcc, remote ? Merchant.CARD_NOT_PRESENT : Merchant.CARD_PRESENT, home);
  }

  private double remoteProbability(int mcc) {
    if (channel.likely().mccs().contains(mcc)) {
      return channel.likely().probability();
    }
    return channel.unlikely().mccs().contains(mcc)
        ? channel.unlikely().probability()
        : channel.cardNotPresent();
  }
}
