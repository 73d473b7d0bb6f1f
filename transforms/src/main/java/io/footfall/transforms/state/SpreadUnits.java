package io.footfall.transforms.state;

import io.footfall.coders.WorkUnit;
import io.footfall.coders.WorkUnitCoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Hands out a plan's units one by one, largest first. A source with one split per unit: every
 * runner gives a free worker the next split, where a batch {@code Reshuffle} on Flink hashes units
 * to slots and leaves some idle (DESIGN law 1).
 */
public final class SpreadUnits extends PTransform<PBegin, PCollection<WorkUnit>> {
  private final List<WorkUnit> units;

  private SpreadUnits(List<WorkUnit> units) {
    this.units = List.copyOf(units);
  }

  /** The units of a plan, any order. */
  public static SpreadUnits of(List<WorkUnit> units) {
    return new SpreadUnits(units);
  }

  @Override
  public PCollection<WorkUnit> expand(PBegin begin) {
    List<WorkUnit> ordered = new ArrayList<>(units);
    ordered.sort(
        Comparator.comparingLong(WorkUnit::expectedRows)
            .reversed()
            .thenComparingInt(WorkUnit::number));
    return begin.apply("ReadUnits", Read.from(new UnitSource(ordered)));
  }

  private static final class UnitSource extends BoundedSource<WorkUnit> {
    private final List<WorkUnit> units;

    UnitSource(List<WorkUnit> units) {
      this.units = new ArrayList<>(units);
    }

    @Override
    public List<? extends BoundedSource<WorkUnit>> split(long size, PipelineOptions options) {
      List<UnitSource> splits = new ArrayList<>();
      units.forEach(unit -> splits.add(new UnitSource(List.of(unit))));
      return splits;
    }

    @Override
    public long getEstimatedSizeBytes(PipelineOptions options) {
      return 100L * units.size();
    }

    @Override
    public Coder<WorkUnit> getOutputCoder() {
      return WorkUnitCoder.of();
    }

    @Override
    public BoundedReader<WorkUnit> createReader(PipelineOptions options) {
      return new UnitReader(this);
    }
  }

  private static final class UnitReader extends BoundedSource.BoundedReader<WorkUnit> {
    private final UnitSource source;
    private int next = -1;

    UnitReader(UnitSource source) {
      this.source = source;
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      return ++next < source.units.size();
    }

    @Override
    public WorkUnit getCurrent() {
      return source.units.get(next);
    }

    @Override
    public void close() {}

    @Override
    public BoundedSource<WorkUnit> getCurrentSource() {
      return source;
    }
  }
}
