package io.footfall.pipelines.options;

import picocli.CommandLine.Option;

/** Threads of a command that reads a run without a runner. */
public final class ReaderThreads {
  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Threads that read parts (default: one per processor).")
  private Integer workers;

  /** The number asked for, as given, or one per processor. */
  public int count() {
    return workers == null ? Runtime.getRuntime().availableProcessors() : workers;
  }
}
