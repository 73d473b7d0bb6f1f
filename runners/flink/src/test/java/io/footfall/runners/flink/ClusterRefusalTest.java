package io.footfall.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.footfall.contracts.FootfallException;
import io.footfall.pipelines.Footfall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cluster that is away, wrong, too small, or goes away ends with a code: no hang, no trace. */
@Timeout(60)
class ClusterRefusalTest {
  private static final String OVERVIEW =
      "{\"taskmanagers\":1,\"slots-total\":2,\"flink-version\":\"1.19.0\"}";

  @TempDir Path dir;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;

  private String serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          String answer = answers.get(exchange.getRequestURI().toString());
          byte[] body = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private String refused(int code, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("run", "--scale", "tiny"));
    args.addAll(List.of("--runs-root", dir.resolve("runs").toString()));
    args.addAll(List.of(more));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Footfall.run(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args.toArray(String[]::new));
    String text = err.toString(StandardCharsets.UTF_8);
    assertThat(text, exit, is(code));
    assertThat(text, not(containsString("\tat ")));
    assertThat("nothing is written", Files.exists(dir.resolve("runs")), is(false));
    return text;
  }

  @ParameterizedTest
  @CsvSource({
    "cluster,CLI.FLINK_MASTER_INVALID",
    "http://a:8081,CLI.FLINK_MASTER_INVALID",
    "a:0,CLI.FLINK_MASTER_INVALID",
    "a:65536,CLI.FLINK_MASTER_INVALID"
  })
  void anAddressOfAnotherForm(String address, String code) throws IOException {
    String text = refused(2, "--runner", "flink", "--flink-master", address);
    assertThat(text, allOf(containsString(code), containsString(address)));
  }

  @Test
  void anOptionOfAnotherRunner() throws IOException {
    String text = refused(2, "--runner", "direct", "--flink-master", "127.0.0.1:8081");
    assertThat(text, allOf(containsString("CLI.RUNNER_OPTIONS"), containsString("--flink-master")));
  }

  @Test
  void aJarThatIsNotThereOrHasNoCluster() throws IOException {
    String jar = dir.resolve("none.jar").toString();
    assertThat(
        refused(2, "--runner", "flink", "--flink-jar", jar),
        containsString("CLI.FLINK_JAR_INVALID"));
    assertThat(
        refused(2, "--runner", "flink", "--flink-master", "127.0.0.1:1", "--flink-jar", jar),
        containsString("CLI.FLINK_JAR_INVALID"));
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(
        refused(3, "--runner", "flink", "--flink-master", "127.0.0.1:" + port),
        containsString("RUNNER.CLUSTER_UNREACHABLE"));
  }

  @Test
  void somebodyListensAndIsSilent() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(
          refused(3, "--runner", "flink", "--flink-master", "127.0.0.1:" + socket.getLocalPort()),
          containsString("RUNNER.CLUSTER_UNREACHABLE"));
    }
  }

  @Test
  void somethingElseListens() throws IOException {
    String address = serve();
    assertThat(
        refused(3, "--runner", "flink", "--flink-master", address),
        allOf(containsString("RUNNER.CLUSTER_UNREACHABLE"), containsString("HTTP 404")));
    answers.put("/overview", "{\"name\":\"shop\"}");
    assertThat(
        refused(3, "--runner", "flink", "--flink-master", address),
        containsString("no Flink JobManager"));
  }

  @Test
  void anotherReleaseOrTooFewSlots() throws IOException {
    String address = serve();
    answers.put("/overview", OVERVIEW);
    assertThat(
        refused(3, "--runner", "flink", "--flink-master", address, "--parallelism", "3"),
        allOf(containsString("RUNNER.SLOTS_MISSING"), containsString("found 2 task slots")));
    answers.put("/overview", OVERVIEW.replace("1.19.0", "1.18.1"));
    assertThat(
        refused(3, "--runner", "flink", "--flink-master", address),
        allOf(containsString("RUNNER.FLINK_VERSION"), containsString("1.18.1")));
  }

  private void job(String state) {
    answers.put(
        "/jobs/overview",
        "{\"jobs\":[{\"jid\":\"j1\",\"name\":\"s4-x-1\",\"state\":\"RUNNING\"}]}");
    answers.put("/jobs/j1/status", "{\"status\":\"" + state + "\"}");
  }

  private String ended(Class<? extends Exception> type, Duration silence) throws IOException {
    ClusterJob job = new ClusterJob(SessionCluster.at(address()), "s4-x-1", silence);
    Exception e = assertThrows(type, job::watch);
    return (e instanceof FootfallException f ? f.code() + " " : "") + e.getMessage();
  }

  private String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void aJobThatFailsOrIsCancelledThere() throws IOException {
    serve();
    job("CANCELED");
    assertThat(
        ended(FootfallException.class, Duration.ofSeconds(1)),
        containsString("RUNNER.JOB_CANCELLED"));
    job("FAILED");
    answers.put(
        "/jobs/j1/exceptions",
        "{\"root-exception\":\"a.B: outer\\n\\tat x\\nCaused by: c.D: no slot\\n\\tat y\"}");
    assertThat(
        ended(FootfallException.class, Duration.ofSeconds(1)),
        allOf(containsString("RUNNER.JOB_FAILED"), containsString("c.D: no slot")));
    answers.put(
        "/jobs/j1/exceptions",
        "{\"root-exception\":\"a.B\\nCaused by: java.io.IOException: No space left on device\"}");
    assertThat(
        ended(IOException.class, Duration.ofSeconds(1)), containsString("No space left on device"));
  }

  @Test
  void aClusterThatGoesAwayWhileTheJobRuns() throws Exception {
    serve();
    job("RUNNING");
    Thread death =
        new Thread(
            () -> {
              try {
                Thread.sleep(300);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              server.stop(0);
            });
    death.start();
    assertThat(
        ended(FootfallException.class, Duration.ofSeconds(1)),
        containsString("RUNNER.CLUSTER_LOST"));
    death.join();
  }

  @Test
  void jobsOfADeadProcessAreCancelledAndNoOthers() throws IOException {
    serve();
    answers.put(
        "/jobs/overview",
        "{\"jobs\":[{\"jid\":\"j1\",\"name\":\"s4-abc-1\",\"state\":\"RUNNING\"},"
            + "{\"jid\":\"j2\",\"name\":\"s4-def-1\",\"state\":\"RUNNING\"},"
            + "{\"jid\":\"j3\",\"name\":\"s3-abc-1\",\"state\":\"FINISHED\"}]}");
    answers.put("/jobs/j1?mode=cancel", "{}");
    Thread ending =
        new Thread(
            () -> {
              while (!requests.contains("PATCH /jobs/j1?mode=cancel")) {
                Thread.onSpinWait();
              }
              answers.put("/jobs/overview", "{\"jobs\":[]}");
            });
    ending.setDaemon(true);
    ending.start();
    new FlinkProfile().endJobs(address() + " abc");
    assertThat(requests.stream().filter(r -> r.startsWith("PATCH")).distinct().count(), is(1L));
  }
}
