package io.footfall.pipelines.inspect;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * The laws of one arrival as a person would follow them on the pages (5A-s0-s1, 5A-s2-s3, 5B-s2-s3,
 * 5B-s4, rng), with the JDK alone: no class of the product, its host's time zones, arithmetic in
 * big integers. Policies come as plain maps of the YAML files.
 */
final class HandArrival {
  private static final BigInteger TWO64 = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger MULTIPLIER = new BigInteger("D2B74407B1CE6E93", 16);
  private static final BigInteger WEYL = new BigInteger("9E3779B97F4A7C15", 16);

  private HandArrival() {}

  static byte[] sha(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] sha(String text) {
    return sha(text.getBytes(StandardCharsets.UTF_8));
  }

  static BigInteger head(byte[] hash, int at) {
    byte[] word = new byte[8];
    System.arraycopy(hash, at, word, 0, 8);
    return new BigInteger(1, word);
  }

  static double uniform(BigInteger word) {
    double u = (word.doubleValue() + 0.5) * Math.pow(2, -64);
    return u < 1 ? u : Math.nextDown(1.0);
  }

  static double hashUniform(String text) {
    return uniform(head(sha(text), 0));
  }

  /** 5B's derivation: key, high and low word of the base counter. */
  static BigInteger[] key(
      String sep, String family, String fp, String ph, long seed, String scenario, String key) {
    ByteBuffer out = ByteBuffer.allocate(4096);
    for (String text : List.of(sep, family, fp, ph)) {
      text(out, text);
    }
    out.order(ByteOrder.LITTLE_ENDIAN).putLong(seed).order(ByteOrder.BIG_ENDIAN);
    text(out, scenario);
    text(out, key);
    byte[] message = new byte[out.position()];
    out.flip();
    out.get(message);
    byte[] hash = sha(message);
    return new BigInteger[] {head(hash, 0), head(hash, 8), head(hash, 16)};
  }

  private static void text(ByteBuffer out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.putInt(bytes.length).put(bytes);
  }

  /** Words x0 and x1 of a block after the base. */
  static BigInteger[] block(BigInteger[] key, long after) {
    BigInteger counter = key[1].shiftLeft(64).add(key[2]).add(BigInteger.valueOf(after));
    BigInteger c0 = counter.mod(TWO64);
    BigInteger c1 = counter.shiftRight(64).mod(TWO64);
    BigInteger k = key[0];
    for (int round = 0; round < 10; round++) {
      BigInteger product = MULTIPLIER.multiply(c0);
      c0 = product.shiftRight(64).xor(k).xor(c1);
      c1 = product.mod(TWO64);
      k = k.add(WEYL).mod(TWO64);
    }
    return new BigInteger[] {c0, c1};
  }

  /** Normal quantile by bisection of the series of the distribution function. */
  static double quantile(double p) {
    double low = -8;
    double high = 8;
    for (int i = 0; i < 200; i++) {
      double x = (low + high) / 2;
      double term = x;
      double sum = x;
      for (int n = 1; n < 200; n++) {
        term *= x * x / (2 * n + 1);
        sum += term;
      }
      double cdf = 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
      if (cdf < p) {
        low = x;
      } else {
        high = x;
      }
    }
    return (low + high) / 2;
  }

  static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  static Map<String, Object> entry(Object list, String field, String wanted) {
    return list(list).stream()
        .map(HandArrival::map)
        .filter(m -> wanted.equals(m.get(field)))
        .findFirst()
        .orElseThrow();
  }

  /** Arrivals per site and week of a merchant with so many sites, at its uniform. */
  static double perSite(Map<String, Object> params, Object shared, double sites, double u) {
    double alpha = number(params.get("pareto_alpha"));
    double median = number(params.get("median_per_site_weekly"));
    double bound = Math.pow(median / number(params.get("clip_max")), alpha);
    double own = median * Math.pow(bound + 2 * (1 - u) * (1 - bound), -1 / alpha);
    double common = number(shared);
    return median * Math.pow(own / median, Math.sqrt(common + (1 - common) / sites));
  }

  /** Fraction of the week in a bucket of a template under a zone profile. */
  static double shape(Map<String, Object> template, Map<String, Object> profile, int bucket) {
    double total = 0;
    double wanted = 0;
    for (int k = 0; k < 168; k++) {
      double value = raw(template, profile, k / 24, k % 24 * 60);
      total += value;
      wanted = k == bucket ? value : wanted;
    }
    return wanted / total;
  }

  private static double raw(
      Map<String, Object> template, Map<String, Object> profile, int day, int minute) {
    List<Object> weights = list(template.get("dow_weights"));
    double curve = number(template.get("baseline_floor")) * number(weights.get(day));
    for (Object o : list(template.get("daily_components"))) {
      Map<String, Object> peak = map(o);
      for (int d = -7; d <= 13; d++) {
        double minutes = (day - d) * 1440.0 + minute - number(peak.get("center_min"));
        double z = minutes / number(peak.get("sigma_min"));
        double height = number(weights.get(Math.floorMod(d, 7))) * number(peak.get("amplitude"));
        curve += Math.abs(minutes) <= 5040 ? height * Math.exp(-z * z / 2) : 0;
      }
    }
    double value = Math.pow(curve, number(template.get("power")));
    value *= number(list(profile.get("dow_multipliers")).get(day));
    for (Object o : list(profile.get("windows"))) {
      Map<String, Object> w = map(o);
      boolean days = w.get("days").equals("*") || list(w.get("days")).contains(day + 1);
      if (days
          && minute >= number(w.get("start_minute"))
          && minute < number(w.get("end_minute_exclusive"))) {
        value *= number(w.get("multiplier"));
      }
    }
    return value;
  }

  /** Bucket of the local week at an instant. */
  static int weekBucket(Instant instant, String tzid) {
    ZonedDateTime local = instant.atZone(ZoneId.of(tzid));
    return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
  }

  /** The latent value of a bucket, by the recursion from bucket 0. */
  static double latent(
      BigInteger[][] keys, double[] weights, double sigma, double length, int bucket) {
    double phi = Math.exp(-1 / length);
    double z = 0;
    for (int t = 0; t <= bucket; t++) {
      double normal = 0;
      for (int i = 0; i < keys.length; i++) {
        BigInteger[] words = block(keys[i], t);
        normal +=
            Math.sqrt(weights[i])
                * Math.sqrt(-2 * Math.log(uniform(words[0])))
                * Math.cos(2 * Math.PI * uniform(words[1]));
      }
      z = t == 0 ? sigma * normal : phi * z + sigma * Math.sqrt(1 - phi * phi) * normal;
    }
    return z;
  }

  /** Smallest n whose Poisson distribution function reaches u. */
  static int poisson(double mean, double u) {
    double term = Math.exp(-mean);
    double cdf = term;
    int n = 0;
    while (cdf < u) {
      n++;
      term = term * mean / n;
      cdf += term;
    }
    return n;
  }

  static BigInteger siteId(String merchant, String country, long order) {
    byte[] hash = sha(merchant + ":" + country + ":" + order);
    byte[] tail = new byte[8];
    for (int i = 0; i < 8; i++) {
      tail[i] = hash[31 - i];
    }
    return new BigInteger(1, tail);
  }
}
