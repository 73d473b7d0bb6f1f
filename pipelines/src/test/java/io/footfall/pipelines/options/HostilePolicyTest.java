package io.footfall.pipelines.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesRegex;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.yaml.StrictYaml;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Policy files are hostile input: whatever is done to a sound one, it is accepted or refused with a
 * code and its line, in bounded time and with a message of bounded size.
 */
class HostilePolicyTest {
  private static final String NAME = "policy.yaml";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LONGEST_MESSAGE = 2 << 10;
  private static final ResolvedConfig TINY = ResolvedConfig.load("tiny", null);

  /** What is put into a sound file at a random place. */
  private static final List<String> CONSTRUCTS =
      List.of(
          "&a [x, x]",
          "*a",
          "<<: {b: 2}\n",
          "<<: *a\n",
          "!!java.net.URL [x]",
          "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]",
          "!secret x",
          "!!binary aGk=",
          "!!set {a, b}",
          "\t",
          "\n\t- x\n",
          "\u0000",
          "\ufeff",
          "\u0085",
          "\u2028",
          "\ud83d\ude80",
          "\n---\n",
          "\n...\n",
          "%YAML 1.1\n",
          "%TAG ! tag:x,2000:\n",
          "? [k]\n: v\n",
          "? ",
          ": ",
          "- ",
          "#",
          "\"",
          "'",
          "|+9\n",
          ">-\n",
          "{",
          "}",
          "[",
          "]",
          ",",
          "@",
          "`",
          "1e999",
          "-1e-9999",
          ".inf",
          ".nan",
          "99999999999999999999999999999999999999",
          "0x7fffffffffffffffffff",
          "1:59:59.999",
          "2026-13-45T99:99:99Z",
          "\\u0000\\xff\\U0010FFFF",
          "~",
          "null",
          "true");

