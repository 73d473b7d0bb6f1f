package io.footfall.runners.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Flink settings of the submitting side: how often a job restarts, and how long the client waits
 * for an address that does not answer. Ten restarts bear the loss of as many TaskManagers, and a
 * fault that lasts still ends the job within a minute or so.
 */
final class ClientSettings {
  private static final String TEXT =
      """
      restart-strategy.type: fixed-delay
      restart-strategy.fixed-delay.attempts: 10
      restart-strategy.fixed-delay.delay: 2 s
      rest.connection-timeout: 5000
      rest.idleness-timeout: 60000
      rest.retry.max-attempts: 5
      rest.retry.delay: 1000
      """;

  private ClientSettings() {}

  /** Writes them to a temporary folder, deleted when this process ends. */
  static String write() {
    try {
      Path folder = Files.createTempDirectory("footfall-flink-");
      Path file = Files.writeString(folder.resolve("config.yaml"), TEXT);
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return folder.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
