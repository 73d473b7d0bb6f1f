package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.contracts.U64;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.sampling.PoissonSampler;
import io.footfall.transforms.seg5b.KeyOrder;
import io.footfall.transforms.seg5b.s1grid.GroupingLaw;
import io.footfall.transforms.seg5b.s1grid.TradingPlace;
import io.footfall.transforms.seg5b.s2intensity.IntensityLaw;
import io.footfall.transforms.seg5b.s2intensity.LatentSampler;
import io.footfall.transforms.seg5b.s2intensity.MerchantIntensities;
import io.footfall.transforms.seg5b.s2intensity.ZoneIntensity;
import io.footfall.transforms.seg5b.s3counts.CountDraws;
import io.footfall.transforms.seg5b.s3counts.CountLaw;
import io.footfall.transforms.seg5b.s4arrivals.MerchantPlaces;
import io.footfall.transforms.state.LawBroken;
import java.util.ArrayList;
import java.util.List;

/**
 * The groups, intensities and counts of one merchant, made again from surfaces and profile by the
 * laws of S1 to S3. Not thread safe.
 */
final class MerchantRegeneration {
  private final ReplayLaws laws;
  private final GroupingLaw grouping;
  private final LatentSampler sampler;
  private final IntensityLaw intensity;
  private final CountLaw counts;
  private final CountDraws draws;
  private final MerchantIntensities surfaces;
  private LawBroken surfaceBreach;

  MerchantRegeneration(ReplayLaws laws) {
    this.laws = laws;
    grouping = new GroupingLaw(laws.grouping(), laws.slots().scenarioId(), laws.grid().band());
    sampler =
        new LatentSampler(laws.lgcp(), laws.slots(), laws.grid().buckets(), laws.factorPlan());
    intensity = new IntensityLaw(laws.lgcp().clipping());
    counts = new CountLaw(laws.count(), laws.grid().band());
    draws = new CountDraws(counts, laws.slots());
    surfaces = new MerchantIntensities(laws.grid().buckets());
  }

  CountLaw counts() {
    return counts;
  }

  /** Begins a merchant. */
  void start(long merchant) {
    surfaces.start(merchant);
    surfaceBreach = null;
  }

  /** A series of the surfaces; series come in the order of the table. */
  void surface(String country, String tzid, String channel, double[] series) {
    if (surfaceBreach != null) {
      return;
    }
    try {
      for (int b = 0; b < series.length; b++) {
        surfaces.add(country, tzid, channel, b, series[b]);
      }
    } catch (LawBroken e) {
      surfaceBreach = e;
    }
  }

  /**
   * The keys of the merchant, ascending by zone.
   *
   * @throws LawBroken if the inputs have no such merchant, or a law refuses them
   */
  List<RegeneratedKey> keys(MerchantPlaces merchant) {
    if (surfaceBreach != null) {
      throw surfaceBreach;
    }
    List<TradingPlace> places =
        merchant.profile().stream()
            .map(
                p ->
                    new TradingPlace(
                        p.country(), p.tzid(), p.channel().strip(), p.demandClass(), p.volume()))
            .toList();
    List<GroupAssignment> groups = grouping.assign(merchant.merchant(), places, merchant.mode());
    List<ZoneIntensity> zones = List.copyOf(surfaces.finish());
    if (groups.size() != zones.size()) {
      throw misaligned(merchant.merchant(), zones.size() + " zones in the surfaces", groups.size());
    }
    List<RegeneratedKey> keys = new ArrayList<>();
    for (int z = 0; z < groups.size(); z++) {
      if (!zones.get(z).zone().equals(groups.get(z).zoneRepresentation())) {
        throw misaligned(merchant.merchant(), zones.get(z).zone(), groups.get(z));
      }
      keys.add(key(groups.get(z), zones.get(z).lambda()));
    }
    return keys;
  }

  private static LawBroken misaligned(long merchant, Object found, Object expected) {
    return new LawBroken(
        "5B.S5.REPLAY_MISMATCH", "REPLAY", U64.text(merchant), found, "" + expected);
  }

  private RegeneratedKey key(GroupAssignment group, double[] baseline) {
    double[] factors = sampler.factors(group);
    long merchant = group.merchantId();
    String zone = group.zoneRepresentation();
    draws.start(merchant, zone, group.channelGroup(), group.demandClass());
    RegeneratedKey key = new RegeneratedKey(group, baseline, factors, draws.kappa());
    drawCounts(key, KeyOrder.text(merchant, zone, group.channelGroup()));
    return key;
  }

  private void drawCounts(RegeneratedKey key, String text) {
    for (int b = 0; b < key.baseline.length; b++) {
      double mu = intensity.realised(text, b, key.baseline[b], key.factor[b]);
      key.lambda[b] = mu;
      if (draws.isDrawn(b, mu)) {
        long packed = draws.draw(b, mu);
        key.count[b] = PoissonSampler.count(packed);
        key.capped[b] = PoissonSampler.capped(packed);
      }
    }
  }
}
