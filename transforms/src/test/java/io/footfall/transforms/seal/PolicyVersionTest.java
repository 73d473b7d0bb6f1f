package io.footfall.transforms.seal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of 5B-s0-s1-s5.md A4, and the missing version that is refused here. */
class PolicyVersionTest {
  @ParameterizedTest(name = "{0} accepts {1}: {2}")
  @CsvSource({
    "v1,v1.0.3,true",
    "v1,V1,true",
    "v1,1.2,true",
    "v1.2,v1.2.9,true",
    "v1.2,v1.20.0,false",
    "v1.0.0,v1,false",
    "v1,v2,false",
    "v1,v10,false",
    "v1,,false",
    "{policy_version},anything,true",
    "TBD,v7,true",
    "TBD,,false"
  })
  void expectedIsAPrefixByComponents(String expected, String actual, boolean accepted) {
    assertThat(PolicyVersion.accepts(expected, actual), is(accepted));
  }
}
