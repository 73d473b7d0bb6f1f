package io.footfall.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identity hashes; the first vector is that of 5A-s0-s1.md section 1 (reference engine). */
class ParameterHashTest {
  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theParameterHashIsThatOfThePage() {
    assertThat(
        ParameterHash.ofFiles(Map.of("b.yaml", text("beta"), "a.yaml", text("alpha"))),
        equalTo("a30c1fb731ee02d57db864a4c1276ae4a5218faa17250c79508fbe492e1b8c56"));
  }

  @Test
  void orderOfFilesDoesNotCountButNamesContentsAndSeedDo() {
    Map<String, byte[]> files = new TreeMap<>(Map.of("a", text("1"), "b", text("2")));
    String hash = ParameterHash.ofFiles(files);
    String print = ParameterHash.fingerprint(files, hash, 42);
    assertThat(ParameterHash.fingerprint(files, hash, 43), is(not(print)));
    assertThat(
        ParameterHash.ofFiles(Map.of("a", text("1"), "c", text("2"))), is(not(equalTo(hash))));
    assertThat(
        ParameterHash.ofFiles(Map.of("a", text("1"), "b", text("3"))), is(not(equalTo(hash))));
    assertThat(ParameterHash.runId(print).length(), is(32));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "small", "medium", "reference", "skew"})
  void everyPresetResolvesToItsOwnIdentityOrThatOfItsLaws(String preset) {
    ResolvedConfig config = ResolvedConfig.load(preset, null);
    assertThat(config.parameterHash().matches("[a-f0-9]{64}"), is(true));
    assertThat(config.files(PolicyClass.WORLD).size(), is(1));
  }

  @Test
  void layoutAndValidationAreOutsideTheParameterHash() {
    ResolvedConfig config = ResolvedConfig.load("tiny", null);
    for (PolicyFile policy : PolicyFile.values()) {
      boolean law = policy.policyClass() == PolicyClass.LAW;
      assertThat(policy.path(), config.files(PolicyClass.LAW).containsKey(policy.path()), is(law));
    }
  }

  @ParameterizedTest
  @EnumSource(PolicyFile.class)
  void everyPolicyHasASchemaAndAnId(PolicyFile policy) {
    byte[] schema = io.footfall.contracts.Contracts.resource(policy.schema());
    assertThat(schema.length > 100, is(true));
    assertThat(policy.id().contains("."), is(false));
  }
}
