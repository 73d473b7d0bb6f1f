package io.footfall.transforms.seg5b.s2intensity;

import io.footfall.coders.Tally;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.seg5b.DrawAccount;
import io.footfall.transforms.seg5b.ValueTally;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import io.footfall.transforms.table.PartWriter;
import io.footfall.transforms.table.UnitOutput;
import java.io.IOException;

/**
 * Evidence of the groups a unit answers for, so that each group is counted once in a run, and the
 * rows of {@code s2_latent_field_5B} where the policy wants them.
 */
final class LatentRows {
  private final PartWriter part;
  private final DrawAccount account = new DrawAccount(RngFamily.S2_LATENT_VECTOR);
  private final ValueTally factors = new ValueTally();
  private long groups;
  private long low;
  private long high;

  /**
   * @param part part of the diagnostic table, or null when it is not written
   */
  LatentRows(PartWriter part) {
    this.part = part;
  }

  /** One group. */
  void group(GroupFeatures group, GroupLaw law, LatentPath path, int uniformsPerBucket)
      throws IOException {
    groups++;
    low += path.clippedLow();
    high += path.clippedHigh();
    for (double factor : path.factor()) {
      factors.add(factor);
    }
    if (uniformsPerBucket > 0) {
      long buckets = path.factor().length;
      account.event(uniformsPerBucket * buckets, buckets);
    }
    if (part != null) {
      write(group, uniformsPerBucket > 0 ? law.sigma() : 0.0, path.latent());
    }
  }

  private void write(GroupFeatures group, double sigma, double[] latent) throws IOException {
    int handle = part.texts("group_id").intern(group.groupId());
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
  void publish(UnitOutput out) {
    account.publish(out);
    out.tally("groups", Tally.count(groups));
    out.tally("factor", factors.tally());
    out.tally("factor_clip_min", Tally.total(factors.rows(), low));
    out.tally("factor_clip_max", Tally.total(factors.rows(), high));
  }
}
