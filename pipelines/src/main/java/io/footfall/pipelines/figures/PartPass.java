package io.footfall.pipelines.figures;

import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.contracts.Contracts;
import io.footfall.transforms.parallel.OrderedTasks;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.parquet.read.PartReader;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One pass over the parts of a table: every part is read by one thread into an accumulator of its
 * own, and accumulators are merged in the order of the parts.
 */
final class PartPass {
  private final int workers;

  PartPass(int workers) {
    this.workers = workers;
  }

  /** What one part gives. */
  @FunctionalInterface
  interface Law<T> {
    /**
     * Reads a part.
     *
     * @param reader the open part, before its first batch
     * @param part what the manifest says of it
     */
    T read(PartReader reader, PartFile part) throws IOException;
  }

  /**
   * Runs the law over all parts.
   *
   * @param columns columns wanted, by position
   * @param merge takes the parts' results in order
   */
  <T> void over(SealedTable table, List<String> columns, Law<T> law, Consumer<T> merge)
      throws IOException {
    List<PartFile> parts = new ArrayList<>(TableManifest.of(table).parts());
    parts.removeIf(part -> part.rows() == 0);
    OrderedTasks.over(workers, parts, part -> one(table, columns, law, part), merge);
  }

  private static <T> T one(SealedTable table, List<String> columns, Law<T> law, PartFile part)
      throws IOException {
    String path = table.folder() + part.name();
    try (PartReader reader =
        PartReader.open(path, KeyRange.ALL, columns).requireTypes(Contracts.get(table.dataset()))) {
      if (reader.rows() != part.rows()) {
        throw new IOException(path + ": found " + reader.rows() + " rows; expected " + part.rows());
      }
      return law.read(reader, part);
    }
  }
}
