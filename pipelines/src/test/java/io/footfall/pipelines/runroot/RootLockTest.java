package io.footfall.pipelines.runroot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.contracts.FootfallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One writer to a root, and nothing left of attempts that died. */
class RootLockTest {
  @TempDir Path root;

  @Test
  void leftoversOfDeadAttemptsGoAndFinalFilesStay() throws IOException {
    for (String name :
        List.of("data/t/part-00000", "data/t/cache.bin.tmp-97b8bc6aa23f", "_tmp/x/part-00001")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), "x");
    }
    try (RootLock lock = RootLock.take(root)) {
      lock.sweep(root);
    }
    try (Stream<Path> left = Files.walk(root)) {
      assertThat(
          left.filter(Files::isRegularFile)
              .map(p -> root.relativize(p).toString())
              .sorted()
              .toList(),
          contains("_lock", "data/t/part-00000"));
    }
  }

  @Test
  void aRootBeingWrittenIsRefused() throws IOException {
    RootLock lock = RootLock.take(root);
    FootfallException e = assertThrows(FootfallException.class, () -> RootLock.take(root));
    assertThat(e.code().toString(), containsString("CLI.RUN_LOCKED"));
    lock.close();
  }
}
