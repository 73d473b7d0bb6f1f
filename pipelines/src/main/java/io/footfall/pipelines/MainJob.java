package io.footfall.pipelines;

import io.footfall.coders.SealedTable;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.pipelines.console.RunResult;
import io.footfall.pipelines.states.RunSession;
import io.footfall.pipelines.states.StateId;
import io.footfall.pipelines.states.StateRunner;
import io.footfall.transforms.gate.ConfigPublisher;
import io.footfall.transforms.gate.RunReceipt;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.world.outside.OutsideArtefacts;
import io.footfall.transforms.world.outside.OutsideWorld;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs states in their order; each reads only what those before it sealed. */
final class MainJob {
  private final RunSession session;
  private final List<Long> seeds;
  private final List<String> scenarios;
  private final boolean certify;

  /**
   * @param seeds arrival seeds
   * @param scenarios scenarios to run, or none for all
   * @param certify whether validations certify
   */
  MainJob(RunSession session, List<Long> seeds, List<String> scenarios, boolean certify) {
    this.certify = certify;
    this.session = session;
    this.seeds = seeds;
    List<String> all =
        session
            .context()
            .config()
            .read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class)
            .scenarioIds();
    for (String scenario : scenarios) {
      if (!all.contains(scenario)) {
        throw new FootfallException(
            new FailureCode("CLI", "SCENARIO_UNKNOWN"),
            "--scenario: found '" + scenario + "'; this run has " + all,
            "Name one of these scenarios, or leave the option out to run all.");
      }
    }
    this.scenarios = scenarios.isEmpty() ? all : scenarios;
  }

  /**
   * Publishes the policies, then runs the states.
   *
   * @param wanted states, run in the order of {@link StateId}
   */
  RunResult run(Set<StateId> wanted) throws IOException {
    RunContext context = session.context();
    StateRunner states = session.states();
    if (!wanted.contains(StateId.MERCHANTS)) {
      RunReceipt.require(context, identityCode(wanted));
    }
    states.drive("world", "policies", () -> ConfigPublisher.publish(context));
    world(wanted);
    Validation validation = certify ? Validation.certifying(context) : Validation.plain(context);
    new SurfacesPipeline(context, states, scenarios, validation).run(wanted);
    ArrivalsPipeline arriving = new ArrivalsPipeline(context, states, scenarios, seeds, validation);
    arriving.run(wanted);
    List<String> results = new ArrayList<>();
    List<String> certified = List.of();
    if (certify && wanted.contains(StateId.ARRIVAL_BUNDLE)) {
      CertifyRun certification = new CertifyRun(context, states, seeds);
      results.add(certification.run(arriving.bundles()));
      certified = certification.lines();
    }
    long arrivals = -1;
    if (wanted.contains(StateId.ARRIVALS)) {
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
        context.root(),
        context.identity(),
        seeds,
        arrivals,
        results,
        states.reports(),
        context.superseded().moved(),
        certified);
  }

  /** Brings layer 1 about: makes a world, or imports the one made elsewhere. */
  private void world(Set<StateId> wanted) throws IOException {
    RunContext context = session.context();
    StateRunner states = session.states();
    OutsideWorld outside = session.outside();
    boolean any = wanted.stream().anyMatch(state -> state.compareTo(StateId.LAYER1) <= 0);
    if (outside != null && any) {
      new ImportPipeline(context, states, outside, session::warn).run();
    } else if (any && OutsideArtefacts.in(context.root())) {
      throw new FootfallException(
          new FailureCode("WORLD", "IMPORTED"),
          context.root() + ": found an imported world; its layer 1 has no states of its own",
          "Name --world DIR to import it again, or states from 5A.CALENDAR on.");
    } else {
      new WorldPipeline(context, states).run(wanted);
    }
  }

  /** The code of the gate that would meet the wrong receipt first. */
  private static FailureCode identityCode(Set<StateId> wanted) {
    String first = wanted.stream().sorted().findFirst().map(StateId::id).orElse("");
    return first.startsWith("5B")
        ? new FailureCode("5B.S0", "RUN_IDENTITY_INVALID")
        : first.startsWith("5A")
            ? new FailureCode("5A.S0", "S0_RUN_CONTEXT_INVALID")
            : new FailureCode("RUN", "RECEIPT_INVALID");
  }
}
