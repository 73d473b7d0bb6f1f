package io.footfall.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.footfall.transforms.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same identity, same bytes; a rerun is a no-op that says so; nothing is overwritten. */
class TinyRepeatIT {
  @TempDir Path dir;

  static Map<String, String> data(Path root) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root.resolve("data"))) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        digests.put(root.relativize(file).toString(), Storage.sha256(file.toString()));
      }
    }
    return digests;
  }

  @Test
  void anotherFolderAndAnotherNumberOfWorkersGiveTheSameBytes() throws IOException {
    TinyRun other = TinyRun.make(dir, "--workers", "1");
    assertThat(data(other.root()), equalTo(data(TinyRun.shared().root())));
  }

  @Test
  void aRerunFindsEverythingSealed() throws IOException {
    Path root = VerifyTrial.copy(dir);
    Map<String, String> before = data(root);
    TinyRun again = TinyRun.make(dir);
    assertThat(again.root().toAbsolutePath(), equalTo(root));
    again
        .result()
        .required("states")
        .forEach(
            s ->
                assertThat(
                    s.toString(),
                    s.get("rows").asLong() == 0 || s.get("reused").asBoolean(),
                    is(true)));
    assertThat(data(root), equalTo(before));
  }

  @Test
  void aChangedFileIsAConflictThatNamesIt() throws IOException {
    Path root = VerifyTrial.copy(dir);
    Path counts = TinyRun.shared().root().relativize(TinyRun.shared().path("s3_bucket_counts_5B"));
    Path part = root.resolve(counts).resolve("part-00001.parquet");
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.write(part, bytes);
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
            "--quiet",
            "--runs-root",
            dir.toString());
    assertThat(code, is(3));
    assertThat(err.toString(StandardCharsets.UTF_8), containsString("IO_WRITE_CONFLICT"));
    assertThat(err.toString(StandardCharsets.UTF_8), containsString(part.toString()));
  }
}
