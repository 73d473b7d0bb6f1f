package io.footfall.transforms.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerCacheTest {
  private static Integer nested(int depth) throws IOException {
    return WorkerCache.get(
        "nested:" + depth, Integer.class, () -> depth == 0 ? 0 : 1 + nested(depth - 1));
  }

  /** Two hundred keys, so that some share a place in any table of hashes. */
  @Test
  void aLoaderMayAskForOtherKeys() throws IOException {
    assertThat(nested(200), is(200));
  }

  @Test
  void aValueIsLoadedOnceAndAFailureNever() throws IOException {
    AtomicInteger loads = new AtomicInteger();
    assertThrows(
        IOException.class,
        () ->
            WorkerCache.get(
                "once",
                Integer.class,
                () -> {
                  throw new IOException("gone");
                }));
    for (int i = 0; i < 3; i++) {
      assertThat(WorkerCache.get("once", Integer.class, loads::incrementAndGet), is(1));
    }
  }

  /** The counter tells how often each was loaded. */
  @Test
  void aSweepDropsWhatWasNotAskedForSinceTheLast() throws IOException {
    AtomicInteger loads = new AtomicInteger();
    WorkerCache.Loader<Integer> loader = loads::incrementAndGet;
    WorkerCache.get("kept", Integer.class, loader);
    WorkerCache.get("dropped", Integer.class, loader);
    WorkerCache.sweep();
    assertThat(WorkerCache.get("kept", Integer.class, loader), is(1));
    WorkerCache.sweep();
    assertThat(WorkerCache.get("kept", Integer.class, loader), is(1));
    assertThat(WorkerCache.get("dropped", Integer.class, loader), is(3));
  }
}
