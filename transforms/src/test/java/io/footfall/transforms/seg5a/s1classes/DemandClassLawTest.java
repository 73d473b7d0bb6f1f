package io.footfall.transforms.seg5a.s1classes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.transforms.seg5a.SurfacePolicies;
import io.footfall.transforms.state.LawBroken;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision table of 5A-s0-s1.md section 3.2, the zone roles, and what is refused. */
class DemandClassLawTest {
  static final DemandClassLaw LAW =
      new DemandClassLaw(
          SurfacePolicies.read(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class));

  @ParameterizedTest
  @CsvSource({
    "4812,card_present,NON_VIRTUAL,office_hours,nonvirtual_branch.card_present.digital_services",
    "4812,card_not_present,NON_VIRTUAL,online_24h,nonvirtual_branch.card_not_present.digital_services",
    "5411,card_present,NON_VIRTUAL,consumer_daytime,nonvirtual_branch.card_present.grocery_pharmacy",
    "5541,card_not_present,NON_VIRTUAL,online_bursty,nonvirtual_branch.card_not_present.fuel_auto",
    "5812,card_present,NON_VIRTUAL,evening_weekend,nonvirtual_branch.card_present.dining_entertainment",
    "4900,card_not_present,NON_VIRTUAL,bills_utilities,nonvirtual_branch.card_not_present.utilities_bills",
    "7230,card_present,NON_VIRTUAL,consumer_daytime,nonvirtual_branch.card_present.other",
    "3000,card_present,NON_VIRTUAL,travel_hospitality,nonvirtual_branch.card_present.travel_hospitality",
    "3501,card_not_present,HYBRID,travel_hospitality,virtual_branch.card_present.travel_hospitality",
    "5499,card_present,NON_VIRTUAL,always_on_local,nonvirtual_branch.card_present.around_the_clock",
    "742,card_present,NON_VIRTUAL,office_hours,nonvirtual_branch.card_present.business_services",
    "1520,card_present,NON_VIRTUAL,low_volume_tail,nonvirtual_branch.card_present.occasional_trade",
    "5812,card_not_present,VIRTUAL_ONLY,online_24h,virtual_branch",
    "5812,card_not_present,HYBRID,evening_weekend,virtual_branch.card_present.dining_entertainment",
    "5541,card_not_present,HYBRID,fuel_convenience,virtual_branch.card_present.fuel_auto"
  })
  void theTreeGivesTheClass(
      int mcc, String channel, VirtualMode mode, String demandClass, String source) {
    ClassAssignment assigned = LAW.assign(1, mcc, channel, mode);
    assertThat(assigned.demandClass(), is(demandClass));
    assertThat(assigned.classSource(), is(source));
    assertThat(assigned.channelGroup(), is(channel));
  }

  @Test
  void theReferencesHybridClassStaysSelectable() {
    DemandClassLaw reference =
        new DemandClassLaw(
            SurfacePolicies.read(
                PolicyFile.MERCHANT_CLASS,
                MerchantClassPolicy.class,
                "hybrid_class: card_present_class_of_sector",
                "hybrid_class: online_24h"));
    assertThat(
        reference.assign(1, 5812, "card_not_present", VirtualMode.HYBRID),
        is(new ClassAssignment("online_24h", "card_not_present", "virtual_branch")));
  }

  @ParameterizedTest
  @CsvSource({
    "0.6,1,primary_zone",
    "0.59,1,secondary_zone",
    "0.1,1,tail_zone",
    "0.11,1,secondary_zone",
    "1,0,tail_zone",
    "NaN,0,tail_zone"
  })
  void zoneRolesFollowTheirBounds(double share, double whole, String role) {
    assertThat(LAW.zoneRole(share, whole), is(role));
  }

  @ParameterizedTest
  @CsvSource({"3442,card_present", "5812,chip", "-1,card_present"})
  void anUnmappedCodeOrChannelIsAFinding(int mcc, String channel) {
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class, () -> LAW.assign(-1, mcc, channel, VirtualMode.NON_VIRTUAL));
    assertThat(e.finding().code(), is("5A.S1.S1_FEATURE_DERIVATION_FAILED"));
    assertThat(e.finding().key(), is("merchant_id=18446744073709551615"));
  }

  @Test
  void anUnknownModeIsAFinding() {
    LawBroken e = Assertions.assertThrows(LawBroken.class, () -> VirtualMode.of(5, "SOMETIMES"));
    assertThat(e.finding().code(), is("5A.S1.S1_FEATURE_DERIVATION_FAILED"));
  }

  @Test
  void aLongProfileIdIsAFinding() {
    ClassAssignment longName = new ClassAssignment("c".repeat(40), "card_present", "branch");
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class, () -> LAW.profileId("k", longName, "secondary_zone"));
    assertThat(e.finding().code(), is("5A.S1.S1_CLASS_ASSIGNMENT_FAILED"));
  }
}
