package io.footfall.transforms.rng;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawsTest {
  private static final SubstreamKey NEAR_CARRY = new SubstreamKey(1, 0, -1);

  @Test
  void wordsComeInBlockOrderAcrossACarry() {
    Draws draws = new Draws(NEAR_CARRY, 3);
    assertThat(draws.nextWord(), is(0x013acf1f5c29ad35L));
    assertThat(draws.nextWord(), is(0xcfa3b0853bc238eeL));
    assertThat(draws.nextWord(), is(0x9d42f8da0c592ba8L));
    assertThat(draws.taken(), is(3L));
    assertThat(draws.blocks(), is(2L));
  }

  @Test
  void takingMoreThanDeclaredFails() {
    Draws draws = new Draws(NEAR_CARRY, 1);
    draws.nextUniform();
    Exception e = assertThrows(IllegalStateException.class, draws::nextWord);
    assertThat(e.getMessage(), containsString("RNG_ACCOUNTING_MISMATCH"));
    assertThrows(IllegalStateException.class, () -> new Draws().nextWord());
  }

  @Test
  void anUnusedSecondWordIsNotCarriedToTheNextSubstream() {
    Substream substream = new Substream();
    substream.set(NEAR_CARRY);
    Draws draws = new Draws().open(substream, 1);
    draws.nextWord();
    substream.set(1, 1, 0);
    assertThat(draws.open(substream, 1).nextWord(), is(0x9d42f8da0c592ba8L));
  }

  @Test
  void substreamsAddressBlocksByOrdinal() {
    Substream substream = new Substream();
    substream.set(NEAR_CARRY);
    assertThat(substream.first(1), is(0x9d42f8da0c592ba8L));
    assertThat(substream.second(1), is(0x626786f6b2c510b0L));
    long[] tail = new long[2];
    long[] whole = new long[3];
    substream.fillFirst(1, tail, 2);
    substream.fillFirst(0, whole, 3);
    assertThat(tail, is(Arrays.copyOfRange(whole, 1, 3)));
    assertThat(substream.hiAt(1), is(1L));
  }

  @Test
  void aDrawPastTheLastCounterFails() {
    Draws draws = new Draws(new SubstreamKey(1, -1, -1), 4);
    draws.nextWord();
    draws.nextWord();
    assertThrows(IllegalStateException.class, draws::nextWord);
  }

  @Test
  void familiesDeclareTheirDraws() {
    assertThat(RngFamily.S2_LATENT_VECTOR.declaredDraws(2160), is(4320L));
    assertThat(RngFamily.S3_BUCKET_COUNT.declaredDraws(1), is(2L));
    assertThat(RngFamily.S4_ARRIVAL_TIME_JITTER.declaredDraws(9), is(9L));
    assertThat(RngFamily.S4_ARRIVAL_SITE_PICK.declaredDraws(9), is(18L));
    assertThat(RngFamily.S4_ARRIVAL_EDGE_PICK.declaredBlocks(9), is(9L));
  }

  @Test
  void familiesAreNamedOnce() {
    RngFamily[] all = RngFamily.values();
    assertThat(Arrays.stream(all).map(RngFamily::familyId).distinct().count(), is(8L));
    assertThat(Arrays.stream(all).map(RngFamily::substreamLabel).distinct().count(), is(8L));
    for (RngFamily family : all) {
      String stem = family.module().substring(3) + "." + family.substreamLabel();
      assertThat(family.familyId(), is(stem + ".v1"));
    }
  }

  @Test
  void worldStreamsDifferByStageSeedAndEntity() {
    SubstreamKey key = WorldDraws.key("sites", 42, "7|DE");
    assertThat(key.counterHi(), is(0L));
    assertThat(key.counterLo(), is(0L));
    assertThat(WorldDraws.key("sites", 42, "7|FR"), is(not(key)));
    assertThat(WorldDraws.key("sites", -1, "7|DE"), is(not(key)));
    assertThat(WorldDraws.key("edges", 42, "7|DE"), is(not(key)));
    double u = WorldDraws.open("sites", 42, "7|DE", 1).nextUniform();
    assertThat(u, allOf(greaterThan(0.0), lessThan(1.0)));
  }

  /**
   * The digest's tail, read little-endian, by the site_id vectors of 5B-s4.md section 6.1 and 7:
   * computed with the reference engine's own functions.
   */
  @ParameterizedTest
  @CsvSource({"1:GB:1,17791227541470097030", "fallback:1:Europe/London,7875051630125310668"})
  void low64IsTheLittleEndianTail(String text, String expected) {
    assertThat(Long.toUnsignedString(HashWords.low64(HashWords.sha256(text))), is(expected));
  }

  /** Vectors of 5A-s4-s5.md section 7.5, computed from its law. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "payday_rule|US|2026-01;9067600073311535112;0.4915555849357043",
        "holiday_count|US|2026-01;;0.5598773238555106",
        "outage_tzid|1;8580660893534689396;0.465158559106586"
      })
  void hashUniformsReadTheBigEndianHead(String parts, String word, double expected) {
    String[] all = ("5A.calendar|baseline_v1|" + parts).split("\\|");
    if (word != null) {
      assertThat(Long.toUnsignedString(HashUniform.word(all)), is(word));
    }
    assertThat(HashUniform.of(all), is(expected));
  }
}
