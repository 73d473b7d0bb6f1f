package io.footfall.transforms.seg5a.s1classes;

import io.footfall.config.seg5a.DemandScalePolicy;
import io.footfall.config.seg5a.DemandScalePolicy.ClassParams;
import io.footfall.contracts.U64;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.sampling.NormalQuantile;
import io.footfall.transforms.state.LawBroken;
import java.util.HashMap;
import java.util.Map;

/**
 * Weekly volume of sites (5A-s0-s1.md section 3.3 steps 5 to 10). Sizes are hash uniforms: Pareto
 * per site and week, truncated or clipped above. Two laws of the draw:
 *
 * <ul>
 *   <li>{@code merchant_zone_country}: one uniform of {@code
 *       5A.scale|per_site|{merchant_id}|{country}|{tzid}|{draw_ph}}, the reference's;
 *   <li>{@code merchant_then_zone} (DECISIONS 3.4): one uniform of {@code
 *       5A.scale|per_merchant|{merchant_id}|{draw_ph}} for the merchant, whose sites have a part r
 *       of the variance of its log in common while the rest averages out over N of them: {@code
 *       median (x / median)^sqrt(r + (1 - r) / N)}; times exp(sd z - sd^2/2) with z the normal
 *       quantile of {@code 5A.scale|per_zone|{merchant_id}|{country}|{tzid}|{draw_ph}}, of mean
 *       one.
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

  /**
   * Arrivals per site and week at a uniform: Pareto with the class's median, cut at its largest
   * draw H. Truncated, with survival {@code S(x) = (x^-a - H^-a) / (L^-a - H^-a)} and the least
   * draw L that gives S(median) = 1/2: {@code x^-a = H^-a + 2 (1 - u) (median^-a - H^-a)}.
   */
  double perSite(ClassParams p, double u) {
    double alpha = p.paretoAlpha();
    if (!policy.sizeDraw().truncated()) {
      double inverse = 1.0 / alpha;
      double scale = p.medianPerSiteWeekly() / StrictMath.pow(2.0, inverse);
      return Math.min(scale / StrictMath.pow(1.0 - u, inverse), p.clipMax());
    }
    double most = StrictMath.pow(p.clipMax(), -alpha);
    double median = StrictMath.pow(p.medianPerSiteWeekly(), -alpha);
    return StrictMath.pow(most + 2 * (1 - u) * (median - most), -1 / alpha);
  }

  /** The merchant's own draw, arrivals per site and week, of all its sites. */
  public double merchantDraw(ClassParams p, long merchantId, long sites) {
    return merchantStep(p, merchantId, sites).draw();
  }

  /** {@link #merchantDraw} with its intermediate values. */
  public SizeStep merchantStep(ClassParams p, long merchantId, long sites) {
    String text = String.join("|", "5A.scale", "per_merchant", U64.text(merchantId), drawPh);
    double u = HashUniform.of(text);
    double perSite = perSite(p, u);
    double shared = policy.sizeDraw().sharedLogVariance();
    double exponent = StrictMath.sqrt(shared + (1 - shared) / sites);
    double median = p.medianPerSiteWeekly();
    double own = median * StrictMath.pow(perSite / median, exponent);
    return new SizeStep(text, u, perSite, exponent, own, null, 0, 0, 1, own);
  }

  /** The draw of a place of a merchant with so many sites, arrivals per site and week. */
  public double placeDraw(ClassParams p, long merchantId, String country, String tzid, long sites) {
    return placeStep(p, merchantId, country, tzid, sites).draw();
  }

  /** {@link #placeDraw} with its intermediate values. */
  public SizeStep placeStep(
      ClassParams p, long merchantId, String country, String tzid, long sites) {
    if (policy.sizeDraw().law().equals(DemandScalePolicy.MERCHANT_ZONE_COUNTRY)) {
      double u = placeUniform(merchantId, country, tzid);
      double draw = perSite(p, u);
      String text =
          String.join("|", "5A.scale", "per_site", U64.text(merchantId), country, tzid, drawPh);
      return new SizeStep(text, u, draw, 1, draw, null, 0, 0, 1, draw);
    }
    SizeStep own = merchantStep(p, merchantId, sites);
    double sd = policy.sizeDraw().zoneLogSd();
    String text =
        String.join("|", "5A.scale", "per_zone", U64.text(merchantId), country, tzid, drawPh);
    double u = HashUniform.of(text);
    double z = NormalQuantile.of(u);
    double factor = StrictMath.exp(sd * z - sd * sd / 2);
    return own.inZone(text, u, z, factor);
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
    return volumeStep(key, draw, zoneRole, mode, channelGroup, sites, countrySites).weekly();
  }

  /** {@link #siteVolume} with its intermediate values. */
  public VolumeStep volumeStep(
      String key,
      double draw,
      String zoneRole,
      VirtualMode mode,
      String channelGroup,
      long sites,
      long countrySites) {
    double global = policy.globalMultiplier();
    double role = zoneRole == null ? 1 : factor(policy.zoneRoleMultipliers(), zoneRole);
    double brand = StrictMath.pow(Math.max(1, countrySites), policy.brandSizeExponent());
    double byMode = factor(policy.virtualModeMultipliers(), mode.name());
    double byChannel = factor(policy.channelGroupMultipliers(), channelGroup);
    double weekly = 0;
    if (sites > 0) {
      weekly = global * sites * draw;
      weekly *= role;
      weekly *= brand;
      weekly *= byMode;
      weekly *= byChannel;
    }
    if (!(weekly >= 0 && weekly < Double.POSITIVE_INFINITY)) {
      throw new LawBroken(SCALE, "V-08", key, "weekly volume " + weekly, "finite, not negative");
    }
    return new VolumeStep(
        sites, global, draw, role, brand, byMode, byChannel, weekly, capped(weekly));
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
