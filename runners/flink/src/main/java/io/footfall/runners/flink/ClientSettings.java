package io.footfall.runners.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Flink settings of the submitting side: how long it waits for an address that does not answer.
 * Restarting is the cluster's to decide; a batch job cannot carry a restart strategy of its own.
 */
final class ClientSettings {
  private static final String TEXT =
      """
      rest.connection-timeout: 5000
      rest.idleness-timeout: 60000
      rest.retry.max-attempts: 5
      rest.retry.delay: 1000
      """;

  private final Path folder;

  private ClientSettings(Path folder) {
    this.folder = folder;
  }

  /** Writes them to a temporary folder, deleted when this process ends. */
  static ClientSettings write() {
    try {
      Path folder = Files.createTempDirectory("footfall-flink-");
      Path file = Files.writeString(folder.resolve("config.yaml"), TEXT);
      Path jar = folder.resolve("nothing.jar");
      new JarOutputStream(Files.newOutputStream(jar), new Manifest()).close();
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      jar.toFile().deleteOnExit();
      return new ClientSettings(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folder that holds them. */
  String folder() {
    return folder.toString();
  }

  /**
   * A jar without content: where nothing is staged by name, Beam sends the whole class path with
   * every job.
   */
  String emptyJar() {
    return folder.resolve("nothing.jar").toString();
  }
}
