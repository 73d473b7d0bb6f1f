package io.footfall.pipelines.states;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.LayoutPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.RunIdentity;
import io.footfall.pipelines.console.ProgressLine;
import io.footfall.pipelines.journal.RunJournal;
import io.footfall.pipelines.launch.RunnerUse;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.seal.SealedInputs;
import io.footfall.transforms.state.RunContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gate passes with a warning reaches the operator, the run log and the run report. */
class GateWarningTest {
  private static final String WARNING = "optional virtual_settlement_3B is not there: data/x/";

  @TempDir Path dir;

  @Test
  void aWarningIsShownLoggedAndReported() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    ResolvedConfig config = ResolvedConfig.load("tiny", null);
    String id = "c".repeat(32);
    Path root = Files.createDirectories(dir.resolve(id));
    RunContext ctx =
        new RunContext(
            root.toString(),
            new RunIdentity(42, "b".repeat(64), "a".repeat(64), id),
            "test",
            config,
            config.read(PolicyFile.LAYOUT, LayoutPolicy.class));
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    ProgressLine progress =
        new ProgressLine(new PrintStream(shown, true, StandardCharsets.UTF_8), false, false);
    StateRunner states = new StateRunner(null, progress, ctx);
    RunJournal journal =
        new RunJournal(
            ctx, List.of(7L), "run", new RunnerUse("direct", "this process", 1), text -> {});
    states.tell(journal);
    SealedInputs sealed = new SealedInputs(SealLaw.ARRIVALS, List.of(), List.of(WARNING));
    states.drive("5B.S0", "gate", () -> states.warn(sealed));
    journal.finish(null);
    assertThat(states.warnings(), is(List.of(WARNING)));
    assertThat(shown.toString(StandardCharsets.UTF_8), containsString(WARNING));
    String log = Files.readString(root.resolve("run_log_" + id + ".log"));
    assertThat(log, containsString("WARN gate_warning {\"detail\":\"" + WARNING + "\"}"));
    JsonNode report = JsonDocuments.read(root + "/run_report.json");
    assertThat(JsonDocuments.breach("run_report", report), is(Optional.empty()));
    assertThat(report.path("warnings").get(0).asText(), is(WARNING));
    assertThat(report.path("warnings").size(), is(1));
  }
}
