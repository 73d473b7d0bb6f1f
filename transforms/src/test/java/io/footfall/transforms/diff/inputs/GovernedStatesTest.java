package io.footfall.transforms.diff.inputs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How far up the way of the data a change of a policy reaches. */
class GovernedStatesTest {
  @Test
  void everyTableHasItsPlace() {
    for (DatasetContract contract : Contracts.all()) {
      boolean data = contract.isTable() && !contract.owner().equals("logs");
      if (data && !contract.state().endsWith(".S5")) {
        assertThat(contract.id(), GovernedStates.all().reach(contract.state()), is(true));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PolicyFile.class)
  void everyPolicyReachesTheArrivalsOrNothing(PolicyFile file) {
    boolean decidesNoRow =
        EnumSet.of(
                PolicyFile.VALIDATION_5A,
                PolicyFile.SPEC_COMPATIBILITY,
                PolicyFile.VALIDATION_5B,
                PolicyFile.CERTIFICATION,
                PolicyFile.BUNDLE_LAYOUT,
                PolicyFile.LOGGING)
            .contains(file);
    assertThat(GovernedStates.by(List.of(file)).reach("5B.S4"), is(!decidesNoRow));
  }

  @ParameterizedTest
  @CsvSource({
    "WORLD, 1A, 1A",
    "DAY_EFFECT, 2A, 2B",
    "CDN_WEIGHTS, 3A, 3B",
    "DEMAND_SCALE, 5A.S0, 5A.S1",
    "SHAPE_LIBRARY, IMPORT, 5A.S1",
    "SCENARIO_CALENDAR, 5A.S3, 5A.CALENDAR",
    "OVERLAY_ORDERING, 5A.CALENDAR, 5A.S4",
    "ARRIVAL_COUNT, 5B.S2, 5B.S3",
    "ARRIVAL_PLACEMENT, 5B.S3, 5B.S4"
  })
  void aPolicyGovernsNothingBeforeItsState(PolicyFile file, String before, String from) {
    GovernedStates governed = GovernedStates.by(List.of(file));
    assertThat(before.equals(from) || !governed.reach(before), is(true));
    assertThat(governed.reach(from), is(true));
  }

  @Test
  void anotherArrivalSeedReachesWhatIsDrawn() {
    GovernedStates governed = GovernedStates.by(List.of()).and("5B.S2");
    assertThat(governed.reach("5B.S1"), is(false));
    assertThat(governed.reach("5B.S2"), is(true));
  }
}
