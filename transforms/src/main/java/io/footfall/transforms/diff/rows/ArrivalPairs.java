package io.footfall.transforms.diff.rows;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.parquet.read.KeyRange;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Arrivals of two runs, paired by (merchant, bucket, zone, rank in time). Their own key would not
 * do: {@code arrival_seq} counts all arrivals of the merchant, so that one more in a zone moves the
 * numbers of all later ones. Holds the arrivals of one merchant and bucket. Not thread safe.
 *
 * <p>A number is no value here, but it must be the row's place among the merchant's arrivals in
 * each run; then a number that moved says only that arrivals before it changed, and those are
 * judged themselves.
 */
public final class ArrivalPairs implements AutoCloseable {
  /** Dataset id. */
  public static final String DATASET = "arrival_events_5B";

  private final ComparedColumns columns =
      ComparedColumns.of(
          DATASET, List.of("merchant_id", "zone_representation", "bucket_index", "arrival_seq"));
  private final int merchant = columns.at("merchant_id");
  private final int zone = columns.at("zone_representation");
  private final int bucket = columns.at("bucket_index");
  private final int number = columns.at("arrival_seq");
  private final RowBlock blockA = new RowBlock(columns);
  private final RowBlock blockB = new RowBlock(columns);
  private final RowCursor a;
  private final RowCursor b;
  private long countA;
  private long countB;

  /** Takes a pair. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One or two arrivals of one rank.
     *
     * @param changed columns that differ, but for the number
     * @param moved whether the number differs
     * @param misnumbered whether a number is not the row's place
     */
    void pair(RowView a, RowView b, long changed, boolean moved, boolean misnumbered);
  }

  /** Opens the arrivals of a range of merchants in both runs. */
  public ArrivalPairs(SealedTable first, SealedTable second, KeyRange range) throws IOException {
    a = new RowCursor(first, range, columns);
    try {
      b = new RowCursor(second, range, columns);
    } catch (IOException | RuntimeException e) {
      a.close();
      throw e;
    }
  }

  /** Columns of the rows. */
  public ComparedColumns columns() {
    return columns;
  }

  /** Contract of the dataset. */
  public static DatasetContract contract() {
    return Contracts.get(DATASET);
  }

  /** Whether either run has an arrival at hand. */
  public boolean present() {
    return a.present() || b.present();
  }

  /** The smaller merchant at hand. */
  public long merchant() {
    if (!a.present() || !b.present()) {
      return (a.present() ? a : b).bits(merchant);
    }
    long left = a.bits(merchant);
    long right = b.bits(merchant);
    return Long.compareUnsigned(left, right) <= 0 ? left : right;
  }

  /** Visits the arrivals of a merchant, bucket by bucket. */
  public void visit(long merchantId, Visitor visitor) throws IOException {
    countA = 0;
    countB = 0;
    while (true) {
      boolean left = here(a, merchantId);
      boolean right = here(b, merchantId);
      if (!left && !right) {
        return;
      }
      long at =
          !left
              ? b.bits(bucket)
              : !right ? a.bits(bucket) : Math.min(a.bits(bucket), b.bits(bucket));
      fill(a, blockA, merchantId, at);
      fill(b, blockB, merchantId, at);
      pair(visitor);
      countA += blockA.size();
      countB += blockB.size();
    }
  }

  private boolean here(RowCursor cursor, long merchantId) {
    return cursor.present() && cursor.bits(merchant) == merchantId;
  }

  private void fill(RowCursor from, RowBlock into, long merchantId, long at) throws IOException {
    into.clear();
    while (here(from, merchantId) && from.bits(bucket) == at) {
      into.add(from);
      from.next();
    }
  }

  private void pair(Visitor visitor) {
    if (sameZones()) {
      for (int i = 0; i < blockA.size(); i++) {
        visit(i, i, visitor);
      }
      return;
    }
    TreeMap<String, int[][]> byZone = new TreeMap<>();
    collect(blockA, 0, byZone);
    collect(blockB, 1, byZone);
    for (int[][] rows : byZone.values()) {
      for (int i = 0; i < Math.max(rows[0][0], rows[1][0]); i++) {
        visit(i < rows[0][0] ? rows[0][i + 1] : -1, i < rows[1][0] ? rows[1][i + 1] : -1, visitor);
      }
    }
  }

  private boolean sameZones() {
    boolean same = blockA.size() == blockB.size();
    for (int i = 0; same && i < blockA.size(); i++) {
      same = blockA.at(i).text(zone).equals(blockB.at(i).text(zone));
    }
    return same;
  }

  /** Positions of each zone's rows in order, their number first. */
  private void collect(RowBlock block, int side, TreeMap<String, int[][]> byZone) {
    for (int i = 0; i < block.size(); i++) {
      int[][] rows = byZone.computeIfAbsent(block.at(i).text(zone), z -> new int[][] {{0}, {0}});
      int n = ++rows[side][0];
      if (n == rows[side].length) {
        rows[side] = Arrays.copyOf(rows[side], 2 * n + 8);
      }
      rows[side][n] = i;
    }
  }

  private void visit(int left, int right, Visitor visitor) {
    RowBlock first = left < 0 ? null : blockA.at(left);
    RowBlock second = right < 0 ? null : blockB.at(right);
    boolean misnumbered =
        first != null && first.bits(number) != countA + left + 1
            || second != null && second.bits(number) != countB + right + 1;
    boolean both = first != null && second != null;
    visitor.pair(
        first,
        second,
        both ? columns.changed(first, second) : 0,
        both && first.bits(number) != second.bits(number),
        misnumbered);
  }

  @Override
  public void close() throws IOException {
    a.close();
    b.close();
  }
}
