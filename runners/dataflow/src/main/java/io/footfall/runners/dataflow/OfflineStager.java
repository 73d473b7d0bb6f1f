package io.footfall.runners.dataflow;

import com.google.api.services.dataflow.model.DataflowPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.runners.dataflow.util.PackageUtil.StagedFile;
import org.apache.beam.runners.dataflow.util.Stager;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Uploads nothing. The portable form of a job goes beside the file its graph is written to, as
 * {@code .pb}. Beam makes one by reflection through {@link #fromOptions}.
 */
public final class OfflineStager implements Stager {
  private final DataflowPipelineOptions options;

  private OfflineStager(DataflowPipelineOptions options) {
    this.options = options;
  }

  /** As Beam wants a stager made. */
  public static OfflineStager fromOptions(PipelineOptions options) {
    return new OfflineStager(options.as(DataflowPipelineOptions.class));
  }

  @Override
  public List<DataflowPackage> stageFiles(List<StagedFile> files) {
    return List.of();
  }

  @Override
  public DataflowPackage stageToFile(byte[] bytes, String name) {
    String graph = options.getTemplateLocation();
    if (graph != null && name.endsWith(".pb")) {
      try {
        Files.write(Path.of(graph.replaceAll("\\.json$", ".pb")), bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new DataflowPackage()
        .setName(name)
        .setLocation(options.getStagingLocation() + "/" + name);
  }
}
