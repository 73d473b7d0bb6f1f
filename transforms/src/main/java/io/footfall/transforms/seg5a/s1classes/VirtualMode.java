package io.footfall.transforms.seg5a.s1classes;

import io.footfall.contracts.U64;
import io.footfall.transforms.state.LawBroken;

/** Where a merchant trades. */
public enum VirtualMode {
  /** At its sites. */
  NON_VIRTUAL,
  /** At its sites and through its edges. */
  HYBRID,
  /** Through its edges. */
  VIRTUAL_ONLY;

  /**
   * The mode of a text.
   *
   * @throws LawBroken FEATURE_DERIVATION if it is none
   */
  static VirtualMode of(long merchantId, String text) {
    for (VirtualMode mode : values()) {
      if (mode.name().equals(text)) {
        return mode;
      }
    }
    throw new LawBroken(
        "5A.S1.S1_FEATURE_DERIVATION_FAILED",
        "V-06",
        "merchant_id=" + U64.text(merchantId),
        "virtual_mode " + text,
        "NON_VIRTUAL, HYBRID or VIRTUAL_ONLY");
  }
}
