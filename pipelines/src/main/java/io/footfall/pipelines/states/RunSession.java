package io.footfall.pipelines.states;

import io.footfall.config.LayoutPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.RunIdentity;
import io.footfall.pipelines.console.ProgressLine;
import io.footfall.pipelines.journal.RunJournal;
import io.footfall.pipelines.launch.Launch;
import io.footfall.pipelines.launch.RemoteJobs;
import io.footfall.pipelines.launch.RunnerProfile;
import io.footfall.pipelines.launch.RunnerUse;
import io.footfall.pipelines.options.MainOptions;
import io.footfall.pipelines.options.OpenRunOptions;
import io.footfall.pipelines.runroot.RootLock;
import io.footfall.pipelines.runroot.RunIdentities;
import io.footfall.pipelines.runroot.RunRoot;
import io.footfall.pipelines.runroot.StoreLock;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.world.outside.OutsideWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One process working on one run root: resolved policies, identity, lock, context, runner. */
public final class RunSession implements AutoCloseable {
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
  public static RunSession open(MainOptions options) throws IOException {
    Launch launch = options.launch();
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
    RunContext context = new RunContext(root, identity, RunRoot.attempt(), config, layout);
    return new RunSession(options.apply(context), launch, options.progress(), lock, outside);
  }

  /** Opens a run that lies on disk by its folder alone, and takes its lock. */
  public static RunSession open(OpenRunOptions options) throws IOException {
    Launch launch = options.launch();
    String root = options.root();
    launch.requireReach(root);
    RunContext context = RunRoot.open(root);
    return new RunSession(
        options.apply(context), launch, options.progress(), lock(root, launch.runner()), null);
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

  /**
   * Starts the journal of this invocation; every state from now on is told to it.
   *
   * @param command name of the command
   */
  public RunJournal journal(String command, List<Long> seeds) {
    RunJournal journal = new RunJournal(context, seeds, command, runner, progress::warning);
    states.tell(journal);
    return journal;
  }

  public RunContext context() {
    return context;
  }

  /** The world made elsewhere that the command line names; null where it names none. */
  public OutsideWorld outside() {
    return outside;
  }

  /** Shows a warning beside the progress. */
  public void warn(String text) {
    progress.warning(text);
  }

  /** What runs the states. */
  public StateRunner states() {
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
