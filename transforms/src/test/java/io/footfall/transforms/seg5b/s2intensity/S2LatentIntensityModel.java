package io.footfall.transforms.seg5b.s2intensity;

import io.footfall.contracts.seg5a.ScenarioIntensity;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.seg5b.SlowStream;
import io.footfall.transforms.seg5b.SmallWorld;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * 5B.S2 in a baseline scenario under the shipped policy, slow and obvious: one path per key, then
 * every row of the surface is looked at for every key and bucket.
 */
public final class S2LatentIntensityModel {
  private static final Map<String, double[]> SIGMA_AND_LENGTH =
      Map.of(
          "office_hours", new double[] {0.85, 1.20},
          "consumer_daytime", new double[] {1.00, 1.00},
          "online_24h", new double[] {1.10, 0.90},
          "online_bursty", new double[] {1.60, 0.50},
          "travel_hospitality", new double[] {1.15, 0.80});

  private S2LatentIntensityModel() {}

  private static double normal(String family, String key, DrawSlots slots, int t) {
    SlowStream stream = new SlowStream(family, slots, key);
    return StrictMath.sqrt(-2.0 * StrictMath.log(stream.uniform(t, 0)))
        * StrictMath.cos(2.0 * Math.PI * stream.uniform(t, 1));
  }

  /** Clipped factors of a key. */
  public static double[] factors(GroupAssignment g, DrawSlots slots, int buckets) {
    double[] multipliers = SIGMA_AND_LENGTH.get(g.demandClass());
    double channel = g.channelGroup().equals("card_present") ? 1.00 : 1.10;
    double virtual = g.virtualBand().equals("physical") ? 1.00 : 1.15;
    double sigma = 0.25 * multipliers[0] * channel * virtual;
    double phi = StrictMath.exp(-1.0 / (24.0 * multipliers[1]));
    double[] factors = new double[buckets];
    double z = 0.0;
    for (int t = 0; t < buckets; t++) {
      String merchant = "merchant_id=" + Long.toUnsignedString(g.merchantId());
      double n =
          StrictMath.sqrt(0.08) * normal("S2.latent_market.v1", "market=all", slots, t)
              + StrictMath.sqrt(0.12)
                  * normal("S2.latent_country.v1", "country=" + g.countryComponent(), slots, t)
              + StrictMath.sqrt(0.45) * normal("S2.latent_merchant.v1", merchant, slots, t)
              + StrictMath.sqrt(0.35)
                  * normal("S2.latent_vector.v1", "group_id=" + g.groupId(), slots, t);
      z =
          t == 0
              ? sigma * n
              : phi * z + sigma * StrictMath.sqrt(Math.max(1.0 - phi * phi, 0.0)) * n;
      double f = StrictMath.exp(z - 0.5 * (sigma * sigma));
      factors[t] = Math.min(Math.max(f, 0.10), 10.00);
    }
    return factors;
  }

  /** Rows of all keys. */
  public static List<RealisedIntensity> rows(
      SmallWorld world, List<GroupAssignment> groups, DrawSlots slots, int buckets) {
    List<RealisedIntensity> rows = new ArrayList<>();
    for (GroupAssignment g : groups) {
      double[] f = factors(g, slots, buckets);
      List<ScenarioIntensity> members =
          world.surface().stream()
              .filter(s -> s.merchantId() == g.merchantId())
              .filter(s -> s.tzid().equals(g.zoneRepresentation()))
              .sorted(Comparator.comparing(ScenarioIntensity::legalCountryIso))
              .toList();
      for (int b = 0; b < buckets; b++) {
        double lambda = 0.0;
        for (ScenarioIntensity s : members) {
          lambda += s.localHorizonBucketIndex() == b ? s.lambdaLocalScenario() : 0.0;
        }
        rows.add(
            new RealisedIntensity(
                g.merchantId(),
                g.zoneRepresentation(),
                g.channelGroup(),
                b,
                lambda,
                f[b],
                Math.min(lambda * f[b], 200_000.0)));
      }
    }
    return rows;
  }
}
