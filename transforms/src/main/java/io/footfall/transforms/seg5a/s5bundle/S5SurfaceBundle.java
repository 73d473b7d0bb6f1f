package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.OverlayOrderingPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.transforms.evidence.AssembledBundle;
import io.footfall.transforms.evidence.CoverUnits;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Examination;
import io.footfall.transforms.evidence.SealedClock;
import io.footfall.transforms.evidence.SegmentFiles;
import io.footfall.transforms.evidence.ValidationBundle;
import io.footfall.transforms.evidence.VerifyFiles;
import io.footfall.transforms.gate.BundleKind;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.gate.SealLaw;
import io.footfall.transforms.seg5a.s4overlays.CalendarFactors;
import io.footfall.transforms.table.RunContext;
import io.footfall.transforms.table.StateEvidence;
import io.footfall.transforms.table.StateRun;
import io.footfall.transforms.table.Storage;
import io.footfall.transforms.table.TableState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * 5A.S5 on the driver, with three jobs: files (every byte of 5A hashed again), shapes, places.
 * Reads every table of 5A, {@code zone_alloc}, {@code edge_catalogue_3B}, {@code
 * virtual_classification_3B} and the tz cache; writes the bundle and, on PASS, {@code
 * _passed.flag}. A job that cannot run leaves its checks failed. Failure codes {@code
 * 5A.S5.S5_VALIDATION_FAILED}, {@code S5_OUTPUT_CONFLICT}.
 */
public final class S5SurfaceBundle {
  private static final List<String> LAYER_1_TABLES =
      List.of("zone_alloc", "edge_catalogue_3B", "virtual_classification_3B");
  private static final List<String> WORLD_TABLES =
      List.of("scenario_manifest_5A", "merchant_zone_profile_5A");
  private static final List<String> SCENARIO_TABLES =
      List.of(
          "shape_grid_definition_5A",
          "class_zone_shape_5A",
          "scenario_calendar_5A",
          "merchant_zone_baseline_local_5A",
          "merchant_zone_scenario_local_5A");

  private static final List<PolicyFile> FACTOR_POLICIES =
      List.of(
          PolicyFile.SCENARIO_HORIZON,
          PolicyFile.SCENARIO_OVERLAY,
          PolicyFile.OVERLAY_ORDERING,
          PolicyFile.OVERLAY_VALIDATION);

  private final RunContext ctx;
  private final Examination examination;
  private final EvidenceBook book = new EvidenceBook();
  private final ScenarioHorizonConfig horizon;
  private final Partition world;

  private S5SurfaceBundle(RunContext ctx, Examination examination) {
    this.ctx = ctx;
    this.examination = examination;
    this.horizon = ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    this.world = Partition.surfaces(ctx.identity(), null);
  }

  /**
   * Validates the surfaces and publishes the bundle.
   *
   * @return digest of the bundle
   * @throws FootfallException {@code S5_VALIDATION_FAILED} once the evidence is written
   */
  public static String validate(RunContext ctx, Examination examination) throws IOException {
    return ValidationBundle.publish(ctx, assemble(ctx, examination));
  }

  /** The bundle of the surfaces as they lie on disk; writes nothing but the jobs' evidence. */
  public static AssembledBundle assemble(RunContext ctx, Examination examination)
      throws IOException {
    return new S5SurfaceBundle(ctx, examination).run();
  }

  private AssembledBundle run() throws IOException {
    judgeGate();
    List<Partition> partitions = new ArrayList<>();
    for (String id : horizon.scenarioIds()) {
      partitions.add(Partition.surfaces(ctx.identity(), id));
    }
    SegmentFiles files = SegmentFiles.find(ctx, "5A", partitions);
    book.judge(SurfaceChecks.STRANGERS, null, files.tables().size(), files.strangers());
    judgePresent(files);
    boolean readable = verifyFiles(files);
    for (Partition partition : partitions) {
      judgeScenario(partition, files, readable);
    }
    long rows = files.tables().stream().mapToLong(t -> t.token().rows()).sum();
    book.total("rows", rows);
    book.total("tables", (long) files.tables().size());
    return new ValidationBundle(ctx, BundleKind.SEG_5A, world)
        .assemble(book, horizon.scenarioIds(), files.listing(ctx.root()));
  }

  private boolean verifyFiles(SegmentFiles files) throws IOException {
    List<VerifyFiles.Published> tables = new ArrayList<>(files.tables());
    Partition layer1 = Partition.world(ctx.identity());
    for (String dataset : LAYER_1_TABLES) {
      tables.add(new VerifyFiles.Published(ctx.table(dataset, layer1), layer1));
    }
    StateEvidence verified = examination.of(VerifyFiles.of(ctx, "5A.S5.files", world, tables));
    book.judge(List.of(VerifyFiles.FILE_DIGEST, VerifyFiles.IDENTITY), null, verified);
    return verified.findings().isEmpty();
  }

