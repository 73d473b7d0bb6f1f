package io.footfall.transforms.world.places;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A tab-separated table shipped in the jar, one folder up: UTF-8, a header line, LF line ends,
 * gzipped if its name ends in {@code .gz}.
 *
 * @param name file name, for messages
 * @param sha256 digest of the bytes as shipped (still packed), lower-case hex
 * @param rows cells per line, without the header
 */
record TsvResource(String name, String sha256, List<String[]> rows) {
  private static final String FOLDER = "/io/footfall/transforms/world/";

  /**
   * Reads a resource whose header line names exactly these columns.
   *
   * @throws IllegalStateException if the jar lacks it, or its header or a line differs
   */
  static TsvResource read(String name, String... columns) {
    byte[] shipped = bytes(name);
    List<String> lines = text(name, shipped).lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(String.join("\t", columns))) {
      throw new IllegalStateException(
          name + ": the header must name the columns " + Arrays.toString(columns));
    }
    List<String[]> rows =
        lines.stream().skip(1).map(line -> cells(name, line, columns.length)).toList();
    return new TsvResource(name, sha256(shipped), rows);
  }

  private static String[] cells(String name, String line, int count) {
    String[] cells = line.split("\t", -1);
    if (cells.length != count) {
      throw new IllegalStateException(
          name + ": " + cells.length + " cells instead of " + count + " in line: " + line);
    }
    return cells;
  }

  private static byte[] bytes(String name) {
    try (InputStream in = TsvResource.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + FOLDER + name + " is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + FOLDER + name, e);
    }
  }

  private static String text(String name, byte[] shipped) {
    if (!name.endsWith(".gz")) {
      return new String(shipped, StandardCharsets.UTF_8);
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(shipped))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack resource " + FOLDER + name, e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
