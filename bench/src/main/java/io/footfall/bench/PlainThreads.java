package io.footfall.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Work on threads of our own: what there is without Beam. */
final class PlainThreads {
  private PlainThreads() {}

  /** Work on one of many items. */
  @FunctionalInterface
  interface Work<T> {
    void on(T item) throws Exception;
  }

  /** Gives the items out in order; each thread takes the next when it is free. */
  static <T> void each(int threads, List<T> items, Work<T> work) throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      tasks.add(
          () -> {
            for (int at = next.getAndIncrement(); at < items.size(); at = next.getAndIncrement()) {
              work.on(items.get(at));
            }
            return null;
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Void> task : pool.invokeAll(tasks)) {
        task.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdown();
    }
  }
}
