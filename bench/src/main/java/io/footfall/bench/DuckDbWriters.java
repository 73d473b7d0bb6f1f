package io.footfall.bench;

import io.footfall.transforms.table.TableManifest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * DuckDB's Parquet writer on equal rows: as many processes as threads, one thread each, every one
 * with its share of the rows in a database of its own before the clock starts.
 */
final class DuckDbWriters implements Contender {
  private final BenchRun run;
  private final int processes;

  DuckDbWriters(BenchRun run, int processes) {
    this.run = run;
    this.processes = processes;
  }

  @Override
  public String key() {
    return "duckdb";
  }

  @Override
  public String what() {
    return processes + " processes of DuckDB copying the same rows to Parquet";
  }

  @Override
  public Sample run() throws IOException, InterruptedException {
    Path scratch = run.scratch();
    String folder = run.arrivals().folder();
    List<List<String>> shares = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      shares.add(new ArrayList<>());
    }
    List<String> parts =
        TableManifest.of(run.arrivals()).parts().stream().map(p -> folder + p.name()).toList();
    for (int i = 0; i < parts.size(); i++) {
      shares.get(i % processes).add(parts.get(i));
    }
    List<Process> children = new ArrayList<>();
    try {
      for (int i = 0; i < processes; i++) {
        children.add(start(scratch.resolve("share-" + i), shares.get(i)));
      }
      return race(children);
    } finally {
      children.forEach(Process::destroy);
      BenchRun.delete(scratch);
    }
  }

  private static Process start(Path name, List<String> parts) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(DuckDbProcess.class.getName(), name.toString()));
    command.addAll(parts);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static Sample race(List<Process> children) throws IOException, InterruptedException {
    List<BufferedReader> said = new ArrayList<>();
    for (Process child : children) {
      BufferedReader reader = child.inputReader(StandardCharsets.UTF_8);
      said.add(reader);
      expect(reader, "ready");
    }
    long start = System.nanoTime();
    for (Process child : children) {
      child.getOutputStream().write('\n');
      child.getOutputStream().flush();
    }
    long rows = 0;
    long bytes = 0;
    double cpu = 0;
    for (BufferedReader reader : said) {
      String[] words = expect(reader, "done").split(" ");
      rows += Long.parseLong(words[1]);
      bytes += Long.parseLong(words[2]);
      cpu += Double.parseDouble(words[3]);
    }
    Sample sample = new Sample(rows, (System.nanoTime() - start) / 1e9, cpu, bytes);
    for (Process child : children) {
      child.waitFor();
    }
    return sample;
  }

  private static String expect(BufferedReader reader, String word) throws IOException {
    String line = reader.readLine();
    if (line == null || !line.startsWith(word)) {
      throw new IOException("DuckDB process: found " + line + "; expected " + word);
    }
    return line;
  }
}
