package io.footfall.transforms.world.edges;

import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.VirtualSettlement;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.rng.HashWords;
import io.footfall.transforms.world.merchants.WeightedPick;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import io.footfall.transforms.world.sites.ClockLaw;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Where a merchant with edges settles (world.md section 7 item 9): a place of its home country, by
 * population rank: a bucket of ranks by its probability, empty buckets dropped, then a place in it
 * by {@code (population + offset)^exponent}. Two hash uniforms, stages {@code bucket} and {@code
 * within}. Immutable.
 */
public final class SettlementLaw {
  private static final String STREAM = "3B.settlement";
  private static final String LAW_VERSION = "v1";
  private static final String SEPARATOR = "\u001f";

  private final CdnWeightsPolicy.Settlement policy;
  private final Cities cities;

  public SettlementLaw(CdnWeightsPolicy.Settlement policy, Cities cities) {
    this.policy = policy;
    this.cities = cities;
  }

  /**
   * A settlement place.
   *
   * @param city the place
   * @param bucket the rank bucket it was found in
   */
  public record Place(City city, CdnWeightsPolicy.Bucket bucket) {}

  /**
   * The place of a merchant.
   *
   * @throws IllegalArgumentException if the home country has no place
   */
  public Place place(long merchantId, String home) {
    List<City> places = cities.in(home);
    if (places.isEmpty()) {
      throw new IllegalArgumentException("home country " + home + " has no place");
    }
    List<CdnWeightsPolicy.Bucket> filled = new ArrayList<>();
    for (CdnWeightsPolicy.Bucket bucket : policy.buckets()) {
      if (bucket.fromRank() < places.size() && bucket.probability() > 0) {
        filled.add(bucket);
      }
    }
    if (filled.isEmpty()) {
      filled.add(policy.buckets().get(0));
    }
    double[] probabilities = new double[filled.size()];
    for (int b = 0; b < probabilities.length; b++) {
      probabilities[b] = StrictMath.max(filled.get(b).probability(), Double.MIN_NORMAL);
    }
    CdnWeightsPolicy.Bucket bucket =
        filled.get(new WeightedPick(probabilities).at(uniform("bucket", merchantId, home)));
    List<City> ranks =
        places.subList(bucket.fromRank(), StrictMath.min(places.size(), bucket.toRank() + 1));
    double[] weights = new double[ranks.size()];
    for (int r = 0; r < weights.length; r++) {
      weights[r] =
          StrictMath.pow(
              ranks.get(r).population() + policy.populationOffset(), policy.populationExponent());
    }
    City city = ranks.get(new WeightedPick(weights).at(uniform("within", merchantId, home)));
    return new Place(city, bucket);
  }

  private static double uniform(String stage, long merchantId, String home) {
    return HashUniform.of(STREAM, stage, U64.text(merchantId), home, LAW_VERSION);
  }

  /** The published row of a place. */
  public VirtualSettlement row(long merchantId, Place place) {
    City city = place.city();
    String id = U64.text(merchantId);
    byte[] digest = HashWords.sha256("3B.SETTLEMENT" + SEPARATOR + id);
    String siteId = HexFormat.of().toHexDigits(HashWords.bigEndian(digest, EdgeIds.TAIL));
    double lon = city.lon() == -180 ? 180 : city.lon();
    String at = String.format(Locale.ROOT, "%s|%.6f|%.6f", id, city.lat(), lon);
    return new VirtualSettlement(
        merchantId,
        siteId,
        city.lat(),
        lon,
        ClockLaw.tzid(city),
        "INGEST",
        "world-cities",
        cities.sha256(),
        hex(at),
        hex(siteId + "|" + ClockLaw.tzid(city)),
        null,
        "geonameid=" + city.cityId() + ";bucket=" + place.bucket().id());
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(HashWords.sha256(text));
  }
}
