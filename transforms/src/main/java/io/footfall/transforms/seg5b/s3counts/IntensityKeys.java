package io.footfall.transforms.seg5b.s3counts;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5b.KeyOrder;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.Iterator;

/**
 * The keys of a unit: realised intensities and grouping side by side. Rows of a key are streamed;
 * ask for buckets 0, 1, ... in order, all of them.
 */
final class IntensityKeys implements AutoCloseable {
  private static final String ALIGN = "5B.S3.DOMAIN_ALIGN_FAILED";

  private final TableSlice intensities;
  private final Iterator<GroupAssignment> assignments;
  private GroupAssignment assignment;
  private boolean left;

  IntensityKeys(SealedTable table, SealedTable grouping, WorkUnit unit) throws IOException {
    KeyRange range = KeyRange.of(unit);
    assignments = ReadTable.rows(grouping, range, GroupAssignment.class).iterator();
    intensities =
        TableSlice.open(
            table,
            range,
            "merchant_id",
            "zone_representation",
            "channel_group",
            "bucket_index",
            "lambda_realised");
    left = intensities.next();
  }

  /**
   * Moves to the next key; false at the end.
   *
   * @throws LawBroken COUNTS_DOMAIN_INCOMPLETE for a key without a group or intensities,
   *     DOMAIN_ALIGN_FAILED if both tables name other keys here, BUCKET_SET_INCONSISTENT if the
   *     last key has more buckets than the grid
   */
  boolean next() {
    if (left && assignment != null && here()) {
      throw new LawBroken(
          "5B.S3.BUCKET_SET_INCONSISTENT", "buckets", text(), "more buckets", "those of the grid");
    }
    if (!assignments.hasNext() && !left) {
      return false;
    }
    if (!assignments.hasNext()) {
      throw incomplete(found(), "no group");
    }
    assignment = assignments.next();
    if (!left) {
      throw incomplete(text(), "no intensities");
    }
    if (!here()) {
      throw new LawBroken(ALIGN, "domain", text(), found(), "the same key in both tables");
    }
    return true;
  }

  /**
   * Intensity of a bucket of the key.
   *
   * @throws LawBroken BUCKET_SET_INCONSISTENT unless it is the next row
   */
  double lambda(int bucket) throws IOException {
    if (!left || !here() || intensities.longAt(3) != bucket) {
      throw new LawBroken(
          "5B.S3.BUCKET_SET_INCONSISTENT",
          "buckets",
          text(),
          left ? found() + "|" + intensities.longAt(3) : "no row",
          "bucket " + bucket);
    }
    double lambda = intensities.doubleAt(4);
    left = intensities.next();
    return lambda;
  }

  private boolean here() {
    return intensities.longAt(0) == assignment.merchantId()
        && assignment.zoneRepresentation().equals(intensities.textAt(1))
        && assignment.channelGroup().equals(intensities.textAt(2));
  }

  private static LawBroken incomplete(String key, String found) {
    return new LawBroken(
        "5B.S3.COUNTS_DOMAIN_INCOMPLETE",
        "domain",
        key,
        found,
        "a group and intensities for every key");
  }

  private String found() {
    return KeyOrder.text(intensities.longAt(0), intensities.textAt(1), intensities.textAt(2));
  }

  private String text() {
    return KeyOrder.text(merchant(), zone(), channel());
  }

  long merchant() {
    return assignment.merchantId();
  }

  String zone() {
    return assignment.zoneRepresentation();
  }

  String channel() {
    return assignment.channelGroup();
  }

  String demandClass() {
    return assignment.demandClass();
  }

  @Override
  public void close() throws IOException {
    intensities.close();
  }
}
