package io.footfall.transforms.world.edges;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.contracts.world.VirtualSettlement;
import io.footfall.transforms.world.SlowHash;
import io.footfall.transforms.world.WorldPolicies;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settlement places: bucket law, the place inside the bucket, the published row. */
class SettlementLawTest {
  static final SettlementLaw LAW =
      new SettlementLaw(WorldPolicies.cdn().settlement(), Cities.load());

  /** The place by the words of world.md section 7 item 9. */
  static City twin(String merchant, String home) {
    List<City> cities = Cities.load().in(home);
    int[][] ranks = {{0, 0}, {1, 4}, {5, 19}, {20, 99}, {100, 499}};
    double[] shares = {.15, .25, .30, .20, .10};
    double total = 0;
    for (int b = 0; b < 5; b++) {
      total += ranks[b][0] < cities.size() ? shares[b] : 0;
    }
    double u = SlowHash.uniform("3B.settlement", "bucket", merchant, home, "v1") * total;
    int bucket = 0;
    for (double sum = shares[0]; sum <= u; sum += shares[bucket]) {
      bucket++;
    }
    int last = Math.min(ranks[bucket][1], cities.size() - 1);
    double mass = 0;
    for (int r = ranks[bucket][0]; r <= last; r++) {
      mass += StrictMath.pow(cities.get(r).population() + 1000, .85);
    }
    double v = SlowHash.uniform("3B.settlement", "within", merchant, home, "v1") * mass;
    int r = ranks[bucket][0];
    for (double sum = 0; r < last; r++) {
      sum += StrictMath.pow(cities.get(r).population() + 1000, .85);
      if (sum > v) {
        break;
      }
    }
    return cities.get(r);
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "CN", "DE", "NP", "MC", "LU"})
  void equalsItsTwin(String home) {
    for (long id = -300; id < 300; id++) {
      City city = LAW.place(id, home).city();
      assertThat(city, is(twin(Long.toUnsignedString(id), home)));
    }
  }

  @Test
  void bucketsFollowTheirProbabilities() {
    Map<String, Integer> counts = new TreeMap<>();
    int n = 20_000;
    List<City> cities = Cities.load().in("US");
    for (long id = 1; id <= n; id++) {
      SettlementLaw.Place place = LAW.place(id, "US");
      CdnWeightsPolicy.Bucket bucket = place.bucket();
      counts.merge(bucket.id(), 1, Integer::sum);
      int rank = cities.indexOf(place.city());
      assertThat(
          rank, allOf(greaterThanOrEqualTo(bucket.fromRank()), lessThanOrEqualTo(bucket.toRank())));
    }
    double[] expected = {.15, .25, .30, .20, .10};
    for (int b = 0; b < expected.length; b++) {
      // Five standard errors of at most 0.0033; false alarm below 1e-5 over five buckets.
      assertThat(counts.get("B" + (b + 1)) / (double) n, closeTo(expected[b], 0.0163));
    }
  }

  @Test
  void theRowNamesPlaceAndBucket() {
    SettlementLaw.Place place = LAW.place(-1, "FR");
    VirtualSettlement row = LAW.row(-1, place);
    byte[] digest = SlowHash.sha256("3B.SETTLEMENT\u001f18446744073709551615");
    assertThat(row.settlementSiteId(), is(HexFormat.of().formatHex(digest, 24, 32)));
    assertThat(row.tzidSettlement(), is("Europe/Paris"));
    assertThat(
        row.notes(), is("geonameid=" + place.city().cityId() + ";bucket=" + place.bucket().id()));
  }
}
