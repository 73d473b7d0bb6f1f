package io.footfall.pipelines.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.json.MalformedJson;
import io.footfall.transforms.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file {@code _jobs} beside a local root's lock: which jobs outside this process may write
 * here. The lock goes when the process dies, such jobs go on; so whoever takes the lock next ends
 * them first. Until then nothing is swept or written.
 */
public final class RemoteJobs {
  private static final String NAME = "_jobs";

  private RemoteJobs() {}

  /** Takes note of a runner whose jobs outlive this process; of others there is nothing to note. */
  public static void note(Path root, RunnerProfile profile) throws IOException {
    if (profile.jobs() == null) {
      return;
    }
    ObjectNode note = JsonDocuments.object();
    note.put("runner", profile.name());
    note.put("jobs", profile.jobs());
    Path first = root.resolve(NAME + ".new");
    Files.writeString(first, CanonicalJson.text(note), StandardCharsets.UTF_8);
    Files.move(first, root.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Ends the jobs noted, if there are any, and strikes the note out.
   *
   * @throws FootfallException {@code RUNNER.JOBS_UNKNOWN} if it cannot be known whether they write
   */
  public static void settle(Path root) throws IOException {
    Path file = root.resolve(NAME);
    if (!Files.exists(file)) {
      return;
    }
    try {
      JsonNode note = StrictJson.parse(Files.readAllBytes(file));
      RunnerProfile.named(StrictJson.text(note, "runner")).endJobs(StrictJson.text(note, "jobs"));
    } catch (MalformedJson | IllegalArgumentException | FootfallException e) {
      throw new FootfallException(
          new FailureCode("RUNNER", "JOBS_UNKNOWN"),
          file + ": an earlier command's jobs may still write here: " + e.getMessage(),
          "Bring the cluster back and run the same command again; or, if that cluster is gone for"
              + " good, delete this file.",
          e);
    }
    Files.delete(file);
  }
}
