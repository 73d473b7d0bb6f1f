package io.footfall.transforms.world;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.SiteLocation;
import io.footfall.contracts.world.SiteTimezone;
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
import io.footfall.transforms.world.sites.ClockLaw;
import io.footfall.transforms.world.sites.Site;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * 2A: the civil zone of each outlet (world.md section 7 item 5).
 *
 * <p>Inputs: {@code site_locations}, world configuration, world seed. Output: {@code
 * site_timezones}, keys and order of the sites. The city of a site is drawn again and must give the
 * published position; finding {@code 2A.WORLD_W2} if it does not.
 */
public final class WorldClocks extends TableState {
  private static final String CLOCKS = "site_timezones";

  private final WorldRef world;
  private final SealedTable sites;

  private WorldClocks(StateRun run, List<WorkUnit> units, WorldRef world, SealedTable sites) {
    super(run, units);
    this.world = world;
    this.sites = sites;
  }

  /** Plans the state for a run whose 1B is sealed. */
  public static WorldClocks assign(RunContext ctx) throws IOException {
    Partition partition = Partition.world(ctx.identity());
    WorldRef world = WorldRef.of(ctx);
    SealedTable sites = ctx.table("site_locations", partition);
    List<WorkUnit> units = WorldUnits.tradingMerchants(world.laws().population(), ctx.layout());
    StateRun run =
        ctx.stateRun(
            "2A", partition, List.of(CLOCKS), units, List.of(sites), List.of(PolicyFile.WORLD));
    return new WorldClocks(run, units, world, sites);
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "AssignClocks", new AssignClocksFn(run(), world, sites));
  }

  private static final class AssignClocksFn extends UnitFn {
    private final WorldRef world;
    private final SealedTable sites;

    AssignClocksFn(StateRun run, WorldRef world, SealedTable sites) {
      super(run);
      this.world = world;
      this.sites = sites;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      PartWriter part = out.table(CLOCKS);
      RowWriter<SiteTimezone> rows = new RowWriter<>(part, SiteTimezone.class);
      List<SiteLocation> pair = new ArrayList<>();
      long count = 0;
      try (TableSlice in =
          TableSlice.open(
              sites,
              KeyRange.of(unit),
              "merchant_id",
              "legal_country_iso",
              "site_order",
              "lon_deg",
              "lat_deg")) {
        while (in.next()) {
          SiteLocation next =
              new SiteLocation(
                  in.longAt(0), in.textAt(1), in.intAt(2), in.doubleAt(3), in.doubleAt(4));
          if (!pair.isEmpty() && !samePair(pair.get(0), next)) {
            assign(pair, rows);
            if (pair.get(0).merchantId() != next.merchantId()) {
              part.endKey();
            }
            pair.clear();
          }
          pair.add(next);
          count++;
        }
      }
      if (!pair.isEmpty()) {
        assign(pair, rows);
        part.endKey();
      }
      out.tally("W2", Tally.check(count, 0, 0));
    }

    private static boolean samePair(SiteLocation a, SiteLocation b) {
      return a.merchantId() == b.merchantId() && a.legalCountryIso().equals(b.legalCountryIso());
    }

    /** Rows of all sites of one merchant in one country. */
    private void assign(List<SiteLocation> pair, RowWriter<SiteTimezone> rows) throws IOException {
      SiteLocation head = pair.get(0);
      List<Site> drawn = world.laws().sites(head.merchantId(), head.legalCountryIso(), pair.size());
      for (int i = 0; i < pair.size(); i++) {
        rows.append(clock(pair.get(i), drawn.get(i)));
      }
    }

    private SiteTimezone clock(SiteLocation at, Site site) {
      if (at.siteOrder() != site.siteOrder()
          || at.lonDeg() != site.lonDeg()
          || at.latDeg() != site.latDeg()) {
        throw new LawBroken(
            "2A.WORLD_W2",
            "W2",
            U64.text(at.merchantId()) + "|" + at.legalCountryIso() + "|" + at.siteOrder(),
            at.lonDeg() + " " + at.latDeg(),
            site.lonDeg() + " " + site.latDeg());
      }
      return new SiteTimezone(
          at.merchantId(),
          at.legalCountryIso(),
          at.siteOrder(),
          ClockLaw.tzid(site.city()),
          ClockLaw.source(site.city()),
          ClockLaw.overrideScope(site.city()),
          null,
          null,
          world.config().createdUtc());
    }
  }
}
