package io.footfall.transforms.seg5a.s1classes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.DemandScalePolicy;
import io.footfall.config.seg5a.DemandScalePolicy.ClassParams;
import io.footfall.contracts.U64;
import io.footfall.transforms.seg5a.SurfacePolicies;
import io.footfall.transforms.state.LawBroken;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Volumes against the page's vectors, and the two laws of the size draw. */
class DemandScaleLawTest {
  static final String ZEROS = "0".repeat(64);

  /** The reference's law of the draw and its numbers, under a cap. */
  static DemandScaleLaw reference(double cap, double ratio, double multiplier) {
    DemandScalePolicy p = SurfacePolicies.read(PolicyFile.DEMAND_SCALE, DemandScalePolicy.class);
    DemandScalePolicy.RealismTargets t = p.realismTargets();
    DemandScalePolicy reference =
        new DemandScalePolicy(
            p.policyId(),
            p.version(),
            p.weeklyVolumeUnit(),
            0.664569,
            p.brandSizeExponent(),
            new DemandScalePolicy.SizeDraw(
                DemandScalePolicy.MERCHANT_ZONE_COUNTRY, DemandScalePolicy.CLIPPED, 1, 0),
            p.hybridVirtualShare(),
            p.zoneRoleMultipliers(),
            p.virtualModeMultipliers(),
            p.channelGroupMultipliers(),
            List.of(
                new ClassParams("consumer_daytime", 185, 2.25, 6500, 225, false),
                new ClassParams("online_24h", 450, 1.6, 20000, 450, false)),
            p.thresholds(),
            new DemandScalePolicy.RealismTargets(
                cap,
                ratio,
                multiplier,
                t.targetMeanPerSiteWeekly(),
                t.meanPerSiteBounds(),
                t.p99P50RatioMin(),
                t.maxClassVolumeShare()));
    return new DemandScaleLaw(reference, ZEROS);
  }

  static DemandScaleLaw law(String... replacements) {
    return new DemandScaleLaw(
        SurfacePolicies.read(PolicyFile.DEMAND_SCALE, DemandScalePolicy.class, replacements),
        ZEROS);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "scale.csv", numLinesToSkip = 3)
  void volumesAreThoseOfThePage(
      String merchant,
      String country,
      String tzid,
      long sites,
      long countrySites,
      String demandClass,
      String role,
      VirtualMode mode,
      String channel,
      double u,
      double raw,
      double weekly,
      double scaleFactor) {
    DemandScaleLaw law = reference(45_000, 0.15, 1.1);
    long id = U64.parse(merchant);
    ClassParams params = law.params(demandClass);
    assertThat(law.placeUniform(id, country, tzid), is(u));
    double draw = law.placeDraw(params, id, country, tzid, 3);
    double found = law.siteVolume("k", draw, role, mode, channel, sites, countrySites);
    assertThat(found, closeTo(weekly, weekly * 1e-12));
    assertThat(found / (sites * params.refPerSite()), closeTo(scaleFactor, scaleFactor * 1e-12));
    double free =
        reference(5e6, 1, 1).siteVolume("k", draw, role, mode, channel, sites, countrySites);
    assertThat(free, closeTo(raw, raw * 1e-12));
  }

  @Test
  void oneMerchantHasOneSizeAndZonesVaryAroundIt() {
    DemandScaleLaw law = law();
    ClassParams params = law.params("consumer_daytime");
    double own = law.merchantDraw(params, 7, 5);
    double sum = 0;
    double squares = 0;
    int n = 20_000;
    for (int z = 0; z < n; z++) {
      double log = StrictMath.log(law.placeDraw(params, 7, "GB", "Zone/" + z, 5) / own);
      sum += log;
      squares += log * log;
    }
    double mean = sum / n;
    double sd = StrictMath.sqrt(squares / n - mean * mean);
    // Standard errors 0.0014 and 0.0010: 5 of each fail once in 1.7 million.
    assertThat(mean, closeTo(-0.02, 0.0071));
    assertThat(sd, closeTo(0.2, 0.0050));
    assertThat(own, is(not(law.merchantDraw(params, 8, 5))));
  }

