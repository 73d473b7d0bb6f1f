package io.footfall.pipelines.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.Contracts;
import io.footfall.pipelines.console.ExitCode;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Reports of a journal as files of the root; one that cannot be written warns, stops nothing. */
final class JournalFiles {
  private final RunContext context;
  private final RunLog.Warning warning;

  JournalFiles(RunContext context, RunLog.Warning warning) {
    this.context = context;
    this.warning = warning;
  }

  /**
   * Adds a record to a file of one record a line.
   *
   * @param tokens tokens of the dataset's path
   */
  void append(String dataset, Map<String, String> tokens, ObjectNode record) {
    String path = path(dataset, tokens);
    try {
      byte[] before = Storage.exists(path) ? Storage.read(path, FileLimit.LOG) : new byte[0];
      byte[] more = (CanonicalJson.text(record) + "\n").getBytes(StandardCharsets.US_ASCII);
      byte[] all = Arrays.copyOf(before, before.length + more.length);
      System.arraycopy(more, 0, all, before.length, more.length);
      Storage.write(path, all, context.attempt());
    } catch (IOException e) {
      warning.say(path + " cannot be written: " + ExitCode.cause(e));
    }
  }

  /**
   * Writes a document in place of an earlier one: keys ascending, two spaces a level.
   *
   * @param tokens tokens of the dataset's path
   */
  void put(String dataset, Map<String, String> tokens, ObjectNode document) {
    String path = path(dataset, tokens);
    String pretty = JsonDocuments.parsed(CanonicalJson.text(document)).toPrettyString();
    String text = pretty.replace(System.lineSeparator(), "\n") + "\n";
    try {
      Storage.write(path, text.getBytes(StandardCharsets.UTF_8), context.attempt());
    } catch (IOException e) {
      warning.say(path + " cannot be written: " + ExitCode.cause(e));
    }
  }

  private String path(String dataset, Map<String, String> tokens) {
    return context.root() + "/" + Contracts.get(dataset).path().resolve(tokens);
  }
}
