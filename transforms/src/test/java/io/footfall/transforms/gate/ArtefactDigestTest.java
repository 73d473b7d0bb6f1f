package io.footfall.transforms.gate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is the bytes of its files, ascending by path, nothing between. */
class ArtefactDigestTest {
  @TempDir Path dir;

  private static String sha(String text) {
    return Storage.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFolderIsTheConcatenationOfItsFilesAtEveryDepth() throws IOException {
    HandMadeRoot root = new HandMadeRoot(dir);
    root.write("folder/b.txt", "two");
    root.write("folder/a/deep.txt", "one");
    root.write("folder/b/z.txt", "three");
    String folder = root.ctx().root() + "/folder/";
    assertThat(ArtefactDigest.files(folder), contains("a/deep.txt", "b.txt", "b/z.txt"));
    assertThat(ArtefactDigest.of(folder), is(sha("onetwothree")));
    assertThat(ArtefactDigest.of(folder + "b.txt"), is(sha("two")));
    root.flip("folder/b/z.txt");
    assertThat(ArtefactDigest.of(folder), is(not(sha("onetwothree"))));
  }

  @Test
  void anEmptyFolderHasNoDigest() {
    HandMadeRoot root = new HandMadeRoot(dir);
    assertThrows(IOException.class, () -> ArtefactDigest.of(root.ctx().root() + "/nothing/"));
  }
}
