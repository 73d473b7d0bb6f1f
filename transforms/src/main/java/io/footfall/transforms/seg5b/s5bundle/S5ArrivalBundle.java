package io.footfall.transforms.seg5b.s5bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.ArrivalValidationPolicy;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.evidence.AssembledBundle;
import io.footfall.transforms.evidence.CoverUnits;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Examination;
import io.footfall.transforms.evidence.Meanwhile;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.evidence.SegmentFiles;
import io.footfall.transforms.evidence.Strictness;
import io.footfall.transforms.evidence.ValidationBundle;
import io.footfall.transforms.evidence.VerifyFiles;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.seg5b.rnglog.RngAccounting;
import io.footfall.transforms.seg5b.s5metrics.ArrivalMetrics;
import io.footfall.transforms.seg5b.s5metrics.JudgeArrivalMetrics;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * 5B.S5 on the driver, for one arrival seed, with two jobs: files (every byte of 5B hashed again)
 * and merchants. Reads every table of 5B, the surfaces, sites, edges, modes, settlements and the tz
 * cache; writes the bundle and, on PASS, {@code _passed.flag}. A job that cannot run leaves its
 * checks failed. Failure codes {@code 5B.S5.S5_VALIDATION_FAILED}, {@code S5_OUTPUT_CONFLICT}.
 */
public final class S5ArrivalBundle {
  private static final List<String> LAYER_1_TABLES =
      List.of(
          "site_timezones", "s1_site_weights", "edge_catalogue_3B", "virtual_classification_3B");
  private static final String SETTLEMENTS = "virtual_settlement_3B";
  private static final String LATENT_FIELD = "s2_latent_field_5B";
  private static final List<String> SCENARIO_TABLES =
      List.of(
          "s1_time_grid_5B",
          "s1_grouping_5B",
          "s2_realised_intensity_5B",
          "s3_bucket_counts_5B",
          "arrival_events_5B",
          "s4_arrival_summary_5B");

  private static final List<PolicyFile> POLICIES =
      Stream.concat(
              Stream.of(PolicyFile.SCENARIO_HORIZON, PolicyFile.VALIDATION_5B, PolicyFile.LAYOUT),
              ReplayLaws.POLICIES.stream())
          .toList();

  private final RunContext ctx;
  private final long seed;
  private final ArrivalValidationPolicy policy;
  private final List<String> scenarioTables;
  private final Examination examination;
  private final RngAccounting accounting;
  private final EvidenceBook book;
  private long arrivals;
  private long virtual;

  private S5ArrivalBundle(
      RunContext ctx, long seed, Examination examination, Strictness strictness) {
    this.ctx = ctx;
    this.seed = seed;
    policy = ctx.config().read(PolicyFile.VALIDATION_5B, ArrivalValidationPolicy.class);
    boolean warnOnly = policy.calibrationSentinels().evaluationMode().equals("warn_only");
    book =
        new EvidenceBook(
            law ->
                (strictness.certify() || !ArrivalMetrics.isMetric(law))
                    && (!warnOnly || law != ArrivalChecks.TOP_ZONES),
            law -> false,
            strictness);
    boolean field =
        ctx.config()
            .read(PolicyFile.ARRIVAL_LGCP, ArrivalLgcpConfig.class)
            .diagnostics()
            .emitLatentFieldDiagnostic();
    List<String> tables = new ArrayList<>(SCENARIO_TABLES);
    if (field) {
      tables.add(LATENT_FIELD);
    }
    scenarioTables = List.copyOf(tables);
    this.examination = examination;
    this.accounting = new RngAccounting(ctx, seed);
  }

  /**
   * Validates the arrivals of a seed and publishes the bundle.
   *
   * @return digest of the bundle
   * @throws FootfallException {@code S5_VALIDATION_FAILED} once the evidence is written
   */
  public static String validate(RunContext ctx, long seed, Examination examination)
      throws IOException {
    return ValidationBundle.publish(ctx, assemble(ctx, seed, examination));
  }

