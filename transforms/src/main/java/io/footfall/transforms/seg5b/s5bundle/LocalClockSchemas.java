package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.parquet.ParquetSchemas;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;

/**
 * C10: wall clocks are timestamps without a zone, instants are timestamps in UTC, by the schema in
 * the footer of every part.
 */
final class LocalClockSchemas {
  private static final List<String> LOCAL =
      List.of("ts_local_primary", "ts_local_settlement", "ts_local_operational");
  private static final List<String> UTC = List.of("ts_utc");

  private LocalClockSchemas() {}

  /** Looks at every {@code units}-th part, from part {@code unit}. */
  static void check(SealedTable events, int unit, int units, CheckCounter counter)
      throws IOException {
    List<PartFile> parts = TableManifest.of(events).parts();
    for (int i = unit; i < parts.size(); i += units) {
      String path = events.folder() + parts.get(i).name();
      MessageType schema = ParquetSchemas.read(Storage.open(path));
      LOCAL.forEach(column -> column(schema, path, column, false, counter));
      UTC.forEach(column -> column(schema, path, column, true, counter));
    }
  }

  private static void column(
      MessageType schema, String path, String column, boolean utc, CheckCounter counter) {
    LogicalTypeAnnotation type =
        schema.containsField(column) ? schema.getType(column).getLogicalTypeAnnotation() : null;
    boolean holds =
        type instanceof TimestampLogicalTypeAnnotation t
            && t.isAdjustedToUTC() == utc
            && t.getUnit() == LogicalTypeAnnotation.TimeUnit.MICROS;
    counter.see(
        holds,
        () -> path.substring(path.lastIndexOf('/') + 1) + "|" + column,
        () -> String.valueOf(type),
        utc ? "TIMESTAMP(MICROS, UTC)" : "TIMESTAMP(MICROS, local)");
  }
}
