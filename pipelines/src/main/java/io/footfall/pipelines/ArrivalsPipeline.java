package io.footfall.pipelines;

import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.pipelines.runroot.SeedsOnDisk;
import io.footfall.pipelines.states.StateId;
import io.footfall.pipelines.states.StateRunner;
import io.footfall.transforms.evidence.AssembledBundle;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.seg5b.s1grid.S1GridAndGroups;
import io.footfall.transforms.seg5b.s2intensity.S2LatentIntensity;
import io.footfall.transforms.seg5b.s3counts.S3BucketCounts;
import io.footfall.transforms.seg5b.s4arrivals.S4ArrivalEvents;
import io.footfall.transforms.seg5b.s5bundle.S5ArrivalBundle;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Segment 5B: gate, grid and groups once; intensity, counts, arrivals and bundle per seed. */
final class ArrivalsPipeline {
  private final RunContext context;
  private final StateRunner states;
  private final List<String> scenarios;
  private final List<Long> seeds;
  private final Validation validation;
  private final Map<Long, AssembledBundle> bundles = new LinkedHashMap<>();

  ArrivalsPipeline(
      RunContext context,
      StateRunner states,
      List<String> scenarios,
      List<Long> seeds,
      Validation validation) {
    this.validation = validation;
    this.context = context;
    this.states = states;
    this.scenarios = scenarios;
    this.seeds = seeds;
  }

  /** Runs the states of 5B among those wanted; those of one seed before those of the next. */
  void run(Set<StateId> wanted) throws IOException {
    if (wanted.contains(StateId.ARRIVAL_GATE)) {
      states.drive("5B.S0", "gate", () -> states.warn(validation.arrivalGate()));
    }
    if (wanted.contains(StateId.GRID)) {
      for (String scenario : scenarios) {
        states.gate(StateId.GRID, 0, scenario);
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
    if (validation.certifies() && wanted.contains(StateId.ARRIVAL_GATE)) {
      renewOthers();
    }
  }

  /** Bundles of seeds that are not certified hold copies of the receipt, which may be new. */
  private void renewOthers() throws IOException {
    Partition world = Partition.surfaces(context.identity(), null);
    String receipt = Storage.sha256(context.file("s0_gate_receipt_5B", world));
    for (long seed : SeedsOnDisk.validated(context)) {
      String copy =
          context.root()
              + "/"
              + GateReader.arrivalsFolder(context.identity(), seed)
              + "receipts/s0_gate_receipt_5B.json";
      boolean old = Storage.exists(copy) && !Storage.sha256(copy).equals(receipt);
      if (old && !seeds.contains(seed)) {
        states.drive(
            StateId.ARRIVAL_BUNDLE.id(),
            "validation, seed " + U64.text(seed),
            Partition.arrivals(context.identity(), seed, null),
            () -> validation.publish(S5ArrivalBundle.assemble(context, seed, states::examine)));
      }
    }
  }

  private void run(StateId state, long seed) throws IOException {
    String of = ", seed " + U64.text(seed);
    if (state == StateId.ARRIVAL_BUNDLE) {
      states.gate(state, seed, null);
      validate(seed, "validation" + of);
      return;
    }
    for (String scenario : scenarios) {
      states.gate(state, seed, scenario);
      states.seal(
          switch (state) {
            case INTENSITY -> S2LatentIntensity.realise(context, seed, scenario);
            case COUNTS -> S3BucketCounts.draw(context, seed, scenario);
            default -> S4ArrivalEvents.expand(context, seed, scenario);
          },
          scenario + of);
    }
  }

  /** A certification goes on to the other seeds, whose verdicts belong to it too. */
  private void validate(long seed, String what) throws IOException {
    try {
      states.drive(
          StateId.ARRIVAL_BUNDLE.id(),
          what,
          Partition.arrivals(context.identity(), seed, null),
          () -> {
            AssembledBundle bundle = validation.arrivals(seed, states::examine);
            bundles.put(seed, bundle);
            validation.publish(bundle);
          });
    } catch (FootfallException e) {
      boolean failed = bundles.containsKey(seed) && !bundles.get(seed).passed();
      if (!validation.certifies() || !failed) {
        throw e;
      }
    }
  }

  /** Bundles of the seeds that were validated, failed ones of a certification too. */
  Map<Long, AssembledBundle> bundles() {
    return Collections.unmodifiableMap(bundles);
  }
}
