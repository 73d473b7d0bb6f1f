package io.footfall.transforms.world;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.SiteLocation;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.RowWriter;
import io.footfall.transforms.table.TableSlice;
import io.footfall.transforms.world.sites.Site;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * 1B: where each outlet stands (world.md section 7 item 4).
 *
 * <p>Inputs: {@code outlet_catalogue}, world configuration, world seed. Output: {@code
 * site_locations}, keys and order of the catalogue. Finding {@code 1B.WORLD_W3}: outlet numbers of
 * the catalogue do not run from 1 to the count of their country.
 */
public final class WorldSites extends TableState {
  private static final String SITES = "site_locations";

  private final WorldRef world;
  private final SealedTable outlets;

  private WorldSites(StateRun run, List<WorkUnit> units, WorldRef world, SealedTable outlets) {
    super(run, units);
    this.world = world;
    this.outlets = outlets;
  }

  /** Plans the state for a run whose 1A is sealed. */
  public static WorldSites place(RunContext ctx) throws IOException {
    Partition partition = Partition.world(ctx.identity());
    WorldRef world = WorldRef.of(ctx);
    SealedTable outlets = ctx.table("outlet_catalogue", partition);
    List<WorkUnit> units = WorldUnits.tradingMerchants(world.laws().population(), ctx.layout());
    StateRun run =
        ctx.stateRun(
            "1B", partition, List.of(SITES), units, List.of(outlets), List.of(PolicyFile.WORLD));
    return new WorldSites(run, units, world, outlets);
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "PlaceSites", new PlaceSitesFn(run(), world, outlets));
  }

  private static final class PlaceSitesFn extends UnitFn {
    private final WorldRef world;
    private final SealedTable outlets;

    PlaceSitesFn(StateRun run, WorldRef world, SealedTable outlets) {
      super(run);
      this.world = world;
      this.outlets = outlets;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      WorldLaws laws = world.laws();
      PartWriter part = out.table(SITES);
      RowWriter<SiteLocation> rows = new RowWriter<>(part, SiteLocation.class);
      List<Site> sites = List.of();
      int next = 0;
      long count = 0;
      long previous = 0;
      try (TableSlice in =
          TableSlice.open(
              outlets,
              KeyRange.of(unit),
              "merchant_id",
              "legal_country_iso",
              "site_order",
              "final_country_outlet_count")) {
        while (in.next()) {
          long merchant = in.longAt(0);
          String country = in.textAt(1);
          if (next == sites.size()) {
            if (merchant != previous && count > 0) {
              part.endKey();
            }
            sites = laws.sites(merchant, country, in.intAt(3));
            next = 0;
            previous = merchant;
          }
          Site site = sites.get(next++);
          if (in.intAt(2) != site.siteOrder() || merchant != previous) {
            throw new LawBroken(
                "1B.WORLD_W3",
                "W3",
                U64.text(merchant) + "|" + country,
                in.intAt(2),
                "outlet " + site.siteOrder() + " of " + U64.text(previous));
          }
          rows.append(
              new SiteLocation(merchant, country, site.siteOrder(), site.lonDeg(), site.latDeg()));
          count++;
        }
      }
      part.endKey();
      out.tally("W3", Tally.check(count, 0, 0));
    }
  }
}
