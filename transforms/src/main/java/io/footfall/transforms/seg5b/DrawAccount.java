package io.footfall.transforms.seg5b;

import io.footfall.coders.Tally;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.state.UnitOutput;

/**
 * Accounting of one family in one unit (rng.md section 8): tallies {@code
 * rng.<module>.<label>.draws} and {@code rng.<module>.<label>.blocks}, support = events, total =
 * draws or blocks.
 */
public final class DrawAccount {
  private final RngFamily family;
  private long events;
  private long draws;
  private long blocks;

  /** An empty account. */
  public DrawAccount(RngFamily family) {
    this.family = family;
  }

  /** One event: a key and what was taken from its stream. */
  public void event(long drawn, long opened) {
    events++;
    draws += drawn;
    blocks += opened;
  }

  /** Hands the sums over. */
  public void publish(UnitOutput out) {
    String id = "rng." + family.module() + "." + family.substreamLabel();
    out.tally(id + ".draws", Tally.total(events, draws));
    out.tally(id + ".blocks", Tally.total(events, blocks));
  }
}
