package io.footfall.coders;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.util.Base64;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every element returns from its bytes, is found in Beam's registry, and keeps its wire format. The
 * golden bytes are written by hand from the field layout: big-endian longs, variable-length
 * integers, length-prefixed UTF-8.
 */
class CodersTest {
  static Stream<Arguments> elements() {
    return Stream.of(
        Arguments.of(
            new WorkUnit(300, -1L, 2L, 0, 744, 5L),
            WorkUnitCoder.of(),
            "rAL//////////wAAAAAAAAACAOgFAAAAAAAAAAU="),
        Arguments.of(
            new PartFile("t", 1, "p", 2L, 3L, "ab", 4L, -1L),
            PartFileCoder.of(),
            "AXQBAXAAAAAAAAAAAgAAAAAAAAADAmFiAAAAAAAAAAT//////////w=="),
        Arguments.of(
            new Finding("a", "b", "c", "d", "\u00e9"), FindingCoder.of(), "AWEBYgFjAWQCw6k="),
        Arguments.of(
            new SealedTable("t", "/f/", 1L, 2L, "00"),
            SealedTableCoder.of(),
            "AXQDL2YvAAAAAAAAAAEAAAAAAAAAAgIwMA=="),
        Arguments.of(
            new Tally(1, 2, 3, new ExactSum(-1, 4), 1.0, 2.0),
            TallyCoder.of(),
            "AAAAAAAAAAEAAAAAAAAAAgAAAAAAAAAD//////////8AAAAAAAAABD/wAAAAAAAAQAAAAAAAAAA="));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("elements")
  <T> void bytesAreTheGoldenOnesAndGiveTheElementBack(T element, Coder<T> coder, String golden)
      throws CoderException, IOException {
    byte[] bytes = CoderUtils.encodeToByteArray(coder, element);
    assertThat(Base64.getEncoder().encodeToString(bytes), equalTo(golden));
    assertThat(CoderUtils.decodeFromByteArray(coder, bytes), equalTo(element));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("elements")
  <T> void theCoderIsDeterministicAndSurvivesSerialisation(T element, Coder<T> coder)
      throws Coder.NonDeterministicException {
    coder.verifyDeterministic();
    assertThat(coder.consistentWithEquals(), is(true));
    assertThat(SerializableUtils.clone(coder), equalTo(coder));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("elements")
  <T> void beamFindsTheCoderByType(T element, Coder<T> coder) throws CannotProvideCoderException {
    assertThat(CoderRegistry.createDefault().getCoder(element.getClass()).equals(coder), is(true));
    Coder<?> other = coder.equals(TallyCoder.of()) ? FindingCoder.of() : TallyCoder.of();
    assertThat(coder.equals(other), is(not(true)));
  }
}
