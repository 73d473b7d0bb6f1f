package io.footfall.pipelines.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.pipelines.console.ExitCode;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.seg5b.rnglog.LogClock;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * {@code run_log_{run_id}.log} of a run root: instant, level, event and a JSON object, one line
 * each; appended to by every invocation. On an object store the lines of an invocation are added
 * when it ends. A log that cannot be written warns once and stops nothing.
 */
final class RunLog {
  private final String path;
  private final boolean local;
  private final String attempt;
  private final Warning warning;
  private final StringBuilder held = new StringBuilder();
  private boolean broken;

  /** Where a warning goes. */
  @FunctionalInterface
  public interface Warning {
    void say(String text);
  }

  RunLog(RunContext context, Warning warning) {
    this.path = context.root() + "/run_log_" + context.identity().runId() + ".log";
    this.local = path.startsWith("/");
    this.attempt = context.attempt();
    this.warning = warning;
  }

  /** Adds a line. */
  void line(String level, String event, ObjectNode fields) {
    String text =
        LogClock.text(Instant.now())
            + " "
            + level
            + " "
            + event
            + " "
            + CanonicalJson.text(fields)
            + "\n";
    if (!local) {
      held.append(text);
    } else if (!broken) {
      try {
        Files.writeString(
            Path.of(path),
            text,
            StandardCharsets.US_ASCII,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        broken = true;
        warning.say(path + " cannot be written: " + ExitCode.cause(e));
      }
    }
  }

  /** Brings held lines out. */
  void flush() {
    if (held.isEmpty()) {
      return;
    }
    try {
      String before =
          Storage.exists(path)
              ? new String(Storage.read(path, FileLimit.LOG), StandardCharsets.US_ASCII)
              : "";
      Storage.write(path, (before + held).getBytes(StandardCharsets.US_ASCII), attempt);
      held.setLength(0);
    } catch (IOException e) {
      warning.say(path + " cannot be written: " + ExitCode.cause(e));
    }
  }
}
