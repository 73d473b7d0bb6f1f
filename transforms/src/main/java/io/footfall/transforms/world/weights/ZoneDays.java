package io.footfall.transforms.world.weights;

import io.footfall.coders.Tally;
import io.footfall.transforms.parquet.write.PartWriter;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes day factors and zone mixes of merchants, by merchant, day, zone. Base share of a zone: the
 * sum of its sites' weights, in site order. Not thread safe.
 */
public final class ZoneDays {
  private final DayEffectLaw dayEffects;
  private final GroupWeightLaw groupWeights;
  private final long[] days;
  private final String[] dayTexts;
  private final String streamId;
  private final String createdUtc;
  private final PartWriter effects;
  private final PartWriter weights;
  private Tally tally = Tally.NONE;

  /**
   * @param days UTC days since 1970-01-01, ascending
   * @param effects part of {@code s3_day_effects}
   * @param weights part of {@code s4_group_weights}
   */
  public ZoneDays(
      DayEffectLaw dayEffects,
      GroupWeightLaw groupWeights,
      long[] days,
      String streamId,
      String createdUtc,
      PartWriter effects,
      PartWriter weights) {
    this.dayEffects = dayEffects;
    this.groupWeights = groupWeights;
    this.days = days;
    this.streamId = streamId;
    this.createdUtc = createdUtc;
    this.effects = effects;
    this.weights = weights;
    dayTexts = new String[days.length];
    for (int d = 0; d < days.length; d++) {
      dayTexts[d] = LocalDate.ofEpochDay(days[d]).toString();
    }
  }

  /** Sum of the weights of each zone, zones ascending. */
  public static SortedMap<String, Double> baseShares(String[] tzids, SiteWeightLaw.Shares shares) {
    SortedMap<String, Double> base = new TreeMap<>();
    for (int i = 0; i < tzids.length; i++) {
      base.merge(tzids[i], shares.weight(i), Double::sum);
    }
    return base;
  }

  /** Writes all days of a merchant. */
  public void write(long merchantId, String[] tzids, SiteWeightLaw.Shares shares)
      throws IOException {
    SortedMap<String, Double> base = baseShares(tzids, shares);
    String[] zones = base.keySet().toArray(String[]::new);
    DayEffectLaw.Merchant merchant = dayEffects.merchant(merchantId, tzids.length);
    DayEffectLaw.Effect[] drawn = new DayEffectLaw.Effect[zones.length];
    double[] masses = new double[zones.length];
    for (int d = 0; d < days.length; d++) {
      double sum = 0;
      int z = 0;
      for (Map.Entry<String, Double> zone : base.entrySet()) {
        drawn[z] = merchant.on(days[d], zone.getKey());
        masses[z] = zone.getValue() * drawn[z].gamma();
        sum += masses[z];
        effect(merchantId, dayTexts[d], zone.getKey(), drawn[z]);
        z++;
      }
      double[] p = groupWeights.shares(masses);
      double total = 0;
      for (z = 0; z < zones.length; z++) {
        weight(merchantId, d, zones[z], p[z], base.get(zones[z]), drawn[z].gamma(), masses[z], sum);
        total += p[z];
      }
      double error = StrictMath.abs(total - 1);
      tally = tally.plus(Tally.check(1, error <= 1e-12 ? 0 : 1, error));
    }
    effects.endKey();
    weights.endKey();
  }

  /** Merchant-days written, and how far their shares were from a sum of one. */
  public Tally tally() {
    return tally;
  }

  private void effect(long merchantId, String day, String tzid, DayEffectLaw.Effect e)
      throws IOException {
    int row = effects.row();
    effects.longs("merchant_id").set(row, merchantId);
    effects.texts("utc_day").set(row, day);
    effects.texts("tz_group_id").set(row, tzid);
    effects.doubles("gamma").set(row, e.gamma());
    effects.doubles("log_gamma").set(row, e.logGamma());
    effects.doubles("sigma_gamma").set(row, e.sigma());
    effects.texts("rng_stream_id").set(row, streamId);
    effects.longs("rng_counter_lo").set(row, e.counterLo());
    effects.longs("rng_counter_hi").set(row, e.counterHi());
    effects.texts("created_utc").set(row, createdUtc);
    effects.endRow();
  }

  private void weight(
      long merchantId,
      int day,
      String tzid,
      double p,
      double base,
      double gamma,
      double mass,
      double denominator)
      throws IOException {
    int row = weights.row();
    weights.longs("merchant_id").set(row, merchantId);
    weights.texts("utc_day").set(row, dayTexts[day]);
    weights.texts("tz_group_id").set(row, tzid);
    weights.doubles("p_group").set(row, p);
    weights.doubles("base_share").set(row, base);
    weights.doubles("gamma").set(row, gamma);
    weights.texts("created_utc").set(row, createdUtc);
    weights.doubles("mass_raw").set(row, mass);
    weights.doubles("denom_raw").set(row, denominator);
    weights.endRow();
  }
}
