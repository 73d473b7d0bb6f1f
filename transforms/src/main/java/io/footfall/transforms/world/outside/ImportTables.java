package io.footfall.transforms.world.outside;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.Column;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.RowWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Brings the tables of one segment of a world made elsewhere into our contracts: same rows, our
 * types, order, identity columns and parts. One unit. Of {@code zone_alloc}, rows that no site can
 * serve go to {@code zone_demand_without_site} instead (DECISIONS 3.2), so 3A comes after the
 * others. Codes: {@link OutsideCodes}, {@code WORLD.WORLD_W1}. Tallies, one element each: {@code
 * resorted|{dataset}}, {@code extra|{dataset}|{column}}, {@code zone_alloc.no_count} for zones
 * without a site of their own count.
 */
public final class ImportTables extends TableState {
  static final String ZONES = "zone_alloc";
  static final String DROPPED = "zone_demand_without_site";
  static final String RESORTED = "resorted|";
  static final String EXTRA = "extra|";
  static final String NO_COUNT = "zone_alloc.no_count";

  private final ImportRowsFn law;

  private ImportTables(StateRun run, List<WorkUnit> units, ImportRowsFn law) {
    super(run, units);
    this.law = law;
  }

  /**
   * Plans the import of a segment.
   *
   * @param segment 1A, 1B, 2A, 2B, 3B, and 3A last
   */
  public static ImportTables of(RunContext ctx, OutsideWorld world, String segment)
      throws IOException {
    Partition partition = Partition.world(ctx.identity());
    List<SourceTable> tables = new ArrayList<>();
    List<String> datasets = new ArrayList<>();
    long bytes = 0;
    for (DatasetContract contract : SourceFiles.datasets()) {
      String owner = contract.owner().equals("ingress") ? "1A" : contract.owner();
      if (contract.isTable() && owner.equals(segment)) {
        List<SourceFile> files = world.files(contract.id());
        bytes += files.stream().mapToLong(SourceFile::bytes).sum();
        datasets.add(contract.id());
        tables.add(
            new SourceTable(
                contract.id(),
                world.root(),
                files,
                Partition.world(world.identity()),
                world.wrappedIds()));
      }
    }
    List<SealedTable> sites = new ArrayList<>();
    if (datasets.contains(ZONES)) {
      datasets.add(DROPPED);
      for (String dataset : ServedZones.INPUTS) {
        sites.add(ctx.table(dataset, partition));
      }
    }
    List<WorkUnit> units = List.of(WorkUnit.whole(Math.max(1, bytes / 32)));
    StateRun run = ctx.stateRun(segment + ".IMPORT", partition, datasets, units, sites, List.of());
    return new ImportTables(run, units, new ImportRowsFn(run, tables, sites));
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "ImportRows", law);
  }

  private static final class ImportRowsFn extends UnitFn {
    private final List<SourceTable> tables;
    private final List<SealedTable> sites;

    ImportRowsFn(StateRun run, List<SourceTable> tables, List<SealedTable> sites) {
      super(run);
      this.tables = tables;
      this.sites = sites;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      for (SourceTable table : tables) {
        SourceTable.Notes notes =
            table.forEach(
                table.dataset().equals(ZONES)
                    ? new ZoneRows(out, ServedZones.of(sites))
                    : new Rows(out.table(table.dataset())));
        if (notes.resorted()) {
          out.tally(RESORTED + table.dataset(), Tally.count(1));
        }
        for (String column : notes.extraColumns()) {
          out.tally(EXTRA + table.dataset() + "|" + column, Tally.count(1));
        }
      }
    }
  }

  /** Writes rows; a key ends where the first column changes. */
  private static final class Rows implements SourceTable.Visitor {
    private final PartWriter part;
    private final List<Column> columns;
    private final int[] positions;
    private final int first;
    private Object key;

    Rows(PartWriter part) {
      this(part, part.contract());
    }

    /**
     * @param source contract whose order the rows have
     */
    Rows(PartWriter part, DatasetContract source) {
      this.part = part;
      this.columns = part.contract().columns().stream().filter(c -> !c.isIdentity()).toList();
      this.positions = columns.stream().mapToInt(c -> source.indexOf(c.name())).toArray();
      this.first = source.indexOf(source.order().get(0));
    }

    @Override
    public void accept(Object[] row) throws IOException {
      if (key != null && !Objects.equals(key, row[first])) {
        part.endKey();
      }
      key = row[first];
      int at = part.row();
      for (int c = 0; c < positions.length; c++) {
        RowWriter.put(part, at, columns.get(c), row[positions[c]]);
      }
      part.endRow();
    }
  }

  /** Parts zone rows that a site can serve from those that none can. */
  private static final class ZoneRows implements SourceTable.Visitor {
    private final UnitOutput out;
    private final ServedZones served;
    private final Rows kept;
    private final Rows dropped;
    private final int[] key;
    private final int count;

    ZoneRows(UnitOutput out, ServedZones served) throws IOException {
      DatasetContract zones = Contracts.get(ZONES);
      this.out = out;
      this.served = served;
      this.kept = new Rows(out.table(ZONES));
      this.dropped = new Rows(out.table(DROPPED), zones);
      this.key = zones.order().stream().mapToInt(zones::indexOf).toArray();
      this.count = zones.indexOf("zone_site_count");
    }

    @Override
    public void accept(Object[] row) throws IOException {
      if ((Long) row[count] == 0) {
        out.tally(NO_COUNT, Tally.count(1));
      } else if (served.serves((Long) row[key[0]], (String) row[key[1]], (String) row[key[2]])) {
        kept.accept(row);
      } else {
        dropped.accept(row);
      }
    }
  }
}
