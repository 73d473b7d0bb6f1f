package io.footfall.transforms.evidence;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What the driver works out while a job runs, whose start and end leave processors idle. */
public final class Meanwhile<T> {
  private final FutureTask<T> task;

  private Meanwhile(Callable<T> work) {
    task = new FutureTask<>(work);
  }

  /** Starts work that reads what is published and changes nothing. */
  public static <T> Meanwhile<T> start(String name, Callable<T> work) {
    Meanwhile<T> meanwhile = new Meanwhile<>(work);
    Thread thread = new Thread(meanwhile.task, "footfall-" + name);
    thread.setDaemon(true);
    thread.start();
    return meanwhile;
  }

  /** Waits for the end, whatever it is, and drops it: nothing of it runs on. */
  public void dismiss() throws IOException {
    try {
      task.get();
    } catch (ExecutionException e) {
      // Nobody asked.
      return;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Waits for the result, or throws what the work threw. */
  public T get() throws IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("Interrupted", e);
  }
}
