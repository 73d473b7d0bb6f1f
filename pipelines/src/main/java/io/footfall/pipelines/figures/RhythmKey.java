package io.footfall.pipelines.figures;

import java.util.Comparator;

/**
 * What a weekly rhythm is counted by.
 *
 * @param demandClass class of the merchant
 * @param channel channel of the merchant
 * @param virtual whether arrivals came through edges
 */
public record RhythmKey(String demandClass, String channel, boolean virtual)
    implements Comparable<RhythmKey> {
  private static final Comparator<RhythmKey> ORDER =
      Comparator.comparing(RhythmKey::demandClass)
          .thenComparing(RhythmKey::channel)
          .thenComparing(RhythmKey::virtual);

  @Override
  public int compareTo(RhythmKey other) {
    return ORDER.compare(this, other);
  }
}
