package io.footfall.pipelines;

import io.footfall.config.LayoutPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.table.RunContext;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** One process working on one run root: resolved policies, identity, lock, context, runner. */
final class RunSession implements AutoCloseable {
  private final RunContext context;
  private final StateRunner states;
  private final ProgressLine progress;
  private final RootLock lock;

  private RunSession(
      RunContext context,
      RunnerProfile profile,
      int parallelism,
      ProgressLine progress,
      RootLock lock) {
    this.context = context;
    this.states = new StateRunner(profile, parallelism, progress, context);
    this.progress = progress;
    this.lock = lock;
  }

  /** Resolves everything the options say and takes the root's lock. */
  static RunSession open(MainOptions options, PrintStream err) throws IOException {
    RunnerProfile profile = options.profile();
    int parallelism = options.parallelism();
    ResolvedConfig config = options.config();
    LayoutPolicy layout = config.read(PolicyFile.LAYOUT, LayoutPolicy.class);
    RunIdentity identity = RunIdentities.of(config, options.worldSeed());
    String root = options.absoluteRunsRoot() + "/" + identity.runId();
    RootLock lock = lock(root);
    RunContext context = new RunContext(root, identity, attempt(), config, layout);
    return new RunSession(
        options.reseal ? context.resealing() : context,
        profile,
        parallelism,
        new ProgressLine(err, System.console() != null && !options.json, options.quiet),
        lock);
  }

  /** Opens a run that lies on disk by its folder alone, and takes its lock. */
  static RunSession open(OpenRunOptions options, PrintStream err) throws IOException {
    RunnerProfile profile = options.profile();
    int parallelism = options.parallelism();
    String root = options.root();
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    RunContext context = RunRoot.open(root, attempt());
    return new RunSession(
        options.reseal ? context.resealing() : context,
        profile,
        parallelism,
        new ProgressLine(err, System.console() != null && !options.json, options.quiet),
        lock(root));
  }

  /** The lock of a local root, with leftovers of dead attempts swept; null on an object store. */
  private static RootLock lock(String root) throws IOException {
    if (!root.startsWith("/")) {
      return null;
    }
    RootLock lock = RootLock.take(Path.of(root));
    lock.sweep(Path.of(root));
    return lock;
  }

  /** Random id of this process; stands in temporary names only (DECISIONS 1.5). */
  static String attempt() {
    byte[] id = new byte[6];
    new SecureRandom().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  RunContext context() {
    return context;
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
