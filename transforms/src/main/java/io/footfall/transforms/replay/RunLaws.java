package io.footfall.transforms.replay;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.BaselineIntensityPolicy;
import io.footfall.config.seg5a.OverlayOrderingPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.config.seg5a.ZoneShapeModifiers;
import io.footfall.config.seg5b.ArrivalCountConfig;
import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.config.seg5b.GroupingPolicy;
import io.footfall.config.seg5b.TimeGridPolicy;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.gate.SealedClock;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.seg5a.SurfacePlan;
import io.footfall.transforms.seg5a.calendar.ScenarioCalendar;
import io.footfall.transforms.seg5a.s1classes.DemandScaleLaw;
import io.footfall.transforms.seg5a.s1classes.PlaceLaw;
import io.footfall.transforms.seg5a.s1classes.PlacePolicies;
import io.footfall.transforms.seg5a.s2shapes.ShapeLaw;
import io.footfall.transforms.seg5a.s3baseline.BaselineLaw;
import io.footfall.transforms.seg5a.s4overlays.CalendarFactors;
import io.footfall.transforms.seg5a.s4overlays.EventCompiler;
import io.footfall.transforms.seg5a.s4overlays.OverlayLaw;
import io.footfall.transforms.seg5a.s4overlays.WallClocks;
import io.footfall.transforms.seg5a.s4overlays.WeekMaps;
import io.footfall.transforms.seg5b.ArrivalStreams;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import io.footfall.transforms.seg5b.s1grid.GroupingLaw;
import io.footfall.transforms.seg5b.s1grid.ScenarioHorizon;
import io.footfall.transforms.seg5b.s1grid.TimeGridLaw;
import io.footfall.transforms.seg5b.s2intensity.IntensityLaw;
import io.footfall.transforms.seg5b.s2intensity.LatentMixture;
import io.footfall.transforms.seg5b.s2intensity.LatentSampler;
import io.footfall.transforms.seg5b.s3counts.CountLaw;
import io.footfall.transforms.state.RunContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Every law of a scenario and arrival seed, built from policies, seeds and sealed layer 1. */
public final class RunLaws {
  private static final int SECONDS_PER_MINUTE = 60;

  final RunContext ctx;
  final long seed;
  final Scenario scenario;
  final DemandScaleLaw scale;
  final PlaceLaw places;
  final ShapeLaw shapes;
  final BaselineLaw baseline;
  final List<CalendarEvent> calendar;
  final OverlayLaw overlays;
  final CalendarFactors factors;
  final WeekGrid week;
  final TzTimetable timetable;
  final WeekMaps maps;
  final BucketGrid grid;
  final GroupingLaw grouping;
  final ArrivalLgcpConfig latentPolicy;
  final LatentSampler latent;
  final IntensityLaw intensity;
  final CountLaw counts;
  final PlacementKind placement;
  final DrawSlots slots;
  final String universeHash;