  /**
   * The bundle of a seed's arrivals as they lie on disk, as strict as the one published; writes
   * nothing but the jobs' evidence.
   */
  public static AssembledBundle assemble(RunContext ctx, long seed, Examination examination)
      throws IOException {
    Strictness strictness =
        Strictness.published(
            ctx, BundleKind.SEG_5B, Partition.arrivals(ctx.identity(), seed, null));
    return assemble(ctx, seed, examination, strictness);
  }

  /** As above, as strict as asked. */
  public static AssembledBundle assemble(
      RunContext ctx, long seed, Examination examination, Strictness strictness)
      throws IOException {
    return new S5ArrivalBundle(ctx, seed, examination, strictness).run();
  }

  private AssembledBundle run() throws IOException {
    Meanwhile<List<String>> gate = Meanwhile.start("gate", this::gateBreaches);
    judgeUpstream();
    ScenarioHorizonConfig horizon =
        ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    List<Partition> partitions = new ArrayList<>();
    for (String id : horizon.scenarioIds()) {
      partitions.add(Partition.arrivals(ctx.identity(), seed, id));
    }
    SegmentFiles files = SegmentFiles.find(ctx, "5B", partitions);
    book.judge(ArrivalChecks.STRANGERS, null, files.tables().size(), files.strangers());
    judgePresent(files, horizon);
    Meanwhile<List<Plan>> plans = Meanwhile.start("plan", () -> plans(partitions, files));
    boolean readable = verifyFiles(files);
    book.judge(ArrivalChecks.GATE, null, 1, gate.get());
    if (readable) {
      for (Plan plan : plans.get()) {
        judgeScenario(plan, horizon.scenario(plan.partition().scenarioId()));
      }
    } else {
      plans.dismiss();
      for (Partition partition : partitions) {
        judgeScenario(new Plan(partition, null, null), null);
      }
    }
    book.document(RngAccounting.MEMBER, RngAccounting.SCHEMA, accounting.document());
    long warnings = book.warnings().stream().filter(c -> !ArrivalMetrics.isMetric(c.law())).count();
    book.judge(
        ArrivalChecks.WARNINGS,
        null,
        Measure.atMost(warnings, book.checks().size(), policy.failurePolicy().maxWarnings()));
    book.total("n_arrivals_total", arrivals);
    book.total("n_arrivals_physical", arrivals - virtual);
    book.total("n_arrivals_virtual", virtual);
    long rows = files.tables().stream().mapToLong(t -> t.token().rows()).sum();
    book.total("rows", rows);
    return new ValidationBundle(
            ctx, BundleKind.SEG_5B, Partition.arrivals(ctx.identity(), seed, null))
        .assemble(book, horizon.scenarioIds(), files.listing(ctx.root()));
  }

  private List<String> gateBreaches() throws IOException {
    List<String> breaches = new ArrayList<>();
    try {
      GateReader.requireSurfaces(ctx);
      GateReader.requireReceipt(
          ctx, SealLaw.ARRIVALS, new FailureCode("5B.S5", ArrivalChecks.GATE.code()));
    } catch (FootfallException e) {
      breaches.add(e.getMessage());
    }
    return breaches;
  }

  private void judgePresent(SegmentFiles files, ScenarioHorizonConfig horizon) {
    List<String> missing = new ArrayList<>();
    for (String id : horizon.scenarioIds()) {
      for (String dataset : scenarioTables) {
        if (!files.has(dataset, id)) {
          missing.add(dataset + " of " + id);
        }
      }
    }
    int wanted = scenarioTables.size() * horizon.scenarios().size();
    book.judge(ArrivalChecks.PRESENT, null, wanted, missing);
  }

