package io.footfall.transforms.bundle;

import io.footfall.transforms.storage.FileMemo;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Digest of an artefact's bytes: a file by its bytes; a folder by the bytes of all its files, at
 * every depth, ascending by '/'-separated relative path, no names and no separators between. The
 * manifest of a table is one of these files.
 */
public final class ArtefactDigest {
  private static final int BUFFER = 1 << 18;

  private ArtefactDigest() {}

  /** Digest of a file, or of a folder when the path ends with '/'. */
  public static String of(String path) throws IOException {
    return of(List.of(path));
  }

  /**
   * Digest over several artefacts, one after the other.
   *
   * @throws IOException also if a file is absent or a folder holds no file
   */
  public static String of(List<String> paths) throws IOException {
    MessageDigest digest = sha256();
    for (String path : paths) {
      if (path.endsWith("/")) {
        List<String> names = files(path);
        if (names.isEmpty()) {
          throw new IOException(path + ": no file");
        }
        for (String name : names) {
          update(digest, path + name);
        }
      } else {
        update(digest, path);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** As {@link #of(List)}; files this process has digested before are not read again. */
  public static String known(List<String> paths) throws IOException {
    List<String> files = new ArrayList<>();
    for (String path : paths) {
      if (path.endsWith("/")) {
        files(path).forEach(name -> files.add(path + name));
      } else {
        files.add(path);
      }
    }
    return FileMemo.of("artefact " + paths, files, String.class, () -> of(paths));
  }

  /** Relative paths of all files below a folder, ascending; leftovers of writers do not count. */
  public static List<String> files(String folder) throws IOException {
    List<String> names = new ArrayList<>();
    for (String path : Storage.list(folder + "**")) {
      int at = path.indexOf(folder);
      String name = path.substring(at + folder.length());
      if (!name.contains(".tmp-")) {
        names.add(name);
      }
    }
    names.sort(null);
    return names;
  }

  /** Whether a file, or a folder with at least one file, lies at the path. */
  public static boolean exists(String path) throws IOException {
    return path.endsWith("/") ? !files(path).isEmpty() : Storage.exists(path);
  }

  private static void update(MessageDigest digest, String path) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try (SeekableByteChannel channel = Storage.open(path)) {
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
