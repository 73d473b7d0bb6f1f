package io.footfall.pipelines;

import io.footfall.config.LayoutPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.table.RunContext;
import io.footfall.transforms.world.outside.OutsideWorld;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** One process working on one run root: resolved policies, identity, lock, context, runner. */
final class RunSession implements AutoCloseable {
  private final RunContext context;
  private final StateRunner states;
  private final ProgressLine progress;
  private final RootLock lock;
  private final OutsideWorld outside;

  private RunSession(
      RunContext context,
      StateRunner states,
      ProgressLine progress,
      RootLock lock,
      OutsideWorld outside) {
    this.context = context;
    this.states = states;
    this.progress = progress;
    this.lock = lock;
    this.outside = outside;
  }

  /** Resolves everything the options say and takes the root's lock. */
  static RunSession open(MainOptions options, PrintStream err) throws IOException {
    RunnerProfile profile = options.profile();
    int parallelism = options.parallelism();
    ResolvedConfig config = options.config();
    LayoutPolicy layout = config.read(PolicyFile.LAYOUT, LayoutPolicy.class);
    OutsideWorld outside = options.outsideWorld();
    RunIdentity identity =
        outside == null
            ? RunIdentities.of(config, options.worldSeed())
            : RunIdentities.imported(config, outside.identity().worldSeed(), outside.artefacts());
    String root = options.absoluteRunsRoot() + "/" + identity.runId();
    RootLock lock = root.startsWith("/") ? RootLock.take(Path.of(root)) : null;
    if (lock != null) {
      lock.sweep(Path.of(root));
    }
    RunContext context = new RunContext(root, identity, attempt(), config, layout);
    ProgressLine progress =
        new ProgressLine(err, System.console() != null && !options.json, options.quiet);
    StateRunner states = new StateRunner(profile, parallelism, progress);
    return new RunSession(context, states, progress, lock, outside);
  }

  /** Random id of this process; stands in temporary names only (DECISIONS 1.5). */
  private static String attempt() {
    byte[] id = new byte[6];
    new SecureRandom().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  RunContext context() {
    return context;
  }

  /** Brings layer 1 about: makes a world, or imports the one made elsewhere. */
  void world() throws IOException {
    if (outside == null) {
      new WorldPipeline(context, states).run();
    } else {
      new ImportPipeline(context, states, outside, progress::warn).run();
    }
  }

  StateRunner states() {
    return states;
  }

  @Override
  public void close() throws IOException {
    progress.close();
    if (lock != null) {
      lock.sweep(Path.of(context.root()));
      lock.close();
    }
  }
}
