package io.footfall.transforms.seg5b.s3counts;

import io.footfall.coders.Tally;
import io.footfall.transforms.parquet.write.BooleanColumn;
import io.footfall.transforms.parquet.write.DoubleColumn;
import io.footfall.transforms.parquet.write.LongColumn;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.parquet.write.TextColumn;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.sampling.PoissonSampler;
import io.footfall.transforms.seg5b.DrawAccount;
import io.footfall.transforms.seg5b.KeyOrder;
import io.footfall.transforms.seg5b.ValueTally;
import io.footfall.transforms.seg5b.rnglog.RngEventLog;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.UnitOutput;
import java.io.IOException;

/** Draws and writes the rows of {@code s3_bucket_counts_5B}, bucket by bucket, and counts them. */
final class CountRows {
  private final PartWriter part;
  private final RngEventLog events;
  private final CountDraws draws;
  private final int drawsPerRow;
  private final int maxCount;
  private final int seconds;
  private final LongColumn merchant;
  private final TextColumn zone;
  private final TextColumn channel;
  private final LongColumn bucketIndex;
  private final DoubleColumn lambda;
  private final DoubleColumn mean;
  private final LongColumn count;
  private final BooleanColumn capped;
  private final LongColumn duration;
  private final TextColumn lawId;
  private final DoubleColumn dispersion;
  private final int lawHandle;
  private final KeyOrder order = new KeyOrder("5B.S3.DOMAIN_ALIGN_FAILED");
  private final DrawAccount account = new DrawAccount(RngFamily.S3_BUCKET_COUNT);
  private final ValueTally lambdaTally = new ValueTally();
  private final ValueTally countTally = new ValueTally();
  private long cappedRows;
  private long positive;
  private long broken;
  private long merchantId;
  private String zoneId;
  private String channelId;
  private int zoneHandle;
  private int channelHandle;

  /**
   * @param events log of the draws, or null when it is not written
   */
  CountRows(PartWriter part, CountLaw law, CountDraws draws, BucketGrid grid, RngEventLog events) {
    this.part = part;
    this.events = events;
    this.draws = draws;
    this.drawsPerRow = law.draws();
    this.maxCount = law.maxCount();
    this.seconds = grid.bucketSeconds();
    merchant = part.longs("merchant_id");
    zone = part.texts("zone_representation");
    channel = part.texts("channel_group");
    bucketIndex = part.longs("bucket_index");
    lambda = part.doubles("lambda_realised");
    mean = part.doubles("mu");
    count = part.longs("count_N");
    capped = part.booleans("count_capped");
    duration = part.longs("bucket_duration_seconds");
    lawId = part.texts("count_law_id");
    dispersion = part.doubles("kappa");
    lawHandle = lawId.intern(law.id());
  }

  /** Begins a key. */
  void start(long nextMerchant, String nextZone, String nextChannel, String demandClass) {
    order.next(nextMerchant, nextZone, nextChannel);
    draws.start(nextMerchant, nextZone, nextChannel, demandClass);
    merchantId = nextMerchant;
    zoneId = nextZone;
    channelId = nextChannel;
    zoneHandle = zone.intern(nextZone);
    channelHandle = channel.intern(nextChannel);
  }

  /** Draws and writes one bucket. */
  void bucket(int bucket, double mu) throws IOException {
    boolean drawn = draws.isDrawn(bucket, mu);
    long packed = 0;
    if (drawn) {
      packed = draws.draw(bucket, mu);
      account.event(drawsPerRow, 1);
      if (events != null) {
        events.bucket(merchantId, zoneId, channelId, bucket, draws.base(), drawsPerRow, 1);
      }
    }
    int n = PoissonSampler.count(packed);
    int row = part.row();
    merchant.set(row, merchantId);
    zone.setHandle(row, zoneHandle);
    channel.setHandle(row, channelHandle);
    bucketIndex.set(row, bucket);
    lambda.set(row, mu);
    mean.set(row, mu);
    count.set(row, n);
    capped.set(row, PoissonSampler.capped(packed));
    duration.set(row, seconds);
    lawId.setHandle(row, lawHandle);
    double kappa = draws.kappa();
    if (Double.isNaN(kappa)) {
      dispersion.setNull(row);
    } else {
      dispersion.set(row, kappa);
    }
    part.endRow();
    lambdaTally.add(mu);
    countTally.add((long) n);
    cappedRows += PoissonSampler.capped(packed) ? 1 : 0;
    positive += n > 0 ? 1 : 0;
    broken += n < 0 || n > maxCount || (!drawn && n > 0) ? 1 : 0;
  }

  /** Ends a key. */
  void endKey() throws IOException {
    part.endKey();
  }

  /**
   * Hands the evidence over.
   *
   * @throws LawBroken COUNTS_NUMERIC_INVALID if a count left its range
   */
  void publish(UnitOutput out, String unit) {
    out.tally("lambda_realised", lambdaTally.tally());
    out.tally("count_N", countTally.tally());
    out.tally("count_positive", Tally.total(countTally.rows(), positive));
    out.tally("count_capped", Tally.total(countTally.rows(), cappedRows));
    out.tally("C18", Tally.check(countTally.rows(), broken, broken));
    account.publish(out);
    if (broken > 0) {
      throw new LawBroken(
          "5B.S3.COUNTS_NUMERIC_INVALID", "C18", unit, broken + " counts", "0.." + maxCount);
    }
  }
}
