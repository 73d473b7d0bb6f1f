package io.footfall.transforms.parallel;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results come in the order of the items, a few ahead of the caller, and failures as they are. */
class OrderedTasksTest {
  private static final List<Integer> ITEMS = IntStream.range(0, 50).boxed().toList();

  /** The first item ends after the second: its result is still the first. */
  @Test
  void aSlowItemKeepsItsPlace() throws IOException {
    CountDownLatch second = new CountDownLatch(1);
    List<Integer> taken = new ArrayList<>();
    OrderedTasks.over(
        2,
        ITEMS,
        item -> {
          if (item == 0) {
            await(second);
          }
          if (item == 1) {
            second.countDown();
          }
          return item;
        },
        taken::add);
    assertThat(taken, is(ITEMS));
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void noMoreThanTwoResultsAThreadAreAhead(int workers) throws IOException {
    AtomicInteger alive = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    OrderedTasks.over(
        workers,
        ITEMS,
        item -> {
          most.accumulateAndGet(alive.incrementAndGet(), Math::max);
          return item;
        },
        item -> alive.decrementAndGet());
    assertThat(alive.get(), is(0));
    assertThat(most.get(), lessThanOrEqualTo(2 * workers));
  }

  @Test
  void theFirstFailureIsThrownAfterTheResultsBeforeIt() {
    List<Integer> taken = new ArrayList<>();
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                OrderedTasks.over(
                    3,
                    ITEMS,
                    item -> {
                      if (item >= 7) {
                        throw new IOException("item " + item);
                      }
                      return item;
                    },
                    taken::add));
    assertThat(e.getMessage(), is("item 7"));
    assertThat(taken, is(ITEMS.subList(0, 7)));
  }
}
