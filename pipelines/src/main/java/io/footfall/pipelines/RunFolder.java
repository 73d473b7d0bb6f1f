package io.footfall.pipelines;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the run folder a user means. */
final class RunFolder {
  private static final Pattern RUN_ID = Pattern.compile("[0-9a-f]{32}");

  private RunFolder() {}

  /**
   * The run folder, absolute, without trailing '/'.
   *
   * @param run a run folder; a runs root that holds exactly one run; or a run id, or its beginning,
   *     below {@code runsRoot}; on an object store always the run folder
   * @throws FootfallException {@code RUN.NOT_FOUND} or {@code RUN.AMBIGUOUS}
   */
  static String find(String run, String runsRoot) {
    if (run.matches("[A-Za-z0-9]+://.*")) {
      return run.replaceAll("/+$", "");
    }
    String text = MainOptions.absolute(run, "--run");
    Path folder = Path.of(text);
    if (Files.isDirectory(folder)) {
      return isRun(folder) ? text : only(runs(folder, ""), "below " + text);
    }
    if (run.matches("[0-9a-f]{1,32}")) {
      Path all = Path.of(MainOptions.absolute(runsRoot, "--runs-root"));
      return only(
          Files.isDirectory(all) ? runs(all, run) : List.of(), "named " + run + " below " + all);
    }
    return only(List.of(), "at " + text);
  }

  private static boolean isRun(Path folder) {
    return RUN_ID.matcher(folder.getFileName().toString()).matches()
        || Files.exists(folder.resolve("run_receipt.json"));
  }

  private static List<Path> runs(Path folder, String prefix) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(Files::isDirectory)
          .filter(p -> RUN_ID.matcher(p.getFileName().toString()).matches())
          .filter(p -> p.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String only(List<Path> runs, String where) {
    if (runs.size() == 1) {
      return runs.get(0).toString();
    }
    List<Path> names = runs.stream().map(Path::getFileName).toList();
    throw new FootfallException(
        new FailureCode("RUN", runs.isEmpty() ? "NOT_FOUND" : "AMBIGUOUS"),
        runs.isEmpty() ? "found no run " + where : "found " + names + " " + where,
        "Give --run a run folder, <runs-root>/<run_id>; footfall run prints it at its end.");
  }
}
