package io.footfall.transforms.seg5b.s2intensity;

import io.footfall.transforms.seg5b.KeyOrder;
import io.footfall.transforms.state.LawBroken;
import java.util.Collection;
import java.util.TreeMap;

/**
 * Gathers the rows of one merchant of {@code merchant_zone_scenario_local_5A}, order (country,
 * tzid, bucket), into one series per zone. Every (country, tzid) must carry the buckets 0..H-1,
 * each once. Reusable, not thread safe.
 */
public final class MerchantIntensities {
  private static final String BUCKETS = "5B.S2.BUCKET_SET_INCONSISTENT";
  private static final String ALIGN = "5B.S2.DOMAIN_ALIGN_FAILED";

  private final int buckets;
  private final TreeMap<String, ZoneIntensity> zones = new TreeMap<>();
  private long merchant;
  private String country;
  private String tzid;
  private ZoneIntensity current;
  private int next;

  /** For a grid of so many buckets. */
  public MerchantIntensities(int buckets) {
    this.buckets = buckets;
  }

  /** Forgets everything and begins a merchant. */
  public void start(long merchantId) {
    zones.clear();
    merchant = merchantId;
    country = null;
    tzid = null;
    current = null;
    next = buckets;
  }

  long merchant() {
    return merchant;
  }

  /**
   * One row.
   *
   * @throws LawBroken BUCKET_SET_INCONSISTENT, DOMAIN_ALIGN_FAILED or REALISED_NUMERIC_INVALID
   */
  public void add(String rowCountry, String rowTzid, String channel, long bucket, double lambda) {
    if (current == null || !rowTzid.equals(tzid) || !rowCountry.equals(country)) {
      startSeries(rowCountry, rowTzid, channel);
    }
    if (bucket != next || next == buckets) {
      throw new LawBroken(
          BUCKETS, "buckets", key(), "bucket " + bucket, next == buckets ? "no more" : "" + next);
    }
    if (!current.channel().equals(channel)) {
      throw new LawBroken(ALIGN, "channel", key(), channel, current.channel());
    }
    if (!(lambda >= 0.0 && Double.isFinite(lambda))) {
      throw new LawBroken(
          "5B.S2.REALISED_NUMERIC_INVALID",
          "C18",
          key() + "|" + bucket,
          lambda,
          "finite and not negative");
    }
    current.add(next, lambda);
    next++;
  }

  private void startSeries(String rowCountry, String rowTzid, String channel) {
    requireComplete();
    int order = country == null ? -1 : country.compareTo(rowCountry);
    if (order > 0 || (order == 0 && tzid.compareTo(rowTzid) >= 0)) {
      throw new LawBroken(
          ALIGN,
          "order",
          key(),
          "then " + rowCountry + "|" + rowTzid,
          "country and zone ascending");
    }
    country = rowCountry;
    tzid = rowTzid;
    next = 0;
    if (channel == null || channel.isBlank()) {
      throw new LawBroken(ALIGN, "channel", key(), channel, "a channel_group");
    }
    current = zones.computeIfAbsent(rowTzid, z -> new ZoneIntensity(z, channel, buckets));
    current.country();
  }

  private void requireComplete() {
    if (next != buckets) {
      throw new LawBroken(BUCKETS, "buckets", key(), next + " buckets", "0.." + (buckets - 1));
    }
  }

  private String key() {
    return KeyOrder.text(merchant, tzid, country);
  }

  /**
   * The zones, ascending, once all rows are in.
   *
   * @throws LawBroken BUCKET_SET_INCONSISTENT if the last series is short
   */
  public Collection<ZoneIntensity> finish() {
    requireComplete();
    return zones.values();
  }
}
