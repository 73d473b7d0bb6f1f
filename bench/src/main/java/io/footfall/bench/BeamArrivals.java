package io.footfall.bench;

import io.footfall.coders.SealedTable;
import io.footfall.pipelines.launch.Launch;
import io.footfall.pipelines.launch.RunnerProfile;
import io.footfall.transforms.seg5b.s4arrivals.S4ArrivalEvents;
import java.io.IOException;
import org.apache.beam.sdk.Pipeline;

/** 5B.S4 as it is run: one Beam pipeline, its parts, sidecars, evidence and manifests. */
final class BeamArrivals implements Contender {
  private final BenchRun run;
  private final Launch launch;

  BeamArrivals(BenchRun run, String runner, int threads) {
    this.run = run;
    this.launch = Launch.local(RunnerProfile.named(runner), threads);
  }

  @Override
  public String key() {
    return "s4_" + launch.runner().name();
  }

  @Override
  public String what() {
    return "5B.S4 through Beam, runner " + launch.runner().name();
  }

  @Override
  public Sample run() throws IOException {
    S4ArrivalEvents state = run.freshArrivals();
    Meter meter = new Meter();
    Pipeline pipeline = Pipeline.create(launch.options("footfall-bench-s4"));
    pipeline.apply("5B_S4", state);
    launch.runner().run(pipeline);
    SealedTable table = run.arrivals();
    return meter.stop(table.rows(), table.bytes());
  }
}
