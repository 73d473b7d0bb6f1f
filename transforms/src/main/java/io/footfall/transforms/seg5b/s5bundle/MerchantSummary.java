package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.Arrays;

/** The summary rows of one merchant at a time, in file order. Not thread safe. */
final class MerchantSummary implements AutoCloseable {
  private final TableSlice slice;
  private boolean more;
  private int size;
  int[] bucket = new int[256];
  String[] zone = new String[256];
  String[] channel = new String[256];
  long[] all = new long[256];
  long[] physical = new long[256];
  long[] virtual = new long[256];

  MerchantSummary(SealedTable table, KeyRange range) throws IOException {
    slice =
        TableSlice.open(
            table,
            range,
            "merchant_id",
            "bucket_index",
            "zone_representation",
            "channel_group",
            "count_N",
            "count_physical",
            "count_virtual");
    more = slice.next();
  }

  /** Whether rows of a further merchant follow. */
  boolean more() {
    return more;
  }

  /** Merchant of the row that follows. */
  long merchant() {
    return slice.longAt(0);
  }

  /** Rows of the merchant at hand. */
  int size() {
    return size;
  }

  /** Takes the consecutive rows of a merchant, none if another one follows. */
  void load(long merchant) throws IOException {
    size = 0;
    for (; more && slice.longAt(0) == merchant; more = slice.next()) {
      if (size == bucket.length) {
        grow();
      }
      long b = slice.longAt(1);
      bucket[size] = b < 0 || b > Integer.MAX_VALUE ? -1 : (int) b;
      zone[size] = slice.textAt(2);
      channel[size] = slice.textAt(3);
      all[size] = slice.longAt(4);
      physical[size] = slice.longAt(5);
      virtual[size] = slice.longAt(6);
      size++;
    }
  }

  private void grow() {
    int length = 2 * size;
    bucket = Arrays.copyOf(bucket, length);
    zone = Arrays.copyOf(zone, length);
    channel = Arrays.copyOf(channel, length);
    all = Arrays.copyOf(all, length);
    physical = Arrays.copyOf(physical, length);
    virtual = Arrays.copyOf(virtual, length);
  }

  @Override
  public void close() throws IOException {
    slice.close();
  }
}
