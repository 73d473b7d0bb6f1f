package io.footfall.transforms.evidence;

import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.Column;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.bundle.MemberListing.DataFile;
import io.footfall.transforms.parquet.ParquetSchemas;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.parquet.read.PartReader;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.parquet.schema.MessageType;

/**
 * First job of a validation: hashes every file of every table of a segment again, counts its rows
 * and reads its identity columns. One unit per batch of files. Publishes no table; leaves the
 * evidence of {@link #FILE_DIGEST} and {@link #IDENTITY}. What was not verified is not read by the
 * jobs after.
 */
public final class VerifyFiles extends TableState {
  /** Every file has the digest and the rows its manifest states. */
  public static final CheckLaw FILE_DIGEST =
      new CheckLaw(
          "FILE_DIGEST",
          "S5",
          "BUNDLE_MEMBER_MISSING_OR_HASH_MISMATCH",
          "data files whose bytes or rows differ from their manifest",
          "0 files",
          false);

  /** Every part of the segment has the columns of its contract. */
  public static final CheckLaw COLUMNS =
      new CheckLaw(
          "COLUMNS",
          "S5",
          "S5_SCHEMA_MISSING_FIELDS",
          "parts whose columns differ from their contract in name, type, order or nullability",
          "0 parts",
          false);

  /**
   * Every row holds the identity of the partition, and a merchant of the ranges that its manifest
   * and the statistics of its row group state: readers of a range skip parts and groups by these,
   * so a row elsewhere would be seen by nobody.
   */
  public static final CheckLaw IDENTITY =
      new CheckLaw(
          "IDENTITY",
          "S5",
          "S4_PARTITION_OR_IDENTITY_VIOLATION",
          "parts with an identity column that differs from the partition, or a merchant outside what"
              + " manifest or row group state, in any row",
          "0 parts",
          false);

  private static final long BATCH_ROWS = 1_000_000;
  private static final String MERCHANT = "merchant_id";

  private final VerifyFilesFn law;

  private VerifyFiles(StateRun run, List<WorkUnit> units, VerifyFilesFn law) {
    super(run, units);
    this.law = law;
  }

  /**
   * A table and the partition its identity columns must show.
   *
   * @param token the sealed table
   * @param partition its partition
   */
  public record Published(SealedTable token, Partition partition) implements java.io.Serializable {}

