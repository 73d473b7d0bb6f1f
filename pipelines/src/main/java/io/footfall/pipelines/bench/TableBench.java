package io.footfall.pipelines.bench;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.Column;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.pipelines.Launch;
import io.footfall.transforms.rng.Philox2x64;
import io.footfall.transforms.table.BooleanColumn;
import io.footfall.transforms.table.KeyRange;
import io.footfall.transforms.table.LongColumn;
import io.footfall.transforms.table.PartWriter;
import io.footfall.transforms.table.PlanUnits;
import io.footfall.transforms.table.SpreadUnits;
import io.footfall.transforms.table.StateRun;
import io.footfall.transforms.table.TableManifest;
import io.footfall.transforms.table.TableSlice;
import io.footfall.transforms.table.TableState;
import io.footfall.transforms.table.TextColumn;
import io.footfall.transforms.table.UnitFn;
import io.footfall.transforms.table.UnitOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * The table mechanism alone: arrival rows with Philox offsets written as work units and read back
 * by slices, through Beam. Rows carry every column of {@code arrival_events_5B}.
 */
public final class TableBench {
  private static final String TABLE = "arrival_events_5B";
  private static final int ROWS_PER_MERCHANT = 100_000;
  private static final int MERCHANTS_PER_UNIT = 10;

  private final Launch launch;
  private final long rows;

  /**
   * @param rows rows to write and read; rounded up to whole merchants of 100,000 rows
   */
  public TableBench(Launch launch, long rows) {
    this.launch = launch;
    this.rows = rows;
  }

  /**
   * One measurement.
   *
   * @param writeRowsPerSecond rows written and sealed per second of wall time
   * @param readRowsPerSecond rows read, all row columns, per second of wall time
   * @param bytesPerRow size of the parts per row
   */
  public record Result(
      long rows, double writeRowsPerSecond, double readRowsPerSecond, double bytesPerRow) {}

  /** Writes the table below a folder and reads it back. */
  public Result run(String folder) throws IOException {
    List<WorkUnit> units = plan();
    String hex = "0".repeat(64);
    Partition partition =
        Partition.arrivals(new RunIdentity(0, hex, hex, "0".repeat(32)), 0, "bench");
    StateRun run =
        new StateRun(
            "5B.S4",
            folder,
            partition,
            List.of(TABLE),
            PlanUnits.digest(units, List.of("bench")),
            units.size(),
            "bench");
    double write = seconds("write", new WriteState(run, units));
    SealedTable table = TableManifest.token(run.folder(TABLE));
    long start = System.nanoTime();
    Pipeline pipeline = Pipeline.create(launch.options("footfall-bench-read"));
    pipeline
        .apply("SpreadUnits", SpreadUnits.of(units))
        .apply("ReadSlices", ParDo.of(new ReadFn(table)));
    pipeline.run().waitUntilFinish();
    double read = (System.nanoTime() - start) / 1e9;
    return new Result(
        table.rows(),
        table.rows() / write,
        table.rows() / read,
        (double) table.bytes() / table.rows());
  }

  private double seconds(String step, TableState state) {
    long start = System.nanoTime();
    Pipeline pipeline = Pipeline.create(launch.options("footfall-bench-" + step));
    pipeline.apply(state);
    pipeline.run().waitUntilFinish();
    return (System.nanoTime() - start) / 1e9;
  }

  private List<WorkUnit> plan() {
    int merchants = (int) ((rows + ROWS_PER_MERCHANT - 1) / ROWS_PER_MERCHANT);
    long[] ids = new long[merchants];
    long[] counts = new long[merchants];
    for (int i = 0; i < merchants; i++) {
      ids[i] = 1L + i;
      counts[i] = ROWS_PER_MERCHANT;
    }
    return PlanUnits.byMerchant(ids, counts, (long) ROWS_PER_MERCHANT * MERCHANTS_PER_UNIT);
  }

  private static final class WriteState extends TableState {
    WriteState(StateRun run, List<WorkUnit> units) {
      super(run, units);
    }

    @Override
    public PCollection<SealedTable> expand(PBegin begin) {
      return write(begin, "WriteRows", new WriteFn(run()));
    }
  }

  private static final class WriteFn extends UnitFn {
    WriteFn(StateRun run) {
      super(run);
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      PartWriter part = out.table(TABLE);
      for (long id = unit.firstMerchant(); id <= unit.lastMerchant(); id++) {
        merchant(part, id);
        part.endKey();
      }
    }

    private static void merchant(PartWriter part, long id) throws IOException {
      LongColumn merchant = part.longs("merchant_id");
      LongColumn bucket = part.longs("bucket_index");
      LongColumn seq = part.longs("arrival_seq");
      LongColumn ts = part.longs("ts_utc");
      LongColumn local = part.longs("ts_local_primary");
      LongColumn offset = part.longs("utc_offset_minutes");
      LongColumn settlement = part.longs("ts_local_settlement");
      LongColumn operational = part.longs("ts_local_operational");
      LongColumn site = part.longs("site_id");
      LongColumn edge = part.longs("edge_id");
      BooleanColumn virtual = part.booleans("is_virtual");
      TextColumn[] texts = {
        part.texts("legal_country_iso"),
        part.texts("zone_representation"),
        part.texts("demand_class"),
        part.texts("channel_group"),
        part.texts("tzid_primary"),
        part.texts("routing_universe_hash")
      };
      int[] handles = new int[texts.length];
      for (int i = 0; i < texts.length; i++) {
        handles[i] = texts[i].intern(texts[i] == texts[5] ? "0".repeat(64) : "Text/" + id % 7);
      }
      TextColumn settlementZone = part.texts("tzid_settlement");
      TextColumn operationalZone = part.texts("tzid_operational");
      long time = 1_767_225_600_000_000L;
      for (int i = 0; i < ROWS_PER_MERCHANT; i++) {
        long word = Philox2x64.first(id, i, 42);
        time += word >>> 37;
        int row = part.row();
        merchant.set(row, id);
        for (int t = 0; t < texts.length; t++) {
          texts[t].setHandle(row, handles[t]);
        }
        bucket.set(row, i / 50);
        seq.set(row, i + 1L);
        ts.set(row, time);
        local.set(row, time + 3_600_000_000L);
        offset.set(row, 60);
        settlement.setNull(row);
        settlementZone.setNull(row);
        operational.setNull(row);
        operationalZone.setNull(row);
        virtual.set(row, false);
        site.set(row, (word & 31) * 0x9E3779B97F4A7C15L);
        edge.setNull(row);
        part.endRow();
      }
    }
  }

  private static final class ReadFn extends DoFn<WorkUnit, Long> {
    private final SealedTable table;
    private final Counter rows = Metrics.counter("footfall", "rows_read");

    ReadFn(SealedTable table) {
      this.table = table;
    }

    @ProcessElement
    public void process(@Element WorkUnit unit, OutputReceiver<Long> out) throws IOException {
      List<String> names = new ArrayList<>();
      for (Column column : Contracts.get(TABLE).columns()) {
        if (!column.isIdentity()) {
          names.add(column.name());
        }
      }
      int time = names.indexOf("ts_utc");
      long seen = 0;
      long sum = 0;
      try (TableSlice slice =
          TableSlice.open(table, KeyRange.of(unit), names.toArray(String[]::new))) {
        while (slice.next()) {
          sum += slice.longAt(time);
          seen++;
        }
      }
      rows.inc(seen);
      out.output(sum);
    }
  }
}