  /** Whether it was accepted; anything but acceptance or a code with a line fails the test. */
  private static boolean accepted(PolicyFile policy, byte[] bytes) {
    return assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          try {
            PolicyReader.read(policy, NAME, bytes, PolicyCheck.record(policy));
            return true;
          } catch (FootfallException e) {
            String code = e.code().toString();
            assertThat(
                code,
                code.equals("CONFIG.YAML_MALFORMED") || code.equals(policy.code().toString()));
            assertThat(e.getMessage(), matchesRegex("(?s)policy\\.yaml:[1-9][0-9]*: .+"));
            assertThat(e.getMessage().length(), lessThan(LONGEST_MESSAGE));
            return false;
          }
        });
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] spliced(byte[] bytes, int from, int until, byte[] with) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(with);
    out.write(bytes, until, bytes.length - until);
    return out.toByteArray();
  }

  private static PolicyFile any(Random random) {
    return PolicyFile.values()[random.nextInt(PolicyFile.values().length)];
  }

  @ParameterizedTest
  @EnumSource
  void theSoundFileIsAccepted(PolicyFile policy) {
    assertThat(accepted(policy, TINY.bytes(policy)), is(true));
  }

  @Property(tries = 600, seed = "31")
  void changedBytesAreAcceptedOrRefused(@ForAll Random random) {
    PolicyFile policy = any(random);
    byte[] bytes = TINY.bytes(policy);
    for (int i = 0; i <= random.nextInt(4); i++) {
      bytes[random.nextInt(bytes.length)] =
          (byte) (random.nextBoolean() ? random.nextInt() : 32 + random.nextInt(95));
    }
    accepted(policy, bytes);
  }

  @Property(tries = 600, seed = "32")
  void hostileConstructsAreAcceptedOrRefused(@ForAll Random random) {
    PolicyFile policy = any(random);
    byte[] bytes = TINY.bytes(policy);
    for (int i = 0; i <= random.nextInt(3); i++) {
      int from = random.nextInt(bytes.length);
      int until = Math.min(bytes.length, from + random.nextInt(12));
      byte[] with = utf8(CONSTRUCTS.get(random.nextInt(CONSTRUCTS.size())));
      bytes = spliced(bytes, from, until, with);
    }
    accepted(policy, bytes);
  }

  @Property(tries = 300, seed = "33")
  void linesThatAreDroppedDoubledOrMovedAreAcceptedOrRefused(@ForAll Random random) {
    PolicyFile policy = any(random);
    List<String> lines =
        new java.util.ArrayList<>(
            new String(TINY.bytes(policy), StandardCharsets.UTF_8).lines().toList());
    String line = lines.get(random.nextInt(lines.size()));
    if (random.nextBoolean()) {
      lines.remove(line);
    }
    int spaces = random.nextInt(6);
    lines.add(random.nextInt(lines.size() + 1), " ".repeat(spaces) + line.strip());
    accepted(policy, utf8(String.join("\n", lines)));
  }

  @Property(tries = 200, seed = "34")
  void truncatedFilesAreAcceptedOrRefused(@ForAll Random random) {
    PolicyFile policy = any(random);
    byte[] bytes = TINY.bytes(policy);
    accepted(policy, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s\nextra: &a [x]\n",
        "%s\n<<: {extra: 1}\n",
        "%s\nextra: !!java.net.URL [x]\n",
        "%s\nextra: !secret x\n",
        "%s\n\textra: 1\n",
        "%s\nextra: 1\u0000\n",
        "\ufeff\ufeff%s",
        "%s\n---\nextra: 1\n",
        "%s\nextra: 1\nextra: 1\n",
        "%s\nextra: 1\n",
        "%s\n? [a]\n: b\n"
      })
  void whatNoPolicyHoldsIsRefusedInEveryPolicy(String form) {
    for (PolicyFile policy : PolicyFile.values()) {
      if (policy.path().endsWith(".yaml")) {
        String sound = new String(TINY.bytes(policy), StandardCharsets.UTF_8);
        assertThat(policy + form, accepted(policy, utf8(form.replace("%s", sound))), is(false));
      }
    }
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] sound = TINY.bytes(PolicyFile.WORLD);
    for (byte[] wrong :
        List.of(
            new byte[] {(byte) 0xff, (byte) 0xfe},
            new byte[] {(byte) 0xc0, (byte) 0x80},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xf5, 0, 0, 0})) {
      assertThat(accepted(PolicyFile.WORLD, spliced(sound, 0, 0, wrong)), is(false));
      byte[] last = spliced(sound, sound.length, sound.length, wrong);
      assertThat(accepted(PolicyFile.WORLD, last), is(false));
    }
  }

  /** Nine levels of nine would be 3.5e8 scalars; composing expands none of them. */
  @Test
  void anAliasBombIsRefusedBeforeItGrows() {
    StringBuilder bomb = new StringBuilder("l0: &l0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 1000; i++) {
      String alias = "*l" + (i - 1);
      bomb.append("l" + i + ": &l" + i + " [" + (alias + ", ").repeat(8) + alias + "]\n");
    }
    assertThat(accepted(PolicyFile.WORLD, utf8(bomb.toString())), is(false));
    assertThat(accepted(PolicyFile.WORLD, utf8("a: &a [*a, *a]\n")), is(false));
  }

  @Test
  void depthAndSizeAreBounded() {
    int half = StrictYaml.MAX_BYTES / 2 - 8;
    for (String deep :
        List.of(
            "[".repeat(half),
            "[".repeat(half) + "]".repeat(half),
            "{a: ".repeat(half / 4),
            "- ".repeat(half / 2),
            "? ".repeat(half / 2),
            String.join("\n", IntStream.range(0, 900).mapToObj(i -> " ".repeat(i) + "a:").toList()),
            "a: " + "x".repeat(2 * half),
            "a: \"" + "\\n".repeat(half) + "\"",
            "a: " + "9".repeat(2 * half),
            "a: 1e" + "9".repeat(half),
            "x".repeat(half) + ": 1",
            "a: &" + "n".repeat(half) + " 1",
            "a: !" + "t".repeat(half) + " 1",
            "a: *" + "n".repeat(half),
            "#".repeat(2 * half),
            "\n".repeat(2 * half),
            "a: [" + "1,".repeat(half - 4) + "1]")) {
      assertThat(accepted(PolicyFile.WORLD, utf8(deep)), is(false));
    }
    byte[] large = new byte[StrictYaml.MAX_BYTES + 1];
    Arrays.fill(large, (byte) '#');
    assertThat(accepted(PolicyFile.WORLD, large), is(false));
  }

  /** A file of terabytes (sparse) in {@code --config-dir} is not read. */
  @Test
  void aPolicyOfTerabytesIsRefusedUnread(@TempDir Path dir) throws Exception {
    Path file = dir.resolve(PolicyFile.WORLD.path());
    Files.createDirectories(file.getParent());
    try (java.io.RandomAccessFile sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    assertThat(Files.size(file), greaterThan((long) Integer.MAX_VALUE));
    FootfallException e =
        assertTimeoutPreemptively(
            PATIENCE,
            () -> assertThrows(FootfallException.class, () -> ResolvedConfig.load("tiny", dir)));
    assertThat(e.code().toString(), is("CONFIG.DIRECTORY_INVALID"));
    assertThat(e.getMessage(), containsString(file + ": found " + (1L << 40) + " bytes"));
  }
}
