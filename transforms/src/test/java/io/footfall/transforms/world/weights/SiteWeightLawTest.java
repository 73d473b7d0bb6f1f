package io.footfall.transforms.world.weights;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.footfall.contracts.U64;
import io.footfall.transforms.sampling.AliasTable;
import io.footfall.transforms.world.WorldPolicies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The profile mixture against its twin, and what every merchant's weights must satisfy. */
class SiteWeightLawTest {
  static final SiteWeightLaw LAW =
      new ProfileMixtureWeights(WorldPolicies.alias().profileMixtureV2());

  static List<ProfileMixtureModel.Site> sites(int home, int abroad) {
    List<ProfileMixtureModel.Site> sites = new ArrayList<>();
    for (int i = 1; i <= home; i++) {
      sites.add(new ProfileMixtureModel.Site("DE", i));
    }
    for (int i = 1; i <= abroad; i++) {
      sites.add(new ProfileMixtureModel.Site("FR", i));
    }
    return sites;
  }

  static SiteWeightLaw.Shares shares(long merchant, List<ProfileMixtureModel.Site> sites) {
    return LAW.shares(
        merchant,
        sites.stream().map(ProfileMixtureModel.Site::country).toArray(String[]::new),
        sites.stream().mapToInt(ProfileMixtureModel.Site::order).toArray());
  }

  @Property(tries = 300, seed = "42")
  void equalsItsTwin(
      @ForAll long merchant,
      @ForAll @IntRange(min = 1, max = 30) int home,
      @ForAll @IntRange(max = 10) int abroad) {
    List<ProfileMixtureModel.Site> sites = sites(home, abroad);
    SiteWeightLaw.Shares shares = shares(merchant, sites);
    Map<ProfileMixtureModel.Site, Double> twin =
        ProfileMixtureModel.weights(U64.text(merchant), sites);
    for (int i = 0; i < sites.size(); i++) {
      assertThat(shares.weight(i), closeTo(twin.get(sites.get(i)), 1e-13));
    }
  }

  @Property(tries = 300, seed = "42")
  void weightsSumToOneStayUnderTheCapAndSurviveTheAliasTable(
      @ForAll long merchant, @ForAll @IntRange(min = 2, max = 400) int n) {
    SiteWeightLaw.Shares shares = shares(merchant, sites(n, 0));
    double[] weights = shares.weights();
    assertThat(Arrays.stream(weights).sum(), closeTo(1, 1e-12));
    double cap = n <= 3 ? .8 : n <= 8 ? .7 : .6;
    assertThat(Arrays.stream(weights).max().orElseThrow(), lessThanOrEqualTo(cap + 1e-12));
    byte[] slice = AliasTable.ofWeights(weights).encode();
    assertThat(slice.length, is(16 + 8 * n));
    double error = AliasTable.decode(slice, 0, slice.length).lawError(weights);
    assertThat(error, lessThanOrEqualTo(AliasTable.LAW_TOLERANCE));
  }

  @Test
  void aLoneSiteTakesEverything() {
    assertThat(shares(7, sites(1, 0)).weight(0), is(1.0));
  }

  @Test
  void equallyNumberedSitesOfTwoCountriesDoNotTie() {
    SiteWeightLaw.Shares shares = shares(7, sites(1, 1));
    assertThat(shares.weight(0), is(not(shares.weight(1))));
  }

  @Test
  void aRaisedSecondSiteNeverOvertakesTheFirst() {
    for (long merchant = 1; merchant <= 300; merchant++) {
      SiteWeightLaw.Shares shares = shares(merchant, sites(120, 0));
      double[] sorted = shares.weights();
      Arrays.sort(sorted);
      for (int i = 0; i < shares.size(); i++) {
        if (shares.isFloored(i)) {
          double second = sorted[sorted.length - 2];
          assertThat(shares.weight(i), lessThanOrEqualTo(sorted[sorted.length - 1] + 1e-15));
          assertThat(shares.weight(i), closeTo(second, 1e-15));
        }
      }
    }
  }
}
