package io.footfall.runners.dataflow;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.pipelines.Footfall;
import io.footfall.pipelines.launch.RunnerProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every pipeline of the main job as Dataflow gets it, without a network: translated by Beam's own
 * translator, submitted to a service that only says DONE, and judged step by step.
 */
class DataflowJobsIT {
  private static final int MAX_CLOSURE = 1 << 20;

  /** What the batch service knows; keyed state, timers and splittable functions are not needed. */
  private static final Set<String> KINDS =
      Set.of(
          "ParallelRead",
          "ParallelDo",
          "GroupByKey",
          "CombineValues",
          "CollectionToSingleton",
          "Flatten");

  @TempDir Path dir;

  private String run(int expected, String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream none = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    int code = Footfall.run(none, new PrintStream(err, true, StandardCharsets.UTF_8), args);
    String said = err.toString(StandardCharsets.UTF_8);
    assertThat(said, code, is(expected));
    return said;
  }

  private String[] args(String command, String runner, String... more) {
    List<String> args = new ArrayList<>(List.of(command, "--scale", "tiny", "--seed", "7"));
    args.addAll(List.of("--runner", runner, "--workers", "2", "--quiet"));
    // Unnamed, Beam asks gcloud for it, where there is one: a process for every job.
    args.addAll(List.of("--region", "us-central1"));
    args.addAll(List.of("--runs-root", dir.resolve("runs").toString()));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  @Test
  void everyPipelineOfTheMainJobIsABatchJobOfSmallNamedSteps() throws IOException {
    run(0, args("run", "dataflow-offline"));
    List<String> jobs = OfflineDataflowProfile.SERVICE.jobs();
    Map<String, Integer> closures = new TreeMap<>();
    Set<String> names = new TreeSet<>();
    Set<String> states = new TreeSet<>();
    for (String text : jobs) {
      JsonNode job = new ObjectMapper().readTree(text);
      assertThat(job.path("type").asText(), is("JOB_TYPE_BATCH"));
      names.add(job.path("name").asText());
      states.add(judge(job, closures));
    }
    assertThat("a name for every job", names.size(), is(jobs.size()));
    assertThat("a job for every pipeline", jobs.size(), is(evidence()));
    assertThat(
        states,
        hasItems("1A", "1B", "2A", "2B", "3A", "3B", "3B_INDEX", "5A_CALENDAR", "5A_S1", "5A_S2"));
    assertThat(
        states, hasItems("5A_S3", "5A_S3_CLASSES", "5A_S4", "5B_S1", "5B_S2", "5B_S3", "5B_S4"));
    String largest =
        closures.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().toString();
    System.out.println("DataflowJobsIT " + jobs.size() + " jobs, largest step " + largest);

    Path graphs = dir.resolve("graphs");
    String v2 = "experiments=use_runner_v2";
    run(0, args("world", "dataflow", "--job-graph", graphs.toString(), "--beam-option", v2));
    judgePortable(graphs);
  }

  /** Pipelines that ran: each has left its evidence. */
  private int evidence() throws IOException {
    try (Stream<Path> walk = Files.walk(dir.resolve("runs"))) {
      return (int) walk.filter(p -> p.endsWith("evidence.json")).count();
    }
  }

  private static String judge(JsonNode job, Map<String, Integer> closures) {
    Set<String> seen = new HashSet<>();
    String state = null;
    List<String> kinds = new ArrayList<>();
    for (JsonNode step : job.path("steps")) {
      String name = step.at("/properties/user_name/value").asText();
      assertThat(name, seen.add(name), is(true));
      assertThat(name, not(containsString("Anonymous")));
      kinds.add(step.path("kind").asText());
      for (String feature : List.of("uses_keyed_state", "state_families", "splittable")) {
        assertThat(name, step.path("properties").has(feature), is(false));
      }
      int bytes = step.path("properties").toString().length();
      assertThat(name, bytes, is(lessThan(MAX_CLOSURE)));
      closures.merge(name, bytes, Math::max);
      String composite = name.substring(0, name.indexOf('/'));
      assertThat(name, state == null || state.equals(composite), is(true));
      state = composite;
    }
    assertThat(state, kinds, everyItem(is(in(KINDS))));
    assertThat(state, seen, hasItems(state + "/SpreadUnits/ReadUnits"));
    assertThat(state, kinds.size(), is(greaterThan(10)));
    return state;
  }

  private static void judgePortable(Path graphs) throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(graphs)) {
      files = list.filter(p -> p.toString().endsWith(".pb")).sorted().toList();
    }
    assertThat(files.toString(), files.size(), is(7));
    for (Path file : files) {
      RunnerApi.Components components =
          RunnerApi.Pipeline.parseFrom(Files.readAllBytes(file)).getComponents();
      Set<String> names = new HashSet<>();
      components
          .getTransformsMap()
          .forEach(
              (id, transform) -> {
                assertThat(id, names.add(transform.getUniqueName()), is(true));
                int bytes = transform.getSpec().getPayload().size();
                assertThat(transform.getUniqueName(), bytes, is(lessThan(MAX_CLOSURE)));
              });
      String graph = Files.readString(Path.of(file.toString().replace(".pb", ".json")));
      assertThat(graph, containsString("use_runner_v2"));
      assertThat(names.size(), is(greaterThan(10)));
    }
  }

  @Test
  void stepsOfOneNameAreRefused() {
    Pipeline pipeline =
        Pipeline.create(
            OfflineJob.of(DataflowProfile.job(PipelineOptionsFactory.create(), "names")));
    pipeline.apply("Same", Create.of(1));
    pipeline.apply("Same", Create.of(2));
    assertThrows(IllegalStateException.class, pipeline::run);
  }

  @Test
  void aLocalRootOrAMissingOptionIsRefusedBeforeAnythingIsWritten() {
    assertThat(run(2, args("run", "dataflow")), containsString("CLI.RUNS_ROOT_LOCAL"));
    assertThat(Files.exists(dir.resolve("runs")), is(false));
    assertThat(
        assertThrows(
                io.footfall.contracts.FootfallException.class,
                () ->
                    RunnerProfile.named("dataflow")
                        .options(PipelineOptionsFactory.create(), 1, "job"))
            .code()
            .toString(),
        equalTo("CLI.DATAFLOW_OPTION_MISSING"));
  }

  @Test
  void pathsOfTheObjectStoresAreUnderstood() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    assertThat(FileSystems.matchNewResource("gs://bucket/runs/x", false).getScheme(), is("gs"));
    assertThat(FileSystems.matchNewResource("s3://bucket/runs/x", false).getScheme(), is("s3"));
  }
}
