package io.footfall.bench;

import io.footfall.contracts.Column;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.parquet.read.PartReader;
import io.footfall.transforms.seg5b.s4arrivals.S4ArrivalEvents;
import java.io.IOException;
import java.util.List;

/** Published arrivals, all columns, a batch at a time: what the writers are fed with. */
final class ArrivalBatch implements AutoCloseable {
  static final DatasetContract CONTRACT = Contracts.get(S4ArrivalEvents.EVENTS);

  private final PartReader part;

  ArrivalBatch(String path) throws IOException {
    List<String> names = CONTRACT.columns().stream().map(Column::name).toList();
    part = PartReader.open(path, KeyRange.ALL, names);
  }

  boolean next() throws IOException {
    return part.nextBatch();
  }

  int size() {
    return part.size();
  }

  long[] longs(int column) {
    return part.longs(column);
  }

  String[] texts(int column) {
    return part.texts(column);
  }

  boolean isNull(int column, int row) {
    return CONTRACT.columns().get(column).nullable() && part.nulls(column)[row];
  }

  @Override
  public void close() throws IOException {
    part.close();
  }
}
