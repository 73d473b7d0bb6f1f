package io.footfall.transforms.seg5b.rnglog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code rng_audit_log}: one line per identity and arrival seed, written before the first draw by
 * whichever drawing state comes first, and left alone by all others (rng.md section 8.3).
 */
public final class RngAuditLog {
  /** The dataset. */
  public static final String DATASET = "rng_audit_log";

  private static final String ALGORITHM = "philox2x64-10";
  private static final int COMMIT_DIGITS = 64;

  private RngAuditLog() {}

  /** Path of the log of a partition. */
  public static String path(String root, Partition partition) {
    return root + "/" + Contracts.get(DATASET).path().resolve(partition.tokens());
  }

  /** Writes the line if there is no log yet. */
  static void ensure(String root, Partition partition, String attempt) throws IOException {
    String path = path(root, partition);
    if (Storage.exists(path)) {
      return;
    }
    ObjectNode row = identity(partition);
    row.put("ts_utc", new LogClock().now());
    row.put("build_commit", commit(System.getenv("FOOTFALL_BUILD_COMMIT")));
    row.put(
        "platform",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ", Java "
            + System.getProperty("java.version"));
    LogLines.write(path, List.of(row), attempt);
  }

  private static ObjectNode identity(Partition partition) {
    ObjectNode row = JsonDocuments.object();
    row.put("run_id", partition.value("run_id"));
    row.put("seed", U64.big(partition.seed()));
    row.put("manifest_fingerprint", partition.value("manifest_fingerprint"));
    row.put("parameter_hash", partition.value("parameter_hash"));
    row.put("algorithm", ALGORITHM);
    return row;
  }

  /** A commit in hexadecimal is padded to 64 digits on the left; without one, "unknown". */
  static String commit(String stated) {
    if (stated == null || stated.isBlank()) {
      return "unknown";
    }
    String text = stated.strip();
    boolean hex = text.matches("[0-9a-f]{40}");
    return hex ? "0".repeat(COMMIT_DIGITS - text.length()) + text : text;
  }

  /** What is wrong with the log, if anything: it must hold the one line of this identity. */
  public static Optional<String> breach(String root, Partition partition) throws IOException {
    String path = path(root, partition);
    if (!Storage.exists(path)) {
      return Optional.of(path + ": no file");
    }
    try {
      var rows = LogLines.read(DATASET, path);
      if (rows.size() != 1) {
        return Optional.of(path + ": " + rows.size() + " lines; expected 1");
      }
      ObjectNode expected = identity(partition);
      for (String field : List.copyOf(fields(expected))) {
        String found = rows.get(0).path(field).asText();
        if (!found.equals(expected.get(field).asText())) {
          return Optional.of(path + ": " + field + " is " + found);
        }
      }
      return Optional.empty();
    } catch (MalformedLog e) {
      return Optional.of(e.getMessage());
    }
  }

  private static List<String> fields(ObjectNode node) {
    List<String> names = new java.util.ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
