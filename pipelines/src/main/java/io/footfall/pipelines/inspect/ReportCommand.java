package io.footfall.pipelines.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.U64;
import io.footfall.pipelines.console.ExitCode;
import io.footfall.pipelines.console.ProgressLine;
import io.footfall.pipelines.console.Release;
import io.footfall.pipelines.figures.BundleVerdict;
import io.footfall.pipelines.launch.StoreOptions;
import io.footfall.pipelines.options.ProgressOptions;
import io.footfall.pipelines.options.ReaderThreads;
import io.footfall.pipelines.options.RunArgument;
import io.footfall.pipelines.report.MakeReport;
import io.footfall.pipelines.runroot.RunFolder;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code report}: one HTML page about a run. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes one HTML page about a run: what was made, every verdict, charts and their tables.",
      "The page needs no network. Changes nothing in the run unless --out names a place there."
    })
public final class ReportCommand implements Callable<Integer> {
  @Mixin private RunArgument run = new RunArgument();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where the page goes (default: footfall-report-<beginning of the run id>.html here).")
  private String out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Arrival seed of the charts (default: the first that passed).")
  private String seedText;

  @Option(
      names = "--scenario",
      paramLabel = "ID",
      description = "Scenario of the charts (default: the first).")
  private String scenarioId;

  @Mixin private ReaderThreads workers = new ReaderThreads();

  @Mixin private StoreOptions stores = new StoreOptions();

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  private boolean json;

  @Mixin private ProgressOptions progress = new ProgressOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Long seed = seedText == null ? null : RunSlice.number("--seed", seedText, "SEED_INVALID");
    int threads = workers.count();
    if (threads < 1) {
      throw RunSlice.refusal(
          "WORKERS_INVALID",
          "--workers: found " + threads + "; expected at least 1",
          "Give a number of threads.");
    }
    RunContext ctx = run.open(stores);
    String target = target(ctx);
    requireFree(ctx, target);
    MakeReport report;
    try (ProgressLine line = progress.line(json)) {
      line.start("report", "verdicts and figures", 0);
      report = MakeReport.of(ctx, seed, scenarioId, threads, Release.VERSION);
    }
    byte[] html = report.html().getBytes(StandardCharsets.UTF_8);
    Storage.write(target, html, ctx.attempt());
    print(ctx, report, target, html.length);
    return ExitCode.OK;
  }

  private String target(RunContext ctx) {
    String id = ctx.identity().runId().substring(0, 8);
    return RunFolder.absolute(out == null ? "footfall-report-" + id + ".html" : out, "--out");
  }

  /** Refuses a place among sealed files, a folder, and a file that is no earlier report. */
  private static void requireFree(RunContext ctx, String target) throws IOException {
    boolean sealed =
        target.startsWith(ctx.root() + "/data/")
            || target.startsWith(ctx.root() + "/reference/")
            || target.equals(ctx.root() + "/run_receipt.json");
    boolean folder = target.startsWith("/") && Files.isDirectory(Path.of(target));
    if (sealed || folder) {
      throw unusable(target, folder ? "a folder" : "a place among the run's sealed files");
    }
    if (Storage.exists(target) && !MakeReport.isReport(start(target))) {
      throw unusable(target, "a file that is no report");
    }
  }

  private static byte[] start(String path) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(MakeReport.markBytes());
    try (SeekableByteChannel file = Storage.open(path)) {
      while (start.hasRemaining() && file.read(start) >= 0) {}
    }
    return start.array();
  }

  private static FootfallException unusable(String target, String what) {
    return new FootfallException(
        new FailureCode("CLI", "OUT_UNUSABLE"),
        "--out: found " + what + " at " + target,
        "Name a new file, or an earlier report to replace.");
  }

  private void print(RunContext ctx, MakeReport report, String target, int bytes) {
    PrintWriter writer = spec.commandLine().getOut();
    long failed = report.verdicts().stream().mapToLong(v -> v.failures(true)).sum();
    long outside = report.verdicts().stream().mapToLong(v -> v.failures(false)).sum();
    boolean open = report.verdicts().stream().allMatch(BundleVerdict::passed);
    if (json) {
      ObjectNode node = JsonDocuments.object();
      node.put("run_id", ctx.identity().runId());
      node.put("report", target);
      node.put("bytes", bytes);
      node.put("gates_open", open);
      node.put("failed_checks", failed);
      node.put("outside_corridor", outside);
      if (report.arrivals() >= 0) {
        node.put("seed", U64.big(U64.parse(report.seed())));
        node.put("arrivals", report.arrivals());
      }
      writer.println(node);
    } else {
      writer.println(
          (open ? "every gate is open" : "not every gate is open")
              + ", "
              + failed
              + " check(s) failed, "
              + outside
              + " that do not block outside their corridor"
              + (report.arrivals() < 0 ? "; no data was read, verdicts only" : ""));
      writer.println("report  " + target);
    }
    writer.flush();
  }
}
