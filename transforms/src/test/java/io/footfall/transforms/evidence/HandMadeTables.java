package io.footfall.transforms.evidence;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.config.seg5a.OverlayOrderingPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.config.seg5a.ZoneShapeModifiers;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.BaselineIntensity;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.contracts.seg5a.ClassBaselineIntensity;
import io.footfall.contracts.seg5a.ClassShapeEntry;
import io.footfall.contracts.seg5a.ClassZoneShape;
import io.footfall.contracts.seg5a.MerchantClassProfile;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.OverlayFactor;
import io.footfall.contracts.seg5a.ScenarioIntensity;
import io.footfall.contracts.seg5a.ScenarioIntensityUtc;
import io.footfall.contracts.seg5a.ShapeGridBucket;
import io.footfall.contracts.world.Edge;
import io.footfall.contracts.world.Merchant;
import io.footfall.contracts.world.SiteTimezone;
import io.footfall.contracts.world.SiteWeight;
import io.footfall.contracts.world.VirtualClassification;
import io.footfall.contracts.world.VirtualSettlement;
import io.footfall.contracts.world.ZoneAlloc;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.seg5a.calendar.CalendarLaw;
import io.footfall.transforms.seg5a.calendar.CalendarProvenance;
import io.footfall.transforms.seg5a.calendar.CalendarWorld;
import io.footfall.transforms.seg5a.s1classes.MerchantFacts;
import io.footfall.transforms.seg5a.s1classes.PlaceLaw;
import io.footfall.transforms.seg5a.s1classes.PlacePolicies;
import io.footfall.transforms.seg5a.s1classes.VirtualMode;
import io.footfall.transforms.seg5a.s2shapes.ShapeKey;
import io.footfall.transforms.seg5a.s2shapes.ShapeLaw;
import io.footfall.transforms.seg5a.s2shapes.ShapeRows;
import io.footfall.transforms.seg5a.s3baseline.ClassBaselineLaw;
import io.footfall.transforms.seg5a.s4overlays.CalendarFactors;
import io.footfall.transforms.seg5a.s4overlays.EventCompiler;
import io.footfall.transforms.seg5a.s4overlays.OverlayLaw;
import io.footfall.transforms.seg5a.s4overlays.WallClocks;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A world of eight merchants and eleven places with its 5A surfaces: a physical merchant with two
 * countries in one zone, a virtual one, five more shops, and a hybrid whose id is above 2^63. The
 * surfaces are those of the laws under preset {@code tiny}, so a replay finds nothing. Rows may be
 * edited before they are written.
 */
public final class HandMadeTables {
  public static final long SHOP = 7;
  public static final long WEB = 9;
  public static final long HYBRID = -5;
  private static final long FIRST_CORNER_SHOP = 101;
  private static final ResolvedConfig TINY = ResolvedConfig.load("tiny", null);

  private final ResolvedConfig config;
  public static final long START = 1_772_841_600_000_000L;
  public static final long HOUR = 3_600_000_000L;
  public static final int BUCKETS = 744;
  public static final Set<String> TZIDS =
      Set.of("Europe/London", "America/New_York", "Asia/Tokyo", "Europe/Berlin", "Europe/Paris");

  private static final TzTimetable PINNED =
      TzCompiler.pinned().compile(TZIDS, START / 1_000_000L + (BUCKETS + 366L * 24) * 3600);
  private static final HandMadeTables SOUND = new HandMadeTables(TINY);

