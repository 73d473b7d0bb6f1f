package io.footfall.contracts.world;

/**
 * One merchant of the universe: {@code transaction_schema_merchant_ids}, key {@code merchant_id}.
 *
 * @param merchantId unsigned id, never 0
 * @param mcc merchant category code, one of the 290 mapped ones
 * @param channel {@code card_present} or {@code card_not_present}
 * @param homeCountryIso country of registration
 */
public record Merchant(long merchantId, int mcc, String channel, String homeCountryIso) {
  /** Customers pay at a till. */
  public static final String CARD_PRESENT = "card_present";

  /** Customers pay from afar. */
  public static final String CARD_NOT_PRESENT = "card_not_present";
}
