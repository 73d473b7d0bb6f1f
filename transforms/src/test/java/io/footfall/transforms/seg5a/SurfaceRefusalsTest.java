package io.footfall.transforms.seg5a;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.BaselineIntensity;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.contracts.seg5a.ClassZoneShape;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.ShapeGridBucket;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.seg5a.s1classes.S1DemandClasses;
import io.footfall.transforms.seg5a.s2shapes.S2WeeklyShapes;
import io.footfall.transforms.seg5a.s3baseline.S3BaselineIntensity;
import io.footfall.transforms.seg5a.s3baseline.S3ClassBaseline;
import io.footfall.transforms.seg5a.s4overlays.S4CalendarOverlays;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.TableState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that break a law of S1 to S4: the code, and nothing published. */
class SurfaceRefusalsTest {
  private static final String SCENARIO = HandMadeWorld.SCENARIO;

  @TempDir Path dir;

  private static void refused(String code, String found, Executable call) {
    FootfallException e = Assertions.assertThrows(FootfallException.class, call);
    assertThat(e.code().toString(), is(code));
    assertThat(e.getMessage(), containsString(found));
  }

  private static void broken(String code, String found, TableState state) throws IOException {
    StateEvidence evidence = SurfaceRuns.seal(state);
    assertThat(evidence.findings().size(), greaterThan(0));
    assertThat(evidence.findings().get(0).code(), is(code));
    assertThat(evidence.findings().get(0).toString(), containsString(found));
    for (String dataset : state.run().datasets()) {
      assertThat(Files.exists(Path.of(state.run().folder(dataset) + "_manifest.json")), is(false));
    }
  }

  private RunContext edited(RunContext ctx, PolicyFile policy, String from, String to)
      throws IOException {
    String text = new String(ctx.config().bytes(policy), StandardCharsets.UTF_8);
    assertThat(text, containsString(from));
    Path file = dir.resolve("config").resolve(policy.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace(from, to));
    return new RunContext(
        ctx.root(),
        ctx.identity(),
        ctx.attempt(),
        ResolvedConfig.load("tiny", dir.resolve("config")),
        ctx.layout());
  }

  @Test
  void aMerchantOutsideTheUniverse() throws IOException {
    HandMadeWorld world = new HandMadeWorld(dir);
    world.zones.add(0, HandMadeWorld.zone(5, "GB", "Europe/London", 1, 1));
    RunContext ctx = world.publish();
    refused(
        "5A.S1.S1_FEATURE_DERIVATION_FAILED",
        "zone_alloc: found merchant 5",
        () -> S1DemandClasses.assign(ctx));
  }

  @Test
  void aMerchantWithoutAMode() throws IOException {
    HandMadeWorld world = new HandMadeWorld(dir);
    world.modes.remove(4);
    broken(
        "5A.S1.S1_FEATURE_DERIVATION_FAILED",
        "no row of virtual_classification_3B",
        S1DemandClasses.assign(world.publish()));
  }

  @Test
  void aVirtualMerchantWithoutEdges() throws IOException {
    HandMadeWorld world = new HandMadeWorld(dir);
    world.edges.removeIf(e -> e.merchantId() == world.edges.get(0).merchantId());
    broken(
        "5A.S1.S1_FEATURE_DERIVATION_FAILED",
        "without an edge",
        S1DemandClasses.assign(world.publish()));
  }

  @Test
  void aClassWithoutScaleParameters() throws IOException {
    RunContext ctx =
        edited(
            new HandMadeWorld(dir).publish(),
            PolicyFile.DEMAND_SCALE,
            "demand_class: low_volume_tail",
            "demand_class: night_owls");
    refused(
        "5A.S1.S1_REQUIRED_POLICY_MISSING",
        "no entry for low_volume_tail",
        () -> S1DemandClasses.assign(ctx));
  }

