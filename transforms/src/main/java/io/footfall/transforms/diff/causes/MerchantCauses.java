package io.footfall.transforms.diff.causes;

import io.footfall.transforms.diff.inputs.LawChanges;
import io.footfall.transforms.seg5b.KeyOrder;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One merchant: which of its inputs differ, by place and by zone. */
public final class MerchantCauses {
  private final LawChanges laws;
  private final Map<String, ZoneCauses> zones = new TreeMap<>();
  private final Map<String, Place> places = new TreeMap<>();
  private long merchant;
  private String lastTzid;
  private ZoneCauses last;

  /** What layer 1 says of its demand differs: merchant, zones, mode, edges. */
  boolean facts;

  /** Its mode, sites or their weights differ. */
  boolean routing;

  /** Where its virtual arrivals settle differs. */
  boolean settlement;

  /** Rows of it differ, in any table. */
  private boolean differs;

  /** One (country, zone). */
  static final class Place {
    /** Its row of the profile differs. */
    boolean profile;

    /** Its weekly baseline differs. */
    boolean week;

    /** Keys of its shape in either run. */
    final Set<String> shapes = new HashSet<>();
  }

  /** No merchant yet. */
  public MerchantCauses(LawChanges laws) {
    this.laws = laws;
  }

  /** Forgets the merchant before. */
  public void start(long merchantId) {
    merchant = merchantId;
    zones.clear();
    places.clear();
    lastTzid = null;
    facts = false;
    routing = false;
    settlement = false;
    differs = false;
  }

  /** Notes that rows of the merchant differ. */
  public void markDiffering() {
    differs = true;
  }

  ZoneCauses zone(String tzid) {
    if (!tzid.equals(lastTzid)) {
      last = zones.computeIfAbsent(tzid, z -> new ZoneCauses(laws));
      lastTzid = tzid;
    }
    return last;
  }

  Place place(String country, String tzid) {
    return places.computeIfAbsent(country + "|" + tzid, p -> new Place());
  }

  /** Key of the rows of a zone in 5B. */
  String key(String tzid) {
    return KeyOrder.text(merchant, tzid, zone(tzid).channel);
  }

  /** Counts the merchant. */
  public void finish(AffectedKeys into, int buckets) {
    into.merchantsAll++;
    into.merchants += differs ? 1 : 0;
    long siblings = 0;
    long renumbered = 0;
    for (ZoneCauses zone : zones.values()) {
      if (!zone.trades) {
        continue;
      }
      into.keysAll++;
      into.keys += zone.differs() ? 1 : 0;
      into.keysOfEqualInputs += zone.any() || routing || settlement ? 0 : 1;
      into.buckets += zone.buckets.cardinality();
      into.bucketsAll += buckets;
      siblings += zone.arrivals ? 1 : 0;
      renumbered += zone.renumbered ? 1 : 0;
    }
    into.renumberedKeys += renumbered;
    into.siblings += renumbered > 0 ? siblings : 0;
  }
}
