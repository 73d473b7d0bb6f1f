package io.footfall.pipelines.inspect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.seg5a.UtcText;
import io.footfall.contracts.U64;
import io.footfall.pipelines.console.ExitCode;
import io.footfall.pipelines.explain.VerdictText;
import io.footfall.transforms.replay.Comparison;
import io.footfall.transforms.replay.MerchantComparison;
import io.footfall.transforms.replay.MerchantSeries;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code replay}: makes the rows of one merchant again and compares them with the published. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the rows of one merchant again and compares every column with what is published.",
      "Recomputes from the identity of the run alone. Exit code 0 if all are equal, 1 if not.",
      "Writes nothing."
    })
public final class ReplayCommand implements Callable<Integer> {
  @Mixin private RunSlice slice = new RunSlice();
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "T",
      description = "First instant, UTC, such as 2026-03-08 or 2026-03-08T06:30:00Z.")
  String from;

  @Option(names = "--to", paramLabel = "T", description = "End, UTC, exclusive.")
  String to;

  @Override
  public Integer call() throws Exception {
    Long first = from == null ? null : micros("--from", from);
    Long last = to == null ? null : micros("--to", to);
    MerchantSeries merchant = slice.merchant();
    BucketGrid grid = merchant.laws().grid();
    int begin = first == null ? 0 : bucket(grid, grid.bucketOf(first));
    int end = last == null ? grid.buckets() : bucket(grid, grid.bucketOf(last - 1) + 1);
    if (begin >= end) {
      throw RunSlice.refusal(
          "TIME_RANGE_EMPTY",
          "found " + from + " to " + to + "; expected a range inside " + span(grid, 0, -1),
          "Give --from before --to, both inside the horizon.");
    }
    Comparison result = MerchantComparison.of(merchant, begin, end);
    PrintWriter out = spec.commandLine().getOut();
    if (slice.json) {
      ObjectNode node = new ObjectMapper().createObjectNode();
      node.put("merchant_id", U64.text(merchant.facts().merchantId()));
      node.put("from", UtcText.of(grid.startOf(begin)));
      node.put("to", UtcText.of(grid.startOf(end)));
      node.put("buckets", end - begin);
      VerdictText.json(node, result);
      out.println(node);
    } else {
      out.printf(
          Locale.ROOT,
          "merchant %s, %s, %,d arrivals%n%n",
          U64.text(merchant.facts().merchantId()),
          span(grid, begin, end),
          merchant.arrivals(begin, end));
      VerdictText.print(out, result);
    }
    out.flush();
    return result.count() == 0 ? ExitCode.OK : ExitCode.DIFFERS;
  }

  private static int bucket(BucketGrid grid, long bucket) {
    return (int) Math.max(0, Math.min(bucket, grid.buckets()));
  }

  private static String span(BucketGrid grid, int begin, int end) {
    int last = end < 0 ? grid.buckets() : end;
    return UtcText.of(grid.startOf(begin)) + " to " + UtcText.of(grid.startOf(last));
  }

  private static long micros(String option, String text) {
    try {
      Instant instant =
          text.length() == "2026-03-08".length()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text);
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000L);
    } catch (DateTimeException | ArithmeticException e) {
      throw RunSlice.refusal(
          "TIME_INVALID",
          option + ": found '" + text + "'; expected a UTC time such as 2026-03-08T06:30:00Z",
          "Give a date, or a date and time that ends in Z.");
    }
  }
}
