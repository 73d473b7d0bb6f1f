package io.footfall.transforms.rng;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.contracts.U64;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class KeyDerivationTest {
  private static final String FP = "0123456789abcdef".repeat(4);
  private static final String PH = "fedcba9876543210".repeat(4);

  @ParameterizedTest
  @CsvFileSource(resources = "substreams.csv", useHeadersInDisplayName = true)
  void substreamsMatchTheVectors(
      String family,
      String fp,
      String ph,
      String seed,
      String scenario,
      String domainKey,
      String key,
      String counterHi,
      String counterLo,
      String words) {
    DrawSlots slots = new DrawSlots(fp, ph, U64.parse(seed), scenario);
    SubstreamKey actual = new KeyDerivation(family(family), slots).derive(domainKey);
    assertThat(actual, is(new SubstreamKey(hex(key), hex(counterHi), hex(counterLo))));
    long[] expected =
        words == null
            ? new long[0]
            : Arrays.stream(words.split(" ")).mapToLong(KeyDerivationTest::hex).toArray();
    Draws draws = new Draws(actual, expected.length);
    for (long word : expected) {
      assertThat(
          HexFormat.of().toHexDigits(draws.nextWord()), is(HexFormat.of().toHexDigits(word)));
    }
    assertThat(draws.blocks(), is((expected.length + 1L) / 2));
  }

  /** The 263 message bytes of rng.md section 9.3 A, as the page prints them. */
  @Test
  void theHashedMessageIsTheOneOfThePage() throws Exception {
    String message =
        "0000000935422e726e672e76310000001353322e6c6174656e745f766563746f722e7631"
            + "00000040303132333435363738396162636465663031323334353637383961626364656630313233343536"
            + "37383961626364656630313233343536373839616263646566"
            + "00000040666564636261393837363534333231306665646362613938373635343332313066656463626139"
            + "38373635343332313066656463626139383736353433323130"
            + "2a000000000000000000000b626173656c696e655f7631"
            + "0000004067726f75705f69643d677c626173656c696e657c6f6e6c696e655f3234687c636172645f6e6f74"
            + "5f70726573656e747c7669727475616c7c7a6730337c623037";
    byte[] bytes = HexFormat.of().parseHex(message);
    assertThat(bytes.length, is(263));
    String groupId = "g|baseline|online_24h|card_not_present|virtual|zg03|b07";
    DrawSlots slots = new DrawSlots(FP, PH, 42, "baseline_v1");
    byte[] own = message("S2.latent_vector.v1", slots, DomainKeys.group(groupId));
    assertThat(own, is(bytes));
    String digest = "0abc2cb3e6d23c1fe401224a31c0130e00352f22322504eb09318edb0acd1382";
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertThat(HexFormat.of().formatHex(hash), is(digest));
  }

  @Property(tries = 100, seed = "4")
  void bucketKeysAreTheirTextAndDeriveLikeAFreshHash(
      @ForAll long merchant, @ForAll long seed, @ForAll @LongRange(min = 0) long bucket)
      throws Exception {
    DrawSlots slots = new DrawSlots(FP, PH, seed, "baseline_v1");
    KeyDerivation derivation = new KeyDerivation(RngFamily.S3_BUCKET_COUNT, slots);
    DomainKeys keys = new DomainKeys(merchant, "Asia/Kathmandu");
    Substream substream = new Substream();
    BucketStreams streams = new BucketStreams(derivation, keys);
    // The second is of another length, the third of the first's: all three share what is hashed.
    for (long other : new long[] {9_999_999, 3, 1_000_000}) {
      streams.derive(other, substream);
      assertThat(
          substream.snapshot(),
          is(derivation.derive(DomainKeys.bucket(merchant, "Asia/Kathmandu", other))));
    }
    streams.derive(bucket, substream);
    String text = DomainKeys.bucket(merchant, "Asia/Kathmandu", bucket);
    assertThat(new String(keys.bytes(), 0, keys.at(bucket), StandardCharsets.UTF_8), is(text));
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(message("S3.bucket_count.v1", slots, text));
    ByteBuffer in = ByteBuffer.wrap(hash);
    assertThat(
        substream.snapshot(), is(new SubstreamKey(in.getLong(), in.getLong(), in.getLong())));
  }

  @Test
  void everyBucketOfTwoFamiliesHasItsOwnStream() {
    DrawSlots slots = DrawSlots.worldSeed(42, 7, "baseline_v1");
    Set<SubstreamKey> seen = new HashSet<>();
    for (RngFamily family : RngFamily.values()) {
      KeyDerivation derivation = new KeyDerivation(family, slots);
      Substream substream = new Substream();
      BucketStreams streams = new BucketStreams(derivation, new DomainKeys(-1, "Europe/Paris"));
      for (int bucket = 0; bucket < 1_200; bucket++) {
        streams.derive(bucket, substream);
        seen.add(substream.snapshot());
      }
    }
    assertThat(seen.size(), is(RngFamily.values().length * 1_200));
  }

  @Test
  void slotsOfAWorldHangOnItsSeedAlone() throws Exception {
    DrawSlots slots = DrawSlots.worldSeed(-1, 7, "s");
    assertThat(slots.seed(), is(7L));
    assertThat(slots.domainSep(), is("5B.rng.v1"));
    assertThat(slots.drawFp(), is(sha("footfall.draw.fp.v1|18446744073709551615")));
    assertThat(slots.drawPh(), is(sha("footfall.draw.ph.v1")));
    assertThrows(IllegalArgumentException.class, () -> new DrawSlots("ABC", PH, 1, "s"));
  }

  private static RngFamily family(String id) {
    return Arrays.stream(RngFamily.values())
        .filter(family -> family.familyId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The message of rng.md section 3, written out with a plain byte stream. */
  private static byte[] message(String familyId, DrawSlots slots, String domainKey) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text(out, slots.domainSep());
    text(out, familyId);
    text(out, slots.drawFp());
    text(out, slots.drawPh());
    out.writeBytes(ByteBuffer.allocate(8).putLong(Long.reverseBytes(slots.seed())).array());
    text(out, slots.scenarioId());
    text(out, domainKey);
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  private static String sha(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static long hex(String word) {
    return Long.parseUnsignedLong(word, 16);
  }
}
