package io.footfall.transforms.bundle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of bundle, written by hand, sound and corrupted. */
class BundleDigestTest {
  static final String FP = "f".repeat(64);

  /** Two files and their index, as a person would write them down. */
  record Bundle(BundleKind kind, Map<String, byte[]> files, String index) {
    static Bundle of(BundleKind kind) {
      Map<String, byte[]> files = new TreeMap<>();
      files.put("b/two.txt", ascii("second"));
      files.put("a.txt", ascii("first"));
      String one = sha(files.get("a.txt"));
      String two = sha(files.get("b/two.txt"));
      String index =
          switch (kind) {
            case SEG_1A, SEG_1B ->
                "[{\"artifact_id\":\"i\",\"kind\":\"summary\",\"path\":\"index.json\"},"
                    + "{\"artifact_id\":\"2\",\"kind\":\"text\",\"path\":\"b/two.txt\",\"mime\":null},"
                    + "{\"artifact_id\":\"1\",\"kind\":\"text\",\"path\":\"a.txt\"}]";
            case SEG_2A ->
                "{\"files\":[" + hashed("b/two.txt", two) + "," + hashed("a.txt", one) + "]}";
            case SEG_2B -> "[" + hashed("b/two.txt", two) + "," + hashed("a.txt", one) + "]";
            case SEG_3A ->
                "{\"manifest_fingerprint\":\"f\",\"parameter_hash\":\"p\",\"s6_receipt_digest\":\"s\","
                    + "\"members\":["
                    + member("z", "a.txt", one)
                    + ","
                    + member("y", "b/two.txt", two)
                    + "]}";
            case SEG_3B ->
                "{\"manifest_fingerprint\":\"f\",\"parameter_hash\":\"p\",\"s5_manifest_digest\":\"s\","
                    + "\"members\":["
                    + member("y", "b/two.txt", two)
                    + ","
                    + member("z", "a.txt", one)
                    + "]}";
            case SEG_5A, SEG_5B ->
                "{\"manifest_fingerprint\":\"f\",\"segment_id\":\"5A\",\"entries\":["
                    + hashed("b/two.txt", two)
                    + ","
                    + hashed("a.txt", one)
                    + "]}";
          };
      if (kind.listsItself()) {
        files.put("index.json", ascii(index));
      }
      return new Bundle(kind, files, index);
    }

    String digest() throws IOException {
      return BundleDigest.of(BundleIndex.parse(kind, ascii(index)), this::open);
    }

    InputStream open(String path) throws IOException {
      if (!files.containsKey(path)) {
        throw new FileNotFoundException(path);
      }
      return new ByteArrayInputStream(files.get(path));
    }
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static String hashed(String path, String sha) {
    return "{\"path\":\"" + path + "\",\"sha256_hex\":\"" + sha + "\"}";
  }

  static String member(String id, String path, String sha) {
    return "{\"logical_id\":\""
        + id
        + "\",\"path\":\""
        + path
        + "\",\"schema_ref\":\"x\",\"sha256_hex\":\""
        + sha
        + "\",\"role\":\"evidence\"}";
  }

  static String sha(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(all.toByteArray()));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void digestFollowsTheLawOfItsKind(BundleKind kind) throws IOException {
    Bundle b = Bundle.of(kind);
    byte[] one = ascii("first");
    byte[] two = ascii("second");
    String expected =
        switch (kind) {
          case SEG_1A, SEG_1B -> sha(one, two, ascii(b.index()));
          case SEG_3A -> sha(ascii(sha(two)), ascii(sha(one)));
          default -> sha(one, two);
        };
    assertThat(b.digest(), is(expected));
  }

  @ParameterizedTest
  @EnumSource
  void aFlippedByteIsSeen(BundleKind kind) throws IOException {
    Bundle b = Bundle.of(kind);
    String before = b.digest();
    b.files().get("a.txt")[2] ^= 1;
    if (kind.listsItself()) {
      assertThat(b.digest().equals(before), is(false));
    } else {
      assertThrows(BundleInvalid.class, b::digest);
    }
  }

  @Test
  void a3aBundleMayTrustItsMembers() throws IOException {
    Bundle b = Bundle.of(BundleKind.SEG_3A);
    String before = b.digest();
    b.files().clear();
    BundleIndex index = BundleIndex.parse(b.kind(), ascii(b.index()));
    assertThat(BundleDigest.of(index, b::open, BundleDigest.Members.TRUSTED), is(before));
    assertThrows(IOException.class, b::digest);
  }

  @ParameterizedTest
  @EnumSource
  void aDroppedFileIsSeen(BundleKind kind) {
    Bundle b = Bundle.of(kind);
    b.files().remove("a.txt");
    assertThrows(IOException.class, b::digest);
    BundleIndex index = BundleIndex.parse(kind, ascii(b.index()));
    assertThrows(BundleInvalid.class, () -> index.requireComplete(b.files().keySet()));
  }

  @ParameterizedTest
  @EnumSource
  void anExtraFileIsSeenButFlagsAndAnUnlistedIndexAreNot(BundleKind kind) {
    Bundle b = Bundle.of(kind);
    BundleIndex index = BundleIndex.parse(kind, ascii(b.index()));
    b.files().put("_passed.flag", new byte[0]);
    b.files().put(kind.indexName(), ascii(b.index()));
    index.requireComplete(b.files().keySet());
    b.files().put("b/extra.txt", new byte[0]);
    BundleInvalid e =
        assertThrows(BundleInvalid.class, () -> index.requireComplete(b.files().keySet()));
    assertThat(e.getMessage(), containsString("b/extra.txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/a.txt", "../a.txt", "b/../a.txt", "c:a.txt", "b\\\\a.txt", "\u00e4"})
  void pathsOutsideTheRootAreRefused(String path) {
    for (BundleKind kind : BundleKind.values()) {
      String index = Bundle.of(kind).index().replace("\"a.txt\"", "\"" + path + "\"");
      assertThrows(
          BundleInvalid.class,
          () -> BundleIndex.parse(kind, index.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPathListedTwiceIsRefused(BundleKind kind) {
    String index = Bundle.of(kind).index().replace("b/two.txt", "a.txt");
    assertThrows(BundleInvalid.class, () -> BundleIndex.parse(kind, ascii(index)));
  }

  @ParameterizedTest
  @CsvSource({
    "SEG_1A,kind",
    "SEG_2A,sha256_hex",
    "SEG_2B,path",
    "SEG_3A,logical_id",
    "SEG_3A,s6_receipt_digest",
    "SEG_3B,s5_manifest_digest",
    "SEG_3B,role",
    "SEG_5A,entries",
    "SEG_5B,manifest_fingerprint"
  })
  void aRenamedFieldIsRefused(BundleKind kind, String field) {
    String index = Bundle.of(kind).index().replace("\"" + field + "\"", "\"other\"");
    assertThrows(BundleInvalid.class, () -> BundleIndex.parse(kind, ascii(index)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"files\":[]}", "[{\"path\":1}]", "[] []", "null"})
  void anIndexOfAnotherShapeIsRefused(String index) {
    for (BundleKind kind : BundleKind.values()) {
      assertThrows(BundleInvalid.class, () -> BundleIndex.parse(kind, ascii(index)));
    }
  }

  @Test
  void anIndexOf1aMustListItself() {
    String index = "[{\"artifact_id\":\"1\",\"kind\":\"text\",\"path\":\"a.txt\"}]";
    assertThrows(BundleInvalid.class, () -> BundleIndex.parse(BundleKind.SEG_1A, ascii(index)));
  }
}
