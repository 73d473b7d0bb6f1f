package io.footfall.transforms.world.weights;

import io.footfall.config.ParameterHash;
import io.footfall.config.world.DayEffectPolicy;
import io.footfall.contracts.U64;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.rng.HashWords;
import io.footfall.transforms.rng.Philox2x64;
import io.footfall.transforms.rng.UniformLaw;
import io.footfall.transforms.sampling.NormalQuantile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * Daily factor of a merchant and zone (world.md section 7 item 7): log-normal of mean one with a
 * weekly wave, clipped. {@code D = SHA256(SHA256(UER("2B.S3.master") ‖ draw fp ‖ LE64(seed)) ‖
 * UER("2B.S3.day_effects") ‖ UER(stream))}; the key is {@code low64(D)} for the whole world, the
 * counter the first two big-endian words of {@code SHA256(D ‖ UER("id|day|zone"))}, one block a
 * row, of which the first word is taken. Not thread safe.
 */
public final class DayEffectLaw {
  private static final int DAYS_IN_WEEK = 7;
  private static final int MONDAY_SHIFT = 3; // 1970-01-01 was a Thursday, Monday being 0.

  private final DayEffectPolicy policy;
  private final String drawFp;
  private final String seed;
  private final byte[] streamDigest;
  private final long key;
  private final MessageDigest sha = sha256();

  /**
   * @param drawFp 64 hex digits of the fingerprint slot (DECISIONS 1.3)
   * @param worldSeed unsigned
   */
  public DayEffectLaw(DayEffectPolicy policy, String drawFp, long worldSeed) {
    this.policy = policy;
    this.drawFp = drawFp;
    this.seed = U64.text(worldSeed);
    sha.update(ParameterHash.uer("2B.S3.master"));
    sha.update(HexFormat.of().parseHex(drawFp));
    byte[] master = sha.digest(ParameterHash.littleEndian64(worldSeed));
    sha.update(master);
    sha.update(ParameterHash.uer("2B.S3.day_effects"));
    this.streamDigest = sha.digest(ParameterHash.uer(policy.rngStreamId()));
    this.key = HashWords.low64(streamDigest);
  }

  /**
   * One factor.
   *
   * @param gamma factor, inside the clip
   * @param logGamma its natural logarithm
   * @param sigma standard deviation of the draw
   * @param counterLo low word of the row's counter
   * @param counterHi high word of the row's counter
   */
  public record Effect(
      double gamma, double logGamma, double sigma, long counterLo, long counterHi) {}

  /** What all days of a merchant share. */
  public final class Merchant {
    private final String id;
    private final double sigma;
    private final double amplitude;
    private final double phase;

    private Merchant(long merchantId, int sites) {
      id = U64.text(merchantId);
      DayEffectPolicy.Sigma s = policy.sigma();
      double base = policy.of(new DayEffectPolicy.BySize(s.small(), s.mid(), s.large()), sites);
      double u = HashUniform.of(drawFp, seed, "2B.S3.sigma_jitter", id);
      sigma = base * (1 + s.jitter() * (2 * u - 1));
      amplitude = policy.of(policy.weeklyAmplitude(), sites);
      phase = 2 * StrictMath.PI * HashUniform.of(drawFp, seed, "2B.S3.weekly_phase", id);
    }

    /** Standard deviation in a zone. */
    public double sigma(String tzid) {
      double factor = 1;
      for (DayEffectPolicy.ZoneMultiplier m : policy.zoneMultipliers()) {
        if (tzid.startsWith(m.prefix())) {
          factor = m.factor();
          break;
        }
      }
      DayEffectPolicy.Sigma s = policy.sigma();
      return StrictMath.max(s.min(), StrictMath.min(s.max(), sigma * factor));
    }

    /**
     * The factor of a day.
     *
     * @param epochDay UTC day since 1970-01-01
     */
    public Effect on(long epochDay, String tzid) {
      sha.update(streamDigest);
      String row = id + "|" + LocalDate.ofEpochDay(epochDay) + "|" + tzid;
      byte[] digest = sha.digest(ParameterHash.uer(row));
      long hi = HashWords.bigEndian(digest, 0);
      long lo = HashWords.bigEndian(digest, Long.BYTES);
      double z = NormalQuantile.of(UniformLaw.open(Philox2x64.first(hi, lo, key)));
      double s = sigma(tzid);
      long weekday = Math.floorMod(epochDay + MONDAY_SHIFT, DAYS_IN_WEEK);
      double wave = amplitude * StrictMath.sin(2 * StrictMath.PI * weekday / DAYS_IN_WEEK + phase);
      double log = -0.5 * s * s + s * z + wave;
      double gamma = StrictMath.exp(log);
      if (gamma < policy.gammaMin() || gamma > policy.gammaMax()) {
        gamma = StrictMath.max(policy.gammaMin(), StrictMath.min(policy.gammaMax(), gamma));
        log = StrictMath.log(gamma);
      }
      return new Effect(gamma, log, s, lo, hi);
    }
  }

  /**
   * A merchant.
   *
   * @param sites its sites over all countries
   */
  public Merchant merchant(long merchantId, int sites) {
    return new Merchant(merchantId, sites);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