  private RunLaws(RunContext ctx, long seed, String scenarioId) throws IOException {
    this.ctx = ctx;
    this.seed = seed;
    scenario = read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class).scenario(scenarioId);
    String drawPh = SurfacePlan.drawPh(ctx);
    PlacePolicies placePolicies = PlacePolicies.of(ctx.config(), drawPh);
    scale = new DemandScaleLaw(placePolicies.scale(), drawPh);
    places = placePolicies.law();
    BaselineIntensityPolicy limits =
        read(PolicyFile.BASELINE_INTENSITY, BaselineIntensityPolicy.class);
    baseline = new BaselineLaw(limits);
    shapes =
        new ShapeLaw(
            read(PolicyFile.SHAPE_TIME_GRID, ShapeTimeGridPolicy.class),
            placePolicies.library(),
            read(PolicyFile.ZONE_SHAPE_MODIFIERS, ZoneShapeModifiers.class),
            limits.shapeSumAbsTol(),
            drawPh);
    calendar = ScenarioCalendar.generate(ctx, scenarioId);
    ScenarioOverlayPolicy overlayPolicy =
        read(PolicyFile.SCENARIO_OVERLAY, ScenarioOverlayPolicy.class);
    timetable = SealedClock.of(ctx).load();
    overlays =
        new OverlayLaw(
            new EventCompiler(scenario, overlayPolicy).compile(calendar),
            new WallClocks(timetable, scenario),
            overlayPolicy,
            read(PolicyFile.OVERLAY_ORDERING, OverlayOrderingPolicy.class),
            read(PolicyFile.OVERLAY_VALIDATION, ScenarioOverlayValidationPolicy.class));
    factors = new CalendarFactors(overlays);
    week = new WeekGrid(scenario.bucketDurationMinutes());
    maps = new WeekMaps(timetable, week, scenario.startMicros(), scenario.buckets());
    grid = gridOfPolicy();
    grouping =
        new GroupingLaw(read(PolicyFile.GROUPING, GroupingPolicy.class), scenarioId, grid.band());
    latentPolicy = read(PolicyFile.ARRIVAL_LGCP, ArrivalLgcpConfig.class);
    List<RngFamily> families = new ArrayList<>(List.of(LatentMixture.families(latentPolicy)));
    families.addAll(
        List.of(
            RngFamily.S3_BUCKET_COUNT,
            RngFamily.S4_ARRIVAL_TIME_JITTER,
            RngFamily.S4_ARRIVAL_SITE_PICK,
            RngFamily.S4_ARRIVAL_EDGE_PICK));
    slots = ArrivalStreams.slots(ctx, "5B", seed, scenarioId, families.toArray(RngFamily[]::new));
    String plan = "run laws|" + latentPolicy + "|" + slots + "|" + grid.buckets();
    latent = new LatentSampler(latentPolicy, slots, grid.buckets(), plan);
    intensity = new IntensityLaw(latentPolicy.clipping());
    counts = new CountLaw(read(PolicyFile.ARRIVAL_COUNT, ArrivalCountConfig.class), grid.band());
    placement =
        read(PolicyFile.ARRIVAL_PLACEMENT, ArrivalTimePlacementPolicy.class).placementKind();
    universeHash =
        JsonDocuments.sha256(
            ctx.file("edge_universe_hash_3B", Partition.world(ctx.identity())), "universe_hash");
  }

  private <T> T read(PolicyFile file, Class<T> type) {
    return ctx.config().read(file, type);
  }

  private BucketGrid gridOfPolicy() {
    ScenarioHorizon horizon =
        new ScenarioHorizon(
            scenario.scenarioId(),
            scenario.startMicros(),
            scenario.endMicros(),
            scenario.isBaseline(),
            scenario.isStress(),
            scenario.labels(),
            scenario.bucketDurationMinutes() * SECONDS_PER_MINUTE);
    return TimeGridLaw.of(horizon, read(PolicyFile.TIME_GRID, TimeGridPolicy.class));
  }

  /**
   * The laws of a run.
   *
   * @param seed arrival seed, unsigned
   * @param scenarioId a scenario of the horizon policy
   * @throws IOException if layer 1 is not sealed
   */
  public static RunLaws of(RunContext ctx, long seed, String scenarioId) throws IOException {
    return new RunLaws(ctx, seed, scenarioId);
  }

  /** The run. */
  public RunContext run() {
    return ctx;
  }

  /** Partition of the tables of 5A and of 5B.S1. */
  public Partition surfaces() {
    return Partition.surfaces(ctx.identity(), scenario.scenarioId());
  }

  /** Partition of {@code merchant_zone_profile_5A}. */
  public Partition profiles() {
    return Partition.surfaces(ctx.identity(), null);
  }

  /** Partition of the tables of 5B.S2 to S4. */
  public Partition arrivals() {
    return Partition.arrivals(ctx.identity(), seed, scenario.scenarioId());
  }

  /** Buckets of the scenario. */
  public BucketGrid grid() {
    return grid;
  }

  /** The events of the calendar, ascending by id. */
  public List<CalendarEvent> calendar() {
    return calendar;
  }
}
