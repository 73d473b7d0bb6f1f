package io.footfall.pipelines;

import io.footfall.coders.SealedTable;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.Partition;
import io.footfall.transforms.table.RunContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The order of segments: world, surfaces, arrivals; each reads only what the one before sealed. */
final class MainJob {
  private final RunSession session;
  private final List<Long> seeds;

  /** How far to go. */
  enum Until {
    WORLD,
    SURFACES,
    ARRIVALS,
    /** Arrivals on surfaces that must be there. */
    ARRIVALS_ONLY
  }

  MainJob(RunSession session, List<Long> seeds) {
    this.session = session;
    this.seeds = seeds;
  }

  RunResult run(Until until) throws IOException {
    RunContext context = session.context();
    StateRunner states = session.states();
    List<String> scenarios =
        context
            .config()
            .read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class)
            .scenarioIds();
    if (until != Until.ARRIVALS_ONLY) {
      session.world();
    }
    if (until == Until.SURFACES || until == Until.ARRIVALS) {
      new SurfacesPipeline(context, states, scenarios).run();
    }
    List<String> results = new ArrayList<>();
    long arrivals = -1;
    if (until == Until.ARRIVALS || until == Until.ARRIVALS_ONLY) {
      new ArrivalsPipeline(context, states, scenarios, seeds).run();
      arrivals = 0;
      for (long seed : seeds) {
        for (String scenario : scenarios) {
          SealedTable table =
              context.table(
                  "arrival_events_5B", Partition.arrivals(context.identity(), seed, scenario));
          arrivals += table.rows();
          results.add(table.folder());
        }
      }
    }
    return new RunResult(
        context.root(), context.identity(), seeds, arrivals, results, states.reports());
  }
}
