package io.footfall.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A cluster of real processes, started and stopped by {@code cluster.sh}. */
final class LoopbackCluster {
  private static final Path SCRIPT = Path.of("cluster.sh").toAbsolutePath();

  private final Path dir;
  private final Path classpath;
  private final String address;

  private LoopbackCluster(Path dir, Path classpath) throws IOException, InterruptedException {
    this.dir = dir;
    this.classpath = classpath;
    this.address = script("start").strip();
  }

  /** One JobManager and two TaskManagers with two slots each, on this test's class path. */
  static LoopbackCluster start(Path dir) throws IOException, InterruptedException {
    Files.createDirectories(dir);
    Path classpath = dir.resolve("classpath");
    Files.writeString(classpath, System.getProperty("java.class.path"));
    return new LoopbackCluster(dir.resolve("cluster"), classpath);
  }

  String address() {
    return address;
  }

  private String script(String command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(classpath.getParent(), command, ".out");
    ProcessBuilder builder =
        new ProcessBuilder("bash", SCRIPT.toString(), command, dir.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("FOOTFALL_CLASSPATH", classpath.toString());
    builder.environment().put("FLINK_TASK_HEAP_MB", "512");
    builder.environment().put("FLINK_START_SECONDS", "120");
    // As this JVM: too brief to repay the optimising compiler.
    builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    Process process = builder.start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command + " hangs: " + Files.readString(out));
    }
    assertThat(Files.readString(out), process.exitValue(), is(0));
    return Files.readString(out);
  }

  /** Starts one more TaskManager. */
  void addTaskManager() throws IOException, InterruptedException {
    script("add");
  }

  /** {@code kill -9}. */
  void kill(String name) throws IOException {
    assertThat(process(name).orElseThrow().destroyForcibly(), is(true));
  }

  private Optional<ProcessHandle> process(String name) throws IOException {
    long pid = Long.parseLong(Files.readString(dir.resolve("pids").resolve(name)).strip());
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
  }

  private List<String> started() throws IOException {
    try (Stream<Path> pids = Files.list(dir.resolve("pids"))) {
      return pids.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  /** Names of the processes that live. */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (String name : started()) {
      if (process(name).isPresent()) {
        names.add(name);
      }
    }
    return names;
  }

  /** Answer of the REST interface. */
  JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path)).build();
    String body =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(body);
  }

  /** The newest job whose name contains a text. */
  JsonNode job(String name) throws IOException, InterruptedException {
    JsonNode found = null;
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      boolean newer =
          found == null || job.path("start-time").asLong() > found.path("start-time").asLong();
      if (job.path("name").asText().contains(name) && newer) {
        found = job;
      }
    }
    return found;
  }

  /** Addresses the processes listen on, in the kernel's hexadecimal. */
  List<String> listening() throws IOException {
    List<String> addresses = new ArrayList<>();
    for (String name : names()) {
      Path proc = Path.of("/proc", Long.toString(process(name).orElseThrow().pid()));
      Set<String> sockets = new HashSet<>();
      try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
        for (Path file : open.toList()) {
          String target = Files.readSymbolicLink(file).toString();
          if (target.startsWith("socket:[")) {
            sockets.add(target.substring(8, target.length() - 1));
          }
        }
      }
      for (String table : List.of("net/tcp", "net/tcp6")) {
        for (String line : Files.readAllLines(proc.resolve(table))) {
          String[] words = line.strip().split("\\s+");
          if (words[3].equals("0A") && sockets.contains(words[9])) {
            addresses.add(words[1].substring(0, words[1].indexOf(':')));
          }
        }
      }
    }
    return addresses;
  }

  /** Stops it; nothing it started lives on. */
  void stop() throws Exception {
    List<ProcessHandle> live = new ArrayList<>();
    for (String name : started()) {
      process(name).ifPresent(live::add);
    }
    script("stop");
    for (ProcessHandle process : live) {
      process.onExit().get(10, TimeUnit.SECONDS);
    }
  }
}
