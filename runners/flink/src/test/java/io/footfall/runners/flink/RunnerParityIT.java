package io.footfall.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tiny run has the same bytes, and leaves the same files, on the direct runner, on embedded
 * Flink and on a session cluster of one JobManager and two TaskManagers; also where a TaskManager
 * or the submitting process is killed in the middle of 5B.S4. The reference is the direct runner
 * with one worker.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RunnerParityIT {
  private static final String[] EVENTS = {"--rng-events", "S2,S3,S4"};

  private Path dir;

  /** A root whose states before 5B.S4 are sealed. */
  private Path begun;

  private Map<String, String> expected;
  private LoopbackCluster cluster;

  @BeforeAll
  void runDirect(@TempDir Path temporary) throws IOException, InterruptedException {
    dir = temporary;
    Path direct = dir.resolve("direct-1");
    TinyRuns.run(
        "5a", "--scale", "tiny", "--quiet", "--workers", "1", "--runs-root", direct.toString());
    TinyRuns.run(TinyRuns.range(direct, "S0", "S3", "--workers", "1"));
    begun = TinyRuns.copy(direct, dir.resolve("begun"));
    TinyRuns.run(TinyRuns.range(direct, "S4", "S5", "--workers", "1"));
    expected = TinyRuns.published(direct);
    assertThat(expected.size(), is(greaterThan(50)));
    cluster = LoopbackCluster.start(dir.resolve("flink"));
  }

  @AfterAll
  void stop() throws Exception {
    if (cluster != null) {
      cluster.stop();
    }
  }

  private Path same(String name, String... more) throws IOException {
    Path runs = dir.resolve(name);
    TinyRuns.run(TinyRuns.all(runs, more));
    assertThat(TinyRuns.published(runs), equalTo(expected));
    return runs;
  }

  @Test
  void theDirectRunnerWithFourWorkersAndEmbeddedFlinkLogTheSameDraws() throws IOException {
    Path four = same("direct-4", "--workers", "4", "--rng-events", "S2,S3,S4");
    Path flink = same("flink-3", "--runner", "flink", "--workers", "3", EVENTS[0], EVENTS[1]);
    Map<String, String> events = TinyRuns.events(four);
    assertThat(events.size(), is(greaterThan(50)));
    assertThat(TinyRuns.events(flink), equalTo(events));
  }

  @Test
  void embeddedFlinkWithOneWorker() throws IOException {
    same("flink-1", "--runner", "flink", "--workers", "1");
  }

  @Test
  void aClusterOfTwoTaskManagers() throws IOException, InterruptedException {
    Path runs =
        same(
            "cluster",
            "--runner",
            "flink",
            "--flink-master",
            cluster.address(),
            "--parallelism",
            "4");
    JsonNode report =
        new ObjectMapper().readTree(TinyRuns.root(runs).resolve("run_report.json").toFile());
    assertThat(
        report.path("runner").toString(),
        is("{\"name\":\"flink\",\"place\":\"cluster " + cluster.address() + "\",\"workers\":4}"));
    String job = cluster.job("-5b-s4-").path("jid").asText();
    List<Long> units = new ArrayList<>();
    for (JsonNode vertex : cluster.get("/jobs/" + job).path("vertices")) {
      if (vertex.path("name").asText().contains("ReadUnits")) {
        String at = "/jobs/" + job + "/vertices/" + vertex.path("id").asText() + "/taskmanagers";
        cluster
            .get(at)
            .path("taskmanagers")
            .forEach(t -> units.add(t.path("metrics").path("write-records").asLong()));
      }
    }
    assertThat("both TaskManagers work: " + units, units.size(), is(2));
    assertThat(units, everyItem(greaterThan(0L)));
    List<String> listening = cluster.listening();
    assertThat(listening.size(), is(greaterThan(6)));
    assertThat(listening, everyItem(anyOf(is("0100007F"), is("0000000000000000FFFF00000100007F"))));
  }

  @Test
  void aTaskManagerKilledAmidArrivals() throws Exception {
    Path runs = TinyRuns.copy(begun, dir.resolve("killed"));
    String victim =
        cluster.names().stream().filter(n -> n.startsWith("task")).findFirst().orElseThrow();
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(
            () ->
                TinyRuns.run(
                    TinyRuns.range(
                        runs,
                        "S4",
                        "S5",
                        "--runner",
                        "flink",
                        "--flink-master",
                        cluster.address())));
    awaitFirstUnit(runs, run::isDone);
    cluster.kill(victim);
    assertThat("killed before the end of 5B.S4", sealed(runs), is(false));
    cluster.addTaskManager();
    run.get(5, TimeUnit.MINUTES);
    String job = cluster.job("-5b-s4-").path("jid").asText();
    JsonNode faults = cluster.get("/jobs/" + job + "/exceptions").path("exceptionHistory");
    assertThat(faults.toString(), faults.path("entries").size(), is(greaterThan(0)));
    assertThat(TinyRuns.published(runs), equalTo(expected));
  }

  @Test
  void aClientKilledAmidArrivals() throws Exception {
    Path runs = TinyRuns.copy(begun, dir.resolve("orphaned"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add("io.footfall.pipelines.Footfall");
    command.addAll(
        List.of(
            TinyRuns.range(
                runs, "S4", "S5", "--runner", "flink", "--flink-master", cluster.address())));
    Process client =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("client.log").toFile())
            .start();
    try {
      awaitFirstUnit(runs, () -> !client.isAlive());
    } finally {
      client.destroyForcibly().waitFor();
    }
    assertThat(Files.exists(TinyRuns.root(runs).resolve("_jobs")), is(true));
    JsonNode job = cluster.job("-5b-s4-");
    assertThat(job, is(notNullValue()));
    TinyRuns.run(TinyRuns.range(runs, "S4", "S5"));
    assertThat(
        cluster.get("/jobs/" + job.path("jid").asText() + "/status").path("status").asText(),
        anyOf(is("CANCELED"), is("FINISHED")));
    assertThat(TinyRuns.published(runs), equalTo(expected));
  }

  /** A condition. */
  @FunctionalInterface
  private interface Condition {
    boolean holds();
  }

  private static void awaitFirstUnit(Path runs, Condition tooLate) throws Exception {
    Path work = TinyRuns.root(runs).resolve("_state/5B.S4");
    while (true) {
      if (Files.isDirectory(work)) {
        try (Stream<Path> walk = Files.walk(work)) {
          if (walk.anyMatch(p -> p.getFileName().toString().matches("unit-[0-9]+\\.json"))) {
            return;
          }
        }
      }
      assertThat("ended before any unit was seen", tooLate.holds(), is(false));
      Thread.sleep(1);
    }
  }

  private static boolean sealed(Path runs) throws IOException {
    Path arrivals = TinyRuns.root(runs).resolve("data/layer2/5B/arrival_events");
    try (Stream<Path> walk = Files.walk(arrivals)) {
      return walk.anyMatch(p -> p.endsWith("_manifest.json"));
    }
  }
}
