package io.footfall.transforms.world.weights;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.sampling.NormalQuantile;
import io.footfall.transforms.world.SlowHash;
import io.footfall.transforms.world.WorldPolicies;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Day factors against a twin that spells out stream, normal and wave; moments and bounds. */
class DayEffectLawTest {
  static final long SEED = 42;
  static final String FP = DrawSlots.worldDrawFp(SEED);
  static final BigInteger WORD = BigInteger.TWO.pow(64);

  static DayEffectLaw law() {
    return new DayEffectLaw(WorldPolicies.dayEffect(), FP, SEED);
  }

  static byte[] uer(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) utf8.length, (byte) (utf8.length >> 8), 0, 0});
    out.writeBytes(utf8);
    return out.toByteArray();
  }

  /** First Philox word by big integers: ten rounds over (lo, hi). */
  static BigInteger philox(BigInteger hi, BigInteger lo, BigInteger key) {
    BigInteger multiplier = new BigInteger("D2B74407B1CE6E93", 16);
    BigInteger increment = new BigInteger("9E3779B97F4A7C15", 16);
    BigInteger c0 = lo;
    BigInteger c1 = hi;
    BigInteger k = key;
    for (int round = 0; round < 10; round++) {
      BigInteger product = multiplier.multiply(c0);
      c0 = product.shiftRight(64).xor(k).xor(c1);
      c1 = product.mod(WORD);
      k = k.add(increment).mod(WORD);
    }
    return c0;
  }

  static double gammaTwin(String merchant, int sites, LocalDate day, String tzid) {
    int size = sites <= 8 ? 0 : sites <= 24 ? 1 : 2;
    double jitter = SlowHash.uniform(FP, "42", "2B.S3.sigma_jitter", merchant);
    double base = new double[] {.095, .09, .085}[size] * (1 + .08 * (2 * jitter - 1));
    double zone =
        switch (tzid.substring(0, tzid.indexOf('/'))) {
          case "Europe" -> 1.02;
          case "America", "Africa" -> 1.01;
          case "Asia", "Pacific" -> .99;
          default -> 1;
        };
    double sigma = Math.max(.06, Math.min(.16, base * zone));
    byte[] seed = {42, 0, 0, 0, 0, 0, 0, 0};
    byte[] master = SlowHash.sha256(uer("2B.S3.master"), HexFormat.of().parseHex(FP), seed);
    byte[] stream = SlowHash.sha256(master, uer("2B.S3.day_effects"), uer("2B.day_effects.gamma"));
    byte[] tail = new byte[8];
    for (int i = 0; i < 8; i++) {
      tail[i] = stream[31 - i];
    }
    byte[] row = SlowHash.sha256(stream, uer(merchant + "|" + day + "|" + tzid));
    BigInteger word =
        philox(SlowHash.number(row, 0, 8), SlowHash.number(row, 8, 16), new BigInteger(1, tail));
    double z = NormalQuantile.of(SlowHash.uniform(word));
    int weekday = day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue();
    double phase = 2 * Math.PI * SlowHash.uniform(FP, "42", "2B.S3.weekly_phase", merchant);
    double height = new double[] {.012, .01, .008}[size];
    double wave = height * StrictMath.sin(2 * Math.PI * weekday / 7 + phase);
    double gamma = StrictMath.exp(-sigma * sigma / 2 + sigma * z + wave);
    return Math.max(.65, Math.min(1.45, gamma));
  }

  @Property(tries = 200, seed = "42")
  void equalsItsTwin(
      @ForAll long merchant,
      @ForAll @IntRange(min = 1, max = 60) int sites,
      @ForAll @IntRange(min = 20_000, max = 21_000) int day,
      @ForAll @IntRange(max = 3) int zone) {
    String tzid =
        List.of("Europe/Paris", "Asia/Kathmandu", "Australia/Sydney", "America/New_York").get(zone);
    double gamma = law().merchant(merchant, sites).on(day, tzid).gamma();
    String id = Long.toUnsignedString(merchant);
    assertThat(gamma, closeTo(gammaTwin(id, sites, LocalDate.ofEpochDay(day), tzid), 1e-13));
  }

  @Test
  void factorsHaveMeanOneAndTheirLogarithmBeside() {
    DayEffectLaw law = law();
    double sum = 0;
    int n = 20_000;
    for (int merchant = 1; merchant <= n; merchant++) {
      DayEffectLaw.Effect e = law.merchant(merchant, 3).on(20_500, "Africa/Cairo");
      sum += e.gamma();
      assertThat(e.gamma(), allOf(greaterThanOrEqualTo(.65), lessThanOrEqualTo(1.45)));
      assertThat(StrictMath.exp(e.logGamma()), closeTo(e.gamma(), 1e-15));
      assertThat(e.sigma(), allOf(greaterThanOrEqualTo(.06), lessThanOrEqualTo(.16)));
    }
    // Standard error 0.097 / sqrt(20000) = 0.00069; five of them, false alarm below 1e-6.
    assertThat(sum / n, closeTo(1, 0.0035));
  }

  @Test
  void theOrderOfCallsDoesNotMatter() {
    DayEffectLaw law = law();
    DayEffectLaw.Effect first = law.merchant(9, 2).on(20_500, "Asia/Tokyo");
    law.merchant(8, 2).on(20_501, "Asia/Tokyo");
    assertThat(law.merchant(9, 2).on(20_500, "Asia/Tokyo"), is(first));
  }

  @Test
  void daysAroundEveryHorizonAreCoveredOnce() {
    ScenarioHorizonConfig horizons =
        new ScenarioHorizonConfig(
            "v1",
            List.of(
                scenario("a", "2026-03-01T00:00:00.000000Z", "2026-03-29T00:00:00.000000Z"),
                scenario("b", "2026-03-15T06:00:00.000000Z", "2026-04-12T06:00:00.000000Z")));
    long[] days = HorizonDays.of(horizons, 1);
    assertThat(LocalDate.ofEpochDay(days[0]), is(LocalDate.of(2026, 2, 28)));
    assertThat(LocalDate.ofEpochDay(days[days.length - 1]), is(LocalDate.of(2026, 4, 13)));
    assertThat(days.length, is(45));
  }

  static ScenarioHorizonConfig.Scenario scenario(String id, String start, String end) {
    return new ScenarioHorizonConfig.Scenario(
        id, "v1.0.0", true, false, List.of(), start, end, 60, null);
  }
}
