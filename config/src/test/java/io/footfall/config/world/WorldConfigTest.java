package io.footfall.config.world;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FootfallException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Presets of the world, and refusals with file, line and rule. */
class WorldConfigTest {
  static String text(String preset) {
    byte[] bytes = ResolvedConfig.load(preset, null).bytes(PolicyFile.WORLD);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static WorldConfig read(String text) {
    return PolicyReader.read(
        PolicyFile.WORLD, "world.yaml", text.getBytes(StandardCharsets.UTF_8), WorldConfig.class);
  }

  @Test
  void presetsHaveTheirSizes() {
    Map<String, List<Integer>> sizes =
        Map.of(
            "tiny", List.of(40, 40, 25),
            "small", List.of(150, 150, 120),
            "skew", List.of(150, 150, 120),
            "medium", List.of(1_500, 1_200, 1_200),
            "reference", List.of(10_000, 2_500, 1_200));
    sizes.forEach(
        (preset, size) -> {
          WorldConfig config = read(text(preset));
          assertThat(
              List.of(
                  config.merchants().count(),
                  config.merchants().withOutlets(),
                  config.outlets().cap()),
              equalTo(size));
          assertThat(config.dominant().share(), is(preset.equals("skew") ? 0.325 : 0.0));
          assertThat(config.forced().size(), is(preset.equals("tiny") ? 16 : 0));
        });
  }

  @Test
  void presetsDifferInSizesAndPlacedMerchantsOnly() {
    String reference =
        text("reference")
            .lines()
            .skip(1)
            .map(line -> line.replaceAll("^      (smallest|largest): .*", "      $1: size"))
            .toList()
            .toString();
    for (String preset : ResolvedConfig.PRESETS) {
      String same =
          text(preset)
              .lines()
              .skip(1)
              .map(line -> line.replaceAll("^  count: .*", "  count: 10000"))
              .map(line -> line.replaceAll("^  with_outlets: .*", "  with_outlets: 2500"))
              .map(line -> line.replaceAll("^  cap: .*", "  cap: 1200"))
              .map(line -> line.replaceAll("^      (smallest|largest): .*", "      $1: size"))
              .map(line -> line.replaceAll("^  share: .*", "  share: 0.0"))
              .map(line -> line.replaceAll("^forced:.*", "forced: []"))
              .takeWhile(line -> !line.startsWith("  - index"))
              .toList()
              .toString();
      assertThat(preset, same, equalTo(reference));
    }
  }

  static void refused(String from, String to, String... parts) {
    String broken = text("tiny").replace(from, to);
    FootfallException e = assertThrows(FootfallException.class, () -> read(broken));
    assertThat(e.code().toString(), is("WORLD.CONFIG_INVALID"));
    assertThat(e.getMessage(), matchesPattern("(?s)world\\.yaml:[1-9][0-9]*: .*"));
    for (String part : parts) {
      assertThat(e.getMessage(), containsString(part));
    }
  }

  @Test
  void moreTradersThanMerchantsAreRefused() {
    refused("with_outlets: 40", "with_outlets: 41", "/merchants/with_outlets", "at most 40");
  }

  @Test
  void aForcedMerchantBeyondTheTradersIsRefused() {
    refused("- index: 15", "- index: 40", "/forced/15/index", "below with_outlets, 40");
  }

  @Test
  void aForcedMerchantNamedTwiceIsRefused() {
    refused("- index: 15", "- index: 3", "/forced/15/index", "each index once");
  }

  @Test
  void aForcedMerchantInTheDominantPlaceIsRefused() {
    refused("share: 0.0\n", "share: 0.14\n", "/forced/0/index", "dominant");
  }

  @Test
  void chainsThatCannotBeAreRefused() {
    refused("      largest: 25", "      largest: 26", "/outlets/chains/0/largest", "cap, 25");
    refused("      smallest: 18", "      smallest: 25.5", "/outlets/chains/0/largest", "25.5");
    refused("name: diners", "name: shops", "/outlets/chains/1", "name shops");
    refused(
        "[dining_entertainment]", "[general_retail]", "/outlets/chains/1", "sector general_retail");
  }

  @Test
  void anUnknownFieldAndAValueOutOfRangeAreRefused() {
    refused("  cap: 25", "  cap: 1", "/outlets/cap");
    refused("  cap: 25", "  cap: 25\n  top: 25", "/outlets", "top");
    refused("rank_decay: 0.10", "rank_decay: ten", "/country_shares/rank_decay");
  }

  @Test
  void brandedCodesThatRunBackwardsOrTakeEverythingAreRefused() {
    refused("from: 3000, to: 3350", "from: 3000, to: 2999", "/categories/branded/0/from", "2999");
    refused("to: 3350, share: 0.015", "to: 3350, share: 0.96", "/categories/branded", "below 1");
    refused("to: 3350, share: 0.015", "to: 3350, share: 0.0", "/categories/branded/0/share");
  }

  @Test
  void theOtherTwoPoliciesRead() {
    ResolvedConfig config = ResolvedConfig.load("tiny", null);
    assertThat(
        config.read(PolicyFile.DRAW_POLICY, DrawPolicy.class).rngRoot(),
        is(DrawPolicy.RngRoot.WORLD_SEED));
    ZoneMixturePolicy zones = config.read(PolicyFile.ZONE_MIXTURE, ZoneMixturePolicy.class);
    assertThat(zones.zoneAllocScope(), is("all"));
    assertThat(zones.priorPack().reference(), is("country_zone_alphas_3A@v1.0.0"));
  }
}
