package io.footfall.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.footfall.pipelines.Footfall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tiny run has the same bytes on the direct runner and on embedded Flink. */
class RunnerParityIT {
  @TempDir Path dir;

  Map<String, String> run(String runner, int workers) throws IOException, NoSuchAlgorithmException {
    Path root = dir.resolve(runner + workers);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Footfall.run(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            "run",
            "--scale",
            "tiny",
            "--seed",
            "7",
            "--runner",
            runner,
            "--workers",
            Integer.toString(workers),
            "--quiet",
            "--runs-root",
            root.toString());
    assertThat(err.toString(StandardCharsets.UTF_8), code, is(0));
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        if (name.contains("/data/") || name.contains("/reference/")) {
          byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          digests.put(name, HexFormat.of().formatHex(digest));
        }
      }
    }
    return digests;
  }

  @Test
  void everyDataFileIsEqual() throws IOException, NoSuchAlgorithmException {
    Map<String, String> direct = run("direct", 2);
    assertThat(direct.size(), is(greaterThan(50)));
    assertThat(run("flink", 1), equalTo(direct));
    assertThat(run("flink", 3), equalTo(direct));
  }
}
