package io.footfall.transforms.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The law of every path a document states (5A-s0-s1.md 2.2, 5B-s0-s1-s5.md A2): non-empty printable
 * ASCII, relative, without backslash, colon, empty step, {@code .} or {@code ..}, and without a
 * character that file systems take for a pattern.
 */
public final class InsidePath {
  private static final int MAX = 1024;

  private InsidePath() {}

  /** Whether the path obeys the law. */
  public static boolean holds(String path) {
    if (path == null || path.isEmpty() || path.length() > MAX) {
      return false;
    }
    boolean ascii =
        StandardCharsets.US_ASCII.newEncoder().canEncode(path)
            && path.chars().allMatch(c -> c >= ' ' && c < 127 && "\\:*?[]{}".indexOf(c) < 0);
    List<String> steps = List.of(path.split("/", -1));
    return ascii && !steps.contains("") && !steps.contains(".") && !steps.contains("..");
  }

  /** Whether the path is the name of a file directly below its folder. */
  public static boolean isName(String path) {
    return holds(path) && path.indexOf('/') < 0;
  }
}
