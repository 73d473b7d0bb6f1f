package io.footfall.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code verify} as a user runs it, on a copy of the tiny run. */
public final class VerifyTrial {
  private static final ObjectMapper JSON = new ObjectMapper();

  private VerifyTrial() {}

  /**
   * What it said.
   *
   * @param exit exit code
   * @param codes codes of its problems, in order
   * @param text everything printed
   */
  public record Said(int exit, List<String> codes, String text) {}

  /** A copy of the shared run below a folder. */
  public static Path copy(Path folder) throws IOException {
    Path from = TinyRun.shared().root();
    Path to = folder.toAbsolutePath().resolve(from.getFileName());
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return to;
  }

  /** Runs the command. */
  public static Said run(Path root, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("verify", root.toString(), "--json", "--quiet"));
    args.addAll(List.of(more));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Footfall.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args.toArray(String[]::new));
    String text = out.toString(StandardCharsets.UTF_8);
    List<String> codes = new ArrayList<>();
    if (!text.isBlank()) {
      for (JsonNode problem : JSON.readTree(text).path("problems")) {
        codes.add(problem.path("code").asText());
      }
    }
    return new Said(exit, codes, text + err.toString(StandardCharsets.UTF_8));
  }
}
