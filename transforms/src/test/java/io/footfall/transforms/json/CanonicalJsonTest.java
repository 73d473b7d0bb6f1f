package io.footfall.transforms.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.U64;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** One form per value. */
class CanonicalJsonTest {
  @Test
  void keysAscendAndTextIsAscii() {
    ObjectNode node = JsonDocuments.object();
    node.put("b", "Zürich \u0001 \"x\" \\ /").put("a", U64.big(-1L)).put("c", 0.1);
    node.putArray("d").add(1e-9).addNull().add(true);
    assertThat(
        CanonicalJson.text(node),
        is(
            "{\"a\":18446744073709551615,\"b\":\"Z\\u00fcrich \\u0001 \\\"x\\\" \\\\ /\","
                + "\"c\":0.1,\"d\":[1.0E-9,null,true]}"));
  }

  @Test
  void whatIsNoJsonNumberIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> CanonicalJson.text(JsonDocuments.array().add(Double.NaN)));
  }

  @Test
  void twoKeysOrTrailingTextAreNoDocument() {
    for (String text : new String[] {"{\"a\":1,\"a\":2}", "{} {}", "", "{\"a\":"}) {
      assertThrows(
          IOException.class,
          () -> JsonDocuments.parse(text.getBytes(StandardCharsets.US_ASCII)),
          text);
    }
  }
}
