package io.footfall.pipelines.runroot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.contracts.FootfallException;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The law of claims, on a local folder; {@code S3RunIT} meets it on a store. */
class StoreLockTest {
  private static final Duration BEAT = Duration.ofMillis(100);
  private static final Duration EXPIRY = Duration.ofMillis(1500);
  private static final String FIRST = "0123456789ab";
  private static final String SECOND = "ba9876543210";

  @TempDir Path root;

  private StoreLock take(String attempt) throws IOException {
    return StoreLock.take(root.toString(), attempt, BEAT, EXPIRY);
  }

  private static String code(FootfallException e) {
    return e.code().toString();
  }

  @Test
  void aSecondProcessIsRefusedWhileTheFirstLivesAndLeavesNoClaim() throws IOException {
    try (StoreLock first = take(FIRST)) {
      assertThat(
          code(assertThrows(FootfallException.class, () -> take(SECOND))), is("CLI.RUN_LOCKED"));
      first.require();
      assertThat(Files.exists(root.resolve("_lock").resolve(SECOND)), is(false));
    }
    take(SECOND).close();
    assertThat(Storage.list(root + "/_lock/*"), is(List.of()));
  }

  @Test
  void theClaimOfADeadProcessExpires() throws IOException {
    Storage.write(
        root + "/_lock/" + FIRST, (FIRST + " 7\n").getBytes(StandardCharsets.US_ASCII), FIRST);
    long start = System.nanoTime();
    try (StoreLock second = take(SECOND)) {
      second.require();
      assertThat(System.nanoTime() - start, is(greaterThanOrEqualTo(EXPIRY.toNanos())));
      assertThat(Storage.list(root + "/_lock/*"), is(List.of(root + "/_lock/" + SECOND)));
    }
  }

  @Test
  void aProcessWhoseClaimWasRemovedStops() throws Exception {
    try (StoreLock first = take(FIRST)) {
      Storage.delete(List.of(root + "/_lock/" + FIRST));
      String code = null;
      for (int i = 0; i < 200 && code == null; i++) {
        Thread.sleep(20);
        try {
          first.require();
        } catch (FootfallException e) {
          code = code(e);
        }
      }
      assertThat(code, is("CLI.RUN_LOCK_LOST"));
    }
  }
}
