package io.footfall.transforms.rng;

import io.footfall.contracts.U64;

/**
 * Streams of the world synthesiser (world.md section 7): Philox key = low64(SHA-256("world.v1|" +
 * stage + "|" + world seed + "|" + entity)), counter from 0, words in the order of {@link Draws}. A
 * (stage, entity) pair is one stream and opened once; the seed is unsigned.
 */
public final class WorldDraws {
  private WorldDraws() {}

  /** Key and zero counter of one entity at one stage. */
  public static SubstreamKey key(String stage, long worldSeed, String entity) {
    String text = "world.v1|" + stage + "|" + U64.text(worldSeed) + "|" + entity;
    return new SubstreamKey(HashWords.low64(HashWords.sha256(text)), 0, 0);
  }

  /** The entity's cursor; taking more than the declared draws fails. */
  public static Draws open(String stage, long worldSeed, String entity, long declaredDraws) {
    return new Draws(key(stage, worldSeed, entity), declaredDraws);
  }
}
