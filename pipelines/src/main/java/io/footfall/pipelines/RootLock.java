package io.footfall.pipelines;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * At most one process writes a local run root (DESIGN law 8: the local rename overwrites silently).
 * The operating system releases the lock when the process ends, however it ends.
 */
final class RootLock implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;

  private RootLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock of a root, creating the folder.
   *
   * @throws FootfallException {@code CLI.RUNS_ROOT_UNUSABLE} or {@code CLI.RUN_LOCKED}
   */
  static RootLock take(Path root) {
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve("_lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new FootfallException(
            new FailureCode("CLI", "RUN_LOCKED"),
            root + " is being written by another process",
            "Wait for it to end, or choose another --runs-root.");
      }
      return new RootLock(channel, lock);
    } catch (IOException e) {
      throw new FootfallException(
          new FailureCode("CLI", "RUNS_ROOT_UNUSABLE"),
          root + " cannot be written: " + e,
          "Give --runs-root a directory that you may write to.",
          e);
    }
  }

  /** Removes temporary files of attempts that died; nobody else writes while the lock is held. */
  void sweep(Path root) throws IOException {
    Path temporary = root.resolve("_tmp");
    if (Files.isDirectory(temporary)) {
      try (Stream<Path> walk = Files.walk(temporary)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
