package io.footfall.pipelines;

import io.footfall.config.LayoutPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.world.outside.OutsideArtefacts;
import io.footfall.transforms.world.outside.OutsideWorld;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** One process working on one run root: resolved policies, identity, lock, context, runner. */
final class RunSession implements AutoCloseable {
  private final RunContext context;
  private final StateRunner states;
  private final RunnerUse runner;
  private final ProgressLine progress;
  private final RootLock lock;
  private final StoreLock claim;
  private final OutsideWorld outside;

  private RunSession(
      RunContext context, Launch launch, ProgressLine progress, RootLock lock, OutsideWorld outside)
      throws IOException {
    this.context = context;
    this.states = new StateRunner(launch, progress, context);
    this.claim = lock == null ? StoreLock.take(context.root(), context.attempt()) : null;
    if (claim != null) {
      states.guard(claim::require);
    }
    RunnerProfile profile = launch.runner();
    this.runner = new RunnerUse(profile.name(), profile.place(), launch.parallelism());
    this.progress = progress;
    this.lock = lock;
    this.outside = outside;
  }

  /** Resolves everything the options say and takes the root's lock. */
  static RunSession open(MainOptions options, PrintStream err) throws IOException {
    Launch launch = options.launch.launch();
    ResolvedConfig config = options.config();
    LayoutPolicy layout = config.read(PolicyFile.LAYOUT, LayoutPolicy.class);
    OutsideWorld outside = options.outsideWorld();
    RunIdentity identity =
        outside == null
            ? RunIdentities.of(config, options.worldSeed())
            : RunIdentities.imported(config, outside.identity().worldSeed(), outside.artefacts());
    String root = options.absoluteRunsRoot() + "/" + identity.runId();
    launch.requireReach(root);
    RootLock lock = lock(root, launch.runner());
    RunContext context = new RunContext(root, identity, attempt(), config, layout);
    return new RunSession(
        options.rngEvents.apply(options.reseal ? context.resealing() : context),
        launch,
        new ProgressLine(err, System.console() != null && !options.json, options.quiet),
        lock,
        outside);
  }

  /** Opens a run that lies on disk by its folder alone, and takes its lock. */
  static RunSession open(OpenRunOptions options, PrintStream err) throws IOException {
    Launch launch = options.launch.launch();
    String root = options.root();
    launch.requireReach(root);
    RunContext context = RunRoot.open(root, attempt());
    return new RunSession(
        options.rngEvents.apply(options.reseal ? context.resealing() : context),
        launch,
        new ProgressLine(err, System.console() != null && !options.json, options.quiet),
        lock(root, launch.runner()),
        null);
  }

  /**
   * The lock of a local root, with jobs of dead processes ended and their leftovers swept; null on
   * an object store, which has a {@link StoreLock}.
   */
  private static RootLock lock(String root, RunnerProfile profile) throws IOException {
    if (!root.startsWith("/")) {
      return null;
    }
    Path folder = Path.of(root);
    RootLock lock = RootLock.take(folder);
    try {
      RemoteJobs.settle(folder);
      lock.sweep(folder);
      RemoteJobs.note(folder, profile);
      return lock;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Random id of this process; stands in temporary names only (DECISIONS 1.5). */
  static String attempt() {
    byte[] id = new byte[6];
    new SecureRandom().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /**
   * Starts the journal of this invocation; every state from now on is told to it.
   *
   * @param command name of the command
   */
  RunJournal journal(String command, List<Long> seeds) {
    RunJournal journal = new RunJournal(context, seeds, command, runner, progress::warning);
    states.tell(journal);
    return journal;
  }

  RunContext context() {
    return context;
  }

  /** Brings layer 1 about: makes a world, or imports the one made elsewhere. */
  void world(Set<StateId> wanted) throws IOException {
    boolean any = wanted.stream().anyMatch(state -> state.compareTo(StateId.LAYER1) <= 0);
    if (outside != null && any) {
      new ImportPipeline(context, states, outside, progress::warning).run();
    } else if (any && OutsideArtefacts.in(context.root())) {
      throw new FootfallException(
          new FailureCode("WORLD", "IMPORTED"),
          context.root() + ": found an imported world; its layer 1 has no states of its own",
          "Name --world DIR to import it again, or states from 5A.CALENDAR on.");
    } else {
      new WorldPipeline(context, states).run(wanted);
    }
  }

  StateRunner states() {
    return states;
  }

  @Override
  public void close() throws IOException {
    progress.close();
    if (claim != null) {
      claim.close();
    }
    if (lock != null) {
      Path root = Path.of(context.root());
      try {
        RemoteJobs.settle(root);
        lock.sweep(root);
      } catch (FootfallException e) {
        progress.warning(e.code() + " " + e.getMessage());
      } finally {
        lock.close();
      }
    }
  }
}
