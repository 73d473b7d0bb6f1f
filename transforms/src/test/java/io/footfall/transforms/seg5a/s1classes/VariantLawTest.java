package io.footfall.transforms.seg5a.s1classes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.seg5a.SurfacePolicies;
import io.footfall.transforms.state.LawBroken;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Which template a merchant has. The page's law by time zone stands in {@code ShapeLawTest}. */
class VariantLawTest {
  private static final String PH = DrawSlots.worldDrawPh();
  private static final VariantLaw LAW =
      new VariantLaw(SurfacePolicies.read(PolicyFile.SHAPE_LIBRARY, ShapeLibrary.class), PH);

  private static VariantStep pick(
      String merchant, String demandClass, String channel, String zone) {
    return LAW.pick(
        Long.parseUnsignedLong(merchant), new ClassAssignment(demandClass, channel, ""), zone);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "variants.csv", numLinesToSkip = 3)
  void merchantsPickByHash(
      String merchant, String demandClass, String channel, String word, String variant) {
    VariantStep step = pick(merchant, demandClass, channel, "Europe/London");
    assertThat(Long.toHexString(step.word()), is(word));
    assertThat(step.templateId(), is(demandClass + "." + channel + "." + variant));
    assertThat(step.candidates(), hasSize(6));
  }

  @Test
  void aMerchantHasOneTemplateInAllItsZones() {
    assertThat(
        pick("7", "online_24h", "card_present", "Asia/Tokyo"),
        is(pick("7", "online_24h", "card_present", "Europe/Paris")));
  }

  /**
   * S11: six templates of at least 5 % each. 6,000 merchants, so that each share is 1/6 with a
   * standard error of 0.005; 5 % lies 24 of them away.
   */
  @Test
  void everyTemplateHasItsUse() {
    int[] uses = new int[6];
    for (int merchant = 1; merchant <= 6_000; merchant++) {
      String id =
          pick(Integer.toString(merchant), "office_hours", "card_present", "Z").templateId();
      uses[id.charAt(id.length() - 1) - '1']++;
    }
    for (int use : uses) {
      assertThat(Math.abs(use - 1_000) < 150, is(true));
    }
  }

  @Test
  void theTimeZonePicksWhereThePolicySaysSo() {
    VariantLaw page =
        new VariantLaw(
            SurfacePolicies.read(
                PolicyFile.SHAPE_LIBRARY,
                ShapeLibrary.class,
                "deterministic_choice_by_merchant_v1",
                "deterministic_choice_by_tzid_v1"),
            PH);
    ClassAssignment office = new ClassAssignment("office_hours", "card_present", "");
    assertThat(page.pick(1, office, "Asia/Tokyo"), is(page.pick(2, office, "Asia/Tokyo")));
    Set<String> seen = new TreeSet<>();
    for (int zone = 0; zone < 60; zone++) {
      seen.add(page.pick(1, office, "Area/Place_" + zone).templateId());
    }
    assertThat(seen, hasSize(6));
  }

  @Test
  void aClassWithoutTemplatesIsAFinding() {
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class, () -> pick("7", "night_owls", "card_present", "Europe/London"));
    assertThat(e.finding().code(), is("5A.S1.S1_CLASS_ASSIGNMENT_FAILED"));
    assertThat(e.finding().key(), is("merchant_id=7"));
  }
}
