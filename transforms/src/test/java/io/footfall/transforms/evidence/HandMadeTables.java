package io.footfall.transforms.evidence;

import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.BaselineIntensity;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.contracts.seg5a.ClassZoneShape;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.OverlayFactor;
import io.footfall.contracts.seg5a.ScenarioIntensity;
import io.footfall.contracts.seg5a.ScenarioIntensityUtc;
import io.footfall.contracts.seg5a.ShapeGridBucket;
import io.footfall.contracts.world.Edge;
import io.footfall.contracts.world.SiteTimezone;
import io.footfall.contracts.world.SiteWeight;
import io.footfall.contracts.world.VirtualClassification;
import io.footfall.contracts.world.VirtualSettlement;
import io.footfall.contracts.world.ZoneAlloc;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.table.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A world of three merchants and six places with its 5A surfaces: a physical merchant with two
 * countries in one zone, a virtual one, and a hybrid whose id is above 2^63. Rows may be edited
 * before they are written.
 */
public final class HandMadeTables {
  public static final long SHOP = 7;
  public static final long WEB = 9;
  public static final long HYBRID = -5;
  public static final long START = 1_772_841_600_000_000L;
  public static final long HOUR = 3_600_000_000L;
  public static final int BUCKETS = 744;
  public static final Set<String> TZIDS =
      Set.of("Europe/London", "America/New_York", "Asia/Tokyo", "Europe/Berlin", "Europe/Paris");

  public final List<ZoneAlloc> zones = new ArrayList<>();
  public final List<SiteTimezone> sites = new ArrayList<>();
  public final List<SiteWeight> weights = new ArrayList<>();
  public final List<Edge> edges = new ArrayList<>();
  public final List<VirtualClassification> modes = new ArrayList<>();
  public final List<VirtualSettlement> settlements = new ArrayList<>();
  public final List<ShapeGridBucket> grid = new ArrayList<>();
  public final List<ClassZoneShape> shapes = new ArrayList<>();
  public final List<MerchantZoneProfile> profile = new ArrayList<>();
  public final List<BaselineIntensity> base = new ArrayList<>();
  public final List<ScenarioIntensity> local = new ArrayList<>();
  public final List<ScenarioIntensityUtc> utc = new ArrayList<>();
  public final List<OverlayFactor> factors = new ArrayList<>();
  public TzTimetable clock =
      TzCompiler.pinned().compile(TZIDS, START / 1_000_000L + (BUCKETS + 366L * 24) * 3600);

  public HandMadeTables() {
    site(SHOP, "GB", "Europe/London");
    site(SHOP, "GG", "Europe/London");
    site(SHOP, "US", "America/New_York");
    site(HYBRID, "FR", "Europe/Paris");
    edge(WEB, 1, "JP", "Asia/Tokyo", 1.0);
    edge(HYBRID, 2, "DE", "Europe/Berlin", 0.6);
    edge(HYBRID, 3, "FR", "Europe/Paris", 0.4);
    mode(SHOP, "NON_VIRTUAL", null);
    mode(WEB, "VIRTUAL_ONLY", "Asia/Tokyo");
    mode(HYBRID, "HYBRID", "America/New_York");
    WeekGrid week = new WeekGrid(60);
    for (int k = 0; k < week.size(); k++) {
      grid.add(
          new ShapeGridBucket(
              k, week.isoDayOfWeek(k), week.startMinute(k), 60, false, false, "v1"));
    }
    place(SHOP, "GB", "Europe/London", 168, 0);
    place(SHOP, "GG", "Europe/London", 16.8, 0);
    place(SHOP, "US", "America/New_York", 300, 0);
    place(WEB, "JP", "Asia/Tokyo", 1000, 1);
    place(HYBRID, "DE", "Europe/Berlin", 50, 1);
    place(HYBRID, "FR", "Europe/Paris", 77.7, 0.4);
    shapes.sort(
        java.util.Comparator.comparing(ClassZoneShape::demandClass)
            .thenComparing(ClassZoneShape::legalCountryIso)
            .thenComparing(ClassZoneShape::tzid)
            .thenComparing(ClassZoneShape::bucketIndex));
  }

  public static String channel(long merchant) {
    return merchant == SHOP ? "card_present" : "card_not_present";
  }

  public static String demandClass(long merchant) {
    return merchant == SHOP ? "consumer_daytime" : "online_24h";
  }

  private void site(long merchant, String country, String tzid) {
    zones.add(
        new ZoneAlloc(
            merchant,
            country,
            tzid,
            1,
            1,
            1,
            "p",
            "v1",
            "p",
            "v1",
            "p",
            "v1",
            "p",
            "v1",
            "f".repeat(64),
            null,
            null));
    weight(merchant, country);
    sites.add(
        new SiteTimezone(
            merchant,
            country,
            1,
            tzid,
            "polygon",
            null,
            null,
            null,
            "2026-01-01T00:00:00.000000Z"));
  }

  private void weight(long merchant, String country) {
    weights.add(
        new SiteWeight(merchant, country, 1, 1.0, "w", 24, false, "2026-01-01T00:00:00.000000Z"));
  }

  private void edge(long merchant, int number, String country, String tzid, double weight) {
    edges.add(
        new Edge(
            merchant,
            edgeText(number),
            number,
            country,
            0.0,
            0.0,
            tzid,
            "polygon",
            weight,
            null,
            null,
            null,
            null,
            "s",
            "e",
            0,
            "f".repeat(64)));
  }

