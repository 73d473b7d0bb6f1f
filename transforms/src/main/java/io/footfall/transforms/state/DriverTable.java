package io.footfall.transforms.state;

import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.Partition;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.RowWriter;
import io.footfall.transforms.table.TableManifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small table the driver writes itself: one part and a manifest, as bytes by file name, so that
 * they can also be members of a bundle.
 */
public final class DriverTable {
  private static final String PART = "part-00000.parquet";

  private DriverTable() {}

  /**
   * The files of a table, part first.
   *
   * @param rows rows in the order of the contract
   */
  public static <T extends Record> Map<String, byte[]> files(
      String dataset, Partition partition, Class<T> type, List<T> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PartWriter.Written written;
    try (PartWriter part =
        new PartWriter(Channels.newChannel(bytes), Contracts.get(dataset), partition)) {
      RowWriter<T> writer = new RowWriter<>(part, type);
      for (T row : rows) {
        writer.append(row);
        part.endKey();
      }
      written = part.finish();
    }
    PartFile part =
        new PartFile(dataset, 0, PART, written.rows(), written.bytes(), written.sha256(), 0L, -1L);
    String plan = PlanUnits.digest(List.of(), List.of(dataset, written.sha256()));
    TableManifest manifest = new TableManifest(dataset, plan, List.of(part));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PART, bytes.toByteArray());
    files.put(TableManifest.NAME, manifest.toJson(partition));
    return files;
  }

  /** Token of such a table at its place. */
  public static SealedTable token(String folder, Map<String, byte[]> files) throws IOException {
    byte[] json = files.get(TableManifest.NAME);
    TableManifest manifest = TableManifest.parse(json);
    return new SealedTable(
        manifest.dataset(), folder, manifest.rows(), manifest.bytes(), Storage.sha256(json));
  }
}