  public final List<ZoneAlloc> zones = new ArrayList<>();
  public final List<SiteTimezone> sites = new ArrayList<>();
  public final List<SiteWeight> weights = new ArrayList<>();
  public final List<Edge> edges = new ArrayList<>();
  public final List<VirtualClassification> modes = new ArrayList<>();
  public final List<VirtualSettlement> settlements = new ArrayList<>();
  public final List<Merchant> merchants = new ArrayList<>();
  public final List<CalendarEvent> calendar = new ArrayList<>();
  public final List<MerchantClassProfile> classProfile = new ArrayList<>();
  public final List<ClassShapeEntry> catalogue = new ArrayList<>();
  public final List<ClassBaselineIntensity> classBase = new ArrayList<>();
  public final List<ShapeGridBucket> grid = new ArrayList<>();
  public final List<ClassZoneShape> shapes = new ArrayList<>();
  public final List<MerchantZoneProfile> profile = new ArrayList<>();
  public final List<BaselineIntensity> base = new ArrayList<>();
  public final List<ScenarioIntensity> local = new ArrayList<>();
  public final List<ScenarioIntensityUtc> utc = new ArrayList<>();
  public final List<OverlayFactor> factors = new ArrayList<>();
  public TzTimetable clock = PINNED;

  /** By the policies of tiny, computed once; the lists are the caller's own. */
  public HandMadeTables() {
    config = TINY;
    zones.addAll(SOUND.zones);
    sites.addAll(SOUND.sites);
    weights.addAll(SOUND.weights);
    edges.addAll(SOUND.edges);
    modes.addAll(SOUND.modes);
    settlements.addAll(SOUND.settlements);
    merchants.addAll(SOUND.merchants);
    calendar.addAll(SOUND.calendar);
    classProfile.addAll(SOUND.classProfile);
    catalogue.addAll(SOUND.catalogue);
    classBase.addAll(SOUND.classBase);
    grid.addAll(SOUND.grid);
    shapes.addAll(SOUND.shapes);
    profile.addAll(SOUND.profile);
    base.addAll(SOUND.base);
    local.addAll(SOUND.local);
    utc.addAll(SOUND.utc);
    factors.addAll(SOUND.factors);
  }

  /** By these policies. */
  public HandMadeTables(ResolvedConfig config) {
    this.config = config;
    site(SHOP, "GB", "Europe/London");
    site(SHOP, "GG", "Europe/London");
    site(SHOP, "US", "America/New_York");
    mode(SHOP, "NON_VIRTUAL", null);
    edge(WEB, 1, "JP", "Asia/Tokyo", 1.0);
    mode(WEB, "VIRTUAL_ONLY", "Asia/Tokyo");
    for (long id = FIRST_CORNER_SHOP; id < FIRST_CORNER_SHOP + 5; id++) {
      site(id, "GB", "Europe/London");
      mode(id, "NON_VIRTUAL", null);
    }
    site(HYBRID, "FR", "Europe/Paris");
    edge(HYBRID, 2, "DE", "Europe/Berlin", 0.6);
    edge(HYBRID, 3, "FR", "Europe/Paris", 0.4);
    mode(HYBRID, "HYBRID", "America/New_York");
    surfaces();
  }

  public static String channel(long merchant) {
    return merchant == WEB || merchant == HYBRID ? "card_not_present" : "card_present";
  }

