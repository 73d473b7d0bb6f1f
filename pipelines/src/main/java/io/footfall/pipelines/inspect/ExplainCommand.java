package io.footfall.pipelines.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.U64;
import io.footfall.pipelines.console.ExitCode;
import io.footfall.pipelines.explain.StoryText;
import io.footfall.pipelines.explain.VerdictText;
import io.footfall.transforms.replay.ArrivalStory;
import io.footfall.transforms.replay.Comparison;
import io.footfall.transforms.replay.MerchantSeries;
import io.footfall.transforms.replay.PublishedArrival;
import io.footfall.transforms.replay.StoryComparison;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code explain}: every step that leads to one arrival, recomputed and compared. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Prints every step that leads to one arrival and compares it with what is published.",
      "Recomputes from the identity of the run alone. Exit code 0 if all is equal, 1 if not."
    })
public final class ExplainCommand implements Callable<Integer> {
  @Mixin private RunSlice slice = new RunSlice();
  @Spec private CommandSpec spec;

  @Option(
      names = "--seq",
      paramLabel = "N",
      required = true,
      description = "arrival_seq of the arrival, from 1.")
  String seqText;

  @Override
  public Integer call() throws Exception {
    long seq = RunSlice.number("--seq", seqText, "SEQ_INVALID");
    MerchantSeries merchant = slice.merchant();
    long last = merchant.arrivals(0, merchant.laws().grid().buckets());
    ArrivalStory story =
        ArrivalStory.of(merchant, seq)
            .orElseThrow(
                () ->
                    RunSlice.refusal(
                        "SEQ_OUT_OF_RANGE",
                        "--seq: found "
                            + U64.text(seq)
                            + "; expected "
                            + (last == 0 ? "no arrival of this merchant" : "1 to " + last),
                        "Give the arrival_seq of an arrival of the merchant."));
    Optional<PublishedArrival> published =
        PublishedArrival.find(merchant.laws(), merchant.facts().merchantId(), seq);
    Comparison result = StoryComparison.of(story, published);
    StoryText text = new StoryText(slice.gates(), story, published);
    PrintWriter out = spec.commandLine().getOut();
    if (slice.json) {
      ObjectNode node = text.json();
      VerdictText.json(node.putObject("verdict"), result);
      out.println(node);
    } else {
      text.print(out);
      VerdictText.print(out, result);
    }
    out.flush();
    return result.count() == 0 ? ExitCode.OK : ExitCode.DIFFERS;
  }
}
