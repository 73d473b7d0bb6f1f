package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.SpecCompatibilityConfig;
import io.footfall.config.seg5a.ValidationPolicy5A;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.evidence.AssembledBundle;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Examination;
import io.footfall.transforms.evidence.Meanwhile;
import io.footfall.transforms.evidence.SegmentFiles;
import io.footfall.transforms.evidence.Strictness;
import io.footfall.transforms.evidence.ValidationBundle;
import io.footfall.transforms.evidence.VerifyFiles;
import io.footfall.transforms.seg5a.calendar.CalendarProvenance;
import io.footfall.transforms.seg5a.s4overlays.OverlayAudit;
import io.footfall.transforms.seg5a.s5metrics.JudgeSurfaceMetrics;
import io.footfall.transforms.seg5a.s5metrics.SurfaceMetrics;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * 5A.S5 on the driver, with two jobs: files (every byte of 5A hashed again), then shapes, places
 * and replays. Reads every table of 5A, the layer-1 tables 5A was made from and the tz cache;
 * writes the bundle and, on PASS, {@code _passed.flag}. A job that cannot run leaves its checks
 * failed. Failure codes {@code 5A.S5.S5_VALIDATION_FAILED}, {@code S5_OUTPUT_CONFLICT}, {@code
 * S5_CONTRACT_INVALID} where the validation policies do not fit the checks.
 */
public final class S5SurfaceBundle {
  private static final List<String> LAYER_1_TABLES =
      List.of(
          "zone_alloc",
          "edge_catalogue_3B",
          "virtual_classification_3B",
          "transaction_schema_merchant_ids");
  private static final List<String> S1 =
      List.of("merchant_zone_profile_5A", "merchant_class_profile_5A");
  private static final List<String> S2 =
      List.of("shape_grid_definition_5A", "class_zone_shape_5A", "class_shape_catalogue_5A");
  private static final List<String> S3 =
      List.of("merchant_zone_baseline_local_5A", "class_zone_baseline_local_5A");

  private final RunContext ctx;
  private final Examination examination;
  private final ValidationPolicy5A policy;
  private final EvidenceBook book;
  private final ScenarioHorizonConfig horizon;
  private final Partition world;

