package io.footfall.transforms.world;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.Merchant;
import io.footfall.contracts.world.Outlet;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.RowWriter;
import io.footfall.transforms.world.merchants.MerchantPopulation;
import io.footfall.transforms.world.merchants.TradingMerchant;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * 1A: who the merchants are and where they have outlets (world.md section 7 items 1 to 3).
 *
 * <p>Inputs: world configuration, world seed. Outputs: {@code transaction_schema_merchant_ids}
 * (every merchant) and {@code outlet_catalogue} (order merchant unsigned, country, site order).
 * Tally {@code W3}: outlet numbers run from 1 to the count of their country.
 */
public final class WorldMerchants extends TableState {
  private static final String MERCHANTS = "transaction_schema_merchant_ids";
  private static final String OUTLETS = "outlet_catalogue";

  private final WorldRef world;

  private WorldMerchants(StateRun run, List<WorkUnit> units, WorldRef world) {
    super(run, units);
    this.world = world;
  }

  /** Plans the state for a run. */
  public static WorldMerchants draw(RunContext ctx) throws IOException {
    WorldRef world = WorldRef.of(ctx);
    List<WorkUnit> units = WorldUnits.allMerchants(world.laws().population(), ctx.layout());
    StateRun run =
        ctx.stateRun(
            "1A",
            Partition.world(ctx.identity()),
            List.of(MERCHANTS, OUTLETS),
            units,
            List.of(),
            List.of(PolicyFile.WORLD));
    return new WorldMerchants(run, units, world);
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "DrawMerchants", new DrawMerchantsFn(run(), world));
  }

  /** Rows of the outlet catalogue of one merchant, in order. */
  static void forEachOutlet(TradingMerchant trading, OutletVisitor visit) throws IOException {
    Merchant merchant = trading.merchant();
    for (Map.Entry<String, Integer> pair : trading.outletsByCountry().entrySet()) {
      for (int order = 1; order <= pair.getValue(); order++) {
        visit.accept(
            new Outlet(
                merchant.merchantId(),
                String.format(Locale.ROOT, "%06d", order),
                merchant.homeCountryIso(),
                pair.getKey(),
                trading.outlets() > 1,
                trading.outlets(),
                pair.getValue(),
                order));
      }
    }
  }

  /** Takes outlets one by one. */
  @FunctionalInterface
  interface OutletVisitor {
    void accept(Outlet outlet) throws IOException;
  }

  private static final class DrawMerchantsFn extends UnitFn {
    private final WorldRef world;

    DrawMerchantsFn(StateRun run, WorldRef world) {
      super(run);
      this.world = world;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      MerchantPopulation population = world.laws().population();
      PartWriter merchantPart = out.table(MERCHANTS);
      PartWriter outletPart = out.table(OUTLETS);
      RowWriter<Merchant> merchants = new RowWriter<>(merchantPart, Merchant.class);
      RowWriter<Outlet> outlets = new RowWriter<>(outletPart, Outlet.class);
      long rows = 0;
      for (int rank = population.universe().firstRank(unit.firstMerchant());
          rank < population.universe().size()
              && U64.compare(population.universe().id(rank), unit.lastMerchant()) <= 0;
          rank++) {
        merchants.append(population.merchant(rank));
        merchantPart.endKey();
        if (population.trades(rank)) {
          TradingMerchant trading = population.trading(rank);
          forEachOutlet(trading, outlets::append);
          outletPart.endKey();
          rows += trading.outlets();
        }
      }
      out.tally("W3", Tally.check(rows, 0, 0));
    }
  }
}
