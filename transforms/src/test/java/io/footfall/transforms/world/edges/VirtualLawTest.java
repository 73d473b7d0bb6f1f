package io.footfall.transforms.world.edges;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.world.Merchant;
import io.footfall.contracts.world.VirtualClassification;
import io.footfall.transforms.world.SlowHash;
import io.footfall.transforms.world.WorldPolicies;
import io.footfall.transforms.world.merchants.MerchantPopulation;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who trades at edges. */
class VirtualLawTest {
  static final VirtualLaw LAW = new VirtualLaw(WorldPolicies.virtual(), 42);

  @ParameterizedTest
  @CsvSource({
    "4812, card_not_present, 0, VIRTUAL_ONLY",
    "7372, card_not_present, 5, VIRTUAL_ONLY",
    "4812, card_present, 5, NON_VIRTUAL",
    "5411, card_present, 5, NON_VIRTUAL",
    "5271, card_present, 5, NON_VIRTUAL",
    "5813, card_present, 5, NON_VIRTUAL",
    "5411, card_not_present, 0, NON_VIRTUAL"
  })
  void categoryAndChannelDecide(int mcc, String channel, int sites, String mode) {
    for (long id = 1; id <= 50; id++) {
      VirtualClassification row = LAW.decide(new Merchant(id, mcc, channel, "DE"), sites);
      assertThat(row.virtualMode(), is(mode));
      assertThat(row.isVirtual(), is(!mode.equals("NON_VIRTUAL")));
    }
  }

  @Test
  void fiveOfSixSmallRemoteMerchantsAreHybridAndAllChains() {
    int n = 20_000;
    int hybrid = 0;
    for (long id = 1; id <= n; id++) {
      Merchant merchant = new Merchant(id, 5411, "card_not_present", "DE");
      VirtualClassification row = LAW.decide(merchant, 1 + (int) (id % 7));
      hybrid += row.virtualMode().equals("HYBRID") ? 1 : 0;
      assertThat(row.isVirtual(), is(row.virtualMode().equals("HYBRID")));
      assertThat(LAW.decide(merchant, 8).virtualMode(), is("HYBRID"));
    }
    // Standard error 0.0027; five of them, false alarm below 1e-6.
    assertThat((double) hybrid / n, closeTo(0.83, 0.0133));
  }

  /**
   * DECISIONS 3.1, over twenty worlds: some 4,600 merchants, whose share has a standard error of
   * 0.0045.
   */
  @Test
  void nineOfTenRemoteMerchantsWithSitesAreHybrid() {
    WorldConfig config =
        ResolvedConfig.load("medium", null).read(PolicyFile.WORLD, WorldConfig.class);
    int hybrid = 0;
    int all = 0;
    for (long seed = 1; seed <= 20; seed++) {
      MerchantPopulation population = new MerchantPopulation(config, seed);
      VirtualLaw law = new VirtualLaw(WorldPolicies.virtual(), seed);
      for (int rank = 0; rank < population.universe().size(); rank++) {
        Merchant merchant = population.merchant(rank);
        int sites = population.trades(rank) ? population.outlets(rank) : 0;
        if (merchant.channel().equals("card_not_present") && sites > 0) {
          String mode = law.decide(merchant, sites).virtualMode();
          all += mode.equals("VIRTUAL_ONLY") ? 0 : 1;
          hybrid += mode.equals("HYBRID") ? 1 : 0;
        }
      }
    }
    assertThat(all, is(greaterThan(4_000)));
    assertThat((double) hybrid / all, closeTo(0.9, 0.0225));
  }

  @Test
  void decisionsNameTheirRule() {
    VirtualClassification row = LAW.decide(new Merchant(-1, 742, "card_present", "DE"), 1);
    assertThat(row.decisionReason(), is("DEFAULT_GUARD"));
    row = LAW.decide(new Merchant(-1, 4812, "card_not_present", "DE"), 1);
    assertThat(row.ruleId(), is("MCC_4812__CHANNEL_card_not_present__DECISION_VIRTUAL"));
    assertThat(row.decisionReason(), is("RULE_MATCH"));
    String text =
        "18446744073709551615|4812|card_not_present|VIRTUAL_ONLY|" + row.ruleId() + "|1.0.0";
    String digest = HexFormat.of().formatHex(SlowHash.sha256(text));
    assertThat(row.classificationDigest(), is(digest));
  }
}
