package io.footfall.transforms.seg5b.s1grid;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.coders.Finding;
import io.footfall.config.seg5b.GroupingPolicy;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.seg5b.ShippedPolicies;
import io.footfall.transforms.state.LawBroken;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class GroupingLawTest {
  private static final GroupingPolicy FINE =
      ShippedPolicies.grouping(
          "zone_group_buckets: 2",
          "zone_group_buckets: 16",
          "in_stratum_buckets: 1",
          "in_stratum_buckets: 32");

  private static GroupingLaw law() {
    return new GroupingLaw(FINE, "baseline_v1", ScenarioBand.BASELINE);
  }

  private static TradingPlace place(String country, String zone, double volume) {
    return new TradingPlace(country, zone, "card_present", "consumer_daytime", volume);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "groups.csv", useHeadersInDisplayName = true)
  void hashesMatchTheVectors(
      String name,
      String scenario,
      String demandClass,
      String channel,
      String virtualBand,
      String zone,
      String merchant,
      String expected) {
    if (name.equals("zone_group")) {
      assertThat(law().zoneGroup(zone), is(expected));
    } else {
      GroupingLaw law = new GroupingLaw(FINE, scenario, ScenarioBand.STRESS);
      int bucket = law.bucket(demandClass, channel, virtualBand, zone, U64.parse(merchant));
      assertThat(bucket, is(Integer.parseInt(expected)));
    }
  }

  @Test
  void aKeyNamesItsLargestCountryAndCountsAll() {
    List<GroupAssignment> rows =
        law()
            .assign(
                123456789012345678L,
                List.of(
                    place("FR", "Europe/London", 2.0),
                    place("DE", "Europe/London", 2.0),
                    place("AT", "Europe/London", 1.0),
                    place("US", "America/New_York", 9.0)),
                "NON_VIRTUAL");
    assertThat(rows, hasSize(2));
    assertThat(rows.get(0).zoneRepresentation(), is("America/New_York"));
    assertThat(
        rows.get(1),
        is(
            new GroupAssignment(
                123456789012345678L,
                "Europe/London",
                "card_present",
                "g|baseline|consumer_daytime|card_present|physical|zg07|b06",
                "baseline",
                "consumer_daytime",
                "physical",
                "zg07",
                "DE",
                3)));
  }

  @ParameterizedTest
  @CsvSource({"NON_VIRTUAL, physical", "HYBRID, virtual", "VIRTUAL_ONLY, virtual"})
  void hybridsCountAsVirtual(String mode, String band) {
    assertThat(GroupingLaw.virtualBand(mode), is(band));
  }

  @ParameterizedTest
  @CsvSource({
    "FR, Europe/Paris, card_not_present, consumer_daytime",
    "FR, Europe/Paris, card_present, office_hours",
    "DE, Europe/Paris, card_present, consumer_daytime",
    "FR, Europe/Rome, ' ', consumer_daytime"
  })
  void aZoneWithTwoClassesOrChannelsOrATwinIsRefused(
      String country, String zone, String channel, String demandClass) {
    List<TradingPlace> places =
        List.of(
            place("DE", "Europe/Paris", 1.0),
            new TradingPlace(country, zone, channel, demandClass, 1.0));
    LawBroken e = assertThrows(LawBroken.class, () -> law().assign(1, places, "HYBRID"));
    assertThat(e.finding().code(), is("5B.S1.GROUP_DOMAIN_DERIVATION_FAILED"));
  }

  @Test
  void anIdOutsideAsciiIsRefused() {
    List<TradingPlace> places =
        List.of(new TradingPlace("DE", "Europe/Berlin", "card_present", "b\u00fcro", 1.0));
    LawBroken e = assertThrows(LawBroken.class, () -> law().assign(1, places, "HYBRID"));
    assertThat(e.finding().code(), is("5B.S1.GROUP_ID_DOMAIN_INVALID"));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 9, 2, 0.5, 0.5, 0",
    "4, 9, 2, 0.5, 0.5, 1",
    "1, 2, 2, 0.5, 0.5, 1",
    "2, 9, 3, 0.5, 0.5, 1",
    "2, 9, 2, 0.4, 0.5, 1",
    "2, 9, 2, 0.5, 0.7, 1",
    "4, 9, 3, 0.4, 0.7, 4"
  })
  void everyFloorIsJudged(int min, int max, int median, double share, double multi, int broken) {
    GroupCensus census = new GroupCensus();
    for (String id : "aaabbc".split("")) {
      census.add(id);
    }
    GroupingPolicy.RealismTargets targets =
        new GroupingPolicy.RealismTargets(min, max, median, share, multi);
    List<Finding> findings = census.judge(targets, "s");
    assertThat(findings, hasSize(broken));
    findings.forEach(f -> assertThat(f.code(), is("5B.S1.GROUP_ASSIGNMENT_INCOMPLETE")));
  }
}
