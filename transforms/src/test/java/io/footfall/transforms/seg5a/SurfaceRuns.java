package io.footfall.transforms.seg5a;

import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.TableState;
import java.io.IOException;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** States of 5A on the direct runner. */
public final class SurfaceRuns {
  private SurfaceRuns() {}

  /** Runs a state with two workers and returns its evidence. */
  public static StateEvidence seal(TableState state) throws IOException {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(2);
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply(state.run().state(), state);
    pipeline.run().waitUntilFinish();
    return StateEvidence.read(state.run());
  }
}
