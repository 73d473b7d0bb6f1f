package io.footfall.transforms.seg5b.s2intensity;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.transforms.seg5b.ShippedPolicies;
import io.footfall.transforms.state.LawBroken;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntensityLawTest {
  private static IntensityLaw law(String... edits) {
    return new IntensityLaw(ShippedPolicies.lgcp(edits).clipping());
  }

  @Test
  void theCapHoldsOnlyWhenItIsOn() {
    assertThat(law().realised("k", 0, 150_000, 2.0), is(200_000.0));
    assertThat(law().capped(150_000, 2.0), is(true));
    IntensityLaw open = law("lambda_max_enabled: true", "lambda_max_enabled: false");
    assertThat(open.realised("k", 0, 150_000, 2.0), is(300_000.0));
    assertThat(open.capped(150_000, 2.0), is(false));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e-300})
  void aBaselineOfNoIntensityIsRefused(double baseline) {
    LawBroken e = assertThrows(LawBroken.class, () -> law().realised("k", 0, baseline, 1.0));
    assertThat(e.finding().code(), is("5B.S2.REALISED_NUMERIC_INVALID"));
  }

  @Test
  void countriesAreSummedAscendingFromLeftToRight() {
    MerchantIntensities gather = new MerchantIntensities(2);
    gather.start(7);
    double[] values = {0.1, 0.2, 0.3};
    String[] countries = {"AT", "DE", "FR"};
    for (int c = 0; c < 3; c++) {
      gather.add(countries[c], "Europe/Berlin", "mixed", 0, values[c]);
      gather.add(countries[c], "Europe/Berlin", "mixed", 1, 1.0);
      gather.add(countries[c], "Europe/Rome", "mixed", 0, 5.0);
      gather.add(countries[c], "Europe/Rome", "mixed", 1, 0.0);
    }
    Iterator<ZoneIntensity> zones = gather.finish().iterator();
    ZoneIntensity berlin = zones.next();
    assertThat(berlin.lambda()[0], is((0.1 + 0.2) + 0.3));
    assertThat(berlin.lambda()[1], is(3.0));
    assertThat(berlin.countries(), is(3));
    assertThat(berlin.massError() < 1e-15, is(true));
    assertThat(zones.next().zone(), is("Europe/Rome"));
  }

  /** After AT|Europe/Berlin|0, one row that breaks a law. */
  @ParameterizedTest
  @CsvSource({
    "AT, Europe/Berlin, mixed, 0, 1.0, BUCKET_SET_INCONSISTENT",
    "AT, Europe/Berlin, mixed, 2, 1.0, BUCKET_SET_INCONSISTENT",
    "DE, Europe/Berlin, mixed, 0, 1.0, BUCKET_SET_INCONSISTENT",
    "AT, Europe/Berlin, card_present, 1, 1.0, DOMAIN_ALIGN_FAILED",
    "AT, Europe/Berlin, mixed, 1, -1.0, REALISED_NUMERIC_INVALID",
    "AT, Europe/Berlin, mixed, 1, NaN, REALISED_NUMERIC_INVALID"
  })
  void aRowOutOfPlaceIsRefused(
      String country, String zone, String channel, long bucket, double lambda, String code) {
    MerchantIntensities gather = new MerchantIntensities(2);
    gather.start(7);
    gather.add("AT", "Europe/Berlin", "mixed", 0, 1.0);
    LawBroken e =
        assertThrows(LawBroken.class, () -> gather.add(country, zone, channel, bucket, lambda));
    assertThat(e.finding().code(), is("5B.S2." + code));
  }

  @ParameterizedTest
  @CsvSource({
    "AT, Europe/Berlin, mixed, 0, BUCKET_SET_INCONSISTENT",
    "AT, Europe/Athens, mixed, 0, DOMAIN_ALIGN_FAILED",
    "AA, Europe/Rome, mixed, 0, DOMAIN_ALIGN_FAILED",
    "DE, Europe/Berlin, card_present, 0, DOMAIN_ALIGN_FAILED",
    "DE, Europe/Rome, ' ', 0, DOMAIN_ALIGN_FAILED",
    "DE, Europe/Rome, mixed, 1, BUCKET_SET_INCONSISTENT"
  })
  void aSeriesOutOfPlaceIsRefused(
      String country, String zone, String channel, long bucket, String code) {
    MerchantIntensities gather = new MerchantIntensities(1);
    gather.start(7);
    gather.add("AT", "Europe/Berlin", "mixed", 0, 1.0);
    LawBroken e =
        assertThrows(LawBroken.class, () -> gather.add(country, zone, channel, bucket, 1.0));
    assertThat(e.finding().code(), is("5B.S2." + code));
  }

  @Test
  void aShortLastSeriesIsRefused() {
    MerchantIntensities gather = new MerchantIntensities(2);
    gather.start(7);
    gather.add("AT", "Europe/Berlin", "mixed", 0, 1.0);
    LawBroken e = assertThrows(LawBroken.class, gather::finish);
    assertThat(e.finding().code(), is("5B.S2.BUCKET_SET_INCONSISTENT"));
  }
}
