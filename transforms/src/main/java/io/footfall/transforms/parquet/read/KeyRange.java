package io.footfall.transforms.parquet.read;

import io.footfall.coders.WorkUnit;
import java.io.Serializable;

/**
 * Consecutive merchants in unsigned order, both ends inclusive.
 *
 * @param first smallest id
 * @param last largest id
 */
public record KeyRange(long first, long last) implements Serializable {
  /** Every merchant. */
  public static final KeyRange ALL = new KeyRange(0L, -1L);

  /** The merchants of a unit. */
  public static KeyRange of(WorkUnit unit) {
    return new KeyRange(unit.firstMerchant(), unit.lastMerchant());
  }

  /** Whether the range holds the merchant. */
  public boolean contains(long merchantId) {
    return Long.compareUnsigned(first, merchantId) <= 0
        && Long.compareUnsigned(merchantId, last) <= 0;
  }

  /** Whether the range shares a merchant with {@code min..max}. */
  public boolean overlaps(long min, long max) {
    return Long.compareUnsigned(first, max) <= 0 && Long.compareUnsigned(min, last) <= 0;
  }
}
