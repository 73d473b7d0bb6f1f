package io.footfall.pipelines;

import io.footfall.transforms.table.RunContext;
import java.io.IOException;
import java.util.List;

/** Segment 5A. */
final class SurfacesPipeline {
  SurfacesPipeline(RunContext context, StateRunner states, List<String> scenarios) {}

  void run() throws IOException {}
}
