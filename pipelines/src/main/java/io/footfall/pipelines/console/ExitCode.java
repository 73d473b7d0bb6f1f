package io.footfall.pipelines.console;

import io.footfall.contracts.FootfallException;
import io.footfall.transforms.storage.FileTooLarge;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import software.amazon.awssdk.core.exception.SdkException;

/** Exit codes, and the one message a failure prints (DESIGN law 10). */
public final class ExitCode {
  /** The run succeeded. */
  public static final int OK = 0;

  /** What was examined is not what it should be: the finding was printed. */
  public static final int DIFFERS = 1;

  /** A bug: not a refusal, not an input or output error. */
  static final int INTERNAL = 1;

  /** The command line was wrong. */
  public static final int USAGE = 2;

  /** Refused with a code: configuration, gate, law, conflict, validation. */
  public static final int REFUSED = 3;

  /** A file could not be read or written. */
  static final int IO = 4;

  /** Similar words told at most. */
  private static final int SUGGESTIONS = 3;

  private ExitCode() {}

  /** Prints the failure and returns its exit code. */
  public static int report(Throwable failure, PrintWriter err, boolean verbose) {
    int code = print(failure, err);
    if (verbose) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      err.print(trace);
    } else if (code == INTERNAL) {
      err.println("  run again with --verbose for the stack trace");
    }
    err.flush();
    return code;
  }

  private static int print(Throwable failure, PrintWriter err) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof FootfallException f) {
        message(err, f.code().toString(), f.getMessage(), f.remedy());
        return f.code().state().equals("CLI") ? USAGE : REFUSED;
      }
      if (t instanceof CommandLine.ParameterException wrong) {
        message(err, "CLI.USAGE", t.getMessage(), remedy(wrong));
        return USAGE;
      }
      if (t instanceof IOException
          || t instanceof UncheckedIOException
          || t instanceof SdkException) {
        boolean full =
            String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT).contains("no space left");
        String refusal = t instanceof FileTooLarge ? FileTooLarge.CODE.toString() : "IO.FAILED";
        message(
            err,
            full ? "IO.DISK_FULL" : refusal,
            cause(t),
            full
                ? "Free some space and run the same command again; it resumes."
                : "Check the path and its permissions, then run the same command again.");
        return IO;
      }
      if (t instanceof OutOfMemoryError) {
        message(
            err,
            "INTERNAL.OUT_OF_MEMORY",
            "the Java heap is full",
            "Give more with FOOTFALL_HEAP, for example FOOTFALL_HEAP=4g ./footfall run.");
        return INTERNAL;
      }
    }
    message(err, "INTERNAL.UNEXPECTED", String.valueOf(failure), "Please report this as a bug.");
    return INTERNAL;
  }

  /** What is spelled like the wrong word, and where the right ones are listed. */
  private static String remedy(CommandLine.ParameterException wrong) {
    CommandLine.Model.CommandSpec command = wrong.getCommandLine().getCommandSpec();
    List<String> similar =
        wrong instanceof CommandLine.UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions().stream().limit(SUGGESTIONS).toList()
            : List.of();
    return (similar.isEmpty() ? "" : "Similar: " + String.join(", ", similar) + ". ")
        + command.qualifiedName()
        + (command.subcommands().isEmpty() ? " --help lists options." : " --help lists commands.");
  }

  /** The JDK often says only the path and leaves the reason to the class of the exception. */
  public static String cause(Throwable t) {
    if (t instanceof UncheckedIOException && t.getCause() != null) {
      return cause(t.getCause());
    }
    if (t instanceof AccessDeniedException) {
      return t.getMessage() + ": permission denied";
    }
    if (t instanceof NoSuchFileException) {
      return t.getMessage() + ": no such file";
    }
    if (t instanceof FileAlreadyExistsException) {
      return t.getMessage() + ": exists already";
    }
    return t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
  }

  private static void message(PrintWriter err, String code, String what, String remedy) {
    err.println("footfall: " + code);
    err.println("  " + what);
    err.println("  " + remedy);
  }
}
