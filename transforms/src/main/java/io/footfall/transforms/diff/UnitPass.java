package io.footfall.transforms.diff;

import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.transforms.table.KeyRange;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Merchant ranges worked on by some threads; results are merged in the order of the ranges, so that
 * they do not depend on the number of threads. At most a few results are alive at a time.
 */
final class UnitPass {
  private final int workers;

  UnitPass(int workers) {
    this.workers = workers;
  }

  /** What one range gives. */
  @FunctionalInterface
  interface Law<T> {
    T of(KeyRange range) throws IOException;
  }

  /** Ranges that begin where a part of one of the tables begins; together every merchant. */
  static List<KeyRange> ranges(SealedTable... tables) throws IOException {
    TreeSet<Long> starts = new TreeSet<>(Long::compareUnsigned);
    for (SealedTable table : tables) {
      for (PartFile part : TableManifest.of(table).parts()) {
        if (part.rows() > 0) {
          starts.add(part.firstMerchant());
        }
      }
    }
    starts.remove(starts.isEmpty() ? null : starts.first());
    List<KeyRange> ranges = new ArrayList<>();
    long first = 0L;
    for (long next : starts) {
      ranges.add(new KeyRange(first, next - 1));
      first = next;
    }
    ranges.add(new KeyRange(first, -1L));
    return ranges;
  }

  /** Runs the law over all ranges. */
  <T> void over(List<KeyRange> ranges, Law<T> law, Consumer<T> merge) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<T>> ahead = new ArrayList<>();
      int next = 0;
      for (int i = 0; i < ranges.size(); i++) {
        for (; next < ranges.size() && next < i + 2 * workers; next++) {
          KeyRange range = ranges.get(next);
          ahead.add(pool.submit(() -> law.of(range)));
        }
        merge.accept(ahead.get(i).get());
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
