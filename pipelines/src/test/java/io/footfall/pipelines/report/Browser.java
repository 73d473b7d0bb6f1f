package io.footfall.pipelines.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A headless Chromium with one page, driven over its DevTools protocol. Found by the property
 * {@code chrome}, the environment's {@code CHROME}, or its usual names on the path; {@code none}
 * means there is none.
 */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final int PATIENCE = 60;
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome-headless-shell");

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private CompletableFuture<Void> loaded = new CompletableFuture<>();
  private String session;
  private int calls;

  /** The program, if this machine has one. */
  static Optional<Path> find() {
    for (String named : new String[] {System.getProperty("chrome"), System.getenv("CHROME")}) {
      if (named != null && !named.isBlank()) {
        return named.equals("none") ? Optional.empty() : Optional.of(Path.of(named));
      }
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      for (String name : NAMES) {
        Path program = Path.of(folder, name);
        if (!folder.isEmpty() && Files.isExecutable(program)) {
          return Optional.of(program);
        }
      }
    }
    return Optional.empty();
  }

  Browser(Path program, Path profile) throws Exception {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address()), new Listener())
            .get(PATIENCE, TimeUnit.SECONDS);
    String target = call("Target.createTarget", "url", "about:blank").path("targetId").asText();
    ObjectNode attach = JSON.createObjectNode().put("targetId", target).put("flatten", true);
    session = call("Target.attachToTarget", attach).path("sessionId").asText();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", JSON.createObjectNode());
    }
  }

  private String address() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher found = LISTENING.matcher(line);
      if (found.find()) {
        Thread drain = new Thread(() -> lines.lines().forEach(x -> {}));
        drain.setDaemon(true);
        drain.start();
        return found.group(1);
      }
    }
    throw new IOException("the browser ended before it listened");
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          take(JSON.readTree(text.toString()));
        } catch (IOException e) {
          complaints.add(e.toString());
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private void take(JsonNode message) {
    JsonNode params = message.path("params");
    switch (message.path("method").asText()) {
      case "Page.loadEventFired" -> loaded.complete(null);
      case "Runtime.exceptionThrown" ->
          complaints.add("exception: " + params.path("exceptionDetails"));
      case "Runtime.consoleAPICalled" -> complaints.add("console: " + params);
      case "Log.entryAdded" -> complaints.add("log: " + params.path("entry"));
      case "Page.javascriptDialogOpening" -> complaints.add("dialog: " + params);
      case "Network.requestWillBeSent" -> requests.add(params.path("request").path("url").asText());
      default -> {
        CompletableFuture<JsonNode> answer = answers.remove(message.path("id").asInt(-1));
        if (answer != null) {
          answer.complete(message);
        }
      }
    }
  }

  private JsonNode call(String method, String name, String value) throws Exception {
    return call(method, JSON.createObjectNode().put(name, value));
  }

  private JsonNode call(String method, ObjectNode params) throws Exception {
    int id = ++calls;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", params);
    if (session != null) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).get(PATIENCE, TimeUnit.SECONDS);
    JsonNode got = answer.get(PATIENCE, TimeUnit.SECONDS);
    if (got.has("error")) {
      throw new IOException(method + ": " + got.path("error"));
    }
    return got.path("result");
  }

  /** Opens a file in a window of this size and colour scheme, and forgets earlier complaints. */
  void open(Path file, int width, int height, boolean dark) throws Exception {
    complaints.clear();
    requests.clear();
    call(
        "Emulation.setDeviceMetricsOverride",
        JSON.createObjectNode()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 600));
    ObjectNode media = JSON.createObjectNode();
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", dark ? "dark" : "light");
    call("Emulation.setEmulatedMedia", media);
    loaded = new CompletableFuture<>();
    call("Page.navigate", "url", file.toAbsolutePath().toUri().toString());
    loaded.get(PATIENCE, TimeUnit.SECONDS);
  }

  /** The value of a JavaScript expression. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode result =
        call(
            "Runtime.evaluate",
            JSON.createObjectNode().put("expression", expression).put("returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IOException(expression + ": " + result);
    }
    return result.path("result").path("value");
  }

  /** The whole page as PNG. */
  byte[] screenshot() throws Exception {
    JsonNode size = call("Page.getLayoutMetrics", JSON.createObjectNode()).path("cssContentSize");
    ObjectNode wanted =
        JSON.createObjectNode().put("format", "png").put("captureBeyondViewport", true);
    wanted
        .putObject("clip")
        .put("x", 0)
        .put("y", 0)
        .put("width", size.path("width").asDouble())
        .put("height", size.path("height").asDouble())
        .put("scale", 1);
    return Base64.getDecoder().decode(call("Page.captureScreenshot", wanted).path("data").asText());
  }

  /** What the browser complained of since the page was opened: exceptions, console, log. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Addresses the page asked for. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Ends the browser and the processes it started, which write to the profile to the last. */
  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    family.add(process.toHandle());
    process.destroy();
    for (ProcessHandle member : family) {
      try {
        member.onExit().get(PATIENCE, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        member.destroyForcibly();
      } catch (ExecutionException | TimeoutException e) {
        member.destroyForcibly();
      }
    }
  }
}
