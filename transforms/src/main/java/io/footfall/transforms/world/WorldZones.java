package io.footfall.transforms.world;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.Partition;
import io.footfall.contracts.world.ZoneAlloc;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.RowWriter;
import io.footfall.transforms.world.zones.ZoneGroups;
import io.footfall.transforms.world.zones.ZoneLabels;
import io.footfall.transforms.world.zones.ZoneLaw;
import io.footfall.transforms.world.zones.ZoneUniverse;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * 3A: outlets per merchant, country and zone (world.md section 7 item 11, scope {@code all}).
 *
 * <p>Inputs: {@code site_timezones}, zone mixture and day effect policies. Output: {@code
 * zone_alloc}, order merchant unsigned, country, tzid; every row carries the universe hash that
 * {@link #universe} publishes. Tally {@code W8}: rows, none without a site.
 */
public final class WorldZones extends TableState {
  private static final String ZONES = "zone_alloc";

  private final SealedTable clocks;
  private final ZoneLabels labels;
  private final transient ZoneUniverse universe;
  private final String universeHash;

  private WorldZones(
      StateRun run,
      List<WorkUnit> units,
      SealedTable clocks,
      ZoneLabels labels,
      ZoneUniverse universe) {
    super(run, units);
    this.clocks = clocks;
    this.labels = labels;
    this.universe = universe;
    this.universeHash = universe.routingUniverseHash();
  }

  /** Plans the state for a run whose 2A is sealed; reads the site zones once for their digest. */
  public static WorldZones count(RunContext ctx) throws IOException {
    Partition partition = Partition.world(ctx.identity());
    SealedTable clocks = ctx.table("site_timezones", partition);
    List<WorkUnit> units =
        WorldUnits.tradingMerchants(WorldRef.of(ctx).laws().population(), ctx.layout());
    StateRun run =
        ctx.stateRun(
            "3A",
            partition,
            List.of(ZONES),
            units,
            List.of(clocks),
            List.of(PolicyFile.WORLD, PolicyFile.ZONE_MIXTURE, PolicyFile.DAY_EFFECT));
    return new WorldZones(
        run, units, clocks, ZoneUniverse.labels(ctx), ZoneUniverse.of(ctx, clocks));
  }

  /** The digests behind the rows; the driver publishes them once the table is sealed. */
  public ZoneUniverse universe() {
    return universe;
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "CountZones", new CountZonesFn(run(), clocks, labels, universeHash));
  }

  private static final class CountZonesFn extends UnitFn {
    private final SealedTable clocks;
    private final ZoneLabels labels;
    private final String universeHash;

    CountZonesFn(StateRun run, SealedTable clocks, ZoneLabels labels, String universeHash) {
      super(run);
      this.clocks = clocks;
      this.labels = labels;
      this.universeHash = universeHash;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      PartWriter part = out.table(ZONES);
      RowWriter<ZoneAlloc> rows = new RowWriter<>(part, ZoneAlloc.class);
      ZoneGroups.forEach(
          clocks,
          KeyRange.of(unit),
          (merchant, counts) -> {
            for (ZoneLaw.Count count : counts) {
              rows.append(labels.row(merchant, count, universeHash));
            }
            part.endKey();
            out.tally("W8", Tally.check(counts.size(), 0, 0));
          });
    }
  }
}