  /**
   * Verifies tables.
   *
   * @param state name of the job, such as {@code 5A.S5.files}
   * @param partition partition of the evidence
   */
  public static VerifyFiles of(
      RunContext ctx, String state, Partition partition, List<Published> tables)
      throws IOException {
    List<WorkUnit> units = new ArrayList<>();
    for (List<Listed> batch : batches(ctx.root(), tables)) {
      long rows =
          batch.stream().mapToLong(f -> f.file().rows() == null ? 0 : f.file().rows()).sum();
      units.add(new WorkUnit(units.size(), 0L, -1L, 0, Integer.MAX_VALUE, rows));
    }
    // The attempt makes the plan new: a file may have changed since it was last hashed.
    StateRun planned =
        ctx.stateRun(
            state,
            partition,
            List.of(),
            units,
            tables.stream().map(Published::token).toList(),
            List.of());
    StateRun run =
        new StateRun(
            state,
            ctx.root(),
            partition,
            List.of(),
            Storage.sha256(
                (planned.planDigest() + ctx.attempt())
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
            units.size(),
            ctx.attempt(),
            List.of(),
            ctx.workRoot());
    return new VerifyFiles(run, units, new VerifyFilesFn(run, tables));
  }

  /** A file, the partition of its table, and the merchants its manifest states. */
  private record Listed(DataFile file, Partition partition, KeyRange merchants) {}

  /** Consecutive files, in batches of at least {@link #BATCH_ROWS} rows; at least one batch. */
  private static List<List<Listed>> batches(String root, List<Published> tables)
      throws IOException {
    List<List<Listed>> batches = new ArrayList<>();
    List<Listed> batch = new ArrayList<>();
    long rows = 0;
    for (Published table : tables) {
      Iterator<PartFile> parts = TableManifest.of(table.token()).parts().iterator();
      for (DataFile file : MemberListing.of(root, table.token())) {
        batch.add(new Listed(file, table.partition(), merchants(parts)));
        rows += file.rows() == null ? 0 : file.rows();
        if (rows >= BATCH_ROWS) {
          batches.add(batch);
          batch = new ArrayList<>();
          rows = 0;
        }
      }
    }
    if (!batch.isEmpty() || batches.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  /** Parts come first in a listing. */
  private static KeyRange merchants(Iterator<PartFile> parts) {
    if (!parts.hasNext()) {
      return KeyRange.ALL;
    }
    PartFile part = parts.next();
    return new KeyRange(part.firstMerchant(), part.lastMerchant());
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "VerifyFiles", law);
  }

  private static final class VerifyFilesFn extends UnitFn {
    private final List<Published> tables;
    private transient List<List<Listed>> batches;

    VerifyFilesFn(StateRun run, List<Published> tables) {
      super(run);
      this.tables = List.copyOf(tables);
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      if (batches == null) {
        batches = batches(stateRun().root(), tables);
      }
      CheckCounter digest = new CheckCounter(FILE_DIGEST, stateRun().state());
      CheckCounter schema = new CheckCounter(COLUMNS, stateRun().state());
      CheckCounter identity = new CheckCounter(IDENTITY, stateRun().state());
      for (Listed listed : batches.get(unit.number())) {
        DataFile file = listed.file();
        String difference = MemberListing.difference(stateRun().root(), file);
        digest.see(difference == null, file::path, () -> difference, "the bytes that were sealed");
        if (difference == null && file.rows() != null && sameColumns(file, schema)) {
          readIdentity(listed, digest, identity);
        }
      }
      digest.flush(out);
      schema.flush(out);
      identity.flush(out);
    }

    private boolean sameColumns(DataFile file, CheckCounter schema) throws IOException {
      DatasetContract contract = Contracts.get(file.dataset());
      if (!contract.owner().startsWith("5")) {
        return true;
      }
      MessageType expected = ParquetSchemas.of(contract);
      String path = stateRun().root() + "/" + file.path();
      try (PartReader part = PartReader.open(path, KeyRange.ALL, List.of())) {
        MessageType found = part.schema();
        boolean same = found.getFields().equals(expected.getFields());
        schema.see(same, file::path, found::toString, expected.toString());
        return same;
      }
    }

    private void readIdentity(Listed listed, CheckCounter digest, CheckCounter identity)
        throws IOException {
      DataFile file = listed.file();
      DatasetContract contract = Contracts.get(file.dataset());
      List<Column> columns = contract.columns().stream().filter(Column::isIdentity).toList();
      List<String> names = new ArrayList<>(columns.stream().map(Column::name).toList());
      boolean keyed = contract.columns().stream().anyMatch(c -> c.name().equals(MERCHANT));
      if (keyed) {
        names.add(MERCHANT);
      }
      String path = stateRun().root() + "/" + file.path();
      long rows = 0;
      String wrong = null;
      try (PartReader part = PartReader.open(path, KeyRange.ALL, names)) {
        while (part.nextBatch()) {
          rows += part.size();
          for (int c = 0; c < columns.size() && wrong == null; c++) {
            wrong = wrong(part, c, columns.get(c), listed.partition());
          }
          if (keyed && wrong == null) {
            wrong = strange(part, columns.size(), listed.merchants());
          }
        }
      }
      long counted = rows;
      String found = wrong;
      if (counted != file.rows()) {
        digest.see(false, file::path, () -> counted + " rows", file.rows() + " rows");
      }
      identity.see(found == null, file::path, () -> found, "the identity of its partition");
    }

    /** A merchant that is not where its rows are looked for. */
    private static String strange(PartReader part, int c, KeyRange merchants) {
      long[] ids = part.longs(c);
      boolean[] none = part.nulls(c);
      boolean any = false;
      long last = 0;
      for (int row = 0; row < part.size(); row++) {
        if (!none[row] && (!any || ids[row] != last)) {
          any = true;
          last = ids[row];
          if (!merchants.contains(last) || !part.stated().contains(last)) {
            return MERCHANT + " " + U64.text(last) + " outside the range of part or row group";
          }
        }
      }
      return null;
    }

    private static String wrong(PartReader part, int c, Column column, Partition partition) {
      String expected = partition.value(column.identity());
      String[] texts = part.texts(c);
      if (texts == null) {
        long number = Long.parseUnsignedLong(expected);
        long[] longs = part.longs(c);
        for (int row = 0; row < part.size(); row++) {
          if (longs[row] != number) {
            return column.name() + " " + Long.toUnsignedString(longs[row]);
          }
        }
        return null;
      }
      String equal = expected;
      for (int row = 0; row < part.size(); row++) {
        // A dictionary gives the same object again: one comparison of text a dictionary.
        if (texts[row] != equal) {
          if (!expected.equals(texts[row])) {
            return column.name() + " " + texts[row];
          }
          equal = texts[row];
        }
      }
      return null;
    }
  }
}