  private S5SurfaceBundle(RunContext ctx, Examination examination, Strictness strictness) {
    this.ctx = ctx;
    this.examination = examination;
    this.policy = ctx.config().read(PolicyFile.VALIDATION_5A, ValidationPolicy5A.class);
    this.horizon = ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    this.world = Partition.surfaces(ctx.identity(), null);
    ValidationPolicy5A.Blocking blocking = policy.blocking();
    this.book =
        new EvidenceBook(
            law ->
                (strictness.certify() || !SurfaceMetrics.isMetric(law))
                    && blocking.blocks(law.id()),
            law -> blocking.warnIsBlockingCheckIds().contains(law.id()),
            strictness);
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

  /**
   * The bundle of the surfaces as they lie on disk, as strict as the one published; writes nothing
   * but the jobs' evidence.
   */
  public static AssembledBundle assemble(RunContext ctx, Examination examination)
      throws IOException {
    Partition world = Partition.surfaces(ctx.identity(), null);
    return assemble(ctx, examination, Strictness.published(ctx, BundleKind.SEG_5A, world));
  }

  /** As above, as strict as asked. */
  public static AssembledBundle assemble(
      RunContext ctx, Examination examination, Strictness strictness) throws IOException {
    return new S5SurfaceBundle(ctx, examination, strictness).run();
  }

  private AssembledBundle run() throws IOException {
    SurfacePolicyFit.require(ctx, policy);
    Meanwhile<GateExam> gate = Meanwhile.start("gate", () -> new GateExam(ctx, horizon).run());
    List<Partition> partitions = new ArrayList<>();
    for (String id : horizon.scenarioIds()) {
      partitions.add(Partition.surfaces(ctx.identity(), id));
    }
    SegmentFiles files = SegmentFiles.find(ctx, "5A", partitions);
    book.judge(SurfaceChecks.STRANGERS, null, files.tables().size(), files.strangers());
    judgePresent(files);
    Meanwhile<List<Plan>> plans = Meanwhile.start("plan", () -> plans(partitions, files));
    boolean readable = verifyFiles(files);
    gate.get().judge(book);
    if (readable) {
      for (Plan plan : plans.get()) {
        judgeScenario(plan);
      }
    } else {
      plans.dismiss();
      partitions.forEach(p -> book.judge(SurfaceChecks.ofScenario(), p.scenarioId(), null));
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
    book.judge(
        List.of(VerifyFiles.FILE_DIGEST, VerifyFiles.COLUMNS, VerifyFiles.IDENTITY),
        null,
        verified);
    return verified.findings().isEmpty();
  }

  private List<String> scenarioTables() {
    List<String> tables = new ArrayList<>();
    tables.add("scenario_calendar_5A");
    tables.add("merchant_zone_scenario_local_5A");
    if (ctx.layout().emitUtcIntensities()) {
      tables.add(ScenarioTables.UTC);
    }
    if (ctx.layout().emitOverlayFactors()) {
      tables.add(ScenarioTables.FACTORS);
    }
    return tables;
  }

  private void judgePresent(SegmentFiles files) {
    present(SurfaceChecks.S1_PRESENT, S1, files, false);
    present(SurfaceChecks.S2_PRESENT, S2, files, true);
    present(SurfaceChecks.S3_PRESENT, S3, files, true);
    present(SurfaceChecks.S4_PRESENT, scenarioTables(), files, true);
  }

  private void present(CheckLaw law, List<String> tables, SegmentFiles files, boolean scenarios) {
    List<String> ids = new ArrayList<>(scenarios ? horizon.scenarioIds() : List.of(""));
    List<String> missing = new ArrayList<>();
    for (String id : ids) {
      for (String dataset : tables) {
        if (!files.has(dataset, scenarios ? id : null)) {
          missing.add(scenarios ? dataset + " of " + id : dataset);
        }
      }
    }
    book.judge(law, null, (long) tables.size() * ids.size(), missing);
  }

  /**
   * The job of a scenario, made from manifests and policies while the files are verified; null
   * where tables are missing.
   */
  private record Plan(Partition partition, SurfaceTables tables, TableState job) {}

  private List<Plan> plans(List<Partition> partitions, SegmentFiles files) throws IOException {
    List<Plan> plans = new ArrayList<>();
    for (Partition partition : partitions) {
      String id = partition.scenarioId();
      boolean present =
          S1.stream().allMatch(t -> files.has(t, null))
              && Stream.of(S2, S3, scenarioTables())
                  .flatMap(List::stream)
                  .allMatch(t -> files.has(t, id));
      if (present) {
        SurfaceTables tables = new ScenarioTables(ctx, policy, horizon).of(partition, files);
        plans.add(new Plan(partition, tables, job(partition, tables)));
      } else {
        plans.add(new Plan(partition, null, null));
      }
    }
    return plans;
  }

  private void judgeScenario(Plan plan) throws IOException {
    String id = plan.partition().scenarioId();
    if (plan.job() == null) {
      book.judge(SurfaceChecks.ofScenario(), id, null);
      return;
    }
    SurfaceTables tables = plan.tables();
    Meanwhile<OverlayAudit> audit = Meanwhile.start("audit", () -> SurfaceMeasures.audit(tables));
    Meanwhile<List<String>> provenance = Meanwhile.start("provenance", () -> provenance(id));
    StateEvidence seen = examination.of(plan.job());
    book.judge(ShapeChecks.SHAPES, id, seen);
    book.judge(PlaceChecks.walked(policy.tolerances()), id, seen);
    book.judge(PlaceChecks.REPLAYED, id, seen);
    new SurfaceMeasures(book, policy, id).judge(tables, seen, audit);
    JudgeSurfaceMetrics.judge(book, id, tables.metrics(), seen.tallies());
    judgeVersions(plan.partition(), tables);
    book.judge(SurfaceChecks.REPLAY_PROVENANCE, id, 1, provenance.get());
  }

  private void judgeVersions(Partition partition, SurfaceTables tables) throws IOException {
    SpecCompatibilityConfig config =
        ctx.config().read(PolicyFile.SPEC_COMPATIBILITY, SpecCompatibilityConfig.class);
    VersionExam exam = new VersionExam(config);
    Map<String, String> versions = new HashMap<>();
    versions.put("s1", VersionExam.version(tables.profile(), "s1_spec_version"));
    versions.put("s2", VersionExam.version(tables.shapes(), "s2_spec_version"));
    versions.put("s3", VersionExam.version(tables.base(), "s3_spec_version"));
    versions.put("s4", VersionExam.version(tables.local(), "s4_spec_version"));
    exam.judge(versions);
    book.judge(
        SurfaceChecks.versions(config),
        partition.scenarioId(),
        4,
        exam.failures(),
        exam.warnings());
  }

  private List<String> provenance(String scenarioId) throws IOException {
    List<String> breaches = new ArrayList<>();
    String path =
        ctx.file("scenario_calendar_provenance_5A", Partition.surfaces(ctx.identity(), scenarioId));
    try {
      byte[] expected = CalendarProvenance.document(ctx, scenarioId);
      if (!Storage.exists(path)) {
        breaches.add("no document");
      } else if (!Storage.sha256(path).equals(Storage.sha256(expected))) {
        breaches.add("other content than " + Storage.sha256(expected));
      }
    } catch (LawBroken e) {
      breaches.add(e.finding().key() + ": " + e.finding().found());
    }
    return breaches;
  }

  private TableState job(Partition partition, SurfaceTables tables) throws IOException {
    List<WorkUnit> units = CheckSurfaces.plan(tables);
    List<PolicyFile> policies = new ArrayList<>(SurfaceLaws.FILES);
    policies.add(PolicyFile.OVERLAY_VALIDATION);
    policies.add(PolicyFile.VALIDATION_5A);
    return new CheckSurfaces(
        ctx.stateRun("5A.S5.surfaces", partition, List.of(), units, tables.inputs(), policies),
        units,
        tables);
  }
}
