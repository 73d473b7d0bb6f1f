package io.footfall.pipelines.inspect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.ResolvedConfig;
import io.footfall.pipelines.console.ExitCode;
import io.footfall.pipelines.options.MainOptions;
import io.footfall.pipelines.sizing.PlanEstimate;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plan}: what a run would publish and need, without running it. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Prints expected rows, bytes and memory without running anything.")
public final class PlanCommand implements Callable<Integer> {
  /** Heap that a worker thread needs for its open part: pages of all columns and one row group. */
  private static final long HEAP_PER_WORKER = 200L << 20;

  /** Heap beside the workers, as the start script sets it. */
  private static final long HEAP_BASE = 120L << 20;

  @Mixin private MainOptions options = new MainOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    ResolvedConfig config = options.config();
    PlanEstimate plan = PlanEstimate.of(config, options.worldSeed(), options.seeds().size());
    long heap = HEAP_BASE + HEAP_PER_WORKER * options.localWorkers();
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      out.println(json(plan, heap));
    } else {
      print(plan, heap, out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private void print(PlanEstimate plan, long heap, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "scale %s: %,d merchants (%,d with outlets), %,d sites, %,d site zones, %,d edge zones,"
            + " %,d buckets%n%n",
        options.scale(),
        plan.world().merchants(),
        plan.world().trading(),
        plan.world().sites(),
        plan.world().zones(),
        plan.edgeZones(),
        plan.buckets());
    out.printf("%-36s %18s %18s%n", "dataset", "rows", "bytes");
    long bytes = 0;
    for (PlanEstimate.Line line : plan.datasets()) {
      out.printf(Locale.ROOT, "%-36s %,18d %,18d%n", line.dataset(), line.rows(), line.bytes());
      bytes += line.bytes();
    }
    out.printf(Locale.ROOT, "%-36s %18s %,18d%n", "disk", "", bytes);
    out.printf(Locale.ROOT, "%-36s %18s %,18d%n", "heap, at most", "", heap);
    out.println();
    out.println("Expected values from the laws and policies; arrivals are good to about a tenth.");
  }

  private String json(PlanEstimate plan, long heap) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode node = mapper.createObjectNode();
    node.put("scale", options.scale());
    node.put("merchants", plan.world().merchants());
    node.put("sites", plan.world().sites());
    node.put("site_zones", plan.world().zones());
    node.put("edge_zones", plan.edgeZones());
    node.put("buckets", plan.buckets());
    node.put("arrivals", plan.arrivals());
    node.put("heap_bytes", heap);
    for (PlanEstimate.Line line : plan.datasets()) {
      node.withArray("datasets")
          .addObject()
          .put("dataset", line.dataset())
          .put("rows", line.rows())
          .put("bytes", line.bytes());
    }
    return mapper.writeValueAsString(node);
  }
}
