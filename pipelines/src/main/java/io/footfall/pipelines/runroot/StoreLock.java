package io.footfall.pipelines.runroot;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * At most one process writes a run root on an object store. A process puts a claim of its own below
 * {@code _lock/}, then lists the folder: stores list what was put before, so of two processes at
 * least one sees the other. Claims are written again every few seconds. A process that sees another
 * claim change withdraws; one that stands still for the expiry is of a dead process and is removed,
 * which also tells a process that only slept that it has lost the root. Clocks are not compared.
 * Should two processes write all the same, they write the same bytes to the same keys.
 */
public final class StoreLock implements AutoCloseable {
  private static final String UNREADABLE = "";
  private static final Pattern ATTEMPT = Pattern.compile("[0-9a-f]{12}");

  private final String folder;
  private final String attempt;
  private final Duration beat;
  private final Duration expiry;
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "footfall-lock");
            thread.setDaemon(true);
            return thread;
          });
  private long count;
  private volatile long lastBeat = System.nanoTime();
  private volatile boolean lost;

  private StoreLock(String root, String attempt, Duration beat, Duration expiry) {
    this.folder = root + "/_lock/";
    this.attempt = attempt;
    this.beat = beat;
    this.expiry = expiry;
  }

  /**
   * Takes the lock of a root; waits where the claim of a dead process has to expire.
   *
   * @param attempt random id of this process
   * @throws FootfallException {@code CLI.RUN_LOCKED}
   */
  public static StoreLock take(String root, String attempt) throws IOException {
    return take(root, attempt, Duration.ofSeconds(3), Duration.ofSeconds(15));
  }

  /** As above, with a claim every {@code beat}, dead after {@code expiry}. */
  public static StoreLock take(String root, String attempt, Duration beat, Duration expiry)
      throws IOException {
    StoreLock lock = new StoreLock(root, attempt, beat, expiry);
    try {
      lock.claim();
      long millis = beat.toMillis();
      lock.beats.scheduleAtFixedRate(lock::repeat, millis, millis, TimeUnit.MILLISECONDS);
      lock.outlive();
      return lock;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Says that the root is still this process's alone.
   *
   * @throws FootfallException {@code CLI.RUN_LOCK_LOST}
   */
  public void require() {
    if (lost || System.nanoTime() - lastBeat > expiry.toNanos()) {
      throw new FootfallException(
          new FailureCode("CLI", "RUN_LOCK_LOST"),
          folder + attempt + ": this process was silent too long; another may have taken the root",
          "Run the same command again; it resumes, or waits for the other to end.");
    }
  }

  private void claim() throws IOException {
    byte[] text = (attempt + " " + ++count + "\n").getBytes(StandardCharsets.US_ASCII);
    Storage.write(folder + attempt, text, attempt);
    lastBeat = System.nanoTime();
  }

  private void repeat() {
    try {
      if (lost || !Storage.exists(folder + attempt)) {
        lost = true;
      } else {
        claim();
      }
    } catch (IOException | RuntimeException e) {
      // The store may answer next time; require() counts the seconds since it last did.
    }
  }

  /** Waits until no other claim is left. */
  private void outlive() throws IOException {
    Map<String, String> first = new HashMap<>();
    Map<String, Long> since = new HashMap<>();
    Set<String> dead = new HashSet<>();
    while (true) {
      Map<String, String> others = others();
      if (others.isEmpty()) {
        require();
        return;
      }
      for (Map.Entry<String, String> other : others.entrySet()) {
        String path = other.getKey();
        since.putIfAbsent(path, System.nanoTime());
        String text = other.getValue();
        if (!text.equals(UNREADABLE)
            && !text.equals(Objects.requireNonNullElse(first.putIfAbsent(path, text), text))) {
          throw refusal(path);
        }
        if (System.nanoTime() - since.get(path) > expiry.toNanos() && dead.add(path)) {
          Storage.delete(List.of(path));
        }
      }
      pause();
    }
  }

  private void pause() {
    try {
      Thread.sleep(Math.max(1, beat.toMillis() / 6));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refusal(folder);
    }
  }

  /**
   * Claims of others and what stands in them, unreadable while a server replaces it; one that
   * vanishes meanwhile is none.
   */
  private Map<String, String> others() throws IOException {
    Map<String, String> others = new TreeMap<>();
    for (String path : Storage.list(folder + "*")) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (!name.equals(attempt) && ATTEMPT.matcher(name).matches()) {
        try {
          others.put(
              path, new String(Storage.read(path, FileLimit.FLAG), StandardCharsets.US_ASCII));
        } catch (IOException e) {
          if (Storage.exists(path)) {
            others.put(path, UNREADABLE);
          }
        }
      }
    }
    return others;
  }

  private static FootfallException refusal(String claim) {
    return new FootfallException(
        new FailureCode("CLI", "RUN_LOCKED"),
        "the run root is being written by another process; its claim is " + claim,
        "Wait for it to end, or choose another --runs-root.");
  }

  /** Withdraws the claim. */
  @Override
  public void close() throws IOException {
    beats.shutdown();
    try {
      beats.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Storage.delete(List.of(folder + attempt));
  }
}
