package io.footfall.transforms.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Results a reseal replaces. They go to {@code <root>/_superseded/<attempt>/<same relative path>}
 * and are never deleted; without a reseal nothing moves and every difference is a conflict.
 */
public final class Superseded {
  /** Folder below the run root. */
  public static final String FOLDER = "_superseded";

  /** What a conflict advises. */
  public static final String REMEDY =
      "Nothing was overwritten. The same command with --reseal moves the old result aside to "
          + FOLDER
          + "/ and publishes the new one.";

  private final boolean asked;
  private final List<String> moved = new ArrayList<>();

  private Superseded(boolean asked) {
    this.asked = asked;
  }

  /** Moves no conflicting result. */
  public static Superseded never() {
    return new Superseded(false);
  }

  /** Moves what conflicts. */
  public static Superseded asked() {
    return new Superseded(true);
  }

  /** Whether conflicting results may be moved. */
  public boolean isAsked() {
    return asked;
  }

  /** Paths moved so far, below the run root. */
  public List<String> moved() {
    return List.copyOf(moved);
  }

  /**
   * Moves files; the caller lists those first that make the others readable (flag, index,
   * manifest).
   *
   * @param root run root
   * @param attempt attempt that replaces them
   * @param paths absolute paths below the root; absent ones are ignored
   */
  public void move(String root, String attempt, List<String> paths) throws IOException {
    if (!asked) {
      throw new IllegalStateException("Nobody asked for a reseal");
    }
    replace(root, attempt, paths);
  }

  /**
   * Moves files a command replaces by its nature, asked for a reseal or not: verdicts over the same
   * data, never data.
   *
   * @param root run root
   * @param attempt attempt that replaces them
   * @param paths absolute paths below the root, in the order of moving; absent ones are ignored
   */
  public void replace(String root, String attempt, List<String> paths) throws IOException {
    for (String path : paths) {
      if (Storage.exists(path)) {
        String relative = path.substring(root.length() + 1);
        Storage.move(path, free(root + "/" + FOLDER + "/" + attempt + "/" + relative));
        moved.add(relative);
      }
    }
  }

  /** The path itself, or with a number behind where one attempt replaces a file twice. */
  private static String free(String path) throws IOException {
    String name = path;
    for (int i = 2; Storage.exists(name); i++) {
      name = path + "." + i;
    }
    return name;
  }
}