  public static String demandClass(long merchant) {
    return merchant == WEB ? "online_24h" : "consumer_daytime";
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
    weights.add(
        new SiteWeight(merchant, country, 1, 1.0, "w", 24, false, "2026-01-01T00:00:00.000000Z"));
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
    merchants.add(new Merchant(merchant, 5311, channel(merchant), "GB"));
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

  private <T> T policy(PolicyFile file, Class<T> type) {
    return config.read(file, type);
  }

  private void surfaces() {
    MerchantClassPolicy classes = policy(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class);
    String drawPh = DrawSlots.worldDrawPh();
    PlaceLaw places = PlacePolicies.of(config, drawPh).law();
    for (int i = 0; i < merchants.size(); i++) {
      List<MerchantZoneProfile> rows = places.places(facts(i));
      profile.addAll(rows);
      String demandClass = rows.get(0).demandClass();
      double total = 0;
      for (MerchantZoneProfile row : rows) {
        total += row.weeklyVolumeExpected();
      }
      classProfile.add(
          new MerchantClassProfile(
              rows.get(0).merchantId(), demandClass, List.of(demandClass), total));
    }
    shapes(drawPh);
    horizon(classes);
  }

  private MerchantFacts facts(int i) {
    Merchant m = merchants.get(i);
    return new MerchantFacts(
        m.merchantId(),
        m.mcc(),
        m.channel(),
        VirtualMode.valueOf(modes.get(i).virtualMode()),
        zones.stream()
            .filter(z -> z.merchantId() == m.merchantId())
            .map(z -> new MerchantFacts.Sites(z.legalCountryIso(), z.tzid(), 1, 1))
            .toList(),
        edges.stream()
            .filter(e -> e.merchantId() == m.merchantId())
            .map(
                e ->
                    new MerchantFacts.EdgeShare(
                        e.countryIso(), e.tzidOperational(), e.edgeWeight()))
            .toList());
  }

  private void shapes(String drawPh) {
    ShapeTimeGridPolicy gridPolicy = policy(PolicyFile.SHAPE_TIME_GRID, ShapeTimeGridPolicy.class);
    ShapeLibrary library = policy(PolicyFile.SHAPE_LIBRARY, ShapeLibrary.class);
    ZoneShapeModifiers modifiers =
        policy(PolicyFile.ZONE_SHAPE_MODIFIERS, ZoneShapeModifiers.class);
    ShapeRows rows =
        new ShapeRows(
            new ShapeLaw(gridPolicy, library, modifiers, 1e-9, drawPh),
            gridPolicy,
            library,
            modifiers);
    grid.addAll(rows.grid());
    TreeMap<ShapeKey, double[]> vectors = new TreeMap<>();
    ClassBaselineLaw volumes = new ClassBaselineLaw();
    for (MerchantZoneProfile p : profile) {
      vectors.put(ShapeKey.of(p), new double[168]);
      volumes.add(p);
    }
    vectors.forEach(
        (key, vector) -> {
          for (ClassZoneShape row : rows.shape(key)) {
            vector[(int) row.bucketIndex()] = row.shapeValue();
            shapes.add(row);
          }
        });
    catalogue.addAll(rows.catalogue(vectors.keySet()));
    try {
      volumes.forEach(vectors::get, classBase::addAll);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void horizon(MerchantClassPolicy classes) {
    TreeSet<String> countries = new TreeSet<>();
    TreeSet<String> tzids = new TreeSet<>();
    zones.forEach(z -> countries.add(z.legalCountryIso()));
    zones.forEach(z -> tzids.add(z.tzid()));
    edges.forEach(e -> countries.add(e.countryIso()));
    edges.forEach(e -> tzids.add(e.tzidOperational()));
    ScenarioHorizonConfig.Scenario scenario =
        policy(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class)
            .scenario(HandMadeRoot.SCENARIO);
    ScenarioOverlayPolicy overlay =
        policy(PolicyFile.SCENARIO_OVERLAY, ScenarioOverlayPolicy.class);
    calendar.addAll(
        CalendarLaw.of(config, HandMadeRoot.SCENARIO, countries)
            .events(
                new CalendarWorld(
                    List.copyOf(countries),
                    List.copyOf(tzids),
                    merchants.stream().map(Merchant::merchantId).toList(),
                    classes.classes())));
    CalendarFactors law =
        new CalendarFactors(
            new OverlayLaw(
                new EventCompiler(scenario, overlay).compile(calendar),
                new WallClocks(clock, scenario),
                overlay,
                policy(PolicyFile.OVERLAY_ORDERING, OverlayOrderingPolicy.class),
                policy(PolicyFile.OVERLAY_VALIDATION, ScenarioOverlayValidationPolicy.class)));
    profile.forEach(p -> place(p, law));
  }

  private void place(MerchantZoneProfile p, CalendarFactors law) {
    double volume = p.weeklyVolumeExpected();
    double[] week = new double[168];
    shapes.stream()
        .filter(
            r ->
                new ShapeKey(
                        r.demandClass(),
                        r.legalCountryIso(),
                        r.tzid(),
                        r.channelGroup(),
                        r.templateId())
                    .equals(ShapeKey.of(p)))
        .forEach(r -> week[(int) r.bucketIndex()] = volume * r.shapeValue());
    long id = p.merchantId();
    String country = p.legalCountryIso();
    String tzid = p.tzid();
    String channel = p.channelGroup();
    for (int k = 0; k < week.length; k++) {
      base.add(
          new BaselineIntensity(
              id, country, tzid, k, week[k], channel, volume, p.scaleFactor(), false));
    }
    int[] map = new WeekGrid(60).map(clock, clock.tzIndex(tzid), START, BUCKETS);
    double[] factor = new double[BUCKETS];
    Arrays.fill(factor, 1.0);
    law.of(country, tzid, p.demandClass(), id).apply(factor);
    for (int h = 0; h < BUCKETS; h++) {
      double lambda = week[map[h]] * factor[h];
      local.add(new ScenarioIntensity(id, country, tzid, h, lambda, factor[h], channel));
      utc.add(new ScenarioIntensityUtc(id, country, tzid, h, lambda, channel));
      factors.add(new OverlayFactor(id, country, tzid, h, factor[h], channel));
    }
  }

  /** Writes what layer 1 and the calendar say. */
  public void writeWorld(HandMadeRoot root) throws IOException {
    Partition world = Partition.world(root.ctx().identity());
    root.table("transaction_schema_merchant_ids", world, Merchant.class, merchants);
    root.table("zone_alloc", world, ZoneAlloc.class, zones);
    root.table("site_timezones", world, SiteTimezone.class, sites);
    root.table("s1_site_weights", world, SiteWeight.class, weights);
    root.table("edge_catalogue_3B", world, Edge.class, edges);
    root.table("virtual_classification_3B", world, VirtualClassification.class, modes);
    root.table("virtual_settlement_3B", world, VirtualSettlement.class, settlements);
    writeClock(root);
    String universe = "{\"universe_hash\":\"" + "9".repeat(64) + "\"}";
    root.write(relative(root, "edge_universe_hash_3B", world), universe);
    root.table("scenario_calendar_5A", scenario(root), CalendarEvent.class, calendar);
    CalendarProvenance.publish(root.ctx(), HandMadeRoot.SCENARIO);
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
    write(root, null);
  }

  /** Writes the edited surfaces into a root where the sound ones stand. */
  public void writeEdited(HandMadeRoot root) throws IOException {
    write(root, SOUND);
  }

  private void write(HandMadeRoot root, HandMadeTables there) throws IOException {
    table(root, "merchant_zone_profile_5A", MerchantZoneProfile.class, there, t -> t.profile);
    table(
        root, "merchant_class_profile_5A", MerchantClassProfile.class, there, t -> t.classProfile);
    table(root, "class_shape_catalogue_5A", ClassShapeEntry.class, there, t -> t.catalogue);
    table(
        root,
        "class_zone_baseline_local_5A",
        ClassBaselineIntensity.class,
        there,
        t -> t.classBase);
    table(root, "shape_grid_definition_5A", ShapeGridBucket.class, there, t -> t.grid);
    table(root, "class_zone_shape_5A", ClassZoneShape.class, there, t -> t.shapes);
    table(root, "merchant_zone_baseline_local_5A", BaselineIntensity.class, there, t -> t.base);
    table(root, "merchant_zone_scenario_local_5A", ScenarioIntensity.class, there, t -> t.local);
    table(root, "merchant_zone_scenario_utc_5A", ScenarioIntensityUtc.class, there, t -> t.utc);
    table(root, "merchant_zone_overlay_factors_5A", OverlayFactor.class, there, t -> t.factors);
  }

  private <T extends Record> void table(
      HandMadeRoot root,
      String dataset,
      Class<T> type,
      HandMadeTables there,
      Function<HandMadeTables, List<T>> rows)
      throws IOException {
    List<T> mine = rows.apply(this);
    if (there == null || !rows.apply(there).equals(mine)) {
      root.table(dataset, scenario(root), type, mine);
    }
  }

  /** Name of a merchant in messages. */
  public static String name(long merchant) {
    return U64.text(merchant);
  }
}
