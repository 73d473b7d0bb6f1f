package io.footfall.runners.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The REST interface of a Flink session cluster. Every request ends within seconds. */
final class SessionCluster {
  /** Flink that the runner on the class path is made for. */
  private static final String VERSION = "1.19.";

  private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED");
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration END = Duration.ofSeconds(60);
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._-]+:([0-9]{1,5})");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String address;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  private SessionCluster(String address) {
    this.address = address;
  }

  /**
   * A cluster, not asked yet.
   *
   * @throws FootfallException {@code CLI.FLINK_MASTER_INVALID} unless HOST:PORT
   */
  static SessionCluster at(String address) {
    Matcher form = ADDRESS.matcher(address);
    if (!form.matches()
        || Integer.parseInt(form.group(1)) < 1
        || Integer.parseInt(form.group(1)) > 65_535) {
      throw new FootfallException(
          new FailureCode("CLI", "FLINK_MASTER_INVALID"),
          "--flink-master: found '" + address + "'; expected HOST:PORT",
          "Give the REST address of the JobManager, such as 127.0.0.1:8081.");
    }
    return new SessionCluster(address);
  }

  /** HOST:PORT. */
  String address() {
    return address;
  }

  /**
   * Task slots of all TaskManagers.
   *
   * @throws FootfallException {@code RUNNER.CLUSTER_UNREACHABLE}, {@code RUNNER.FLINK_VERSION}
   */
  int slots() {
    JsonNode overview = overview();
    String version = overview.path("flink-version").asText();
    if (!version.startsWith(VERSION)) {
      throw new FootfallException(
          new FailureCode("RUNNER", "FLINK_VERSION"),
          address + ": found Flink " + version + "; expected " + VERSION + "x",
          "Use a cluster of that release.");
    }
    return overview.path("slots-total").asInt();
  }

  private JsonNode overview() {
    try {
      JsonNode overview = get("/overview");
      if (overview.has("flink-version") && overview.has("slots-total")) {
        return overview;
      }
      throw unreachable("answers, but is no Flink JobManager");
    } catch (IOException e) {
      throw unreachable(reason(e));
    }
  }

  private FootfallException unreachable(String why) {
    return new FootfallException(
        new FailureCode("RUNNER", "CLUSTER_UNREACHABLE"),
        address + ": " + why,
        "Check that a JobManager runs there and that this machine reaches its REST port.");
  }

  /** The JDK leaves the message of a refused connection empty. */
  static String reason(IOException e) {
    return e.getMessage() == null ? "no connection" : e.getMessage();
  }

  /**
   * A job of the cluster.
   *
   * @param id id the cluster gave it
   * @param name name it was submitted under
   * @param state Flink's word for its state
   */
  record Job(String id, String name, String state) {
    boolean hasEnded() {
      return ENDED.contains(state);
    }
  }

  /** All jobs the cluster knows of. */
  List<Job> jobs() throws IOException {
    List<Job> jobs = new ArrayList<>();
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      jobs.add(
          new Job(job.path("jid").asText(), job.path("name").asText(), job.path("state").asText()));
    }
    return jobs;
  }

  /** State of a job, in Flink's words. */
  String state(String id) throws IOException {
    return get("/jobs/" + id + "/status").path("status").asText();
  }

  /** Asks the cluster to cancel a job; one that has ended is left alone. */
  void cancel(String id) throws IOException {
    send(
        HttpRequest.newBuilder(uri("/jobs/" + id + "?mode=cancel"))
            .method("PATCH", HttpRequest.BodyPublishers.noBody()));
  }

  /** The innermost cause a job failed with: class and message, or empty if none is known. */
  String rootCause(String id) throws IOException {
    String trace = get("/jobs/" + id + "/exceptions").path("root-exception").asText("");
    String cause = "";
    for (String line : trace.split("\n")) {
      if (line.startsWith("Caused by: ")) {
        cause = line.substring("Caused by: ".length());
      } else if (cause.isEmpty()) {
        cause = line;
      }
    }
    return cause.strip();
  }

  /**
   * Cancels all jobs whose name contains a text and waits until they have ended.
   *
   * @throws FootfallException {@code RUNNER.CLUSTER_UNREACHABLE} if that cannot be known
   */
  void endAll(String text) {
    long until = System.nanoTime() + END.toNanos();
    try {
      while (true) {
        List<Job> live =
            jobs().stream().filter(j -> j.name().contains(text) && !j.hasEnded()).toList();
        if (live.isEmpty()) {
          return;
        }
        if (System.nanoTime() > until) {
          throw unreachable("does not cancel " + live);
        }
        for (Job job : live) {
          cancel(job.id());
        }
        Thread.sleep(200);
      }
    } catch (IOException e) {
      throw unreachable(reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable("interrupted");
    }
  }

  private URI uri(String path) {
    return URI.create("http://" + address + path);
  }

  private JsonNode get(String path) throws IOException {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException {
    HttpResponse<String> response;
    try {
      response = http.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (response.statusCode() >= 300 && response.statusCode() != 409) {
      throw new IOException("HTTP " + response.statusCode());
    }
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new IOException("found no JSON", e);
    }
  }
}
