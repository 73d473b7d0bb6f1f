package io.footfall.runners.direct;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at seeded moments, the same command again, the same bytes. In {@code verify} two
 * kills of layer 1; with profile {@code kill} at least 30 kills over all states, three in a row on
 * each root.
 */
class KillIT {
  private static final int KILLS = Integer.getInteger("footfall.kills", 2);
  private static final long SEED = Long.getLong("footfall.kill.seed", 20260307);
  private static final int IN_A_ROW = 3;

  @TempDir Path dir;

  @Test
  void aKilledRunEndsWithTheBytesOfAnUndisturbedOne() throws Exception {
    boolean all = KILLS > 2;
    String command = all ? "run" : "world";
    int states = all ? 29 : 15;
    Path calm = dir.resolve("calm");
    KilledRun first = KilledRun.start(calm, command);
    assertThat(first.log(), first.await(), is(0));
    Map<String, String> expected = KilledRun.published(calm);
    Random random = new Random(SEED);
    for (int killed = 0, n = 0; killed < KILLS; n++) {
      Path runs = dir.resolve("killed-" + n);
      List<String> moments = new ArrayList<>();
      for (int i = 0; i < IN_A_ROW && killed < KILLS; i++) {
        KilledRun run = KilledRun.start(runs, command);
        String moment = run.kill(random, states - i * 4);
        if (moment == null) {
          assertThat(moments + "\n" + run.log(), run.await(), is(0));
        } else {
          moments.add(moment);
          killed++;
        }
      }
      KilledRun last = KilledRun.start(runs, command);
      assertThat(moments + "\n" + last.log(), last.await(), is(0));
      assertThat(moments.toString(), differences(expected, runs), is(List.of()));
      System.out.println("KillIT " + moments);
    }
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
