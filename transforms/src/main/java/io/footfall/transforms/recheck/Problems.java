package io.footfall.transforms.recheck;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.bundle.BundleInvalid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Problems in the order they are found. All are counted, the first {@link #LIMIT} are kept; texts
 * are cut so that a hostile file cannot flood a terminal. Not thread safe.
 */
public final class Problems {
  /** Problems kept. */
  public static final int LIMIT = 200;

  private static final int TEXT = 400;

  private final String root;
  private final List<Problem> kept = new ArrayList<>();
  private long count;

  /**
   * @param root run root, cut from paths
   */
  public Problems(String root) {
    this.root = root;
  }

  /** A step that may find a file in no state to be judged. */
  @FunctionalInterface
  public interface Step {
    void run() throws IOException;
  }

  /** Adds a problem. */
  public void add(FailureCode code, String path, String found, String expected) {
    Problem problem = new Problem(code.toString(), text(below(path)), text(found), text(expected));
    if (!kept.contains(problem)) {
      count++;
      if (kept.size() < LIMIT) {
        kept.add(problem);
      }
    }
  }

  /** Adds a refusal under its own code. */
  public void add(String path, FootfallException refusal) {
    add(refusal.code(), path, refusal.getMessage(), "a run that passes");
  }

  /**
   * Runs a step; what it throws becomes a problem. A runtime exception is one, too: readers of
   * Parquet and JSON throw them at files that lie about themselves.
   *
   * @param code code of a file that cannot be read
   * @param path file or folder in question
   * @return whether the step ended without an exception
   */
  public boolean guard(FailureCode code, String path, Step step) {
    try {
      step.run();
      return true;
    } catch (FootfallException e) {
      add(path, e);
    } catch (IOException | BundleInvalid e) {
      add(code, path, String.valueOf(e.getMessage()), "a file that can be read");
    } catch (RuntimeException e) {
      add(code, path, "unreadable: " + e, "a file that can be read");
    }
    return false;
  }

  private String below(String path) {
    return path.startsWith(root + "/") ? path.substring(root.length() + 1) : path;
  }

  private static String text(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= TEXT ? line : line.substring(0, TEXT) + "…";
  }

  /** Problems kept, in order. */
  public List<Problem> kept() {
    return List.copyOf(kept);
  }

  /** All problems, kept or not. */
  public long count() {
    return count;
  }
}
