package io.footfall.bench;

import io.footfall.transforms.json.CanonicalJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench}: how near 5B.S4 through Beam comes to what this machine can do. All contenders run
 * in turn, round after round, so that what slows the machine slows them alike; the first round
 * warms up and does not count.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures arrivals a second through Beam, beside ceilings and rivals.")
final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "4.2e7",
      description = "About how many arrivals (default: 4.2e7; fewer measure the warm-up).")
  private String rows;

  @Option(
      names = {"--repeats", "--rounds"},
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds that count, after one that does not (default: 3).")
  private int rounds;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Threads, slots or processes of each (default: one per processor).")
  private Integer workers;

  @Option(
      names = "--without-naive",
      description = "Leave out the naive way, which takes most of the time.")
  private boolean withoutNaive;

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  private boolean json;

  @Option(
      names = "--kernels",
      description = "Run the JMH benchmarks of the kernels instead; arguments go to JMH.")
  private boolean kernels;

  @CommandLine.Parameters(hidden = true)
  private List<String> jmh = List.of();

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchCommand()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    if (kernels) {
      org.openjdk.jmh.Main.main(jmh.toArray(String[]::new));
      return 0;
    }
    int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
    PrintWriter out = spec.commandLine().getOut();
    BenchReport report = new BenchReport();
    try (BenchRun run = BenchRun.of(rows)) {
      List<Contender> all = contenders(run, threads);
      for (int round = 0; round <= rounds; round++) {
        for (Contender contender : all) {
          if (round == 0 && contender instanceof NaiveParquetIo) {
            continue;
          }
          Sample sample = contender.run();
          tell(out, round, contender, sample);
          if (round > 0) {
            report.add(contender, sample);
          }
        }
      }
    }
    report.print(out);
    if (json) {
      out.println(CanonicalJson.text(report.json()).replace("\n", ""));
    }
    out.flush();
    return 0;
  }

  /** The first publishes the arrivals that the writers alone are fed with. */
  private List<Contender> contenders(BenchRun run, int threads) throws Exception {
    BeamArrivals first = new BeamArrivals(run, "direct", threads);
    long arrivals = first.run().rows();
    List<Contender> all =
        List.of(
            new PlainArrivals(run, threads),
            new BeamArrivals(run, "flink", threads),
            first,
            new ColumnsAlone(run, threads),
            new RowsAlone(run, threads),
            new DuckDbWriters(run, threads),
            new KernelDraws(arrivals, threads),
            new NaiveParquetIo(run, threads));
    return withoutNaive ? all.subList(0, all.size() - 1) : all;
  }

  private static void tell(PrintWriter out, int round, Contender contender, Sample sample) {
    out.printf(
        Locale.ROOT,
        "round %d %-16s %,12d rows %7.2f s %7.2f M rows/s%n",
        round,
        contender.key(),
        sample.rows(),
        sample.seconds(),
        sample.rowsPerSecond() / 1e6);
    out.flush();
  }
}
