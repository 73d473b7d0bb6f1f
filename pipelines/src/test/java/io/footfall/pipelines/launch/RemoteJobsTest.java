package io.footfall.pipelines.launch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A note of jobs that may still write is settled first, or nothing goes on. */
class RemoteJobsTest {
  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"runner\":\"direct\"}", "{\"jobs\":\"x\",\"runner\":\"elsewhere\"}"})
  void aNoteThatTellsNothingStopsTheCommandAndStays(String note) throws IOException {
    Path file = Files.writeString(root.resolve("_jobs"), note);
    FootfallException e = assertThrows(FootfallException.class, () -> RemoteJobs.settle(root));
    assertThat(e.code(), is(new FailureCode("RUNNER", "JOBS_UNKNOWN")));
    assertThat(Files.exists(file), is(true));
  }

  @Test
  void jobsThatHaveEndedAreStruckOut() throws IOException {
    Path file = Files.writeString(root.resolve("_jobs"), "{\"jobs\":\"x\",\"runner\":\"direct\"}");
    RemoteJobs.settle(root);
    assertThat(Files.exists(file), is(false));
  }

  @Test
  void aRunnerInThisProcessLeavesNoNote() throws IOException {
    RemoteJobs.note(root, new CheckedDirectProfile());
    assertThat(Files.exists(root.resolve("_jobs")), is(false));
  }
}
