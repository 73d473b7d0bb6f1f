package io.footfall.transforms.seg5b.s2intensity;

import io.footfall.coders.Tally;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.seg5b.ValueTally;
import io.footfall.transforms.state.UnitOutput;
import java.io.IOException;

/**
 * Evidence of latent paths, each counted once in a run: those of the groups a unit answers for, or
 * of its keys where every key has a path of its own. Also the rows of {@code s2_latent_field_5B}
 * where the policy wants them.
 */
final class LatentRows {
  private final PartWriter part;
  private final ValueTally factors = new ValueTally();
  private long low;
  private long high;

  /**
   * Starts a unit.
   *
   * @param part part of the diagnostic table, or null when it is not written
   */
  LatentRows(PartWriter part) {
    this.part = part;
  }

  /** A path. */
  void path(LatentPath path) {
    low += path.clippedLow();
    high += path.clippedHigh();
    for (double factor : path.factor()) {
      factors.add(factor);
    }
  }

  /** The path of a group in the diagnostic table. */
  void write(String groupId, double sigma, double[] latent) throws IOException {
    if (part == null) {
      return;
    }
    int handle = part.texts("group_id").intern(groupId);
    for (int b = 0; b < latent.length; b++) {
      int row = part.row();
      part.texts("group_id").setHandle(row, handle);
      part.longs("bucket_index").set(row, b);
      part.doubles("latent_value").set(row, latent[b]);
      part.doubles("latent_mean").set(row, 0.0);
      part.doubles("latent_std").set(row, sigma);
      part.endRow();
    }
    part.endKey();
  }

  /** Hands the evidence over. */
  void publish(UnitOutput out, long groups) {
    out.tally("groups", Tally.count(groups));
    out.tally("factor", factors.tally());
    out.tally("factor_clip_min", Tally.total(factors.rows(), low));
    out.tally("factor_clip_max", Tally.total(factors.rows(), high));
  }
}
