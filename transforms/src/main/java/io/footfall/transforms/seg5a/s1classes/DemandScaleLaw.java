package io.footfall.transforms.seg5a.s1classes;

import io.footfall.config.seg5a.DemandScalePolicy;
import io.footfall.config.seg5a.DemandScalePolicy.ClassParams;
import io.footfall.contracts.U64;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.sampling.NormalQuantile;
import io.footfall.transforms.table.LawBroken;
import java.util.HashMap;
import java.util.Map;

/**
 * Weekly volume of sites (5A-s0-s1.md section 3.3 steps 5 to 10). Sizes are hash uniforms: Pareto
 * per site and week, clipped. Two laws of the draw:
 *
 * <ul>
 *   <li>{@code merchant_zone_country}: one uniform of {@code
 *       5A.scale|per_site|{merchant_id}|{country}|{tzid}|{draw_ph}}, the reference's;
 *   <li>{@code merchant_then_zone} (DECISIONS 3.4): one uniform of {@code
 *       5A.scale|per_merchant|{merchant_id}|{draw_ph}} for the merchant, times exp(sd z - sd^2/2)
 *       with z the normal quantile of {@code
 *       5A.scale|per_zone|{merchant_id}|{country}|{tzid}|{draw_ph}}; mean one.
 * </ul>
 */
public final class DemandScaleLaw {
  private static final String SCALE = "5A.S1.S1_SCALE_ASSIGNMENT_FAILED";

  private final DemandScalePolicy policy;
  private final String drawPh;
  private final Map<String, ClassParams> params = new HashMap<>();

  /**
   * @param drawPh text in the slot of the parameter hash, 64 hex digits (DECISIONS 1.3)
   */
  public DemandScaleLaw(DemandScalePolicy policy, String drawPh) {
    this.policy = policy;
    this.drawPh = drawPh;
    policy.classParams().forEach(p -> params.put(p.demandClass(), p));
  }

  /** Share of a hybrid's volume that goes through its edges. */
  public double hybridVirtualShare() {
    return policy.hybridVirtualShare();
  }

  /** Parameters of a class of the catalogue. */
  public ClassParams params(String demandClass) {
    return params.get(demandClass);
  }

  /** Whether a weekly volume is low. */
  public boolean low(double weekly) {
    return weekly < policy.thresholds().lowVolumeWeeklyLt();
  }

  /** The uniform of a place under {@code merchant_zone_country}. */
  public double placeUniform(long merchantId, String country, String tzid) {
    return HashUniform.of("5A.scale", "per_site", U64.text(merchantId), country, tzid, drawPh);
  }

  /** Arrivals per site and week at a uniform: Pareto with the class's median, clipped. */
  public static double perSite(ClassParams p, double u) {
    double inverse = 1.0 / p.paretoAlpha();
    double scale = p.medianPerSiteWeekly() / StrictMath.pow(2.0, inverse);
    return Math.min(scale / StrictMath.pow(1.0 - u, inverse), p.clipMax());
  }

  /** The merchant's own draw, arrivals per site and week. */
  public double merchantDraw(ClassParams p, long merchantId) {
    return perSite(p, HashUniform.of("5A.scale", "per_merchant", U64.text(merchantId), drawPh));
  }

  /** The draw of a place, arrivals per site and week. */
  public double placeDraw(ClassParams p, long merchantId, String country, String tzid) {
    if (policy.sizeDraw().law().equals(DemandScalePolicy.MERCHANT_ZONE_COUNTRY)) {
      return perSite(p, placeUniform(merchantId, country, tzid));
    }
    double sd = policy.sizeDraw().zoneLogSd();
    double z =
        NormalQuantile.of(
            HashUniform.of("5A.scale", "per_zone", U64.text(merchantId), country, tzid, drawPh));
    return merchantDraw(p, merchantId) * StrictMath.exp(sd * z - sd * sd / 2);
  }

  /**
   * Weekly volume of n sites, capped; 0 for none.
   *
   * @param key key of the row, for findings
   * @param draw arrivals per site and week
   * @param zoneRole role, or null for a volume without a zone factor (DECISIONS 3.3)
   * @param sites sites here
   * @param countrySites sites of the merchant in the country
   * @throws LawBroken SCALE_ASSIGNMENT if the volume is negative or not finite
   */
  public double siteVolume(
      String key,
      double draw,
      String zoneRole,
      VirtualMode mode,
      String channelGroup,
      long sites,
      long countrySites) {
    double weekly = 0;
    if (sites > 0) {
      weekly = policy.globalMultiplier() * sites * draw;
      if (zoneRole != null) {
        weekly *= factor(policy.zoneRoleMultipliers(), zoneRole);
      }
      weekly *= StrictMath.pow(Math.max(1, countrySites), policy.brandSizeExponent());
      weekly *= factor(policy.virtualModeMultipliers(), mode.name());
      weekly *= factor(policy.channelGroupMultipliers(), channelGroup);
    }
    if (!(weekly >= 0 && weekly < Double.POSITIVE_INFINITY)) {
      throw new LawBroken(SCALE, "V-08", key, "weekly volume " + weekly, "finite, not negative");
    }
    return capped(weekly);
  }

  private static double factor(Map<String, Double> factors, String key) {
    return factors.getOrDefault(key, 1.0);
  }

  /** The volume after the soft cap. */
  public double capped(double weekly) {
    DemandScalePolicy.RealismTargets cap = policy.realismTargets();
    double max = cap.maxWeeklyVolumeExpected();
    return weekly > max
        ? Math.min(max + (weekly - max) * cap.softCapRatio(), max * cap.softCapMultiplier())
        : weekly;
  }
}