  private void judgeGate() {
    List<String> breaches = new ArrayList<>();
    try {
      GateReader.requireReceipt(
          ctx, SealLaw.SURFACES, new FailureCode("5A.S5", SurfaceChecks.GATE.code()));
    } catch (FootfallException e) {
      breaches.add(e.getMessage());
    }
    book.judge(SurfaceChecks.GATE, null, 1, breaches);
  }

  private void judgePresent(SegmentFiles files) {
    List<String> missing = new ArrayList<>();
    for (String dataset : WORLD_TABLES) {
      if (!files.has(dataset, null)) {
        missing.add(dataset);
      }
    }
    for (String id : horizon.scenarioIds()) {
      for (String dataset : SCENARIO_TABLES) {
        if (!files.has(dataset, id)) {
          missing.add(dataset + " of " + id);
        }
      }
    }
    int wanted = WORLD_TABLES.size() + SCENARIO_TABLES.size() * horizon.scenarios().size();
    book.judge(SurfaceChecks.PRESENT, null, wanted, missing);
  }

  private void judgeScenario(Partition partition, SegmentFiles files, boolean readable)
      throws IOException {
    String id = partition.scenarioId();
    StateEvidence shapes = null;
    StateEvidence places = null;
    boolean present =
        WORLD_TABLES.stream().allMatch(t -> files.has(t, null))
            && SCENARIO_TABLES.stream().allMatch(t -> files.has(t, id));
    if (readable && present) {
      SurfaceTables tables = tables(partition, files);
      shapes = examination.of(job("5A.S5.shapes", partition, tables, true));
      places = examination.of(job("5A.S5.places", partition, tables, false));
    }
    book.judge(SurfaceChecks.SHAPES, id, shapes);
    book.judge(SurfaceChecks.PLACES, id, places);
  }

  private TableState job(String state, Partition partition, SurfaceTables tables, boolean shapes)
      throws IOException {
    List<WorkUnit> units =
        shapes ? List.of(WorkUnit.whole(tables.shapes().rows())) : CoverUnits.of(tables.local());
    StateRun run =
        ctx.stateRun(state, partition, List.of(), units, tables.inputs(), FACTOR_POLICIES);
    return shapes ? new CheckShapes(run, units, tables) : new CheckPlaces(run, units, tables);
  }

  private SurfaceTables tables(Partition partition, SegmentFiles files) throws IOException {
    ScenarioOverlayPolicy overlay =
        ctx.config().read(PolicyFile.SCENARIO_OVERLAY, ScenarioOverlayPolicy.class);
    ScenarioHorizonConfig.Scenario scenario = horizon.scenario(partition.scenarioId());
    Partition layer1 = Partition.world(ctx.identity());
    return new SurfaceTables(
        ctx.table("shape_grid_definition_5A", partition),
        ctx.table("class_zone_shape_5A", partition),
        ctx.table("merchant_zone_profile_5A", partition),
        ctx.table("merchant_zone_baseline_local_5A", partition),
        ctx.table("merchant_zone_scenario_local_5A", partition),
        optional("merchant_zone_scenario_utc_5A", partition, files),
        optional("merchant_zone_overlay_factors_5A", partition, files),
        new Endpoints(
            ctx.table("zone_alloc", layer1),
            ctx.table("edge_catalogue_3B", layer1),
            ctx.table("virtual_classification_3B", layer1)),
        SealedClock.of(ctx),
        calendar(partition, scenario, overlay),
        new SurfaceTables.Horizon(
            scenario.startMicros(), scenario.bucketDurationMinutes(), scenario.buckets()),
        overlay.combination().minFactor(),
        overlay.combination().maxFactor());
  }

  private CalendarFactors.Source calendar(
      Partition partition, ScenarioHorizonConfig.Scenario scenario, ScenarioOverlayPolicy overlay)
      throws IOException {
    SealedTable events = ctx.table("scenario_calendar_5A", partition);
    StringBuilder digest = new StringBuilder(events.manifestSha256());
    for (PolicyFile policy : FACTOR_POLICIES) {
      digest.append(Storage.sha256(ctx.config().bytes(policy)));
    }
    return new CalendarFactors.Source(
        events,
        scenario,
        overlay,
        ctx.config().read(PolicyFile.OVERLAY_ORDERING, OverlayOrderingPolicy.class),
        ctx.config().read(PolicyFile.OVERLAY_VALIDATION, ScenarioOverlayValidationPolicy.class),
        "5A.S5|" + digest);
  }

  private SealedTable optional(String dataset, Partition partition, SegmentFiles files)
      throws IOException {
    return files.has(dataset, partition.scenarioId()) ? ctx.table(dataset, partition) : null;
  }
}
