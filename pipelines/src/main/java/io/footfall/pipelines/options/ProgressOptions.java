package io.footfall.pipelines.options;

import io.footfall.pipelines.console.ProgressLine;
import picocli.CommandLine.Option;

/** How much a command tells while it works. */
public final class ProgressOptions {
  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  /** Declared so that parsing takes it; whoever prints a failure looks at the parse. */
  @Option(names = "--verbose", description = "Print stack traces of failures.")
  private boolean verbose;

  /**
   * Progress as this command line wants it.
   *
   * @param json whether the command prints JSON, so that a program reads it
   */
  public ProgressLine line(boolean json) {
    return ProgressLine.onStandardError(json, quiet);
  }
}
