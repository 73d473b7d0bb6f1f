package io.footfall.pipelines.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.json.JsonDocuments;

/**
 * What ran the jobs of an invocation, as reports tell it.
 *
 * @param name name of the runner on the command line
 * @param place where its jobs ran
 * @param workers parallelism
 */
public record RunnerUse(String name, String place, int workers) {
  /** As the run report has it. */
  public ObjectNode toJson() {
    return JsonDocuments.object().put("name", name).put("place", place).put("workers", workers);
  }
}
