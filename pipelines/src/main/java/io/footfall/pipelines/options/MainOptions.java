package io.footfall.pipelines.options;

import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.U64;
import io.footfall.pipelines.console.ProgressLine;
import io.footfall.pipelines.launch.Launch;
import io.footfall.pipelines.launch.LaunchOptions;
import io.footfall.pipelines.runroot.RunFolder;
import io.footfall.pipelines.sizing.WorldSize;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.world.outside.OutsideWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options shared by every command that names a world. */
public final class MainOptions {
  @Option(
      names = "--scale",
      paramLabel = "NAME",
      defaultValue = "small",
      description = "World preset: tiny, small, medium, reference, skew (default: small).")
  private String scale;

  @Option(
      names = "--target-arrivals",
      paramLabel = "N",
      description = "Resize the world of the scale to about N arrivals a seed, such as 1e9.")
  private String targetArrivals;

  @Option(
      names = "--world",
      paramLabel = "DIR",
      description = "Run root of a sealed layer-1 world made elsewhere, instead of making one.")
  private String world;

  @Option(
      names = "--wrapped-ids",
      description = "With --world: negative ids stand for unsigned ids from 2^63 on.")
  private boolean wrappedIds;

  @Option(
      names = "--world-seed",
      paramLabel = "N",
      description = "Seed of the world, 0 to 2^64-1 (default: 42).")
  private String worldSeedText;

  @Option(
      names = "--seed",
      paramLabel = "N",
      split = ",",
      defaultValue = "42",
      description = "Arrival seeds; one world serves many (default: 42).")
  private List<String> seedTexts;

  @Option(
      names = "--runs-root",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Folder of all runs (default: runs).")
  private String runsRoot;

  @Option(
      names = "--config-dir",
      paramLabel = "DIR",
      description = "Policy files that replace the bundled ones, laid out like config/.")
  private Path configDir;

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  private boolean json;

  @Option(
      names = "--reseal",
      description = "Move conflicting earlier results aside, to _superseded/, instead of refusing.")
  private boolean reseal;

  @Mixin private ProgressOptions progress = new ProgressOptions();

  @Mixin private RngEventOption rngEvents = new RngEventOption();

  @Mixin private LaunchOptions launch = new LaunchOptions();

  /** The runner and the stores, connected. */
  public Launch launch() {
    return launch.launch();
  }

  /**
   * A run's context with the switches of this command line.
   *
   * @throws FootfallException CLI.RNG_EVENTS_UNKNOWN
   */
  public RunContext apply(RunContext context) {
    return rngEvents.apply(reseal ? context.resealing() : context);
  }

  /** Whether to print one JSON object as the last line. */
  public boolean json() {
    return json;
  }

  /** Progress as this command line wants it. */
  public ProgressLine progress() {
    return progress.line(json);
  }

  /** Seed of the world. */
  public long worldSeed() {
    return worldSeedText == null ? 42 : seed(worldSeedText, "--world-seed");
  }

  /** The world made elsewhere, its gates passed; null where none is named. */
  public OutsideWorld outsideWorld() throws IOException {
    if (world != null && targetArrivals != null) {
      throw worldInvalid("found --target-arrivals with --world; expected one of them");
    }
    if (world == null) {
      if (wrappedIds) {
        throw worldInvalid("found --wrapped-ids without --world");
      }
      return null;
    }
    if (worldSeedText != null) {
      throw worldInvalid("found --world-seed with --world; expected one of them");
    }
    return OutsideWorld.open(RunFolder.absolute(world, "--world"), wrappedIds);
  }

  private static FootfallException worldInvalid(String what) {
    return new FootfallException(
        new FailureCode("CLI", "WORLD_OPTIONS"),
        what,
        "A world made elsewhere has its own seed and size: give --world DIR alone.");
  }

  /** Arrival seeds, distinct, in the order given. */
  public List<Long> seeds() {
    return seeds(seedTexts);
  }

  /**
   * Arrival seeds, distinct, in the order given.
   *
   * @throws FootfallException {@code CLI.SEED_INVALID}
   */
  public static List<Long> seeds(List<String> seedTexts) {
    return seedTexts.stream().map(text -> seed(text.strip(), "--seed")).distinct().toList();
  }

  private static long seed(String text, String option) {
    try {
      return U64.parse(text);
    } catch (NumberFormatException e) {
      throw new FootfallException(
          new FailureCode("CLI", "SEED_INVALID"),
          option + ": found '" + text + "'; expected a whole number from 0 to " + U64.text(-1),
          "Give a decimal number, or several separated by commas where --seed is meant.");
    }
  }

  /** The world preset. */
  public String scale() {
    return scale;
  }

  /** Parallelism of a runner in this process. */
  public int localWorkers() {
    return launch.local();
  }

  /** The policies of the scale, whatever size of world is asked for. */
  public ResolvedConfig policies() {
    return ResolvedConfig.load(scale, configDir);
  }

  /** The policies; all are parsed here if any is the user's own, the bundled ones are tested. */
  public ResolvedConfig config() {
    ResolvedConfig config = policies();
    if (configDir != null) {
      PolicyCheck.all(config);
    }
    return targetArrivals == null
        ? config
        : WorldSize.forArrivals(config, worldSeed(), targetArrivals);
  }

  /** The runs root as Beam wants it. */
  public String absoluteRunsRoot() {
    return RunFolder.absolute(runsRoot, "--runs-root");
  }
}
