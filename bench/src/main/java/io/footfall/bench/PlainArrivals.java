package io.footfall.bench;

import io.footfall.coders.PartFile;
import io.footfall.coders.WorkUnit;
import io.footfall.transforms.seg5b.s4arrivals.S4ArrivalEvents;
import io.footfall.transforms.state.UnitFn;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;

/** The ceiling: the units of 5B.S4 with the same kernel and column writer, on plain threads. */
final class PlainArrivals implements Contender {
  private final BenchRun run;
  private final int threads;

  PlainArrivals(BenchRun run, int threads) {
    this.run = run;
    this.threads = threads;
  }

  @Override
  public String key() {
    return "ceiling_columns";
  }

  @Override
  public String what() {
    return "the same kernel and column writer on plain threads";
  }

  @Override
  public Sample run() throws Exception {
    S4ArrivalEvents state = run.freshArrivals();
    List<WorkUnit> units =
        state.units().stream()
            .sorted(Comparator.comparingLong(WorkUnit::expectedRows).reversed())
            .toList();
    Counted parts = new Counted();
    Meter meter = new Meter();
    UnitFn fn = state.unitFn();
    PlainThreads.each(threads, units, unit -> SerializableUtils.clone(fn).process(unit, parts));
    return meter.stop(parts.rows.get(), parts.bytes.get());
  }

  /** Counts the parts and lets the rest go. */
  private static final class Counted implements MultiOutputReceiver {
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    @Override
    public <T> OutputReceiver<T> get(TupleTag<T> tag) {
      return new OutputReceiver<>() {
        @Override
        public void output(T value) {
          if (value instanceof PartFile part && part.dataset().equals(S4ArrivalEvents.EVENTS)) {
            rows.addAndGet(part.rows());
            bytes.addAndGet(part.bytes());
          }
        }

        @Override
        public void outputWithTimestamp(T value, Instant timestamp) {
          output(value);
        }
      };
    }

    @Override
    public <T> OutputReceiver<Row> getRowReceiver(TupleTag<T> tag) {
      throw new UnsupportedOperationException("no rows with " + Schema.of());
    }
  }
}
