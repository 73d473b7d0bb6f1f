package io.footfall.transforms.world;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.transforms.gate.BundleKind;
import io.footfall.transforms.gate.UpstreamGate;
import io.footfall.transforms.table.RunContext;
import io.footfall.transforms.world.seal.WorldSeal;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldSealTest {
  @TempDir static Path dir;
  static RunContext ctx;

  @BeforeAll
  static void build() throws IOException {
    ctx = WorldRuns.context(dir.resolve("world"), "tiny", 42, 100);
    SealedWorld.build(ctx);
    WorldSeal.publish(ctx);
  }

  @Test
  void gates() {
    for (String segment : new String[] {"1A", "1B", "2A", "2B", "3A", "3B"}) {
      UpstreamGate gate =
          UpstreamGate.judge(
              BundleKind.of(segment),
              ctx.root(),
              UpstreamGate.bundleFolder(segment, ctx.identity().manifestFingerprint()),
              ctx.identity().manifestFingerprint());
      assertThat(gate.problem(), gate.status(), is(UpstreamGate.Status.PASS));
    }
  }
}
