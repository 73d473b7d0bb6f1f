package io.footfall.transforms.seg5b.s2intensity;

import io.footfall.coders.Tally;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.parquet.write.DoubleColumn;
import io.footfall.transforms.parquet.write.LongColumn;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.parquet.write.TextColumn;
import io.footfall.transforms.seg5b.KeyOrder;
import io.footfall.transforms.seg5b.ValueTally;
import io.footfall.transforms.state.UnitOutput;
import java.io.IOException;

/**
 * Writes the rows of {@code s2_realised_intensity_5B}, one key after the other, and counts them.
 */
final class IntensityRows {
  private static final double MASS_TOLERANCE = 1e-9;

  private final PartWriter part;
  private final IntensityLaw law;
  private final LongColumn merchant;
  private final TextColumn zone;
  private final TextColumn channel;
  private final LongColumn bucket;
  private final DoubleColumn baseline;
  private final DoubleColumn factor;
  private final DoubleColumn realised;
  private final KeyOrder order = new KeyOrder("5B.S2.DOMAIN_ALIGN_FAILED");
  private final ValueTally baselineTally = new ValueTally();
  private final ValueTally realisedTally = new ValueTally();
  private long capped;
  private long cells;
  private long keysOff;
  private double worstMass;

  IntensityRows(PartWriter part, IntensityLaw law) {
    this.part = part;
    this.law = law;
    merchant = part.longs("merchant_id");
    zone = part.texts("zone_representation");
    channel = part.texts("channel_group");
    bucket = part.longs("bucket_index");
    baseline = part.doubles("lambda_baseline");
    factor = part.doubles("lambda_random_component");
    realised = part.doubles("lambda_realised");
  }

  /** All buckets of one key. */
  void key(GroupAssignment key, ZoneIntensity intensity, double[] factors) throws IOException {
    order.next(key.merchantId(), key.zoneRepresentation(), key.channelGroup());
    String text = KeyOrder.text(key.merchantId(), key.zoneRepresentation(), key.channelGroup());
    int zoneHandle = zone.intern(key.zoneRepresentation());
    int channelHandle = channel.intern(key.channelGroup());
    double[] lambda = intensity.lambda();
    int row = part.row();
    for (int b = 0; b < lambda.length; b++) {
      double value = law.realised(text, b, lambda[b], factors[b]);
      merchant.set(row, key.merchantId());
      zone.setHandle(row, zoneHandle);
      channel.setHandle(row, channelHandle);
      bucket.set(row, b);
      baseline.set(row, lambda[b]);
      factor.set(row, factors[b]);
      realised.set(row, value);
      baselineTally.add(lambda[b]);
      realisedTally.add(value);
      capped += law.capped(lambda[b], factors[b]) ? 1 : 0;
      row = part.endRow();
    }
    part.endKey();
    double error = intensity.massError();
    cells += (long) lambda.length * intensity.countries();
    keysOff += error > MASS_TOLERANCE ? 1 : 0;
    worstMass = Math.max(worstMass, error);
  }

  /** Hands the evidence over. */
  void publish(UnitOutput out) {
    out.tally("lambda_baseline", baselineTally.tally());
    out.tally("lambda_realised", realisedTally.tally());
    out.tally("lambda_max_clipped", Tally.total(realisedTally.rows(), capped));
    out.tally("C18", Tally.check(realisedTally.rows(), 0, 0.0));
    out.tally("C21", Tally.check(cells, keysOff, worstMass));
  }
}
