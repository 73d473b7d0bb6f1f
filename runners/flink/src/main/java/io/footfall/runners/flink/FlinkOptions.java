package io.footfall.runners.flink;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Command-line options of {@code --runner flink}. */
final class FlinkOptions {
  @Option(
      names = "--flink-master",
      paramLabel = "HOST:PORT",
      description =
          "With --runner flink: REST address of a session cluster (default: Flink in this"
              + " process).")
  String master;

  @Option(
      names = "--flink-jar",
      paramLabel = "FILE",
      description = {
        "With --flink-master: jar with Footfall and all it needs, sent to the cluster with each"
            + " job (default: none, the cluster has Footfall on its class path)."
      })
  Path jar;
}
