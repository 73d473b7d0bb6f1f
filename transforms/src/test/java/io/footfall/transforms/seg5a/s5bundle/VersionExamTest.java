package io.footfall.transforms.seg5a.s5bundle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.footfall.config.seg5a.SpecCompatibilityConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The version matrix: missing, unreadable, unsupported, and no allowed tuple. */
class VersionExamTest {
  private static VersionExam judge(String posture, String... versions) {
    List<Integer> majors = List.of(1, 2);
    VersionExam exam =
        new VersionExam(
            new SpecCompatibilityConfig(
                "spec_compatibility_config_5A",
                "v1",
                "major_matrix_v1",
                Map.of("s1", majors, "s2", majors, "s3", majors, "s4", majors),
                List.of(new SpecCompatibilityConfig.MajorTuple("stack_v1", 1, 1, 1, 1)),
                new SpecCompatibilityConfig.Enforcement(
                    "FAIL_CLOSED", "FAIL_CLOSED", posture, posture, "SPEC_COMPATIBILITY")));
    Map<String, String> byState = new HashMap<>();
    for (int i = 0; i < versions.length; i++) {
      byState.put("s" + (i + 1), versions[i]);
    }
    exam.judge(byState);
    return exam;
  }

  @Test
  void versionsOfOneTupleFit() {
    assertThat(judge("FAIL_VALIDATION", "1.0.0", "v1", "v1.2", "1").failures(), is(empty()));
  }

  @Test
  void missingAndUnreadableVersionsFailWhateverThePosture() {
    assertThat(judge("WARN_AND_CONTINUE", "1.0.0", null, "1", "1").failures(), hasSize(1));
    assertThat(judge("WARN_AND_CONTINUE", "1.0.0", "one", "1", "1").failures(), hasSize(1));
  }

  @Test
  void unsupportedMajorsAndTuplesFollowThePosture() {
    VersionExam strict = judge("FAIL_VALIDATION", "3.0.0", "1", "1", "1");
    assertThat("major and tuple", strict.failures(), hasSize(2));
    assertThat(judge("FAIL_VALIDATION", "2.0", "1", "1", "1").failures(), hasSize(1));
    VersionExam lenient = judge("WARN_AND_CONTINUE", "2.0", "1", "1", "1");
    assertThat(lenient.failures(), is(empty()));
    assertThat(lenient.warnings(), hasSize(1));
  }
}
