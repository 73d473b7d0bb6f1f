package io.footfall.pipelines.damage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way to damage a file. */
enum Damage {
  /** One bit, where the file's law looks: a path of an index, a digit of a flag, else mid-file. */
  FLIP,
  /** The first half. */
  TRUNCATE,
  /** No bytes. */
  EMPTY,
  /** No file. */
  DROP,
  /** Another file beside it. */
  ADD,
  /** Contents exchanged with another file. */
  SWAP,
  /** One value, such that the file stays valid JSON, YAML or Parquet. */
  EDIT,
  /** Stated path: the folder above. */
  PATH_ABOVE,
  /** Stated path: from the file system's root. */
  PATH_ABSOLUTE,
  /** Stated path: a drive. */
  PATH_DRIVE,
  /** Stated path: backslashes. */
  PATH_BACKSLASH;

  private static final Pattern DIGEST = Pattern.compile("[a-f0-9]{64}");
  private static final Pattern STATED = Pattern.compile("\"path\"\\s*:\\s*\"([^\"]+)\"");

  /** Whether it changes a path the file states. */
  boolean isPath() {
    return name().startsWith("PATH_");
  }

  /** Whether a file of this content can be damaged so. */
  boolean fits(FileKind kind, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return switch (this) {
      case EDIT -> kind != FileKind.BINARY && kind != FileKind.PART && !text.startsWith("PAR1");
      case PATH_ABOVE, PATH_ABSOLUTE, PATH_DRIVE, PATH_BACKSLASH ->
          kind != FileKind.POLICY && kind != FileKind.PART && STATED.matcher(text).find();
      case FLIP, TRUNCATE, EMPTY, SWAP -> bytes.length > 1;
      case DROP -> true;
      case ADD -> kind != FileKind.RUN_RECEIPT;
    };
  }

  /**
   * Does it.
   *
   * @param other file to exchange contents with
   */
  void apply(FileKind kind, Path file, Path other) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (this) {
      case FLIP -> Files.write(file, flipped(kind, bytes));
      case TRUNCATE -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      case EMPTY -> Files.write(file, new byte[0]);
      case DROP -> Files.delete(file);
      case ADD -> Files.write(added(file), bytes);
      case SWAP -> {
        Files.write(file, Files.readAllBytes(other));
        Files.write(other, bytes);
      }
      case EDIT -> Files.writeString(file, edited(kind, text(bytes)), StandardCharsets.ISO_8859_1);
      case PATH_ABOVE -> restate(file, bytes, "../x");
      case PATH_ABSOLUTE -> restate(file, bytes, "/etc/x");
      case PATH_DRIVE -> restate(file, bytes, "C:x");
      case PATH_BACKSLASH -> restate(file, bytes, "..\\\\x");
    }
  }

  /** Where {@link #ADD} puts its file. */
  static Path added(Path file) {
    return file.resolveSibling("added-" + file.getFileName());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] flipped(FileKind kind, byte[] bytes) {
    byte[] flipped = bytes.clone();
    Matcher at = (kind == FileKind.FLAG ? DIGEST : STATED).matcher(text(bytes));
    boolean lawful = kind == FileKind.FLAG || kind == FileKind.INDEX;
    int position = !lawful || !at.find() ? bytes.length / 2 : at.start(at.groupCount());
    flipped[position] ^= 0x40;
    return flipped;
  }

  private static String edited(FileKind kind, String text) {
    Matcher digest = DIGEST.matcher(text);
    if (kind == FileKind.POLICY) {
      return text + "# edited\n";
    }
    if (kind == FileKind.FLAG || kind == FileKind.INDEX || kind == FileKind.LISTING) {
      if (digest.find()) {
        int last = digest.end() - 1;
        char other = text.charAt(last) == '0' ? '1' : '0';
        return text.substring(0, last) + other + text.substring(last + 1);
      }
    }
    Matcher number = Pattern.compile("[0-9](?=[,\\]}\"\\s])").matcher(text);
    if (!number.find()) {
      return text.replaceFirst("\"summary\"", "\"table\"");
    }
    char other = number.group().equals("1") ? '2' : '1';
    return text.substring(0, number.start()) + other + text.substring(number.end());
  }

  private static void restate(Path file, byte[] bytes, String path) throws IOException {
    Matcher stated = STATED.matcher(text(bytes));
    if (!stated.find()) {
      throw new IllegalStateException(file + " states no path");
    }
    String all = text(bytes);
    String changed = all.substring(0, stated.start(1)) + path + all.substring(stated.end(1));
    Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
  }
}
