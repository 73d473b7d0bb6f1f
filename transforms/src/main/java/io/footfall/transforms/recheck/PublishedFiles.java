package io.footfall.transforms.recheck;

import io.footfall.contracts.FailureCode;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** Files made again in memory, compared byte by byte with what is published. */
final class PublishedFiles {
  private PublishedFiles() {}

  /**
   * Compares.
   *
   * @param folder absolute, with trailing '/'
   * @param made bytes by path below the folder
   * @param differs code of a file that is absent or differs
   */
  static void compare(
      Problems problems, String folder, Map<String, byte[]> made, FailureCode differs)
      throws IOException {
    for (Map.Entry<String, byte[]> file : made.entrySet()) {
      String path = folder + file.getKey();
      String ours = Storage.sha256(file.getValue());
      if (!Storage.exists(path)) {
        problems.add(differs, path, "no file", ours);
      } else if (Storage.size(path) != file.getValue().length
          || !Arrays.equals(Storage.read(path, file.getValue().length), file.getValue())) {
        problems.add(differs, path, Storage.sha256(path), ours);
      }
    }
  }
}
