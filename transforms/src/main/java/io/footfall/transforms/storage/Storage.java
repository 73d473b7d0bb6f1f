package io.footfall.transforms.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Files by path through Beam's file systems (DESIGN law 8). Local paths have no scheme and start
 * with '/'. Callers look before they write a final file; only logs, reports and equal bytes are
 * ever written over.
 */
public final class Storage {
  private static final String BINARY = "application/octet-stream";

  /** Largest object read at once, bytes. */
  private static final long MAX_HELD = 4 << 20;

  private Storage() {}

  private static ResourceId file(String path) {
    return FileSystems.matchNewResource(path, false);
  }

  /** Whether a rename on this store is one step; object stores get final names directly. */
  static boolean renames(String path) {
    return path.startsWith("/");
  }

  /** A pipe or device under the name of a file would hold its reader for ever. */
  private static ReadableByteChannel channel(String path) throws IOException {
    if (renames(path) && Files.exists(Path.of(path)) && !Files.isRegularFile(Path.of(path))) {
      throw new IOException(path + ": found a folder, pipe or device; expected a plain file");
    }
    return FileSystems.open(file(path));
  }

  /** Whether the file exists. */
  public static boolean exists(String path) throws IOException {
    return !FileSystems.match(path, EmptyMatchTreatment.ALLOW).metadata().isEmpty();
  }

  /** Size of an existing file. */
  public static long size(String path) throws IOException {
    return FileSystems.matchSingleFileSpec(path).sizeBytes();
  }

  /**
   * Size and modification time of an existing file.
   *
   * @throws IOException also if it is absent
   */
  static String stamp(String path) throws IOException {
    MatchResult.Metadata file = FileSystems.matchSingleFileSpec(path);
    return file.sizeBytes() + "@" + file.lastModifiedMillis() + ";";
  }

  /**
   * All bytes of a file that its law keeps small.
   *
   * @throws FileTooLarge if it is larger
   */
  public static byte[] read(String path, FileLimit limit) throws IOException {
    return read(path, limit.bytes());
  }

  /**
   * As above.
   *
   * @param limit bytes, below 2 GiB
   * @throws FileTooLarge if it is larger than {@code limit} bytes
   */
  public static byte[] read(String path, long limit) throws IOException {
    long bytes = size(path);
    if (bytes > limit) {
      throw new FileTooLarge(path, bytes, limit);
    }
    try (ReadableByteChannel channel = channel(path)) {
      byte[] read = Channels.newInputStream(channel).readNBytes((int) bytes + 1);
      if (read.length > bytes) {
        throw new IOException(path + ": grows while it is read, or is no plain file");
      }
      return read;
    }
  }

  /** Opens a file for writing; parent folders come into being. */
  public static WritableByteChannel create(String path) throws IOException {
    return FileSystems.create(file(path), BINARY);
  }

  /**
   * Opens a file for random reading. Small objects of a store are read at once: there every seek is
   * a request.
   */
  public static SeekableByteChannel open(String path) throws IOException {
    ReadableByteChannel channel = channel(path);
    if (channel instanceof SeekableByteChannel seekable) {
      return renames(path) || seekable.size() > MAX_HELD ? seekable : HeldFile.of(seekable);
    }
    channel.close();
    throw new IOException(path + ": this file system cannot seek");
  }

  /**
   * Writes a small file so that it appears whole: renamed into place, or an object at its close.
   */
  public static void write(String path, byte[] bytes, String attempt) throws IOException {
    String first = renames(path) ? path + ".tmp-" + attempt : path;
    try (WritableByteChannel channel = create(first)) {
      ByteBuffer out = ByteBuffer.wrap(bytes);
      while (out.hasRemaining()) {
        channel.write(out);
      }
    }
    if (!first.equals(path)) {
      move(first, path);
    }
  }

  /** Renames; the caller has checked that the target is free or equal. */
  public static void move(String from, String to) throws IOException {
    FileSystems.rename(
        List.of(file(from)), List.of(file(to)), StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  /** Deletes files; absent ones are ignored. */
  public static void delete(List<String> paths) throws IOException {
    List<ResourceId> files = new ArrayList<>();
    paths.forEach(p -> files.add(file(p)));
    FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  /** Paths of files matching a glob, ascending; what stores keep in place of folders is none. */
  public static List<String> list(String glob) throws IOException {
    List<String> paths = new ArrayList<>();
    for (MatchResult.Metadata m : FileSystems.match(glob, EmptyMatchTreatment.ALLOW).metadata()) {
      String path = m.resourceId().toString();
      if (!path.endsWith("/")) {
        paths.add(path);
      }
    }
    paths.sort(null);
    return paths;
  }

  /** Lower-case hex SHA-256 of a file's bytes. */
  public static String sha256(String path) throws IOException {
    MessageDigest digest = newSha256();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
    try (ReadableByteChannel channel = channel(path)) {
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Lower-case hex SHA-256 of bytes. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(newSha256().digest(bytes));
  }

  /** A digest that has seen no bytes. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
