package io.footfall.runners.dataflow;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Asks for job graphs instead of jobs. */
public interface JobGraphOptions extends PipelineOptions {
  @Description("Local folder that takes the graph of every job; nothing is submitted")
  String getJobGraph();

  void setJobGraph(String folder);
}
