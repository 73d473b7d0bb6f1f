package io.footfall.pipelines.runroot;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the run folder a user means. */
public final class RunFolder {
  private static final Pattern RUN_ID = Pattern.compile("[0-9a-f]{32}");

  private RunFolder() {}

  /**
   * The run folder, absolute, without trailing '/'.
   *
   * @param run a run folder; a runs root that holds exactly one run; or a run id, or its beginning,
   *     below {@code runsRoot}; on an object store the first two, or an id below a runs root there
   * @throws FootfallException {@code RUN.NOT_FOUND} or {@code RUN.AMBIGUOUS}
   */
  public static String find(String run, String runsRoot) {
    if (isRemote(run)) {
      String text = run.replaceAll("/+$", "");
      return exists(text + "/run_receipt.json") ? text : only(remote(text, ""), "below " + text);
    }
    if (isRemote(runsRoot) && run.matches("[0-9a-f]{1,32}")) {
      String all = absolute(runsRoot, "--runs-root");
      return only(remote(all, run), "named " + run + " below " + all);
    }
    String text = absolute(run, "RUN");
    Path folder = Path.of(text);
    if (Files.isDirectory(folder)) {
      return isRun(folder) ? text : only(runs(folder, ""), "below " + text);
    }
    if (run.matches("[0-9a-f]{1,32}")) {
      Path all = Path.of(absolute(runsRoot, "--runs-root"));
      return only(
          Files.isDirectory(all) ? runs(all, run) : List.of(), "named " + run + " below " + all);
    }
    return only(List.of(), "at " + text);
  }

  /**
   * A folder or file as Beam wants it: absolute, without trailing '/'.
   *
   * @param option option that names it
   * @throws FootfallException {@code CLI.RUNS_ROOT_UNUSABLE} for characters that Beam takes as
   *     globs
   */
  public static String absolute(String folder, String option) {
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

  private static boolean isRemote(String path) {
    return path.matches("[A-Za-z0-9]+://.*");
  }

  private static boolean exists(String path) {
    try {
      return Storage.exists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs of a store, which has no folders: whatever has a receipt. */
  private static List<String> remote(String folder, String prefix) {
    try {
      return Storage.list(folder + "/" + prefix + "*/run_receipt.json").stream()
          .map(path -> path.substring(0, path.lastIndexOf('/')))
          .filter(path -> RUN_ID.matcher(name(path)).matches())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isRun(Path folder) {
    return RUN_ID.matcher(folder.getFileName().toString()).matches()
        || Files.exists(folder.resolve("run_receipt.json"));
  }

  private static List<String> runs(Path folder, String prefix) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(Files::isDirectory)
          .filter(p -> RUN_ID.matcher(p.getFileName().toString()).matches())
          .filter(p -> p.getFileName().toString().startsWith(prefix))
          .sorted()
          .map(Path::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String only(List<String> runs, String where) {
    if (runs.size() == 1) {
      return runs.get(0);
    }
    List<String> names = runs.stream().map(RunFolder::name).toList();
    throw new FootfallException(
        new FailureCode("RUN", runs.isEmpty() ? "NOT_FOUND" : "AMBIGUOUS"),
        runs.isEmpty() ? "found no run " + where : "found " + names + " " + where,
        "Name a run folder, <runs-root>/<run_id>, which footfall run prints at its end; or the"
            + " beginning of a run id below --runs-root.");
  }
}
