package io.footfall.contracts.yaml;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.FootfallException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** YAML is hostile input: what is accepted, and with which line the rest is refused. */
class StrictYamlTest {
  static YamlDocument read(String text) {
    return StrictYaml.read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  static void refused(String text, String at, String what) {
    FootfallException e = assertThrows(FootfallException.class, () -> read(text));
    assertThat(e.code().toString(), equalTo("CONFIG.YAML_MALFORMED"));
    assertThat(e.getMessage(), containsString("f.yaml:" + at + ": found " + what));
  }

  @Test
  void scalarsAreOfTheCoreTypes() {
    JsonNode n =
        read("{i: 7, u: 18446744073709551615, d: 1.5, e: 1e-9, t: true, n: null, s: 'x', y: yes,"
                + " date: 2026-03-07, v: v1.0, z: 007}")
            .json();
    assertThat(n.get("i").isIntegralNumber(), is(true));
    assertThat(n.get("u").bigIntegerValue().toString(), equalTo("18446744073709551615"));
    assertThat(n.get("d").doubleValue(), is(1.5));
    assertThat(n.get("e").doubleValue(), is(1e-9));
    assertThat(n.get("t").booleanValue(), is(true));
    assertThat(n.get("n").isNull(), is(true));
    assertThat(n.get("s").textValue(), equalTo("x"));
    assertThat(n.get("y").textValue(), equalTo("yes"));
    assertThat(n.get("date").textValue(), equalTo("2026-03-07"));
  }

  @Test
  void everyFieldKnowsItsLine() {
    YamlDocument d = read("a: 1\nb:\n  - x\n  - c: 2\n    d/e: 3\n");
    assertThat(d.line("/a"), is(1));
    assertThat(d.line("/b/0"), is(3));
    assertThat(d.line("/b/1/c"), is(4));
    assertThat(d.line("/b/1/d~1e"), is(5));
    assertThat(d.line("/b/1/c/not/there"), is(4));
  }

  @Test
  void anAliasBombIsRefusedAtItsFirstAnchor() {
    refused("x: 1\na: &a [z, z]\nb: [*a, *a]\n", "2", "an anchor (&a)");
  }

  @Test
  void mistakesAreRefusedAtTheirLine() {
    refused("a: 1\na: 2\n", "2", "the key 'a' a second time");
    refused("a: 1\nb: !!java.net.URL [x]\n", "2", "Global tag is not allowed");
    refused("a: 1\nb: !secret x\n", "2", "the tag !secret");
    refused("a: 1\n<<: {b: 2}\n", "2", "a merge key");
    refused("a: [1, 2\n", "2", "");
    refused("? [k]\n: v\n", "1", "a key that is not a scalar");
    refused("", "1", "an empty document");
    refused("a: 1\n---\nb: 2\n", "2", "");
  }

  @Test
  void depthAndSizeAreBounded() {
    refused("[".repeat(40) + "]".repeat(40), "1", "");
    byte[] large = new byte[StrictYaml.MAX_BYTES + 1];
    assertThrows(FootfallException.class, () -> StrictYaml.read("f", large));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] latin1 = {'a', ':', ' ', (byte) 0xe9};
    FootfallException e = assertThrows(FootfallException.class, () -> StrictYaml.read("f", latin1));
    assertThat(e.getMessage(), containsString("not UTF-8"));
  }

  @ParameterizedTest
  @CsvSource({"1_000", "0x10", "0o7", "1:30", ".inf", ".nan", "+-1", "1e99999"})
  void numbersOfOtherNotationsStayText(String text) {
    assertThat(read("a: " + text).json().get("a").isTextual(), is(true));
  }

  @Test
  void replacesScalarsAndNothingElse() {
    String text = "# \u00e9\u00fc \ud83d\ude80\na: {n: 12, m: 'x'} # n: 12\nb:\n  c: 7\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] replaced = StrictYaml.replace("f", bytes, Map.of("/b/c", "1000", "/a/n", "3"));
    String expected = text.replace("{n: 12", "{n: 3").replace("c: 7", "c: 1000");
    assertThat(new String(replaced, StandardCharsets.UTF_8), equalTo(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a", "/b/c", "/x/y/z"})
  void replacesOnlyWhatIsThere(String pointer) {
    byte[] bytes = "a: {n: 12}".getBytes(StandardCharsets.UTF_8);
    assertThrows(
        FootfallException.class, () -> StrictYaml.replace("f", bytes, Map.of(pointer, "1")));
  }

  @Property(tries = 500)
  void anyTextIsReadOrRefusedWithACode(@ForAll String text) {
    try {
      read(text);
    } catch (FootfallException e) {
      assertThat(e.code().toString(), equalTo("CONFIG.YAML_MALFORMED"));
    }
  }

  @Property(tries = 200)
  void anyBytesAreReadOrRefusedWithACode(@ForAll byte[] bytes) {
    try {
      StrictYaml.read("f", bytes);
    } catch (FootfallException e) {
      assertThat(e.code().toString(), equalTo("CONFIG.YAML_MALFORMED"));
    }
  }
}
