package io.footfall.config.world;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FootfallException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped policies of weights and edges parse; a mistake names file, line and field. */
class EdgePoliciesTest {
  static String shipped(PolicyFile policy) throws IOException {
    try (InputStream in = ResolvedConfig.class.getResourceAsStream("files/" + policy.path())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Class<?> type(PolicyFile policy) {
    return switch (policy) {
      case ROUTE_RNG -> RouteRngPolicy.class;
      case ALIAS_LAYOUT -> AliasLayoutPolicy.class;
      case DAY_EFFECT -> DayEffectPolicy.class;
      case VIRTUAL_RULES -> VirtualRules.class;
      default -> CdnWeightsPolicy.class;
    };
  }

  static <T> T read(PolicyFile policy, Class<T> type, String text) {
    return PolicyReader.read(policy, policy.path(), text.getBytes(StandardCharsets.UTF_8), type);
  }

  @Test
  void theShippedNumbersAreThoseOfTheWorldPage() throws IOException {
    AliasLayoutPolicy alias =
        read(PolicyFile.ALIAS_LAYOUT, AliasLayoutPolicy.class, shipped(PolicyFile.ALIAS_LAYOUT));
    assertThat(alias.profileMixtureV2().of(3).topCap(), is(0.8));
    assertThat(alias.profileMixtureV2().of(4).topCap(), is(0.7));
    assertThat(alias.profileMixtureV2().of(9).topCap(), is(0.6));
    DayEffectPolicy day =
        read(PolicyFile.DAY_EFFECT, DayEffectPolicy.class, shipped(PolicyFile.DAY_EFFECT));
    assertThat(day.of(day.weeklyAmplitude(), 24), is(0.01));
    VirtualRules rules =
        read(PolicyFile.VIRTUAL_RULES, VirtualRules.class, shipped(PolicyFile.VIRTUAL_RULES));
    assertThat(rules.isVirtualOnly(4812, "card_not_present"), is(true));
    assertThat(rules.isVirtualOnly(4812, "card_present"), is(false));
    assertThat(rules.hybrid().probability(), is(0.83));
    assertThat(rules.hybrid().alwaysFromSites(), is(8));
    RouteRngPolicy rng =
        read(PolicyFile.ROUTE_RNG, RouteRngPolicy.class, shipped(PolicyFile.ROUTE_RNG));
    assertThat(rng.streams().routingSelection().drawsPerUnit(), is(2));
    CdnWeightsPolicy cdn =
        read(PolicyFile.CDN_WEIGHTS, CdnWeightsPolicy.class, shipped(PolicyFile.CDN_WEIGHTS));
    assertThat(cdn.settlement().buckets().size(), is(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ALIAS_LAYOUT; \"quantised_bits\": 24; \"quantised_bits\": 20; quantised_bits",
        "ALIAS_LAYOUT; \"mid_max_sites\": 8; \"mid_max_sites\": 3; small_max_sites",
        "ALIAS_LAYOUT; \"hub_spoke\": 0.58; \"hub_spoke\": 0.5; small",
        "ALIAS_LAYOUT; \"top_cap\": 0.6; \"top_cap\": 0.99; second_floor",
        "ALIAS_LAYOUT; \"weight_law\": \"log_normal; \"weight_law\": \"other; weight_law",
        "DAY_EFFECT; \"max_share\": 0.68; \"max_share\": 0.4; max_share",
        "DAY_EFFECT; \"emit\": true; \"emit\": \"yes\"; emit",
        "DAY_EFFECT; \"min\": 0.06; \"min\": 0.2; sigma",
        "ROUTE_RNG; philox2x64-10; mersenne; rng_engine",
        "VIRTUAL_RULES; probability: 0.83; probability: 1.5; probability",
        "VIRTUAL_RULES; min_sites: 1; max_sites: 1; hybrid",
        "CDN_WEIGHTS; from_rank: 5; from_rank: 6; buckets/2",
        "CDN_WEIGHTS; probability: 0.15; probability: 0.25; buckets",
        "CDN_WEIGHTS; min_edges: 6; min_edges: 60; min_edges",
        "CDN_WEIGHTS; probability: 0.18; probability: 0.28; footprint_v2"
      })
  void aMistakeIsRefusedByField(PolicyFile policy, String from, String to, String field)
      throws IOException {
    String text = shipped(policy);
    assertThat(text, containsString(from));
    FootfallException e =
        assertThrows(
            FootfallException.class, () -> read(policy, type(policy), text.replace(from, to)));
    assertThat(e.getMessage(), containsString(policy.path() + ":"));
    assertThat(e.getMessage(), containsString(field));
    assertThat(e.code().toString(), is("WORLD.CONFIG_INVALID"));
  }
}
