package io.footfall.transforms.world;

import io.footfall.config.LayoutPolicy;
import io.footfall.config.ParameterHash;
import io.footfall.config.PolicyClass;
import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.TableState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Small worlds for tests: contexts in a temporary root, states on the direct runner. */
final class WorldRuns {
  private WorldRuns() {}

  /** A run of a preset; unit targets as given, so that small worlds have several units. */
  static RunContext context(Path root, String preset, long seed, int unitRows) {
    ResolvedConfig config = ResolvedConfig.load(preset, null);
    String parameterHash = config.parameterHash();
    String fingerprint =
        ParameterHash.fingerprint(config.files(PolicyClass.WORLD), parameterHash, seed);
    RunIdentity identity =
        new RunIdentity(seed, parameterHash, fingerprint, ParameterHash.runId(fingerprint));
    LayoutPolicy.UnitRows rows = new LayoutPolicy.UnitRows(1, unitRows, unitRows);
    LayoutPolicy layout = new LayoutPolicy("layout_policy", "v1", rows, true, true, true);
    return new RunContext(root.toString(), identity, "test", config, layout);
  }

  static void seal(TableState state) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(2);
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply(state.run().state(), state);
    pipeline.run().waitUntilFinish();
  }

  /** All states of the first half of layer 1, and the files beside them. */
  static void build(RunContext ctx) throws IOException {
    seal(WorldMerchants.draw(ctx));
    SealedInputs1A.publish(ctx);
    seal(WorldSites.place(ctx));
    seal(WorldClocks.assign(ctx));
    TzCachePublisher.publish(ctx);
    WorldZones zones = WorldZones.count(ctx);
    seal(zones);
    zones.universe().publish(ctx);
  }

  static WorldConfig preset(String preset) {
    return ResolvedConfig.load(preset, null).read(PolicyFile.WORLD, WorldConfig.class);
  }

  /** The preset's configuration after replacing text in its file. */
  static WorldConfig edited(String preset, String... replacements) {
    byte[] bytes = ResolvedConfig.load(preset, null).bytes(PolicyFile.WORLD);
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (int i = 0; i < replacements.length; i += 2) {
      if (!text.contains(replacements[i])) {
        throw new IllegalArgumentException(preset + " has no text " + replacements[i]);
      }
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return PolicyReader.read(
        PolicyFile.WORLD,
        "edited " + preset,
        text.getBytes(StandardCharsets.UTF_8),
        WorldConfig.class);
  }

  /** Bytes of every published file below a root by relative path; no evidence, no sidecars. */
  static java.util.SortedMap<String, String> digests(Path root) throws IOException {
    java.util.SortedMap<String, String> digests = new java.util.TreeMap<>();
    try (java.util.stream.Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        if (!name.startsWith("_")) {
          digests.put(
              name, io.footfall.transforms.storage.Storage.sha256(Files.readAllBytes(file)));
        }
      }
    }
    return digests;
  }
}
