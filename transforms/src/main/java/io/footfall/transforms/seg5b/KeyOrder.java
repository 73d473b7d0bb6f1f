package io.footfall.transforms.seg5b;

import io.footfall.contracts.U64;
import io.footfall.transforms.state.LawBroken;

/**
 * Watches the keys of a table while they are read or written: (merchant unsigned, zone bytes) must
 * grow strictly, so a second channel in one (merchant, zone) breaks the law too, as the domain key
 * of a draw holds no channel (rng.md section 3). Not thread safe.
 */
public final class KeyOrder {
  private final String code;
  private boolean any;
  private long merchant;
  private String zone;
  private String channel;

  /**
   * @param code canonical code of a breach
   */
  public KeyOrder(String code) {
    this.code = code;
  }

  /** Text of a key in findings. */
  public static String text(long merchantId, String zone, String channel) {
    return U64.text(merchantId) + "|" + zone + "|" + channel;
  }

  /**
   * The next key.
   *
   * @throws LawBroken if it is not above the last one
   */
  public void next(long nextMerchant, String nextZone, String nextChannel) {
    if (any) {
      int order = U64.compare(merchant, nextMerchant);
      if (order == 0) {
        order = zone.compareTo(nextZone);
      }
      if (order >= 0) {
        throw new LawBroken(
            code,
            "key_order",
            text(nextMerchant, nextZone, nextChannel),
            "after " + text(merchant, zone, channel),
            "keys strictly ascending, one channel per merchant and zone");
      }
    }
    any = true;
    merchant = nextMerchant;
    zone = nextZone;
    channel = nextChannel;
  }
}
