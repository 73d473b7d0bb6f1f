package io.footfall.transforms.diff.inputs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields of policies that differ, by their path. */
class PolicyDifferenceTest {
  @TempDir Path dir;

  private List<PolicyDifference> edited(PolicyFile policy, String before, String after)
      throws IOException {
    ResolvedConfig plain = ResolvedConfig.load("tiny", null);
    String text = new String(plain.bytes(policy), StandardCharsets.UTF_8);
    assertThat(before, text.contains(before), is(true));
    Path file = dir.resolve(policy.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace(before, after));
    return PolicyDifference.of(plain, ResolvedConfig.load("tiny", dir));
  }

  @Test
  void equalPoliciesDoNotDiffer() {
    ResolvedConfig plain = ResolvedConfig.load("tiny", null);
    assertThat(PolicyDifference.of(plain, plain), is(empty()));
  }

  @Test
  void aNumberIsToldByItsPath() throws IOException {
    List<PolicyDifference> found =
        edited(PolicyFile.ARRIVAL_COUNT, "online_bursty: 0.40", "online_bursty: 0.5");
    assertThat(
        found,
        contains(
            new PolicyDifference(
                PolicyFile.ARRIVAL_COUNT,
                List.of(
                    new FieldChange(
                        "/nb2/kappa_law/class_multipliers/online_bursty", "0.4", "0.5")))));
  }

  @Test
  void anElementMoreOfAListHasNoOldValue() throws IOException {
    List<PolicyDifference> found =
        edited(PolicyFile.VIRTUAL_RULES, "5994, 7372]", "5994, 7372, 7994]");
    FieldChange change = found.get(0).changes().get(0);
    assertThat(change.before() == null && change.after().equals("7994"), is(true));
    assertThat(change.path(), is("/virtual_only/0/mccs/22"));
  }

  @Test
  void commentsChangeTheIdentityAndNoField() throws IOException {
    List<PolicyDifference> found =
        edited(PolicyFile.ARRIVAL_LGCP, "policy_id:", "# A comment.\npolicy_id:");
    assertThat(found, contains(new PolicyDifference(PolicyFile.ARRIVAL_LGCP, List.of())));
  }
}