  public static String edgeText(int number) {
    return "f00000000000000" + number;
  }

  private void mode(long merchant, String mode, String settlement) {
    modes.add(
        new VirtualClassification(
            merchant, settlement != null, mode, "RULE_MATCH", null, null, null, null, null, null));
    if (settlement != null) {
      settlements.add(
          new VirtualSettlement(
              merchant,
              "0".repeat(16),
              0.0,
              0.0,
              settlement,
              "DERIVED",
              "c",
              "v1",
              "f".repeat(64),
              "f".repeat(64),
              null,
              null));
    }
  }

  private void place(
      long merchant, String country, String tzid, double volume, double virtualShare) {
    String channel = channel(merchant);
    String demandClass = demandClass(merchant);
    profile.add(
        new MerchantZoneProfile(
            merchant,
            country,
            tzid,
            channel,
            demandClass,
            "primary_zone",
            "p",
            volume,
            1.0,
            false,
            false,
            false,
            "s",
            virtualShare == 0 ? "site" : virtualShare == 1 ? "edge" : "both",
            virtualShare == 1 ? 0 : 1,
            virtualShare,
            virtualShare));
    double[] week = new double[168];
    for (int k = 0; k < week.length; k++) {
      double shape = (1 + k % 3) / 336.0;
      week[k] = volume * shape;
      shapes.add(
          new ClassZoneShape(demandClass, country, tzid, channel, k, shape, "t1", List.of()));
      base.add(
          new BaselineIntensity(merchant, country, tzid, k, week[k], channel, volume, 1.0, false));
    }
    int[] map = new WeekGrid(60).map(clock, clock.tzIndex(tzid), START, BUCKETS);
    for (int h = 0; h < BUCKETS; h++) {
      double factor = tzid.equals("Asia/Tokyo") && h >= 24 && h < 34 ? 0.5 : 1.0;
      double lambda = week[map[h]] * factor;
      local.add(new ScenarioIntensity(merchant, country, tzid, h, lambda, factor, channel));
      utc.add(new ScenarioIntensityUtc(merchant, country, tzid, h, lambda, channel));
      factors.add(new OverlayFactor(merchant, country, tzid, h, factor, channel));
    }
  }

  /** Writes what layer 1 and the calendar say. */
  public void writeWorld(HandMadeRoot root) throws IOException {
    Partition world = Partition.world(root.ctx().identity());
    root.table("zone_alloc", world, ZoneAlloc.class, zones);
    root.table("site_timezones", world, SiteTimezone.class, sites);
    root.table("s1_site_weights", world, SiteWeight.class, weights);
    root.table("edge_catalogue_3B", world, Edge.class, edges);
    root.table("virtual_classification_3B", world, VirtualClassification.class, modes);
    root.table("virtual_settlement_3B", world, VirtualSettlement.class, settlements);
    writeClock(root);
    String universe = "{\"universe_hash\":\"" + "9".repeat(64) + "\"}";
    root.write(relative(root, "edge_universe_hash_3B", world), universe);
    CalendarEvent event =
        new CalendarEvent(
            "EVT-" + "0".repeat(24),
            "OUTAGE",
            "2026-03-08T00:00:00.000000Z",
            "2026-03-08T10:00:00.000000Z",
            "constant",
            0.5,
            null,
            null,
            null,
            false,
            null,
            "Asia/Tokyo",
            null,
            null,
            "");
    root.table("scenario_calendar_5A", scenario(root), CalendarEvent.class, List.of(event));
  }

  public void writeClock(HandMadeRoot root) throws IOException {
    Partition world = Partition.world(root.ctx().identity());
    byte[] bytes = clock.toBytes();
    root.write(relative(root, "tz_timetable_cache_bin", world), bytes);
    root.write(
        relative(root, "tz_timetable_cache", world),
        "{\"tz_index_digest\":\"" + Storage.sha256(bytes) + "\"}");
  }

  private static String relative(HandMadeRoot root, String dataset, Partition partition) {
    return root.ctx().file(dataset, partition).substring(root.ctx().root().length() + 1);
  }

  private static Partition scenario(HandMadeRoot root) {
    return Partition.surfaces(root.ctx().identity(), HandMadeRoot.SCENARIO);
  }

  /** Writes what 5A.S1 to S4 publish. */
  public void writeSurfaces(HandMadeRoot root) throws IOException {
    Partition p = scenario(root);
    root.table("merchant_zone_profile_5A", p, MerchantZoneProfile.class, profile);
    root.table("shape_grid_definition_5A", p, ShapeGridBucket.class, grid);
    root.table("class_zone_shape_5A", p, ClassZoneShape.class, shapes);
    root.table("merchant_zone_baseline_local_5A", p, BaselineIntensity.class, base);
    root.table("merchant_zone_scenario_local_5A", p, ScenarioIntensity.class, local);
    root.table("merchant_zone_scenario_utc_5A", p, ScenarioIntensityUtc.class, utc);
    root.table("merchant_zone_overlay_factors_5A", p, OverlayFactor.class, factors);
  }

  /** Name of a merchant in messages. */
  public static String name(long merchant) {
    return U64.text(merchant);
  }
}
