package io.footfall.pipelines;

import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.gate.StateGate;
import io.footfall.transforms.seg5b.s0gate.S0ArrivalGate;
import io.footfall.transforms.seg5b.s1grid.S1GridAndGroups;
import io.footfall.transforms.seg5b.s2intensity.S2LatentIntensity;
import io.footfall.transforms.seg5b.s3counts.S3BucketCounts;
import io.footfall.transforms.seg5b.s4arrivals.S4ArrivalEvents;
import io.footfall.transforms.seg5b.s5bundle.S5ArrivalBundle;
import io.footfall.transforms.table.RunContext;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

  /** Runs the states of 5B among those wanted; those of one seed before those of the next. */
  void run(Set<StateId> wanted) throws IOException {
    if (wanted.contains(StateId.ARRIVAL_GATE)) {
      states.drive("5B.S0", "gate", () -> states.warn(S0ArrivalGate.pass(context)));
    }
    if (wanted.contains(StateId.GRID)) {
      for (String scenario : scenarios) {
        StateGate.require(context, "5B.S1", 0, scenario);
        states.seal(S1GridAndGroups.assign(context, scenario), scenario);
      }
    }
    for (long seed : seeds) {
      for (StateId state : EnumSet.range(StateId.INTENSITY, StateId.ARRIVAL_BUNDLE)) {
        if (wanted.contains(state)) {
          run(state, seed);
        }
      }
    }
  }

  private void run(StateId state, long seed) throws IOException {
    String of = ", seed " + U64.text(seed);
    if (state == StateId.ARRIVAL_BUNDLE) {
      StateGate.require(context, state.id(), seed, null);
      states.drive(
          state.id(),
          "validation" + of,
          Partition.arrivals(context.identity(), seed, null),
          () -> S5ArrivalBundle.validate(context, seed, states::examine));
      return;
    }
    for (String scenario : scenarios) {
      StateGate.require(context, state.id(), seed, scenario);
      states.seal(
          switch (state) {
            case INTENSITY -> S2LatentIntensity.realise(context, seed, scenario);
            case COUNTS -> S3BucketCounts.draw(context, seed, scenario);
            default -> S4ArrivalEvents.expand(context, seed, scenario);
          },
          scenario + of);
    }
  }
}
