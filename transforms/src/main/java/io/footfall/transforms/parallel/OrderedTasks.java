package io.footfall.transforms.parallel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Tasks worked on by some threads. Results are taken by the caller's thread in the order of the
 * tasks, so that they, sums of doubles included, do not depend on the number of threads. At most
 * two results a thread are alive at a time.
 */
public final class OrderedTasks {
  private OrderedTasks() {}

  /** Works on one item. */
  @FunctionalInterface
  public interface Task<I, T> {
    T of(I item) throws IOException;
  }

  /**
   * Works on all items.
   *
   * @param workers threads
   * @param take takes the results in the order of the items
   * @throws IOException that of the first item that failed, or around what else it threw
   */
  public static <I, T> void over(int workers, List<I> items, Task<I, T> task, Consumer<T> take)
      throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<T>> ahead = new ArrayList<>();
      int next = 0;
      for (int i = 0; i < items.size(); i++) {
        for (; next < items.size() && next < i + 2 * workers; next++) {
          I item = items.get(next);
          ahead.add(pool.submit(() -> task.of(item)));
        }
        take.accept(ahead.get(i).get());
        ahead.set(i, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
