package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.transforms.evidence.BundleTrial;
import io.footfall.transforms.evidence.HandMadeArrivals;
import io.footfall.transforms.evidence.HandMadeTables;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.seg5a.s0gate.S0SurfaceGate;
import io.footfall.transforms.seg5a.s5bundle.S5SurfaceBundle;
import io.footfall.transforms.seg5b.SealedRoot;
import io.footfall.transforms.seg5b.ShippedPolicies;
import io.footfall.transforms.seg5b.s0gate.S0ArrivalGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A root whose surfaces have passed, and the arrivals its laws give.
 *
 * @param root a world, passed surfaces, a passed gate of 5B and the tables of the rows, but no logs
 * @param rows what 5B.S1 to S4 make of it
 */
record SoundArrivals(HandMadeRoot root, HandMadeArrivals rows) {
  /** Makes both below a folder. */
  static SoundArrivals make(Path folder) throws IOException {
    ResolvedConfig config = config(folder.resolve("config"));
    HandMadeRoot root = new HandMadeRoot(folder.resolve("root"), config);
    HandMadeTables tables = new HandMadeTables(config);
    tables.writeWorld(root);
    root.world();
    S0SurfaceGate.pass(root.ctx());
    tables.writeSurfaces(root);
    S5SurfaceBundle.validate(root.ctx(), BundleTrial::examine);
    root.artefacts(SealLaw.ARRIVALS);
    S0ArrivalGate.pass(root.ctx());
    HandMadeArrivals rows =
        HandMadeArrivals.generate(BundleTrial.copy(root, folder.resolve("generated")));
    rows.writeTables(root);
    return new SoundArrivals(root, rows);
  }

  /**
   * Policies with floors on groups that five keys can meet, and with many arrivals a key.
   *
   * @param edits pairs of a text of {@code validation_policy_5B} and its replacement
   */
  static ResolvedConfig config(Path folder, String... edits) throws IOException {
    for (PolicyFile policy :
        List.of(PolicyFile.GROUPING, PolicyFile.ARRIVAL_LGCP, PolicyFile.ARRIVAL_COUNT)) {
      write(folder, policy, SealedRoot.LOW_FLOORS.get(policy));
    }
    write(folder, PolicyFile.DEMAND_SCALE, "global_multiplier: 0.8", "global_multiplier: 2");
    write(folder, PolicyFile.VALIDATION_5B, edits);
    return ResolvedConfig.load("tiny", folder);
  }

  private static void write(Path folder, PolicyFile policy, String... edits) throws IOException {
    Path file = folder.resolve(policy.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, ShippedPolicies.text(policy, edits));
  }
}
