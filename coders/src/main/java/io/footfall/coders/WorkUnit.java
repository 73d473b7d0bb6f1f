package io.footfall.coders;

import java.io.Serializable;

/**
 * A piece of one state's work: all rows of consecutive merchants (unsigned order), or a bucket
 * range of one heavy merchant. A function of the world and the policy, never of the runner.
 *
 * @param number part number, from 0 in key order
 * @param firstMerchant smallest merchant id, unsigned
 * @param lastMerchant largest merchant id, unsigned, inclusive
 * @param firstBucket first bucket index
 * @param endBucket bucket index after the last
 * @param expectedRows rows the plan expects, for spreading and progress only
 */
public record WorkUnit(
    int number,
    long firstMerchant,
    long lastMerchant,
    int firstBucket,
    int endBucket,
    long expectedRows)
    implements Serializable {

  /** The unit that owns everything: small tables of one part. */
  public static WorkUnit whole(long expectedRows) {
    return new WorkUnit(0, 0L, -1L, 0, Integer.MAX_VALUE, expectedRows);
  }

  /** Whether a merchant belongs to this unit. */
  public boolean owns(long merchantId) {
    return Long.compareUnsigned(firstMerchant, merchantId) <= 0
        && Long.compareUnsigned(merchantId, lastMerchant) <= 0;
  }
}
