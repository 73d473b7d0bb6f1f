package io.footfall.transforms.diff.causes;

/** How many merchants, keys, buckets and arrivals differ, of how many. Parts add up. */
public final class AffectedKeys {
  long merchants;
  long merchantsAll;
  long keys;
  long keysAll;
  long keysOfEqualInputs;
  long buckets;
  long bucketsAll;
  long arrivalsChanged;
  long arrivalsOnlyA;
  long arrivalsOnlyB;
  long arrivalsAll;
  long renumbered;
  long renumberedKeys;
  long siblings;

  /** Nothing counted yet. */
  public AffectedKeys() {}

  /** Adds the counts of another range. */
  public void merge(AffectedKeys other) {
    merchants += other.merchants;
    merchantsAll += other.merchantsAll;
    keys += other.keys;
    keysAll += other.keysAll;
    keysOfEqualInputs += other.keysOfEqualInputs;
    buckets += other.buckets;
    bucketsAll += other.bucketsAll;
    arrivalsChanged += other.arrivalsChanged;
    arrivalsOnlyA += other.arrivalsOnlyA;
    arrivalsOnlyB += other.arrivalsOnlyB;
    arrivalsAll += other.arrivalsAll;
    renumbered += other.renumbered;
    renumberedKeys += other.renumberedKeys;
    siblings += other.siblings;
  }

  /** Merchants with rows of layer 1, 5A or 5B that differ. */
  public long merchants() {
    return merchants;
  }

  /** Merchants of either run. */
  public long merchantsAll() {
    return merchantsAll;
  }

  /** (merchant, zone, channel) whose group, intensities, counts or arrivals differ. */
  public long keys() {
    return keys;
  }

  /** (merchant, zone, channel) of either run. */
  public long keysAll() {
    return keysAll;
  }

  /** Those none of whose inputs differ. */
  public long keysOfEqualInputs() {
    return keysOfEqualInputs;
  }

  /** (merchant, zone, channel, bucket) whose intensity or count differs. */
  public long buckets() {
    return buckets;
  }

  /** (merchant, zone, channel, bucket) of either run. */
  public long bucketsAll() {
    return bucketsAll;
  }

  /** Arrivals of both runs that differ in more than their number. */
  public long arrivalsChanged() {
    return arrivalsChanged;
  }

  /** Arrivals of the first run alone. */
  public long arrivalsOnlyA() {
    return arrivalsOnlyA;
  }

  /** Arrivals of the second run alone. */
  public long arrivalsOnlyB() {
    return arrivalsOnlyB;
  }

  /** Arrivals of either run. */
  public long arrivalsAll() {
    return arrivalsAll;
  }

  /** Arrivals that differ in {@code arrival_seq} alone. */
  public long renumbered() {
    return renumbered;
  }

  /** Keys that hold such arrivals. */
  public long renumberedKeys() {
    return renumberedKeys;
  }

  /** Keys with other arrivals, of the merchants that hold such arrivals: they moved the numbers. */
  public long siblings() {
    return siblings;
  }
}
