package io.footfall.pipelines;

import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.U64;
import io.footfall.transforms.world.outside.OutsideWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options shared by every command that names a world. */
final class MainOptions {
  @Option(
      names = "--scale",
      paramLabel = "NAME",
      defaultValue = "small",
      description = "World preset: tiny, small, medium, reference, skew (default: small).")
  String scale;

  @Option(
      names = "--target-arrivals",
      paramLabel = "N",
      description = "Resize the world of the scale to about N arrivals a seed, such as 1e9.")
  String targetArrivals;

  @Option(
      names = "--world",
      paramLabel = "DIR",
      description = "Run root of a sealed layer-1 world made elsewhere, instead of making one.")
  String world;

  @Option(
      names = "--wrapped-ids",
      description = "With --world: negative ids stand for unsigned ids from 2^63 on.")
  boolean wrappedIds;

  @Option(
      names = "--world-seed",
      paramLabel = "N",
      description = "Seed of the world, 0 to 2^64-1 (default: 42).")
  String worldSeedText;

  @Option(
      names = "--seed",
      paramLabel = "N",
      split = ",",
      defaultValue = "42",
      description = "Arrival seeds; one world serves many (default: 42).")
  List<String> seedTexts;

  @Option(
      names = "--runs-root",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Folder of all runs (default: runs).")
  String runsRoot;

  @Option(
      names = "--config-dir",
      paramLabel = "DIR",
      description = "Policy files that replace the bundled ones, laid out like config/.")
  Path configDir;

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  boolean json;

  @Option(
      names = "--reseal",
      description = "Move conflicting earlier results aside, to _superseded/, instead of refusing.")
  boolean reseal;

  @Option(names = "--quiet", description = "Show no progress.")
  boolean quiet;

  @Option(names = "--verbose", description = "Print stack traces of failures.")
  boolean verbose;

  @Mixin RngEventOption rngEvents = new RngEventOption();

  @Mixin LaunchOptions launch = new LaunchOptions();

  long worldSeed() {
    return worldSeedText == null ? 42 : seed(worldSeedText, "--world-seed");
  }

  /** The world made elsewhere, its gates passed; null where none is named. */
  OutsideWorld outsideWorld() throws IOException {
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
    return OutsideWorld.open(absolute(world, "--world"), wrappedIds);
  }

  private static FootfallException worldInvalid(String what) {
    return new FootfallException(
        new FailureCode("CLI", "WORLD_OPTIONS"),
        what,
        "A world made elsewhere has its own seed and size: give --world DIR alone.");
  }

  /** Arrival seeds, distinct, in the order given. */
  List<Long> seeds() {
    return seeds(seedTexts);
  }

  static List<Long> seeds(List<String> seedTexts) {
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

  /** The policies; all are parsed here if any is the user's own, the bundled ones are tested. */
  ResolvedConfig config() {
    ResolvedConfig config = ResolvedConfig.load(scale, configDir);
    if (configDir != null) {
      PolicyCheck.all(config);
    }
    return targetArrivals == null
        ? config
        : WorldSize.forArrivals(config, worldSeed(), targetArrivals);
  }

  /** The runs root as Beam wants it. */
  String absoluteRunsRoot() {
    return absolute(runsRoot, "--runs-root");
  }

  static String absolute(String folder, String option) {
    String root =
        folder.toLowerCase(Locale.ROOT).matches("[a-z0-9]+://.*")
            ? folder
            : Path.of(folder).toAbsolutePath().normalize().toString();
    if (folder.isBlank() || root.matches("(?s).*[*?\\[\\]{}\\\\].*")) {
      throw new FootfallException(
          new FailureCode("CLI", "RUNS_ROOT_UNUSABLE"),
          option + ": found '" + folder + "' (" + root + "); expected no * ? [ ] { } or \\",
          "Give " + option + " the path of a directory whose name has none of these characters.");
    }
    return root.endsWith("/") && root.length() > 1 ? root.substring(0, root.length() - 1) : root;
  }
}
