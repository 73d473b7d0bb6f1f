package io.footfall.transforms.seg5b.rnglog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.ContractedLines;
import io.footfall.transforms.json.MalformedJson;
import io.footfall.transforms.json.StrictJson;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Small logs of JSON lines, read and written whole. */
final class LogLines {
  private LogLines() {}

  /**
   * The lines of a log.
   *
   * @throws MalformedLog if a line is no JSON or breaks the contract
   */
  static List<JsonNode> read(String dataset, String path) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    ContractedLines contract = new ContractedLines(dataset);
    String text = new String(Storage.read(path, FileLimit.LOG), StandardCharsets.UTF_8);
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new MalformedLog(path + ": the last line has no end");
    }
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        JsonNode row = StrictJson.parse(line);
        int at = number;
        contract
            .breach(row)
            .ifPresent(
                breach -> {
                  throw new MalformedLog(path + " line " + at + ": " + breach);
                });
        rows.add(row);
      } catch (MalformedJson e) {
        throw new MalformedLog(path + " line " + number + ": " + e.getMessage());
      }
    }
    return rows;
  }

  /** Puts a log at its place in one step. */
  static void write(String path, List<? extends JsonNode> rows, String attempt) throws IOException {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(CanonicalJson.text(row)).append('\n'));
    Storage.write(path, text.toString().getBytes(StandardCharsets.US_ASCII), attempt);
  }

  /** A row without its clock. */
  static JsonNode timeless(JsonNode row) {
    ObjectNode copy = row.deepCopy();
    copy.remove("ts_utc");
    return copy;
  }
}
