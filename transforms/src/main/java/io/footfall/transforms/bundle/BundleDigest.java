package io.footfall.transforms.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digest of a bundle. Most kinds: SHA-256 over the bytes of the listed files in index order, no
 * names, no separators; 3A: over the text of the members' digests, files unread. Where the index
 * claims a digest per file, the file is compared with it in the same read.
 */
public final class BundleDigest {
  private static final int BUFFER = 1 << 16;

  private BundleDigest() {}

  /** Opens a listed file by the path the index gives. */
  @FunctionalInterface
  public interface Files {
    InputStream open(String path) throws IOException;
  }

  /** Whether members whose bytes the law does not need are read and compared all the same. */
  public enum Members {
    VERIFIED,
    TRUSTED
  }

  /** The digest, with every claimed file digest verified. */
  public static String of(BundleIndex index, Files files) throws IOException {
    return of(index, files, Members.VERIFIED);
  }

  /**
   * The digest as lower-case hex.
   *
   * @param members {@code TRUSTED} leaves the files of a 3A bundle unread, as the reference does
   * @throws BundleInvalid if a file differs from the digest its index claims
   * @throws IOException if a listed file cannot be read
   */
  public static String of(BundleIndex index, Files files, Members members) throws IOException {
    MessageDigest bundle = sha256();
    boolean text = index.kind().digestsHashText();
    for (BundleIndex.Member member : index.members()) {
      if (text) {
        bundle.update(member.sha256Hex().getBytes(StandardCharsets.US_ASCII));
      }
      if (!text || members == Members.VERIFIED) {
        String found = read(files, member.path(), text ? null : bundle);
        if (member.sha256Hex() != null && !member.sha256Hex().equals(found)) {
          throw new BundleInvalid(
              index.kind(),
              member.path() + ": found digest " + found + "; index says " + member.sha256Hex());
        }
      }
    }
    return HexFormat.of().formatHex(bundle.digest());
  }

  private static String read(Files files, String path, MessageDigest bundle) throws IOException {
    MessageDigest own = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = files.open(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        own.update(buffer, 0, n);
        if (bundle != null) {
          bundle.update(buffer, 0, n);
        }
      }
    }
    return HexFormat.of().formatHex(own.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