  @Test
  void anEditOfTheSeedSlotMovesTheDrawAndNothingElseDoes() {
    DemandScalePolicy policy =
        SurfacePolicies.read(PolicyFile.DEMAND_SCALE, DemandScalePolicy.class);
    DemandScaleLaw other = new DemandScaleLaw(policy, "1".repeat(64));
    ClassParams params = other.params("online_24h");
    assertThat(other.merchantDraw(params, 7, 5), is(not(law().merchantDraw(params, 7, 5))));
    assertThat(
        law("brand_size_exponent: 0.02", "brand_size_exponent: 0.1").merchantDraw(params, 7, 5),
        is(law().merchantDraw(params, 7, 5)));
  }

  /** Survival {@code (x^-a - H^-a) / (2 (m^-a - H^-a))} of a law of median m that ends at H. */
  @Test
  void thePerSiteLawHasItsMedianAndEndsAtItsBound() {
    DemandScaleLaw law = law();
    ClassParams params = law.params("office_hours");
    double a = params.paretoAlpha();
    double most = Math.pow(params.clipMax(), -a);
    double median = Math.pow(180, -a);
    assertThat(law.perSite(params, 0.5), closeTo(180, 1e-9));
    assertThat(law.perSite(params, 1 - 0x1p-53), closeTo(params.clipMax(), 1e-6));
    for (double x : new double[] {140, 200, 500, 1_000}) {
      double survival = (Math.pow(x, -a) - most) / (2 * (median - most));
      assertThat(law.perSite(params, 1 - survival), closeTo(x, 1e-8));
    }
    // A clipped law has a mass at its bound; a truncated one has none.
    double below = 1 - (Math.pow(params.clipMax() * 0.9, -a) - most) / (2 * (median - most));
    assertThat(law.perSite(params, below), closeTo(params.clipMax() * 0.9, 1e-8));
    assertThat(law.perSite(params, 0x1p-65), greaterThan(0.0));
    DemandScaleLaw clipped = law("upper_end: truncated", "upper_end: clipped");
    assertThat(clipped.perSite(params, 0.5), closeTo(180, 1e-10));
    assertThat(clipped.perSite(params, 1 - 0x1p-53), is(params.clipMax()));
  }

  /** Of N sites the log keeps sqrt(r + (1 - r) / N) of its distance from the median's. */
  @Test
  void theMoreSitesTheLessTheSizeOfAMerchantSpreads() {
    DemandScaleLaw law = law("shared_log_variance: 0.115", "shared_log_variance: 0.2");
    ClassParams params = law.params("office_hours");
    for (long merchant = 1; merchant <= 20; merchant++) {
      double one = Math.log(law.merchantDraw(params, merchant, 1) / 180);
      assertThat(
          law.merchantDraw(params, merchant, 1),
          closeTo(law.perSite(params, law.merchantStep(params, merchant, 9).u()), 1e-9));
      // r 0.2: four sites keep sqrt(0.2 + 0.2), a chain without end sqrt(0.2).
      double four = Math.log(law.merchantDraw(params, merchant, 4) / 180);
      double many = Math.log(law.merchantDraw(params, merchant, 1_000_000_000_000L) / 180);
      assertThat(four, closeTo(one * 0.6324555320336759, 1e-12));
      assertThat(many, closeTo(one * 0.4472135954999579, 1e-9));
    }
  }

  @Test
  void noSitesNoVolume() {
    assertThat(
        law().siteVolume("k", 500, "tail_zone", VirtualMode.NON_VIRTUAL, "card_present", 0, 9),
        is(0.0));
  }

  @Test
  void theShippedCapIsHardAndFarAway() {
    DemandScaleLaw law = law();
    assertThat(law.capped(4_999_999), is(4_999_999.0));
    assertThat(law.capped(6_000_000), is(5_000_000.0));
  }

  @Test
  void aVolumeThatIsNoNumberIsAFinding() {
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class,
            () ->
                law()
                    .siteVolume(
                        "7|GB", Double.NaN, null, VirtualMode.NON_VIRTUAL, "card_present", 1, 1));
    assertThat(e.finding().code(), is("5A.S1.S1_SCALE_ASSIGNMENT_FAILED"));
    assertThat(e.finding().key(), is("7|GB"));
    assertThat(law().low(4.999), is(true));
    assertThat(law().low(5), is(false));
    assertThat(law().hybridVirtualShare(), lessThan(1.0));
  }
}