  private boolean verifyFiles(SegmentFiles files) throws IOException {
    List<VerifyFiles.Published> tables = new ArrayList<>(files.tables());
    Partition layer1 = Partition.world(ctx.identity());
    for (String dataset : LAYER_1_TABLES) {
      tables.add(new VerifyFiles.Published(ctx.table(dataset, layer1), layer1));
    }
    if (Storage.exists(ctx.file(SETTLEMENTS, layer1) + TableManifest.NAME)) {
      tables.add(new VerifyFiles.Published(ctx.table(SETTLEMENTS, layer1), layer1));
    }
    StateEvidence verified =
        examination.of(
            VerifyFiles.of(
                ctx, "5B.S5.files", Partition.arrivals(ctx.identity(), seed, null), tables));
    book.judge(
        List.of(VerifyFiles.FILE_DIGEST, VerifyFiles.COLUMNS, VerifyFiles.IDENTITY),
        null,
        verified);
    return verified.findings().isEmpty();
  }

  /**
   * The job of a scenario, made from manifests and policies while the files are verified; null
   * where tables are missing, or are not to be read.
   */
  private record Plan(Partition partition, ArrivalTables tables, CheckArrivals job) {}

  private List<Plan> plans(List<Partition> partitions, SegmentFiles files) throws IOException {
    List<Plan> plans = new ArrayList<>();
    for (Partition partition : partitions) {
      if (scenarioTables.stream().allMatch(t -> files.has(t, partition.scenarioId()))) {
        ArrivalTables tables = tables(partition);
        List<WorkUnit> units = CoverUnits.of(tables.laws().events());
        StateRun run =
            ctx.stateRun("5B.S5.merchants", partition, List.of(), units, tables.inputs(), POLICIES);
        plans.add(new Plan(partition, tables, new CheckArrivals(run, units, tables)));
      } else {
        plans.add(new Plan(partition, null, null));
      }
    }
    return plans;
  }

  private void judgeScenario(Plan plan, ScenarioHorizonConfig.Scenario scenario)
      throws IOException {
    Partition partition = plan.partition();
    String id = partition.scenarioId();
    StateEvidence merchants = null;
    if (plan.job() != null) {
      new GridExam(ctx, policy.structuralChecks().maxBucketsPerScenario())
          .judge(book, partition, scenario);
      merchants = examination.of(plan.job());
      Tally seen = merchants.tally(ArrivalFigures.ARRIVALS);
      arrivals += seen.support();
      virtual += seen.total();
    } else {
      book.judge(List.of(ArrivalChecks.GRID), id, null);
    }
    book.judge(ArrivalChecks.MERCHANTS, id, merchants);
    accounting.judge(book, partition, merchants == null ? null : merchants.tallies());
    if (merchants != null) {
      new ArrivalCorridors(book, id, plan.tables(), merchants).judge();
      JudgeArrivalMetrics.judge(book, id, plan.tables().metrics(), merchants.tallies());
    }
  }

  /** Every segment the policy names must be PASS in the receipt of S0. */
  private void judgeUpstream() throws IOException {
    ArrivalValidationPolicy.RequireUpstreamPass required = policy.requireUpstreamPass();
    List<String> segments = new ArrayList<>(required.layer1Required());
    segments.addAll(required.layer2Required());
    String path = ctx.file("s0_gate_receipt_5B", Partition.world(ctx.identity()));
    JsonNode listed =
        Storage.exists(path) ? JsonDocuments.read(path).path("upstream_segments") : null;
    List<String> breaches = new ArrayList<>();
    for (String segment : segments) {
      String status = listed == null ? "no receipt" : listed.path(segment).path("status").asText();
      if (!status.equals("PASS")) {
        breaches.add(segment + ": '" + status + "'");
      }
    }
    book.judge(ArrivalChecks.UPSTREAM, null, segments.size(), breaches);
  }

  private ArrivalTables tables(Partition partition) throws IOException {
    String id = partition.scenarioId();
    ReplayLaws laws = ReplayLaws.of(ctx, seed, id);
    return new ArrivalTables(
        laws,
        policy,
        policy.realismChecks().minFactor(),
        policy.realismChecks().maxFactor(),
        scenarioTables.contains(LATENT_FIELD) ? ctx.table(LATENT_FIELD, partition) : null);
  }
}
