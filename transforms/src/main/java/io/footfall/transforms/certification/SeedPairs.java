package io.footfall.transforms.certification;

import io.footfall.config.CertificationPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.Partition;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A23 for every two seeds that follow one another, scenario by scenario. */
final class SeedPairs {
  /** Id of the metric. */
  static final String ID = "A23";

  private final RunContext ctx;
  private final CertificationPolicy.SeedClassifier policy;

  SeedPairs(RunContext ctx) {
    this.ctx = ctx;
    this.policy =
        ctx.config().read(PolicyFile.CERTIFICATION, CertificationPolicy.class).seedClassifier();
  }

  /**
   * One pair.
   *
   * @param scenarioId scenario
   * @param first seed
   * @param second seed that follows it
   * @param result what the classifier found
   */
  record Pair(String scenarioId, long first, long second, SeedClassifier.Result result) {}

  /** Judges all pairs; each seed's events are read once. */
  List<Pair> judge(List<Long> seeds) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    SeedClassifier classifier = new SeedClassifier(policy);
    ScenarioHorizonConfig horizon =
        ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    for (String id : horizon.scenarioIds()) {
      int perMerchant = Math.max(1, policy.rowsPerSeed() / Math.max(1, merchants(id)));
      List<SeedSample.Row> before = null;
      for (int i = 0; i < seeds.size(); i++) {
        Partition partition = Partition.arrivals(ctx.identity(), seeds.get(i), id);
        List<SeedSample.Row> rows =
            SeedSample.of(
                ctx.table("arrival_events_5B", partition), horizon.scenario(id), perMerchant);
        if (i > 0) {
          pairs.add(new Pair(id, seeds.get(i - 1), seeds.get(i), classifier.judge(before, rows)));
        }
        before = rows;
      }
    }
    return pairs;
  }

  private int merchants(String scenarioId) throws IOException {
    Partition partition = Partition.surfaces(ctx.identity(), scenarioId);
    int merchants = 0;
    long before = 0;
    try (TableSlice rows =
        TableSlice.open(ctx.table("s1_grouping_5B", partition), KeyRange.ALL, "merchant_id")) {
      while (rows.next()) {
        if (merchants == 0 || rows.longAt(0) != before) {
          merchants++;
        }
        before = rows.longAt(0);
      }
    }
    return merchants;
  }
}
