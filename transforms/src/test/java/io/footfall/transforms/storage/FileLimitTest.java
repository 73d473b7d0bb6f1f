package io.footfall.transforms.storage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.footfall.contracts.Contracts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read whole is plain and of bounded size, whatever lies at its path. */
class FileLimitTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path dir;

  @BeforeEach
  void fileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private String sparse(long bytes) throws IOException {
    Path file = dir.resolve("sparse");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
    return file.toString();
  }

  @ParameterizedTest
  @EnumSource
  void aByteMoreThanTheLimitIsRefusedUnread(FileLimit limit) throws IOException {
    String path = sparse(limit.bytes() + 1);
    FileTooLarge e = assertThrows(FileTooLarge.class, () -> Storage.read(path, limit));
    assertThat(
        e.getMessage(),
        is(path + ": found " + (limit.bytes() + 1) + " bytes; expected at most " + limit.bytes()));
    assertThrows(FileTooLarge.class, () -> Storage.read(sparse(1L << 42), limit));
  }

  @Test
  void theLimitItselfIsRead() throws IOException {
    String path = sparse(FileLimit.FLAG.bytes());
    assertThat(Storage.read(path, FileLimit.FLAG).length, is(4096));
  }

  @ParameterizedTest
  @CsvSource({
    "s2_alias_blob,BLOB",
    "edge_alias_blob_3B,BLOB",
    "tz_timetable_cache_bin,TIMETABLE",
    "tz_timetable_cache,DOCUMENT",
    "sealed_inputs_5A,DOCUMENT",
    "validation_passed_flag_1A,FLAG",
    "validation_passed_flag_5B,FLAG"
  })
  void everySingleFileHasItsLimit(String dataset, FileLimit limit) {
    assertThat(FileLimit.of(Contracts.get(dataset)), is(limit));
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Path folder = Files.createDirectory(dir.resolve("folder"));
    assertNoFile(folder);
  }

  @Test
  void aLinkToItselfIsNoFile() throws IOException {
    Path link = dir.resolve("link");
    Files.createSymbolicLink(link, link);
    assertNoFile(link);
  }

  /** Opening a pipe that nobody writes to never returns. */
  @Test
  void aPipeIsNoFile() throws Exception {
    Path pipe = dir.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(), is(0));
    assertNoFile(pipe);
    IOException e = assertThrows(IOException.class, () -> Storage.sha256(pipe.toString()));
    assertThat(e.getMessage(), containsString("expected a plain file"));
  }

  private static void assertNoFile(Path path) {
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          String file = path.toString();
          IOException e =
              assertThrows(IOException.class, () -> Storage.read(file, FileLimit.DOCUMENT));
          assertThat(e.getMessage(), containsString(file));
          assertThrows(IOException.class, () -> Storage.sha256(file));
          assertThrows(IOException.class, () -> Storage.open(file).close());
        });
  }
}
