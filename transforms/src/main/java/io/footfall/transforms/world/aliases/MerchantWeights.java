package io.footfall.transforms.world.aliases;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.Arrays;

/**
 * Walks the weights of a table merchant by merchant, in key order. Call {@link #next()} before
 * each. Not thread safe.
 */
public final class MerchantWeights implements AutoCloseable {
  /** Weight column of {@code s1_site_weights}. */
  public static final String SITE_WEIGHT = "p_weight";

  /** Weight column of {@code edge_catalogue_3B}. */
  public static final String EDGE_WEIGHT = "edge_weight";

  private final TableSlice slice;
  private double[] weights = new double[64];
  private int size;
  private long merchantId;
  private boolean ahead;

  private MerchantWeights(TableSlice slice) throws IOException {
    this.slice = slice;
    this.ahead = slice.next();
  }

  /** Opens the weights of some merchants. */
  public static MerchantWeights open(SealedTable table, KeyRange range, String weightColumn)
      throws IOException {
    return new MerchantWeights(TableSlice.open(table, range, "merchant_id", weightColumn));
  }

  /** Moves to the next merchant; false at the end. */
  public boolean next() throws IOException {
    if (!ahead) {
      return false;
    }
    merchantId = slice.longAt(0);
    size = 0;
    do {
      if (size == weights.length) {
        weights = Arrays.copyOf(weights, 2 * size);
      }
      weights[size++] = slice.doubleAt(1);
      ahead = slice.next();
    } while (ahead && slice.longAt(0) == merchantId);
    return true;
  }

  public long merchantId() {
    return merchantId;
  }

  /** Weights of the merchant's rows, in key order. */
  public double[] weights() {
    return Arrays.copyOf(weights, size);
  }

  @Override
  public void close() throws IOException {
    slice.close();
  }
}
