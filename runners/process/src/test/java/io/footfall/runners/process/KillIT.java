package io.footfall.runners.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at seeded moments, the same command again, the same bytes. In {@code verify} two
 * kills of layer 1 and one of its reseal; with profile {@code kill} at least 30 kills over all
 * states, and a third as many of a reseal and of a run with event logs, three in a row on each
 * root.
 */
class KillIT {
  private static final int KILLS = Integer.getInteger("footfall.kills", 2);
  private static final long SEED = Long.getLong("footfall.kill.seed", 20260307);
  private static final int IN_A_ROW = 3;
  private static final boolean ALL = KILLS > 2;
  private static final String COMMAND = ALL ? "run" : "world";
  private static final int STATES = ALL ? 29 : 15;

  @TempDir Path dir;

  @Test
  void aKilledRunEndsWithTheBytesOfAnUndisturbedOne() throws Exception {
    Map<String, String> expected = KilledRun.published(KilledRun.calm(COMMAND));
    killing(KILLS, null, runs -> assertThat(differences(expected, runs), is(List.of())), COMMAND);
  }

  /** Half moved aside, half made anew: nothing of the old result is lost, nothing is doubled. */
  @Test
  void aKilledResealEndsWithTheBytesOfAnUndisturbedOneAndLosesNothing() throws Exception {
    Path old = KilledRun.calm(COMMAND);
    Map<String, String> before = KilledRun.content(old, "(data|reference)/.*|run_receipt.json");
    String[] reseal = {COMMAND, "--reseal", "--config-dir", smallerUnits()};
    Path calm = copy(old, "calm");
    end(calm, List.of(), reseal);
    Map<String, String> expected = KilledRun.published(calm);
    Set<String> moved = new TreeSet<>(KilledRun.content(calm, "_superseded/.*").values());
    assertThat(moved.size(), greaterThan(1));
    killing(
        ALL ? KILLS / 3 : 1,
        old,
        runs -> {
          assertThat(differences(expected, runs), is(List.of()));
          Set<String> lost = new TreeSet<>(before.values());
          lost.removeAll(expected.values());
          assertThat(lost.size(), greaterThan(1));
          lost.removeAll(KilledRun.content(runs, "_superseded/.*").values());
          assertThat(lost, is(Set.of()));
        },
        reseal);
  }

  /** With every draw logged; S5 reconciles the logs that the killed attempts left and added to. */
  @Test
  @EnabledIfSystemProperty(named = "footfall.kills", matches = "[1-9][0-9]*")
  void aKilledRunWithEventLogsEndsWithTheBytesOfAnUndisturbedOne() throws Exception {
    String[] logging = {"run", "--rng-events", "S2,S3,S4"};
    Path calm = dir.resolve("calm");
    end(calm, List.of(), logging);
    Map<String, String> expected = KilledRun.published(calm);
    Set<String> logs = KilledRun.content(calm, "logs/.*").keySet();
    killing(
        KILLS / 3,
        null,
        runs -> {
          assertThat(differences(expected, runs), is(List.of()));
          assertThat(KilledRun.content(runs, "logs/.*").keySet(), is(logs));
        },
        logging);
  }

  /** What must hold of a runs root in the end. */
  @FunctionalInterface
  private interface Judge {
    void judge(Path runs) throws IOException;
  }

  /** Some kills in a row on each root, then the same command to its end. */
  private void killing(int kills, Path start, Judge judge, String... command) throws Exception {
    Random random = new Random(SEED);
    for (int killed = 0, n = 0; killed < kills; n++) {
      Path runs = start == null ? dir.resolve("killed-" + n) : copy(start, "killed-" + n);
      List<String> moments = new ArrayList<>();
      for (int i = 0; i < IN_A_ROW && killed < kills; i++) {
        KilledRun run = KilledRun.start(runs, command[0], rest(command));
        String moment = run.kill(random, STATES - i * 4);
        if (moment == null) {
          assertThat(moments + "\n" + run.log(), run.await(), is(0));
        } else {
          moments.add(moment);
          killed++;
        }
      }
      end(runs, moments, command);
      System.out.println("KillIT " + moments);
      judge.judge(runs);
    }
  }

  private static void end(Path runs, List<String> moments, String... command) throws Exception {
    KilledRun run = KilledRun.start(runs, command[0], rest(command));
    assertThat(moments + "\n" + run.log(), run.await(), is(0));
  }

  private static String[] rest(String[] command) {
    return Arrays.copyOfRange(command, 1, command.length);
  }

  /** A config directory whose layout policy cuts tables of layer 1 and of layer 2 elsewhere. */
  private String smallerUnits() throws IOException {
    String text =
        new String(
            ResolvedConfig.load("tiny", null).bytes(PolicyFile.LAYOUT), StandardCharsets.UTF_8);
    String changed = text.replaceFirst("min: 5000\n  max: 5000", "min: 3000\n  max: 3000");
    assertThat(changed, is(not(text)));
    Path file = dir.resolve("config").resolve(PolicyFile.LAYOUT.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, changed);
    return dir.resolve("config").toString();
  }

  private Path copy(Path from, String name) throws IOException {
    Path to = dir.resolve(name);
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return to;
  }

  private static List<String> differences(Map<String, String> expected, Path runs)
      throws IOException {
    Map<String, String> found = KilledRun.published(runs);
    List<String> differences = new ArrayList<>();
    expected.forEach(
        (path, digest) -> {
          String there = found.remove(path);
          if (!digest.equals(there)) {
            differences.add(path + (there == null ? " is missing" : " differs"));
          }
        });
    found.keySet().forEach(path -> differences.add(path + " is left over"));
    return differences;
  }

  @Test
  void aSecondProcessNeitherSweepsNorWritesWhileTheFirstLives() throws Exception {
    Path runs = dir.resolve("locked");
    KilledRun first = KilledRun.start(runs, "world");
    while (first.isAlive() && first.files().stream().noneMatch(f -> f.contains("_tmp"))) {
      Thread.sleep(1);
    }
    KilledRun second = KilledRun.start(runs, "world");
    assertThat(second.await(), is(2));
    assertThat(second.log(), containsString("CLI.RUN_LOCKED"));
    assertThat(first.log(), first.await(), is(0));
  }
}
