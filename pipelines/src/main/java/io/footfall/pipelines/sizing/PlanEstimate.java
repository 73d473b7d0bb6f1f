package io.footfall.pipelines.sizing;

import io.footfall.config.LayoutPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.config.world.VirtualRules;
import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.world.Merchant;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.world.WorldEstimate;
import io.footfall.transforms.world.WorldLaws;
import io.footfall.transforms.world.edges.EdgeLaw;
import io.footfall.transforms.world.edges.SettlementLaw;
import io.footfall.transforms.world.edges.VirtualLaw;
import io.footfall.transforms.world.merchants.TradingMerchant;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.CountryEconomy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Expected size of a run, from the laws and without files. Sites and zones of the world are drawn
 * as the run would draw them; edges are drawn for {@link #SAMPLE} merchants and scaled; arrivals
 * are the volumes of {@link DemandEstimate}, to which calendar and latent field add or from which
 * they take up to about a tenth.
 *
 * @param world the world
 * @param edgeZones (merchant, country, zone) with edges
 * @param buckets horizon buckets over all scenarios
 * @param arrivals per arrival seed
 * @param datasets one line per large dataset
 */
public record PlanEstimate(
    WorldEstimate world, long edgeZones, long buckets, long arrivals, List<Line> datasets) {
  /** Merchants whose edges are drawn. */
  static final int SAMPLE = 1_000;

  private static final double MINUTES_PER_WEEK = 7 * 24 * 60;

  /**
   * A dataset.
   *
   * @param bytes rows times the bytes per row measured on the {@code small} run (README, Figures)
   */
  public record Line(String dataset, long rows, long bytes) {}

  public static PlanEstimate of(ResolvedConfig config, long worldSeed, int seeds) {
    WorldConfig worldConfig = config.read(PolicyFile.WORLD, WorldConfig.class);
    WorldEstimate world = WorldEstimate.of(worldConfig, worldSeed);
    long edgeZones = edgeZones(config, worldConfig, worldSeed);
    long buckets = 0;
    double weeks = 0;
    for (ScenarioHorizonConfig.Scenario s :
        config.read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class).scenarios()) {
      buckets += s.buckets();
      weeks += s.buckets() * s.bucketDurationMinutes() / MINUTES_PER_WEEK;
    }
    long arrivals = Math.round(DemandEstimate.weekly(config, worldSeed) * weeks);
    LayoutPolicy layout = config.read(PolicyFile.LAYOUT, LayoutPolicy.class);
    long places = world.zones() + edgeZones;
    List<Line> lines = new ArrayList<>();
    lines.add(line("site_locations", world.sites(), 24));
    lines.add(line("merchant_zone_profile_5A", places, 60));
    lines.add(line("merchant_zone_baseline_local_5A", places * 168, 8.5));
    lines.add(line("merchant_zone_scenario_local_5A", places * buckets, 8.5));
    if (layout.emitOverlayFactors()) {
      lines.add(line("merchant_zone_overlay_factors_5A", places * buckets, 1));
    }
    if (layout.emitUtcIntensities()) {
      lines.add(line("merchant_zone_scenario_utc_5A", places * buckets, 8.5));
    }
    lines.add(line("s2_realised_intensity_5B", places * buckets * seeds, 24));
    lines.add(line("s3_bucket_counts_5B", places * buckets * seeds, 17));
    lines.add(
        line("arrival_events_5B", arrivals * seeds, layout.emitLocalTimestamps() ? 10.5 : 6.2));
    return new PlanEstimate(world, edgeZones, buckets, arrivals, lines);
  }

  private static Line line(String dataset, long rows, double bytesPerRow) {
    return new Line(dataset, rows, Math.round(rows * bytesPerRow));
  }

  private static long edgeZones(ResolvedConfig config, WorldConfig world, long worldSeed) {
    WorldLaws laws = WorldLaws.of(world, worldSeed);
    CdnWeightsPolicy cdn = config.read(PolicyFile.CDN_WEIGHTS, CdnWeightsPolicy.class);
    VirtualLaw virtual =
        new VirtualLaw(config.read(PolicyFile.VIRTUAL_RULES, VirtualRules.class), worldSeed);
    Cities cities = Cities.load();
    SettlementLaw settlements = new SettlementLaw(cdn.settlement(), cities);
    EdgeLaw edges =
        EdgeLaw.of(cdn, DrawSlots.worldDrawFp(worldSeed), worldSeed, cities, CountryEconomy.load());
    int universe = world.merchants().count();
    int step = Math.max(1, universe / SAMPLE);
    long zones = 0;
    long drawn = 0;
    for (int rank = 0; rank < universe; rank += step, drawn++) {
      Merchant merchant = laws.population().merchant(rank);
      int sites = 0;
      if (laws.population().trades(rank)) {
        TradingMerchant trading = laws.population().trading(rank);
        sites = trading.outlets();
      }
      if (virtual.decide(merchant, sites).isVirtual()) {
        Set<String> distinct = new HashSet<>();
        edges
            .edges(
                merchant.merchantId(),
                sites,
                settlements.place(merchant.merchantId(), merchant.homeCountryIso()))
            .forEach(e -> distinct.add(e.city().country() + e.city().tzid()));
        zones += distinct.size();
      }
    }
    return Math.round((double) zones * universe / drawn);
  }
}
