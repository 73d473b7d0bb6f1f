package io.footfall.transforms.world;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.world.AliasLayoutPolicy;
import io.footfall.config.world.DayEffectPolicy;
import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.SiteWeight;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.PlanUnits;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.RowWriter;
import io.footfall.transforms.world.weights.DayEffectLaw;
import io.footfall.transforms.world.weights.GroupWeightLaw;
import io.footfall.transforms.world.weights.HorizonDays;
import io.footfall.transforms.world.weights.MerchantSites;
import io.footfall.transforms.world.weights.SiteWeightLaw;
import io.footfall.transforms.world.weights.ZoneDays;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * 2B: how demand divides over the sites of a merchant and, on each day, over its zones (world.md
 * section 7 items 6 and 7). In: {@code site_timezones}. Out: {@code s1_site_weights} by merchant,
 * country, site; unless switched off {@code s3_day_effects} and {@code s4_group_weights} by
 * merchant, day, zone. Codes: {@code 2B.WEIGHTS_INVALID}.
 */
public final class WorldWeights extends TableState {
  static final String SITES = "site_timezones";
  static final String WEIGHTS = "s1_site_weights";
  static final String DAY_EFFECTS = "s3_day_effects";
  static final String GROUP_WEIGHTS = "s4_group_weights";

  private static final double SUM_TOLERANCE = 1e-12;
  private static final String INVALID = "2B.WEIGHTS_INVALID";

  private final Laws laws;
  private final SealedTable sites;

  private WorldWeights(StateRun run, List<WorkUnit> units, SealedTable sites, Laws laws) {
    super(run, units);
    this.sites = sites;
    this.laws = laws;
  }

  /** Plans the state over the sealed sites of this root. */
  public static WorldWeights weigh(RunContext ctx) throws IOException {
    Partition partition = Partition.world(ctx.identity());
    SealedTable sites = ctx.table(SITES, partition);
    DayEffectPolicy days = ctx.config().read(PolicyFile.DAY_EFFECT, DayEffectPolicy.class);
    Laws laws =
        new Laws(
            ctx.config().read(PolicyFile.ALIAS_LAYOUT, AliasLayoutPolicy.class),
            days,
            HorizonDays.of(
                ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class),
                days.daysAroundHorizon()),
            DrawRoot.of(ctx).drawFp(),
            ctx.identity().worldSeed(),
            ctx.config().read(PolicyFile.WORLD, WorldConfig.class).createdUtc());
    MerchantSites.Counts counts = MerchantSites.count(sites);
    List<WorkUnit> units =
        PlanUnits.byMerchant(
            counts.merchants(),
            counts.rows(days.emit() ? 2L * laws.days().length : 0),
            ctx.layout().unitRows().target(sites.rows()));
    StateRun run =
        ctx.stateRun(
            "2B",
            partition,
            days.emit() ? List.of(WEIGHTS, DAY_EFFECTS, GROUP_WEIGHTS) : List.of(WEIGHTS),
            units,
            List.of(sites),
            List.of(
                PolicyFile.ALIAS_LAYOUT,
                PolicyFile.DAY_EFFECT,
                PolicyFile.SCENARIO_HORIZON,
                PolicyFile.DRAW_POLICY,
                PolicyFile.WORLD));
    return new WorldWeights(run, units, sites, laws);
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "WeighSites", new WeighSitesFn(run(), sites, laws));
  }

  /** What decides the rows. */
  private record Laws(
      AliasLayoutPolicy alias,
      DayEffectPolicy dayEffect,
      long[] days,
      String drawFp,
      long worldSeed,
      String createdUtc)
      implements java.io.Serializable {}

  private static final class WeighSitesFn extends UnitFn {
    private final SealedTable sites;
    private final Laws laws;

    WeighSitesFn(StateRun run, SealedTable sites, Laws laws) {
      super(run);
      this.sites = sites;
      this.laws = laws;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      SiteWeightLaw weightLaw = SiteWeightLaw.of(laws.alias());
      RowWriter<SiteWeight> weights = new RowWriter<>(out.table(WEIGHTS), SiteWeight.class);
      ZoneDays zoneDays = laws.dayEffect().emit() ? zoneDays(out) : null;
      try (MerchantSites merchants = MerchantSites.open(sites, KeyRange.of(unit))) {
        while (merchants.next()) {
          SiteWeightLaw.Shares shares =
              weightLaw.shares(
                  merchants.merchantId(), merchants.countries(), merchants.siteOrders());
          out.tally("W4", check(merchants.merchantId(), shares));
          for (int i = 0; i < shares.size(); i++) {
            weights.append(row(merchants, i, shares, weightLaw.source()));
          }
          out.table(WEIGHTS).endKey();
          if (zoneDays != null) {
            zoneDays.write(merchants.merchantId(), merchants.tzids(), shares);
          }
        }
      }
      if (zoneDays != null) {
        out.tally("W9", zoneDays.tally());
      }
    }

    private ZoneDays zoneDays(UnitOutput out) throws IOException {
      return new ZoneDays(
          new DayEffectLaw(laws.dayEffect(), laws.drawFp(), laws.worldSeed()),
          new GroupWeightLaw(laws.dayEffect().groupMix()),
          laws.days(),
          laws.dayEffect().rngStreamId(),
          laws.createdUtc(),
          out.table(DAY_EFFECTS),
          out.table(GROUP_WEIGHTS));
    }

    private SiteWeight row(
        MerchantSites merchants, int i, SiteWeightLaw.Shares shares, String source) {
      return new SiteWeight(
          merchants.merchantId(),
          merchants.countries()[i],
          merchants.siteOrders()[i],
          shares.weight(i),
          source,
          laws.alias().quantisedBits(),
          shares.isFloored(i),
          laws.createdUtc());
    }

    private static Tally check(long merchantId, SiteWeightLaw.Shares shares) {
      double sum = 0;
      for (int i = 0; i < shares.size(); i++) {
        if (!(shares.weight(i) >= 0 && shares.weight(i) <= 1)) {
          throw new LawBroken(
              INVALID, "W4", U64.text(merchantId), shares.weight(i), "a weight from 0 to 1");
        }
        sum += shares.weight(i);
      }
      double error = StrictMath.abs(sum - 1);
      if (error > SUM_TOLERANCE) {
        throw new LawBroken(INVALID, "W4", U64.text(merchantId), sum, "weights of sum 1");
      }
      return Tally.check(1, 0, error);
    }
  }
}
