package io.footfall.transforms.seg5b.s1grid;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.UtcText;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.ScenarioManifestRow;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * A scenario as {@code scenario_manifest_5A} lists it.
 *
 * @param scenarioId scenario
 * @param startMicros first instant, microseconds UTC
 * @param endMicros end, exclusive
 * @param isBaseline whether it is a baseline
 * @param isStress whether it is a stress
 * @param labels labels in configuration order
 * @param surfaceBucketSeconds length of the buckets 5A's intensities count in
 */
public record ScenarioHorizon(
    String scenarioId,
    long startMicros,
    long endMicros,
    boolean isBaseline,
    boolean isStress,
    List<String> labels,
    int surfaceBucketSeconds)
    implements Serializable {
  private static final int SECONDS_PER_MINUTE = 60;

  public ScenarioHorizon {
    labels = List.copyOf(labels);
  }

  /** The band of the scenario. */
  public ScenarioBand band() {
    return ScenarioBand.of(isBaseline);
  }

  /**
   * Reads the scenario's row of the sealed manifest.
   *
   * @throws LawBroken SCENARIO_HORIZON_INVALID if the manifest does not list it exactly once
   */
  static ScenarioHorizon read(RunContext ctx, String scenarioId) throws IOException {
    List<ScenarioManifestRow> rows =
        ReadTable.rows(
                ctx.table("scenario_manifest_5A", Partition.surfaces(ctx.identity(), null)),
                ScenarioManifestRow.class)
            .stream()
            .filter(row -> row.scenarioId().equals(scenarioId))
            .toList();
    if (rows.size() != 1) {
      throw TimeGridLaw.invalid(scenarioId, rows.size() + " manifest rows", "one");
    }
    ScenarioManifestRow row = rows.get(0);
    ScenarioHorizonConfig config =
        ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    return new ScenarioHorizon(
        scenarioId,
        UtcText.micros(row.horizonStartUtc()),
        UtcText.micros(row.horizonEndUtc()),
        row.isBaseline(),
        row.isStress(),
        row.labels(),
        config.scenario(scenarioId).bucketDurationMinutes() * SECONDS_PER_MINUTE);
  }
}
