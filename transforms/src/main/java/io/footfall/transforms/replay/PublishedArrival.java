package io.footfall.transforms.replay;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.transforms.parquet.read.ColumnBounds;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TypedSlice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A published arrival and its place on disk.
 *
 * @param row row
 * @param identityColumns names of the identity columns
 * @param identity their values
 * @param file path below the run root
 * @param position rows of the file before it
 */
public record PublishedArrival(
    ArrivalEvent row,
    List<String> identityColumns,
    List<String> identity,
    String file,
    long position) {
  public PublishedArrival {
    identityColumns = List.copyOf(identityColumns);
    identity = List.copyOf(identity);
  }

  /** The first row of a merchant with that arrival_seq. */
  public static Optional<PublishedArrival> find(RunLaws laws, long merchant, long arrivalSeq)
      throws IOException {
    SealedTable table = laws.run().table("arrival_events_5B", laws.arrivals());
    ColumnBounds bounds = new ColumnBounds("arrival_seq", arrivalSeq, arrivalSeq);
    KeyRange range = new KeyRange(merchant, merchant);
    try (TypedSlice<ArrivalEvent> slice =
        new TypedSlice<>(table, range, bounds, ArrivalEvent.class)) {
      while (slice.next()) {
        if (slice.row().arrivalSeq() == arrivalSeq) {
          String folder = table.folder().substring(laws.run().root().length() + 1);
          return Optional.of(
              new PublishedArrival(
                  slice.row(),
                  slice.identityColumns(),
                  slice.identity(),
                  folder + slice.partName(),
                  slice.rowInPart()));
        }
      }
    }
    return Optional.empty();
  }
}
