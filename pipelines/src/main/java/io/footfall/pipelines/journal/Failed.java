package io.footfall.pipelines.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.FootfallException;
import io.footfall.pipelines.console.ExitCode;
import io.footfall.transforms.json.JsonDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * A failure as reports tell it.
 *
 * @param code canonical code, or IO.DISK_FULL, IO.FAILED, INTERNAL.OUT_OF_MEMORY,
 *     INTERNAL.UNEXPECTED
 * @param message what was found and expected
 * @param remedy what the user can do; empty if unknown
 */
record Failed(String code, String message, String remedy) {
  /** The first cause that has a code, as the exit code has it. */
  static Failed of(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof FootfallException f) {
        return new Failed(f.code().toString(), String.valueOf(f.getMessage()), f.remedy());
      }
      if (t instanceof IOException || t instanceof UncheckedIOException) {
        String cause = String.valueOf(ExitCode.cause(t));
        boolean full = cause.toLowerCase(Locale.ROOT).contains("no space left");
        return new Failed(full ? "IO.DISK_FULL" : "IO.FAILED", cause, "");
      }
      if (t instanceof OutOfMemoryError) {
        return new Failed("INTERNAL.OUT_OF_MEMORY", "the Java heap is full", "");
      }
    }
    return new Failed("INTERNAL.UNEXPECTED", String.valueOf(failure), "");
  }

  /** The state the code names, such as {@code 5B.S2}; another text where it names none. */
  String state() {
    return code.substring(0, Math.max(0, code.lastIndexOf('.')));
  }

  /** Code and message. */
  ObjectNode toJson() {
    return JsonDocuments.object().put("code", code).put("message", message);
  }
}
