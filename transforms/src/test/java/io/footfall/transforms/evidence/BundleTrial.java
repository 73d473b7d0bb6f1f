package io.footfall.transforms.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.TableState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Runs a validation on the direct runner and reads its verdicts back. */
public final class BundleTrial {
  private BundleTrial() {}

  /** A validation of a root. */
  @FunctionalInterface
  public interface Validation {
    String of(Examination examination) throws IOException;
  }

  /** Runs one job. */
  public static StateEvidence examine(TableState job) throws IOException {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    pipeline.apply(job);
    pipeline.run().waitUntilFinish();
    return StateEvidence.read(job.run());
  }

  /** Ids of the checks that fail; empty on PASS. */
  public static Set<String> failing(HandMadeRoot root, String segment, Validation validation)
      throws IOException {
    Set<String> ids = new TreeSet<>();
    String failed = root.ctx().root() + "/data/layer2/" + segment + "/validation_failed/";
    try {
      validation.of(BundleTrial::examine);
    } catch (FootfallException e) {
      assertThat(e.getMessage(), e.code().code(), is("S5_VALIDATION_FAILED"));
      for (String file : ArtefactDigest.files(failed)) {
        assertThat(file.endsWith("_passed.flag"), is(false));
        if (file.endsWith("validation_checks_" + segment + ".json")) {
          for (JsonNode check : JsonDocuments.read(failed + file).path("checks")) {
            for (JsonNode result : check.path("results")) {
              if (result.path("verdict").textValue().equals("FAIL")) {
                ids.add(check.path("check_id").textValue());
              }
            }
          }
        }
      }
    }
    return ids;
  }

  /** Copies a root, so that a test may edit it. */
  public static HandMadeRoot copy(HandMadeRoot from, Path into) throws IOException {
    return copy(from, into, from.ctx().config());
  }

  /** Copies a root that is judged under other policies. */
  public static HandMadeRoot copy(HandMadeRoot from, Path into, ResolvedConfig config)
      throws IOException {
    HandMadeRoot copy = new HandMadeRoot(into, config);
    Path source = Path.of(from.ctx().root());
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy.write(source.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return copy;
  }
}
