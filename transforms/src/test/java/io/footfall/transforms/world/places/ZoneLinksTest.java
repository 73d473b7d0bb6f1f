package io.footfall.transforms.world.places;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.is;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.bp.Instant;
import org.threeten.bp.ZoneId;
import org.threeten.bp.zone.ZoneRules;
import org.threeten.bp.zone.ZoneRulesProvider;

class ZoneLinksTest {
  private static final ZoneLinks LINKS = ZoneLinks.load();
  private static final Instant FIRST_NOON = Instant.parse("2026-01-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "America/Montreal, America/Toronto",
    "Asia/Chongqing, Asia/Shanghai",
    "Asia/Harbin, Asia/Shanghai",
    "Asia/Kashgar, Asia/Urumqi",
    "Asia/Calcutta, Asia/Kolkata",
    "Asia/Katmandu, Asia/Kathmandu",
    "Europe/Kiev, Europe/Kyiv",
    "Europe/Paris, Europe/Paris",
    "Europe/Bratislava, Europe/Bratislava"
  })
  void aliasesBecomeCanonical(String id, String canonical) {
    assertThat(LINKS.canonical(id), is(canonical));
  }

  @Test
  void canonicalIdsAreNoAliases() {
    Map<String, String> chains = new TreeMap<>(LINKS.canonicalByAlias());
    chains.values().retainAll(LINKS.canonicalByAlias().keySet());
    assertThat(chains, is(anEmptyMap()));
  }

  @Test
  void aliasesKeepTheClockOfTheirCanonicalId() {
    Set<String> known = ZoneRulesProvider.getAvailableZoneIds();
    Map<String, String> differing = new HashMap<>();
    LINKS
        .canonicalByAlias()
        .forEach(
            (alias, tzid) -> {
              if (known.contains(alias) && !sameClock(alias, tzid)) {
                differing.put(alias, tzid);
              }
            });
    assertThat(differing, is(anEmptyMap()));
  }

  private static boolean sameClock(String a, String b) {
    ZoneRules left = ZoneId.of(a).getRules();
    ZoneRules right = ZoneId.of(b).getRules();
    return IntStream.range(0, 730)
        .mapToObj(day -> FIRST_NOON.plusSeconds(86_400L * day))
        .allMatch(noon -> left.getOffset(noon).equals(right.getOffset(noon)));
  }
}
