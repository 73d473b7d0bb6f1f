package io.footfall.runners.portable;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.footfall.runners.flink.TinyRuns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tiny run has the same bytes through a portable job server as on the direct runner. */
class PortableParityIT {
  @TempDir Path dir;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void everyFileIsEqual() throws Exception {
    Path direct = dir.resolve("direct");
    TinyRuns.run(TinyRuns.all(direct, "--workers", "1"));
    Map<String, String> expected = TinyRuns.published(direct);
    assertThat(expected.size(), is(greaterThan(50)));
    int port = freePort();
    Process server = server(port);
    try {
      awaitPort(server, port);
      Path portable = dir.resolve("portable");
      TinyRuns.run(
          TinyRuns.all(portable, "--runner", "portable", "--job-endpoint", "127.0.0.1:" + port));
      assertThat(TinyRuns.published(portable), equalTo(expected));
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  private Process server(int port) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            "org.apache.beam.runners.flink.FlinkJobServerDriver",
            "--job-host=127.0.0.1",
            "--job-port=" + port,
            "--artifact-port=0",
            "--expansion-port=0",
            "--artifacts-dir=" + dir.resolve("artifacts"),
            "--flink-master=[local]");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(dir.resolve("server.log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitPort(Process server, int port) throws Exception {
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        assertThat("the job server lives", server.isAlive(), is(true));
        Thread.sleep(100);
      }
    }
  }
}
