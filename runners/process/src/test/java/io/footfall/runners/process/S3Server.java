package io.footfall.runners.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that speaks S3, in a process of its own on a loopback port, with the class path of
 * {@code runners/s3proxy}. Objects of a bucket are files below {@link #bucket()}.
 */
final class S3Server {
  static final String BUCKET = "footfall";

  private final Path folder;
  private final Process process;
  private final String endpoint;

  private S3Server(Path folder, Process process, String endpoint) {
    this.folder = folder;
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Starts a server and makes the bucket. */
  static S3Server start(Path folder) throws IOException, InterruptedException {
    Path objects = Files.createDirectories(folder.resolve("objects"));
    int port = freePort();
    String endpoint = "http://127.0.0.1:" + port;
    Path properties = folder.resolve("s3proxy.properties");
    Files.write(
        properties,
        List.of(
            "s3proxy.authorization=none",
            "s3proxy.endpoint=" + endpoint,
            "s3proxy.ignore-unknown-headers=true",
            "jclouds.provider=filesystem",
            "jclouds.identity=any",
            "jclouds.credential=any",
            "jclouds.filesystem.basedir=" + objects));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-cp",
            Files.readString(Path.of("../s3proxy/target/classpath")),
            "org.gaul.s3proxy.Main",
            "--properties",
            properties.toString());
    Path log = folder.resolve("s3proxy.log");
    S3Server server =
        new S3Server(
            folder,
            builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(),
            endpoint);
    server.awaitBucket(log);
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitBucket(Path log) throws IOException, InterruptedException {
    HttpRequest put =
        HttpRequest.newBuilder(URI.create(endpoint + "/" + BUCKET))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpClient client = HttpClient.newHttpClient();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        if (client.send(put, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not listening yet.
      }
      Thread.sleep(100);
    }
    close();
    throw new AssertionError("s3proxy did not start: " + Files.readString(log));
  }

  String endpoint() {
    return endpoint;
  }

  /** Folder whose files are the objects of the bucket. */
  Path bucket() {
    return folder.resolve("objects").resolve(BUCKET);
  }

  /** Ends the process. */
  void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
