package io.footfall.pipelines;

import io.footfall.transforms.table.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress on standard error: a bar with count, rate and time left while a terminal is attached,
 * one plain line per finished state otherwise, nothing when quiet.
 */
public final class ProgressLine implements AutoCloseable {
  private static final long REFRESH_MILLIS = 200;

  private final PrintStream out;
  private final boolean terminal;
  private final boolean quiet;
  private ProgressBar bar;
  private Thread ticker;

  /** What stands on the line in place of a bar while work without rows goes on. */
  private String note = "";

  /**
   * @param terminal whether a person watches
   * @param quiet whether to print nothing at all
   */
  public ProgressLine(PrintStream out, boolean terminal, boolean quiet) {
    this.out = out;
    this.terminal = terminal;
    this.quiet = quiet;
  }

  /** A state begins. */
  void start(String state, String what, long expectedRows) {
    if (quiet || !terminal) {
      return;
    }
    if (expectedRows <= 0) {
      note = (state + " " + what).strip() + " ...";
      out.print(note);
      out.flush();
      return;
    }
    bar =
        new ProgressBarBuilder()
            .setTaskName((state + " " + what).strip())
            .setInitialMax(expectedRows)
            .setUnit(" rows", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis((int) REFRESH_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(out))
            .showSpeed()
            .clearDisplayOnFinish()
            .build();
    ProgressBar current = bar;
    ticker =
        new Thread(
            () -> {
              try {
                while (true) {
                  current.stepTo(Progress.rows());
                  Thread.sleep(Duration.ofMillis(REFRESH_MILLIS).toMillis());
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "footfall-progress");
    ticker.setDaemon(true);
    ticker.start();
  }

  /** The state has ended, well or not. */
  void stop() {
    if (bar != null) {
      ticker.interrupt();
      bar.close();
      bar = null;
    }
    if (!note.isEmpty()) {
      out.print("\r" + " ".repeat(note.length()) + "\r");
      out.flush();
      note = "";
    }
  }

  /** Prints the closing line of a state. */
  void line(StateReport r) {
    if (quiet) {
      return;
    }
    String rows = r.rows() == 0 ? "" : String.format(Locale.ROOT, "%,d rows", r.rows());
    String rate =
        r.rows() == 0 ? "" : String.format(Locale.ROOT, "%,12.0f rows/s", r.rows() / r.seconds());
    String end =
        r.reused()
            ? "already sealed, unchanged"
            : String.format(Locale.ROOT, "%8.2f s %s", r.seconds(), rate);
    out.println(
        String.format(Locale.ROOT, "%-13s  %-28s %17s  %s", r.state(), r.what(), rows, end)
            .stripTrailing());
  }

  /** Prints a warning. */
  void warning(String text) {
    if (!quiet) {
      out.println("warning: " + text);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
