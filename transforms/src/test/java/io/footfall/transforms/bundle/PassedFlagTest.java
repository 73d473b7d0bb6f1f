package io.footfall.transforms.bundle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flags in both forms, sound and corrupted. */
class PassedFlagTest {
  static final String FP = "f".repeat(64);
  static final String DIGEST = "0123456789abcdef".repeat(4);

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void layerOneWritesALineAndLayerTwoAnObject() {
    assertThat(
        new String(PassedFlag.format(BundleKind.SEG_3A, FP, DIGEST), StandardCharsets.US_ASCII),
        is("sha256_hex = " + DIGEST + "\n"));
    assertThat(
        new String(PassedFlag.format(BundleKind.SEG_5A, FP, DIGEST), StandardCharsets.US_ASCII),
        is(
            "{\"bundle_digest_sha256\":\""
                + DIGEST
                + "\",\"manifest_fingerprint\":\""
                + FP
                + "\"}"));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsRead(BundleKind kind) {
    byte[] flag = PassedFlag.format(kind, FP, DIGEST);
    assertThat(PassedFlag.parse(kind, FP, flag), is(DIGEST));
    PassedFlag.require(kind, FP, flag, DIGEST);
    String other = "1" + DIGEST.substring(1);
    assertThrows(BundleInvalid.class, () -> PassedFlag.require(kind, FP, flag, other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "%s\n", "%s \r\n", "\n\n %s  \n\n", "%s\t\n"})
  void whiteSpaceMaySurroundTheLine(String form) {
    byte[] flag = ascii(form.replace("%s", "sha256_hex = " + DIGEST));
    assertThat(PassedFlag.parse(BundleKind.SEG_1B, FP, flag), is(DIGEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256_hex=",
        "sha256_hex = ",
        "SHA256_HEX = %s",
        "sha256_hex = %s0",
        "sha256_hex = X%s",
        "x sha256_hex = %s",
        "sha256_hex = %s\nmore",
        "\nsha256_hex = %s\n\nmore\n",
        "more\nsha256_hex = %s\n",
        "sha256_hex = %s\nsha256_hex = %s\n",
        "sha256_hex = %s\u0000",
        "sha256_hex = %s\n\u00e9",
        "sha256_hex = %s\u00a0"
      })
  void aMalformedLineIsRefused(String form) {
    byte[] flag = ascii(form.replace("%s", DIGEST));
    assertThrows(BundleInvalid.class, () -> PassedFlag.parse(BundleKind.SEG_2B, FP, flag));
  }

  @Test
  void upperCaseHexIsRefused() {
    byte[] flag = ascii("sha256_hex = " + "A".repeat(64));
    assertThrows(BundleInvalid.class, () -> PassedFlag.parse(BundleKind.SEG_2B, FP, flag));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"bundle_digest_sha256\":\"%s\"}",
        "{\"bundle_digest_sha256\":\"%s\",\"manifest_fingerprint\":\"0\"}",
        "{\"bundle_digest_sha256\":\"0\",\"manifest_fingerprint\":\"%f\"}",
        "{\"bundle_digest_sha256\":\"%s\",\"manifest_fingerprint\":\"%f\",\"x\":1}",
        "{\"bundle_digest_sha256\":\"%s\",\"manifest_fingerprint\":\"%f\"}x"
      })
  void aMalformedObjectIsRefused(String form) {
    byte[] flag = ascii(form.replace("%s", DIGEST).replace("%f", FP));
    assertThrows(BundleInvalid.class, () -> PassedFlag.parse(BundleKind.SEG_5B, FP, flag));
  }
}
