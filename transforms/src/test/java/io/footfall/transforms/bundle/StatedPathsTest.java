package io.footfall.transforms.bundle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.storage.InsidePath;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path in a listing or manifest that leads elsewhere is refused, whatever its digest says. */
class StatedPathsTest {
  private static final String SHA = "0".repeat(64);

  private static ObjectNode listing(String path, String sha256) {
    ObjectNode document = JsonDocuments.object();
    ObjectNode member = document.putArray("members").addObject();
    member.put("dataset", "zone_alloc").put("path", path).put("rows", 1).put("sha256_hex", sha256);
    return document;
  }

  private static byte[] manifest(String path) {
    ObjectNode root = JsonDocuments.object();
    root.put("dataset", "zone_alloc").put("bytes_version", "test").put("plan_digest", SHA);
    root.put("manifest_fingerprint", SHA).put("parameter_hash", SHA).put("seed", 7);
    root.put("rows", 1).put("bytes", 1);
    ObjectNode part = root.putArray("parts").addObject();
    part.put("path", path).put("number", 0).put("rows", 1).put("bytes", 1).put("sha256", SHA);
    part.put("first_merchant", 1).put("last_merchant", 1);
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "../x",
        "/etc/x",
        "C:x",
        "a\\b",
        "a/../../x",
        "a//b",
        "./x",
        "a/.",
        "é",
        "a*",
        "a\nb"
      })
  void aPathOutsideIsRefused(String path) {
    assertThat(InsidePath.holds(path), is(false));
    IOException listed =
        assertThrows(IOException.class, () -> MemberListing.parse(listing(path, SHA)));
    assertThat(listed.getMessage(), containsString("inside the run root"));
    IOException part = assertThrows(IOException.class, () -> TableManifest.parse(manifest(path)));
    assertThat(part.getMessage(), containsString("path"));
  }

  @Test
  void aPathInsideIsRead() throws IOException {
    MemberListing listing = MemberListing.parse(listing("data/a=b/part-00000.parquet", SHA));
    assertThat(listing.files().get(0).rows(), is(1L));
    assertThat(TableManifest.parse(manifest("part-00000.parquet")).parts().size(), is(1));
    assertThrows(IOException.class, () -> TableManifest.parse(manifest("below/part-0.parquet")));
  }

  @Test
  void aListingMustBeOne() {
    assertThrows(IOException.class, () -> MemberListing.parse(JsonDocuments.object()));
    assertThrows(IOException.class, () -> MemberListing.parse(listing("a", "no digest")));
    ObjectNode twice = listing("a", SHA);
    twice.withArray("members").add(twice.path("members").get(0).deepCopy());
    assertThrows(IOException.class, () -> MemberListing.parse(twice));
    assertThrows(IOException.class, () -> TableManifest.parse(new byte[0]));
    assertThrows(
        IOException.class, () -> TableManifest.parse("[]".getBytes(StandardCharsets.UTF_8)));
  }
}
