package io.footfall.transforms.seg5b.s3counts;

import io.footfall.transforms.rng.BucketStreams;
import io.footfall.transforms.rng.DomainKeys;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.KeyDerivation;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.rng.Substream;
import io.footfall.transforms.rng.UniformLaw;
import io.footfall.transforms.seg5b.KeyOrder;
import io.footfall.transforms.state.LawBroken;

/**
 * Counts of the buckets of one key: one hash and one block per positive mean, u1 = x0 and u2 = x1.
 * Reusable, not thread safe.
 */
public final class CountDraws {
  private final CountLaw law;
  private final KeyDerivation keys;
  private final Substream stream = new Substream();
  private final long[] first = new long[1];
  private final long[] second = new long[1];
  private BucketStreams streams;
  private CountLaw.ClassLaw classLaw;
  private String key;

  /** Draws of one scenario and seed. */
  public CountDraws(CountLaw law, DrawSlots slots) {
    this.law = law;
    this.keys = new KeyDerivation(RngFamily.S3_BUCKET_COUNT, slots);
  }

  /** Begins a key of that demand class. */
  public void start(long merchantId, String zone, String channel, String demandClass) {
    key = KeyOrder.text(merchantId, zone, channel);
    streams = new BucketStreams(keys, new DomainKeys(merchantId, zone));
    classLaw = law.of(demandClass);
  }

  /** Base of the stream of the bucket drawn last. */
  Substream base() {
    return stream;
  }

  /** Dispersion of the key, or NaN under Poisson. */
  public double kappa() {
    return classLaw.kappa();
  }

  /**
   * Whether a bucket of that mean draws.
   *
   * @throws LawBroken as {@link CountLaw#isDrawn}
   */
  public boolean isDrawn(int bucket, double mu) {
    return law.isDrawn(key, bucket, mu);
  }

  /**
   * The packed count of a bucket that draws.
   *
   * @throws LawBroken COUNT_SAMPLING_ERROR if the sampler leaves the finite numbers
   */
  public long draw(int bucket, double mu) {
    streams.derive(bucket, stream);
    stream.fill(0, first, second, 1);
    try {
      return classLaw.sample(mu, UniformLaw.open(first[0]), UniformLaw.open(second[0]));
    } catch (ArithmeticException e) {
      throw new LawBroken(
          "5B.S3.COUNT_SAMPLING_ERROR", "C18", key + "|" + bucket, e.getMessage(), "a finite mean");
    }
  }
}
