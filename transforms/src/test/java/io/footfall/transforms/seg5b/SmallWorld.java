package io.footfall.transforms.seg5b;

import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.ScenarioIntensity;
import io.footfall.contracts.world.VirtualClassification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A made-up handful of merchants with their 5A surface: ids on both sides of 2^63, zones shared by
 * several countries, buckets without intensity, large and small merchants.
 *
 * @param modes one row per merchant, unsigned order; merchants without a place too
 * @param profiles one row per place, order (merchant, country, zone)
 * @param surface buckets 0..H-1 of every place, in the same order
 */
public record SmallWorld(
    List<VirtualClassification> modes,
    List<MerchantZoneProfile> profiles,
    List<ScenarioIntensity> surface) {
  private static final List<String> COUNTRIES = List.of("AT", "DE", "FR", "NP", "US");
  private static final List<String> ZONES =
      List.of("America/New_York", "Asia/Kathmandu", "Europe/Berlin", "Europe/Paris");
  private static final List<String> CLASSES =
      List.of(
          "office_hours", "consumer_daytime", "online_24h", "online_bursty", "travel_hospitality");
  private static final List<String> MODES = List.of("NON_VIRTUAL", "HYBRID", "VIRTUAL_ONLY");

  /** The world of a seed. */
  public static SmallWorld of(long seed, int merchants, int buckets) {
    Random random = new Random(seed);
    TreeSet<Long> ids = new TreeSet<>(Long::compareUnsigned);
    while (ids.size() < merchants) {
      ids.add(ids.isEmpty() ? -1L : random.nextLong());
    }
    List<VirtualClassification> modes = new ArrayList<>();
    List<MerchantZoneProfile> profiles = new ArrayList<>();
    List<ScenarioIntensity> surface = new ArrayList<>();
    int i = 0;
    for (long id : ids) {
      modes.add(mode(id, MODES.get(random.nextInt(3))));
      String demandClass = CLASSES.get(i % CLASSES.size());
      String channel = i % 2 == 0 ? "card_present" : "card_not_present";
      double size = i == 1 ? 900.0 : StrictMath.exp(2 * random.nextGaussian());
      i++;
      TreeMap<String, TreeSet<String>> places = new TreeMap<>();
      for (int p = 0; p < 1 + random.nextInt(5); p++) {
        places
            .computeIfAbsent(COUNTRIES.get(random.nextInt(5)), c -> new TreeSet<>())
            .add(ZONES.get(random.nextInt(4)));
      }
      places.forEach(
          (country, zones) ->
              zones.forEach(
                  zone -> {
                    profiles.add(profile(id, country, zone, channel, demandClass, size));
                    for (int b = 0; b < buckets; b++) {
                      double lambda = random.nextInt(3) == 0 ? 0.0 : size * random.nextDouble();
                      surface.add(
                          new ScenarioIntensity(id, country, zone, b, lambda, 1.0, channel));
                    }
                  }));
    }
    modes.add(mode(1, "NON_VIRTUAL"));
    modes.sort(Comparator.comparing(VirtualClassification::merchantId, Long::compareUnsigned));
    return new SmallWorld(modes, profiles, surface);
  }

  private static VirtualClassification mode(long id, String mode) {
    return new VirtualClassification(
        id, !mode.equals("NON_VIRTUAL"), mode, "DEFAULT_GUARD", null, null, null, null, null, null);
  }

  private static MerchantZoneProfile profile(
      long id, String country, String zone, String channel, String demandClass, double size) {
    return new MerchantZoneProfile(
        id,
        country,
        zone,
        channel,
        demandClass,
        "primary_zone",
        "p",
        "t",
        size * country.charAt(0),
        1.0,
        false,
        false,
        false,
        "test",
        "site",
        1,
        0.0,
        0.0);
  }

  /** The same world with another surface. */
  public SmallWorld withSurface(List<ScenarioIntensity> other) {
    return new SmallWorld(modes, profiles, other);
  }

  /** The same world with other profiles. */
  public SmallWorld withProfiles(List<MerchantZoneProfile> other) {
    return new SmallWorld(modes, other, surface);
  }

  /** The same world with other modes. */
  public SmallWorld withModes(List<VirtualClassification> other) {
    return new SmallWorld(other, profiles, surface);
  }
}