  @Test
  void aGridOfAnotherBucketLength() throws IOException {
    HandMadeRoot root = weeks();
    RunContext ctx =
        edited(
            root.ctx(),
            PolicyFile.SCENARIO_HORIZON,
            "bucket_duration_minutes: 60",
            "bucket_duration_minutes: 30");
    refused("5A.S2.S2_TIME_GRID_INVALID", "found 60", () -> S2WeeklyShapes.build(ctx, SCENARIO));
    refused(
        "5A.S4.S4_HORIZON_GRID_INVALID",
        "30-minute",
        () -> S4CalendarOverlays.overlay(ctx, SCENARIO));
  }

  @Test
  void aScenarioThatNobodyNames() throws IOException {
    RunContext ctx = surfaces().ctx();
    refused("5A.S2.S2_GATE_OR_S1_INVALID", "other", () -> S2WeeklyShapes.build(ctx, "other"));
  }

  @Test
  void aPlaceWithoutAShape() throws IOException {
    HandMadeRoot root = surfaces();
    root.table("class_zone_shape_5A", scenario(root), ClassZoneShape.class, shapes("office_hours"));
    String code = "5A.S3.S3_SHAPE_JOIN_FAILED";
    broken(code, "consumer_daytime", S3BaselineIntensity.compose(root.ctx(), SCENARIO));
    broken(code, "consumer_daytime", S3ClassBaseline.sum(root.ctx(), SCENARIO));
  }

  @Test
  void aShapeWithAHole() throws IOException {
    HandMadeRoot root = surfaces();
    List<ClassZoneShape> shapes = shapes("consumer_daytime");
    shapes.remove(100);
    root.table("class_zone_shape_5A", scenario(root), ClassZoneShape.class, shapes);
    broken(
        "5A.S3.S3_GATE_OR_S2_INVALID",
        "bucket 101",
        S3BaselineIntensity.compose(root.ctx(), SCENARIO));
  }

  @Test
  void placesOutOfOrder() throws IOException {
    HandMadeRoot root = surfaces();
    List<MerchantZoneProfile> places = new ArrayList<>(places());
    Collections.swap(places, 1, 2);
    root.table(
        "merchant_zone_profile_5A",
        Partition.surfaces(root.ctx().identity(), null),
        MerchantZoneProfile.class,
        places);
    broken(
        "5A.S3.S3_DOMAIN_ALIGNMENT_FAILED",
        "Europe/London",
        S3BaselineIntensity.compose(root.ctx(), SCENARIO));
  }

  @Test
  void aBaselineThatIsNotOfThesePlaces() throws IOException {
    HandMadeRoot root = surfaces();
    List<BaselineIntensity> rows = baseline();
    rows.remove(168);
    root.table("merchant_zone_baseline_local_5A", scenario(root), BaselineIntensity.class, rows);
    broken(
        "5A.S4.S4_DOMAIN_ALIGNMENT_FAILED",
        "Europe/London|0",
        S4CalendarOverlays.overlay(root.ctx(), SCENARIO));
  }

  @Test
  void aZoneWithoutOffsets() throws IOException {
    HandMadeRoot root = weeks();
    Partition world = Partition.world(root.ctx().identity());
    Path clock = Path.of(root.ctx().file("tz_timetable_cache_bin", world));
    Files.write(
        clock,
        io.footfall.transforms.civil.TzCompiler.pinned()
            .compile(java.util.Set.of("Asia/Kolkata"), 1_800_000_000L)
            .toBytes());
    broken(
        "5A.S4.S4_HORIZON_GRID_INVALID",
        "Europe/London",
        S4CalendarOverlays.overlay(root.ctx(), SCENARIO));
  }

  @Test
  void aGridThatIsNotTheWeek() throws IOException {
    HandMadeRoot root = weeks();
    List<ShapeGridBucket> grid = grid();
    grid.set(9, grid.get(8));
    root.table("shape_grid_definition_5A", scenario(root), ShapeGridBucket.class, grid);
    refused(
        "5A.S4.S4_HORIZON_GRID_INVALID",
        "at bucket 9",
        () -> S4CalendarOverlays.overlay(root.ctx(), SCENARIO));
  }

