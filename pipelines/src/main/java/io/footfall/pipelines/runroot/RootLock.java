package io.footfall.pipelines.runroot;

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
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * At most one process writes a local run root (DESIGN law 8: the local rename overwrites silently).
 * The operating system releases the lock when the process ends, however it ends.
 */
public final class RootLock implements AutoCloseable {
  /** As {@code Storage.write} names a small file before it appears. */
  private static final Pattern TEMPORARY = Pattern.compile(".*\\.tmp-[0-9a-f]{12}");

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
  public static RootLock take(Path root) {
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

  /**
   * Removes temporary files of attempts that died, parts below {@code _tmp} and small files beside
   * their final name; nobody else writes while the lock is held.
   */
  public void sweep(Path root) throws IOException {
    Path parts = root.resolve("_tmp");
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> dead =
          walk.filter(
                  path -> path.startsWith(parts) || TEMPORARY.matcher(path.toString()).matches())
              .sorted(Comparator.reverseOrder())
              .toList();
      for (Path path : dead) {
        Files.delete(path);
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
