package io.footfall.pipelines;

import io.footfall.pipelines.console.ExitCode;
import io.footfall.pipelines.console.RunResult;
import io.footfall.pipelines.journal.RunJournal;
import io.footfall.pipelines.states.RunSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** What commands that run states print, and how they name a disk that fails. */
final class JobOutput {
  private JobOutput() {}

  /** A job that ends with a result. */
  @FunctionalInterface
  interface Job {
    RunResult run() throws IOException;
  }

  /**
   * Runs a job, keeps the journal of it, and prints its result.
   *
   * @param command name of the command
   * @param seeds arrival seeds asked for
   * @param json whether to print one JSON object instead of the closing table
   */
  static void told(
      RunSession session, String command, List<Long> seeds, Job job, boolean json, PrintWriter out)
      throws IOException {
    print(kept(session, command, seeds, job), json, out);
  }

  /** Runs a job and keeps the journal of it, done or failed. */
  private static RunResult kept(RunSession session, String command, List<Long> seeds, Job job)
      throws IOException {
    RunJournal journal = session.journal(command, seeds);
    try {
      RunResult result = rooted(session, job);
      journal.finish(null);
      return result;
    } catch (IOException | RuntimeException | Error e) {
      journal.finish(e);
      throw e;
    }
  }

  /** A full disk names no file; the root at least tells which disk. */
  private static RunResult rooted(RunSession session, Job job) throws IOException {
    try {
      return job.run();
    } catch (IOException e) {
      String root = session.context().root();
      throw String.valueOf(e.getMessage()).contains(root)
          ? e
          : new IOException(root + ": " + ExitCode.cause(e), e);
    }
  }

  /** The closing table, or one JSON object. */
  private static void print(RunResult result, boolean json, PrintWriter out) {
    if (json) {
      out.println(result.toJson());
    } else {
      result.print(out);
    }
    out.flush();
  }
}
