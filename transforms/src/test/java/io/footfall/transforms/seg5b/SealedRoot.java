package io.footfall.transforms.seg5b;

import io.footfall.coders.SealedTable;
import io.footfall.config.LayoutPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.ScenarioIntensity;
import io.footfall.contracts.seg5a.ScenarioManifestRow;
import io.footfall.contracts.world.VirtualClassification;
import io.footfall.transforms.state.DriverTable;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** A run root with sealed hand-made inputs, on which the states of 5B run on the direct runner. */
public final class SealedRoot {
  /** The only scenario. */
  public static final String SCENARIO = "baseline_v1";

  private static final RunIdentity IDENTITY =
      new RunIdentity(42, "ab".repeat(32), "cd".repeat(32), "ef".repeat(16));

  /** Floors that any handful of merchants meets. */
  public static final Map<PolicyFile, String[]> LOW_FLOORS =
      Map.of(
          PolicyFile.GROUPING,
          new String[] {
            "min_groups_per_scenario: 8", "min_groups_per_scenario: 1",
            "min_group_members_median: 2", "min_group_members_median: 1",
            "max_single_group_share: 0.35", "max_single_group_share: 1.0",
            "min_multi_member_fraction: 0.5", "min_multi_member_fraction: 0.0"
          },
          PolicyFile.ARRIVAL_LGCP,
          new String[] {
            "require_sigma_distinct_values_min: 3", "require_sigma_distinct_values_min: 1",
            "log_gaussian_ou_mixed_v1", "log_gaussian_ou_v1",
            "emit_latent_field_diagnostic: false", "emit_latent_field_diagnostic: true"
          },
          PolicyFile.ARRIVAL_COUNT,
          new String[] {
            "require_kappa_distinct_values_min: 3", "require_kappa_distinct_values_min: 1"
          });

  /** The latent model as shipped, against {@link #LOW_FLOORS}. */
  public static final Map<PolicyFile, String[]> MIXED =
      Map.of(
          PolicyFile.ARRIVAL_LGCP,
          new String[] {
            "log_gaussian_ou_v1", "log_gaussian_ou_mixed_v1",
            "emit_latent_field_diagnostic: true", "emit_latent_field_diagnostic: false"
          });

  private final RunContext ctx;

  /**
   * A root below a folder.
   *
   * @param unitRows rows after which a unit ends
   * @param edits replacements in policies, beside the low floors
   */
  public SealedRoot(Path dir, long unitRows, Map<PolicyFile, String[]> edits) throws IOException {
    Path config = dir.resolve("config");
    for (PolicyFile policy : PolicyFile.values()) {
      String[] low = LOW_FLOORS.getOrDefault(policy, new String[0]);
      String[] own = edits.getOrDefault(policy, new String[0]);
      boolean shipped = ResolvedConfig.class.getResource("files/" + policy.path()) != null;
      if (!shipped || low.length + own.length > 0) {
        String[] all = Stream.of(low, own).flatMap(Stream::of).toArray(String[]::new);
        Path file = config.resolve(policy.path());
        Files.createDirectories(file.getParent());
        Files.writeString(file, shipped ? ShippedPolicies.text(policy, all) : "unused: true\n");
      }
    }
    LayoutPolicy layout =
        new LayoutPolicy(
            "layout_policy",
            "v1",
            new LayoutPolicy.UnitRows(1_000_000, unitRows, unitRows),
            false,
            false,
            true);
    ctx =
        new RunContext(
            dir.resolve("root").toString(),
            IDENTITY,
            "attempt",
            ResolvedConfig.load("small", Files.createDirectories(config)),
            layout);
  }

  public RunContext ctx() {
    return ctx;
  }

  /** Horizon buckets of the scenario. */
  public int buckets() {
    return scenario().buckets();
  }

  private ScenarioHorizonConfig.Scenario scenario() {
    return ctx.config()
        .read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class)
        .scenario(SCENARIO);
  }

  /** Seals the inputs of S1 and S2. */
  public SealedRoot seal(SmallWorld world) throws IOException {
    ScenarioHorizonConfig.Scenario s = scenario();
    Partition surfaces = Partition.surfaces(IDENTITY, SCENARIO);
    seal(
        "scenario_manifest_5A",
        surfaces,
        ScenarioManifestRow.class,
        List.of(
            new ScenarioManifestRow(
                SCENARIO,
                s.scenarioVersion(),
                s.horizonStartUtc(),
                s.horizonEndUtc(),
                s.isBaseline(),
                s.isStress(),
                s.labels(),
                List.of())));
    seal("merchant_zone_profile_5A", surfaces, MerchantZoneProfile.class, world.profiles());
    seal(
        "virtual_classification_3B",
        Partition.world(IDENTITY),
        VirtualClassification.class,
        world.modes());
    seal("merchant_zone_scenario_local_5A", surfaces, ScenarioIntensity.class, world.surface());
    return this;
  }

  /** Seals a table in one part, over one that is there. */
  public <T extends Record> void seal(
      String dataset, Partition partition, Class<T> type, List<T> rows) throws IOException {
    Path folder = Path.of(StateRun.folder(ctx.root(), dataset, partition));
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file :
        DriverTable.files(dataset, partition, type, rows).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** Runs a state on the direct runner and returns its evidence. */
  public StateEvidence run(TableState state, int workers) throws IOException {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(workers);
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply("State", state);
    pipeline.run().waitUntilFinish();
    return StateEvidence.read(state.run());
  }

  /** Partition of the tables without arrival seed. */
  public Partition surfaces() {
    return Partition.surfaces(IDENTITY, SCENARIO);
  }

  /** Partition of the tables of an arrival seed. */
  public Partition arrivals(long seed) {
    return Partition.arrivals(IDENTITY, seed, SCENARIO);
  }

  /** Rows of a sealed table. */
  public <T extends Record> List<T> rows(String dataset, Partition partition, Class<T> type)
      throws IOException {
    SealedTable table = ctx.table(dataset, partition);
    return ReadTable.rows(table, type);
  }

  /** Digest of every file of a segment by its path below the root. */
  public Map<String, String> digests() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    Path top = Path.of(ctx.root());
    try (Stream<Path> walk = Files.walk(top.resolve("data/layer2/5B"))) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        digests.put(top.relativize(file).toString(), Storage.sha256(file.toString()));
      }
    }
    return digests;
  }
}