  @Test
  void aCalendarWithAnIllegalEvent() throws IOException {
    HandMadeRoot root = weeks();
    CalendarEvent illegal =
        new CalendarEvent(
            "EVT-illegal",
            "OUTAGE",
            "utc",
            "2026-03-10T00:00:00.000000Z",
            "2026-03-11T00:00:00.000000Z",
            null,
            null,
            "constant",
            0.1,
            null,
            null,
            null,
            false,
            "GB",
            null,
            null,
            null,
            null);
    root.table("scenario_calendar_5A", scenario(root), CalendarEvent.class, List.of(illegal));
    refused(
        "5A.S4.S4_CALENDAR_ALIGNMENT_FAILED",
        "EVT-illegal",
        () -> S4CalendarOverlays.overlay(root.ctx(), SCENARIO));
  }

  @Test
  void theSameSurfacesUnbrokenPass() throws IOException {
    HandMadeRoot root = weeks();
    for (TableState state :
        List.of(
            S3ClassBaseline.sum(root.ctx(), SCENARIO),
            S4CalendarOverlays.overlay(root.ctx(), SCENARIO))) {
      assertThat(SurfaceRuns.seal(state).findings().size(), is(0));
    }
  }

  private static Partition scenario(HandMadeRoot root) {
    return Partition.surfaces(root.ctx().identity(), SCENARIO);
  }

  /** Three places of two merchants and all that S3 and S4 read, consistent. */
  private HandMadeRoot surfaces() throws IOException {
    HandMadeWorld world = new HandMadeWorld(dir);
    world.publish();
    HandMadeRoot root = world.root();
    root.table(
        "merchant_zone_profile_5A",
        Partition.surfaces(root.ctx().identity(), null),
        MerchantZoneProfile.class,
        places());
    Partition partition = scenario(root);
    root.table("shape_grid_definition_5A", partition, ShapeGridBucket.class, grid());
    root.table("class_zone_shape_5A", partition, ClassZoneShape.class, shapes("consumer_daytime"));
    root.table("scenario_calendar_5A", partition, CalendarEvent.class, List.of());
    return root;
  }

  /** The same, and the baseline. */
  private HandMadeRoot weeks() throws IOException {
    HandMadeRoot root = surfaces();
    root.table(
        "merchant_zone_baseline_local_5A", scenario(root), BaselineIntensity.class, baseline());
    return root;
  }

  private static List<MerchantZoneProfile> places() {
    return List.of(
        place(7, "GB", "Europe/London"),
        place(-7, "GB", "Europe/London"),
        place(-7, "IN", "Asia/Kolkata"));
  }

  private static MerchantZoneProfile place(long id, String country, String tzid) {
    return new MerchantZoneProfile(
        id,
        country,
        tzid,
        "card_present",
        "consumer_daytime",
        "primary_zone",
        "p",
        "t",
        168,
        1,
        false,
        false,
        false,
        "b",
        "site",
        1,
        0,
        0);
  }

  private static List<ClassZoneShape> shapes(String demandClass) {
    List<ClassZoneShape> rows = new ArrayList<>();
    for (String place : List.of("GB|Europe/London", "IN|Asia/Kolkata")) {
      for (int k = 0; k < 168; k++) {
        rows.add(
            new ClassZoneShape(
                demandClass,
                place.substring(0, 2),
                place.substring(3),
                "card_present",
                "t",
                k,
                1.0 / 168,
                List.of()));
      }
    }
    return rows;
  }

  private static List<BaselineIntensity> baseline() {
    List<BaselineIntensity> rows = new ArrayList<>();
    for (MerchantZoneProfile p : places()) {
      for (int k = 0; k < 168; k++) {
        rows.add(
            new BaselineIntensity(
                p.merchantId(),
                p.legalCountryIso(),
                p.tzid(),
                k,
                1,
                p.channelGroup(),
                168,
                1,
                false));
      }
    }
    return rows;
  }

  private static List<ShapeGridBucket> grid() {
    List<ShapeGridBucket> rows = new ArrayList<>();
    for (int k = 0; k < 168; k++) {
      rows.add(new ShapeGridBucket(k, 1 + k / 24, k % 24 * 60, 60, k >= 120, false, "v1"));
    }
    return rows;
  }
}
