package io.footfall.transforms.diff.causes;

import io.footfall.transforms.diff.inputs.LawChanges;
import java.util.BitSet;

/**
 * One (merchant, zone): which of its inputs differ, and which of its rows. Inputs are what the laws
 * of 5B.S1 to S4 read, never their results, so that a result cannot excuse itself.
 */
final class ZoneCauses {
  private final LawChanges laws;

  /** Channel of the key, as the grouping says. */
  String channel = "";

  /** A row of the profile differs. */
  boolean profile;

  /** Only one run has the key, or class or channel differ. */
  boolean domain;

  /** The group's row or the parameters of its latent path differ. */
  boolean latent;

  /** The count law of the class differs. */
  boolean count;

  /** Mode, sites, edges, their weights or the virtual share differ. */
  boolean routing;

  /** Offsets of the zone differ. */
  boolean clock;

  /** Buckets whose intensity of 5A differs in some country. */
  final BitSet baseline = new BitSet();

  /** Whether the key is in the grouping of either run. */
  boolean trades;

  /** Whether the group's row differs. */
  boolean group;

  /** Buckets whose intensity or count differs. */
  final BitSet buckets = new BitSet();

  /** Whether arrivals differ in more than their number. */
  boolean arrivals;

  /** Whether arrivals differ in their number alone. */
  boolean renumbered;

  ZoneCauses(LawChanges laws) {
    this.laws = laws;
  }

  /** Whether the horizon or the key itself is another. */
  boolean wholly() {
    return domain || laws.horizon();
  }

  /** Whether an input of the intensity of a bucket differs. */
  boolean intensity(int bucket) {
    return wholly() || latent || bucket >= 0 && baseline.get(bucket);
  }

  /** Whether an input of the count of a bucket differs. */
  boolean counts(int bucket) {
    return intensity(bucket) || count;
  }

  /** Whether an input of the times of a bucket differs. */
  boolean times(int bucket) {
    return counts(bucket)
        || laws.placement()
        || laws.neighbours() && (intensity(bucket - 1) || intensity(bucket + 1));
  }

  /** Whether any input of any row of the key differs, random numbers included. */
  boolean any() {
    return wholly()
        || laws.draws()
        || latent
        || count
        || routing
        || clock
        || laws.placement()
        || laws.localClocks()
        || !baseline.isEmpty();
  }

  /** Whether any row of the key differs in more than a number. */
  boolean differs() {
    return group || arrivals || !buckets.isEmpty();
  }
}
