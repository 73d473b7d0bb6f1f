package io.footfall.pipelines;

import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.seg5b.s0gate.S0ArrivalGate;
import io.footfall.transforms.seg5b.s1grid.S1GridAndGroups;
import io.footfall.transforms.seg5b.s2intensity.S2LatentIntensity;
import io.footfall.transforms.seg5b.s3counts.S3BucketCounts;
import io.footfall.transforms.seg5b.s4arrivals.S4ArrivalEvents;
import io.footfall.transforms.seg5b.s5bundle.S5ArrivalBundle;
import io.footfall.transforms.table.RunContext;
import java.io.IOException;
import java.util.List;

/** Segment 5B: gate, grid and groups once; intensity, counts, arrivals and bundle per seed. */
final class ArrivalsPipeline {
  private final RunContext context;
  private final StateRunner states;
  private final List<String> scenarios;
  private final List<Long> seeds;

  ArrivalsPipeline(
      RunContext context, StateRunner states, List<String> scenarios, List<Long> seeds) {
    this.context = context;
    this.states = states;
    this.scenarios = scenarios;
    this.seeds = seeds;
  }

  void run() throws IOException {
    states.drive("5B.S0", "gate", () -> S0ArrivalGate.pass(context));
    for (String scenario : scenarios) {
      states.seal(S1GridAndGroups.assign(context, scenario), scenario);
    }
    for (long seed : seeds) {
      String of = ", seed " + U64.text(seed);
      for (String scenario : scenarios) {
        states.seal(S2LatentIntensity.realise(context, seed, scenario), scenario + of);
        states.seal(S3BucketCounts.draw(context, seed, scenario), scenario + of);
        states.seal(S4ArrivalEvents.expand(context, seed, scenario), scenario + of);
      }
      states.drive(
          "5B.S5",
          "validation" + of,
          Partition.arrivals(context.identity(), seed, null),
          () -> S5ArrivalBundle.validate(context, seed, states::examine));
    }
  }
}
