package io.footfall.worlddata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import io.footfall.transforms.world.places.ZoneLinks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.threeten.bp.Instant;
import org.threeten.bp.ZoneId;
import org.threeten.bp.zone.ZoneRules;

/**
 * Main class: {@code CrossCheckZones <city-timezones tarball>}. Compares the shipped cities with a
 * second, independent source: pairs are cities of the same country and folded name at most 25 km
 * apart; retired ids of the other side are made canonical first. Prints every pair whose clocks
 * differ on some day of 2026, then the counts.
 */
public final class CrossCheckZones {
  private static final double NEAR_KM = 25;
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T12:00:00Z");

  private final ZoneLinks links = ZoneLinks.load();
  private int pairs;
  private int otherId;
  private int otherClock;

  private CrossCheckZones() {}

  /** Prints the disagreements and their rate. */
  public static void main(String[] args) throws IOException {
    byte[] json = NpmTarball.read(Path.of(args[0]), "data/cityMap.json");
    new CrossCheckZones().compare(new ObjectMapper().readTree(json));
  }

  private void compare(JsonNode others) {
    List<JsonNode> zoned = new ArrayList<>();
    others.forEach(
        node -> {
          if (!node.path("timezone").asText("").isEmpty()) {
            zoned.add(node);
          }
        });
    for (JsonNode other : zoned) {
      Cities.load().in(other.path("iso2").asText()).stream()
          .filter(city -> same(city, other))
          .findFirst()
          .ifPresent(city -> count(city, links.canonical(other.path("timezone").asText())));
    }
    System.out.printf(
        "%d pairs: %d with another id (%.2f %%), %d with another clock in 2026 (%.2f %%)%n",
        pairs, otherId, 100.0 * otherId / pairs, otherClock, 100.0 * otherClock / pairs);
  }

  private static boolean same(City city, JsonNode other) {
    double lat = other.path("lat").asDouble();
    double lon = other.path("lng").asDouble();
    String name = Place.fold(city.name());
    boolean named =
        name.equals(Place.fold(other.path("city").asText()))
            || name.equals(Place.fold(other.path("city_ascii").asText()));
    return named && Place.km(city.lat(), city.lon(), lat, lon) <= NEAR_KM;
  }

  private void count(City city, String tzid) {
    pairs++;
    if (city.tzid().equals(tzid)) {
      return;
    }
    otherId++;
    if (!sameClock(city.tzid(), tzid)) {
      otherClock++;
      System.out.println(city.country() + " " + city.name() + " " + city.tzid() + " " + tzid);
    }
  }

  private static boolean sameClock(String a, String b) {
    ZoneRules left = ZoneId.of(a).getRules();
    ZoneRules right = ZoneId.of(b).getRules();
    return IntStream.range(0, 365)
        .mapToObj(day -> NEW_YEAR.plusSeconds(day * 86_400L))
        .allMatch(noon -> left.getOffset(noon).equals(right.getOffset(noon)));
  }
}
