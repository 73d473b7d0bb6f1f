package io.footfall.pipelines.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.pipelines.console.ExitCode;
import io.footfall.pipelines.figures.BundleVerdict;
import io.footfall.pipelines.figures.CertificationLines;
import io.footfall.pipelines.figures.MetricTable;
import io.footfall.pipelines.figures.ReadVerdicts;
import io.footfall.pipelines.launch.StoreOptions;
import io.footfall.pipelines.options.MainOptions;
import io.footfall.pipelines.options.RunArgument;
import io.footfall.pipelines.runroot.SeedsOnDisk;
import io.footfall.transforms.certification.Certification;
import io.footfall.transforms.state.RunContext;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code metrics}: values and verdicts of a run's realism metrics, by seed. */
@Command(
    name = "metrics",
    mixinStandardHelpOptions = true,
    description = {
      "Corridor, value, support and verdict of every metric, a column a seed.",
      "Reads bundles behind their gates, and the certification if there is one; no data."
    })
public final class MetricsCommand implements Callable<Integer> {
  @Mixin private RunArgument run = new RunArgument();

  @Option(
      names = "--seed",
      paramLabel = "N",
      split = ",",
      description = "Arrival seeds, in the order of columns (default: all of the run).")
  private List<String> seedTexts;

  @Option(names = "--markdown", description = "Print a Markdown table.")
  private boolean markdown;

  @Option(names = "--verbose", description = "Print stack traces of failures.")
  private boolean verbose;

  @Mixin private StoreOptions stores = new StoreOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    RunContext ctx = run.open(stores);
    List<Long> seeds =
        seedTexts == null ? SeedsOnDisk.validated(ctx) : MainOptions.seeds(seedTexts);
    List<BundleVerdict> bundles = ReadVerdicts.of(ctx, seeds);
    for (BundleVerdict bundle : bundles) {
      if (!bundle.passed()) {
        throw new FootfallException(
            new FailureCode("METRICS", "UPSTREAM_GATE_MISMATCH"),
            "gate "
                + bundle.segment()
                + (bundle.seed() == null ? "" : ", seed " + bundle.seed())
                + ": "
                + bundle.problem(),
            "Run footfall verify on this run; restore the files it names, or validate again.");
      }
    }
    JsonNode certification = Certification.read(ctx);
    MetricTable table = MetricTable.of(bundles);
    PrintWriter out = spec.commandLine().getOut();
    (markdown ? table.markdown() : table.text()).forEach(out::println);
    if (certification != null) {
      out.println();
      CertificationLines.of(certification)
          .forEach(line -> out.println((markdown ? "- " : "") + line));
    }
    out.flush();
    return ExitCode.OK;
  }
}
