package io.footfall.runners.dataflow;

import java.nio.file.Path;
import java.util.List;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator;

/** Options of a Dataflow job that touches no network while it is translated. */
final class OfflineJob {
  private static final String NOWHERE = "gs://no-bucket/";

  private OfflineJob() {}

  /** A job that is written to a file instead of submitted; its portable form lies beside it. */
  static DataflowPipelineOptions written(DataflowPipelineOptions options, Path file) {
    DataflowPipelineOptions offline = of(options);
    offline.setTemplateLocation(file.toString());
    return offline;
  }

  /** No credentials, no look at paths, no staging; places that are missing get names. */
  static DataflowPipelineOptions of(DataflowPipelineOptions options) {
    options.setCredentialFactoryClass(NoopCredentialFactory.class);
    options.setPathValidatorClass(NoopPathValidator.class);
    options.setStagerClass(OfflineStager.class);
    options.setFilesToStage(List.of());
    if (options.getProject() == null) {
      options.setProject("no-project");
    }
    if (options.getRegion() == null || options.getRegion().isEmpty()) {
      options.setRegion("us-central1");
    }
    if (options.getTempLocation() == null) {
      options.setTempLocation(NOWHERE + "temp");
    }
    // Beam would ask the bucket for its policies.
    options.setGcpTempLocation(options.getTempLocation());
    return options;
  }
}
