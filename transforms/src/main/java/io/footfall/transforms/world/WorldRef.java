package io.footfall.transforms.world;

import io.footfall.config.PolicyFile;
import io.footfall.config.world.WorldConfig;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.io.Serializable;

/**
 * What a unit needs to have the world's laws on any worker: the configuration, its digest, the
 * seed. Small and serialisable.
 *
 * @param config world configuration
 * @param configSha256 digest of its file
 * @param worldSeed unsigned world seed
 */
public record WorldRef(WorldConfig config, String configSha256, long worldSeed)
    implements Serializable {

  /** The world of a run. */
  public static WorldRef of(RunContext ctx) {
    WorldConfig config = ctx.config().read(PolicyFile.WORLD, WorldConfig.class);
    String sha256 = Storage.sha256(ctx.config().bytes(PolicyFile.WORLD));
    return new WorldRef(config, sha256, ctx.identity().worldSeed());
  }

  /** The laws, built once per JVM. */
  public WorldLaws laws() throws IOException {
    return WorldLaws.cached(config, configSha256, worldSeed);
  }
}
