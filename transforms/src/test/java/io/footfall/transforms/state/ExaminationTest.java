package io.footfall.transforms.state;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that publishes no table looks again each time, and leaves its evidence alone. */
class ExaminationTest {
  static final AtomicInteger LOOKS = new AtomicInteger();

  @TempDir Path dir;

  static final class Look extends TableState {
    Look(StateRun run, List<WorkUnit> units) {
      super(run, units);
    }

    @Override
    public PCollection<SealedTable> expand(PBegin begin) {
      return write(begin, "Look", new LookFn(run()));
    }
  }

  static final class LookFn extends UnitFn {
    LookFn(StateRun run) {
      super(run);
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) {
      LOOKS.incrementAndGet();
      out.tally("SEEN", Tally.count(unit.expectedRows()));
    }
  }

  @Test
  void nothingOfAnEarlierAttemptIsTakenOver() throws Exception {
    List<WorkUnit> units = List.of(WorkUnit.whole(7), new WorkUnit(1, 0, -1, 0, 9, 5));
    String hex = "0123456789abcdef".repeat(4);
    Partition partition = Partition.world(new RunIdentity(42, hex, hex, hex.substring(32)));
    StateRun run =
        new StateRun(
            "5A.S5.look",
            dir.toString(),
            partition,
            List.of(),
            PlanUnits.digest(units, List.of("test")),
            units.size(),
            "attempt");
    for (int attempt = 1; attempt <= 2; attempt++) {
      DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
      options.setRunner(DirectRunner.class);
      Pipeline pipeline = Pipeline.create(options);
      pipeline.apply("Look", new Look(run, units));
      pipeline.run().waitUntilFinish();
      assertThat(LOOKS.get(), is(2 * attempt));
      assertThat(StateEvidence.read(run).tally("SEEN").support(), is(12L));
      try (Stream<Path> files = Files.list(Path.of(run.work()))) {
        assertThat(
            files.map(f -> f.getFileName().toString()).toList(), is(List.of(StateEvidence.NAME)));
      }
    }
  }
}
