package io.footfall.pipelines.console;

import io.footfall.pipelines.launch.RunningJob;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress on standard error: a bar with count, rate and time left while a terminal is attached,
 * otherwise one plain line per finished state and one every ten seconds of a longer one, nothing
 * when quiet.
 */
public final class ProgressLine implements AutoCloseable {
  private static final long REFRESH_MILLIS = 200;

  /** Between two lines of a log. */
  private static final long EVERY_MILLIS = 10_000;

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

  /**
   * Progress of a command on standard error, with a bar where a person watches.
   *
   * @param json whether the command prints JSON, so that a program reads it
   * @param quiet whether to print nothing at all
   */
  public static ProgressLine onStandardError(boolean json, boolean quiet) {
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    return new ProgressLine(err, System.console() != null && !json, quiet);
  }

  /** A state begins. */
  public void start(String state, String what, long expectedRows) {
    if (quiet) {
      return;
    }
    if (!terminal) {
      if (expectedRows > 0) {
        every(EVERY_MILLIS, EVERY_MILLIS, lines(state, what, expectedRows));
      }
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
    every(0, REFRESH_MILLIS, () -> current.stepTo(RunningJob.rows()));
  }

  private void every(long firstMillis, long millis, Runnable show) {
    ticker =
        new Thread(
            () -> {
              try {
                Thread.sleep(firstMillis);
                while (true) {
                  show.run();
                  Thread.sleep(millis);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "footfall-progress");
    ticker.setDaemon(true);
    ticker.start();
  }

  /** Where nobody watches, a log: a line of its own every so often. */
  private Runnable lines(String state, String what, long expectedRows) {
    long start = System.nanoTime();
    return () -> {
      double seconds = (System.nanoTime() - start) / 1e9;
      out.println(underWay(state, what, RunningJob.rows(), expectedRows, seconds));
    };
  }

  /** Rows, rate and time left of a state that is under way. */
  static String underWay(String state, String what, long rows, long expectedRows, double seconds) {
    double rate = rows / seconds;
    String left =
        rows == 0
            ? "time left unknown"
            : duration((long) Math.ceil(Math.max(0, expectedRows - rows) / rate)) + " left";
    return String.format(
        Locale.ROOT,
        "%-13s  %-28s %,17d rows of about %,d  %,.0f rows/s  %s",
        state,
        what,
        rows,
        expectedRows,
        rate,
        left);
  }

  private static String duration(long seconds) {
    Duration d = Duration.ofSeconds(seconds);
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", d.toHours(), d.toMinutesPart(), d.toSecondsPart());
  }

  /** The state has ended, well or not. */
  public void stop() {
    if (ticker != null) {
      ticker.interrupt();
      ticker = null;
    }
    if (bar != null) {
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
  public void line(StateReport r) {
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
  public void warning(String text) {
    if (!quiet) {
      out.println("warning: " + text);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
