package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;

/** Reads the baseline week of one place after the other, along with the places of S1. */
final class BaselineWeeks implements AutoCloseable {
  private final TableSlice slice;
  private boolean present;

  BaselineWeeks(SealedTable baseline, KeyRange range) throws IOException {
    slice =
        TableSlice.open(
            baseline,
            range,
            "merchant_id",
            "legal_country_iso",
            "tzid",
            "bucket_index",
            "lambda_local_base",
            "channel_group");
    present = slice.next();
  }

  /**
   * Fills the week of the next place.
   *
   * @throws LawBroken DOMAIN_ALIGNMENT if the rows are not this place's buckets in order
   */
  void read(MerchantZoneProfile place, double[] week) throws IOException {
    for (int k = 0; k < week.length; k++) {
      if (!present
          || slice.longAt(0) != place.merchantId()
          || !slice.textAt(1).equals(place.legalCountryIso())
          || !slice.textAt(2).equals(place.tzid())
          || slice.intAt(3) != k
          || !slice.textAt(5).equals(place.channelGroup())) {
        throw misaligned(key(place) + "|" + k, "that bucket of the baseline");
      }
      week[k] = slice.doubleAt(4);
      present = slice.next();
    }
  }

  /** Throws if rows are left that no place of S1 asked for. */
  void requireEnd() {
    if (present) {
      throw misaligned("end of the unit", "no more rows");
    }
  }

  private LawBroken misaligned(String key, String expected) {
    String found =
        present
            ? U64.text(slice.longAt(0))
                + "|"
                + slice.textAt(1)
                + "|"
                + slice.textAt(2)
                + "|"
                + slice.intAt(3)
            : "the end of the table";
    return new LawBroken("5A.S4.S4_DOMAIN_ALIGNMENT_FAILED", "V-08", key, found, expected);
  }

  /** Key of a place as findings print it. */
  static String key(MerchantZoneProfile place) {
    return U64.text(place.merchantId()) + "|" + place.legalCountryIso() + "|" + place.tzid();
  }

  @Override
  public void close() throws IOException {
    slice.close();
  }
}
