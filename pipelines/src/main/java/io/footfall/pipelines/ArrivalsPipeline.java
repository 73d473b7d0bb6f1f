package io.footfall.pipelines;

import io.footfall.transforms.table.RunContext;
import java.io.IOException;
import java.util.List;

/** Segment 5B. */
final class ArrivalsPipeline {
  ArrivalsPipeline(
      RunContext context, StateRunner states, List<String> scenarios, List<Long> seeds) {}

  void run() throws IOException {}
}
