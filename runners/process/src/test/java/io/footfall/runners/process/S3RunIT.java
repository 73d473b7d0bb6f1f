package io.footfall.runners.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run root on {@code s3://}: the bytes of a local one, parts before manifests before flags, a
 * rerun that changes nothing, a kill that costs nothing, one writer at a time. Layer 1 in {@code
 * verify}, everything with profile {@code s3}.
 */
class S3RunIT {
  private static final String COMMAND = System.getProperty("footfall.s3", "world");
  private static final long SEED = Long.getLong("footfall.kill.seed", 20260307);

  @TempDir static Path dir;
  private static S3Server server;
  private static Path local;
  private static Map<String, String> expected;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start(dir.resolve("server"));
    local = KilledRun.calm(COMMAND);
    expected = KilledRun.published(local);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private List<String> root(String name) {
    List<String> args = new ArrayList<>(List.of("--runs-root"));
    args.add("s3://" + S3Server.BUCKET + "/" + name);
    args.addAll(List.of("--s3-endpoint", server.endpoint()));
    return args;
  }

  private KilledRun onS3(String name) throws IOException {
    Path objects = Files.createDirectories(server.bucket().resolve(name));
    return KilledRun.start(objects, dir.resolve("logs"), COMMAND, root(name));
  }

  /** Waits for the end; a failure shows what the program said. */
  private static void done(KilledRun run) throws Exception {
    int code = run.await();
    assertThat(run.log(), code, is(0));
  }

  private Map<String, FileTime> times(Path runs) throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(runs)) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        String name = runs.relativize(path).toString();
        if (name.matches("[^/]+/((data|reference)/.*|run_receipt.json)")) {
          times.put(name, Files.getLastModifiedTime(path));
        }
      }
    }
    return times;
  }

  @Test
  void aRunHasTheBytesOfALocalOneAndARerunChangesNothing() throws Exception {
    KilledRun first = onS3("calm");
    done(first);
    Path objects = server.bucket().resolve("calm");
    assertThat(KilledRun.published(objects), equalTo(expected));
    Map<String, FileTime> times = times(objects);
    assertThat(outOfOrder(times), is(List.of()));
    KilledRun again = onS3("calm");
    done(again);
    assertThat(again.log(), containsString("already sealed, unchanged"));
    assertThat(times(objects), equalTo(times));
    assertThat(again.files().toString(), not(containsString("tmp")));
    assertThat(again.files().stream().filter(f -> f.contains("/_lock/")).toList(), is(List.of()));
    List<String> verify = new ArrayList<>(List.of("s3://" + S3Server.BUCKET + "/calm"));
    verify.addAll(List.of("--s3-endpoint", server.endpoint(), "--no-regenerate-world"));
    KilledRun judged = KilledRun.program(dir.resolve("logs"), "verify", verify);
    done(judged);
    List<String> diff = new ArrayList<>(List.of(local.toString()));
    diff.addAll(List.of("s3://" + S3Server.BUCKET + "/calm", "--s3-endpoint", server.endpoint()));
    KilledRun compared = KilledRun.program(dir.resolve("logs"), "diff", diff);
    done(compared);
    assertThat(compared.log(), containsString("ONLY AFFECTED KEYS CHANGED: 0 of"));
    List<String> report = new ArrayList<>(List.of("s3://" + S3Server.BUCKET + "/calm"));
    report.addAll(List.of("--s3-endpoint", server.endpoint()));
    report.addAll(List.of("--out", "s3://" + S3Server.BUCKET + "/pages/report.html"));
    done(KilledRun.program(dir.resolve("logs"), "report", report));
    assertThat(
        Files.readString(server.bucket().resolve("pages/report.html")),
        containsString("Every gate is open"));
  }

  /** Parts after their manifest, files of a bundle after its flag. */
  private static List<String> outOfOrder(Map<String, FileTime> times) {
    List<String> late = new ArrayList<>();
    int seals = 0;
    for (Map.Entry<String, FileTime> seal : times.entrySet()) {
      String name = seal.getKey();
      String folder = name.substring(0, name.lastIndexOf('/') + 1);
      boolean manifest = name.endsWith("/_manifest.json");
      if (manifest || name.endsWith("/_passed.flag")) {
        seals++;
        times.forEach(
            (file, time) -> {
              if (file.startsWith(folder)
                  && (!manifest || file.contains("/part-"))
                  && time.compareTo(seal.getValue()) > 0) {
                late.add(file + " after " + name);
              }
            });
      }
    }
    assertThat("seals looked at", seals, is(greaterThan(15)));
    return late;
  }

  @Test
  void aKilledRunIsResumedOnceItsClaimHasExpired() throws Exception {
    Random random = new Random(SEED);
    KilledRun run = onS3("killed");
    String moment = run.kill(random, COMMAND.equals("run") ? 25 : 12);
    assertThat(run.log(), moment != null, is(true));
    KilledRun last = onS3("killed");
    done(last);
    assertThat(moment, KilledRun.published(server.bucket().resolve("killed")), equalTo(expected));
    System.out.println("S3RunIT " + moment);
  }

  @Test
  void aForeignObjectInTheWayIsAConflictAndStays() throws Exception {
    Path part;
    try (Stream<Path> walk = Files.walk(local)) {
      part =
          walk.filter(p -> p.toString().contains("/site_locations/"))
              .filter(p -> p.endsWith("part-00000.parquet"))
              .findFirst()
              .orElseThrow();
    }
    Path inTheWay = server.bucket().resolve("conflict").resolve(local.relativize(part));
    Files.createDirectories(inTheWay.getParent());
    Files.writeString(inTheWay, "somebody else's");
    KilledRun run = onS3("conflict");
    int code = run.await();
    assertThat(run.log(), code, is(3));
    assertThat(run.log(), containsString("CONFLICT"));
    assertThat(Files.readString(inTheWay), is("somebody else's"));
    assertThat(run.files().toString(), not(containsString("site_timezones/part")));
  }

  @Test
  void aSecondProcessIsRefusedWhileTheFirstWrites() throws Exception {
    KilledRun first = onS3("locked");
    while (first.isAlive() && first.files().stream().noneMatch(f -> f.contains("_lock/"))) {
      Thread.sleep(5);
    }
    KilledRun second = onS3("locked");
    int code = second.await();
    assertThat(second.log(), containsString("CLI.RUN_LOCKED"));
    assertThat(code, is(2));
    first.stop();
  }
}
