package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.parquet.write.DoubleColumn;
import io.footfall.transforms.parquet.write.LongColumn;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.parquet.write.TextColumn;
import java.io.IOException;

/** Puts the horizons of places into the columns of one of the three tables of 5A.S4. */
final class HorizonRows {
  private final PartWriter part;
  private final LongColumn merchants;
  private final TextColumn countries;
  private final TextColumn tzids;
  private final LongColumn buckets;
  private final DoubleColumn lambdas;
  private final DoubleColumn factors;
  private final TextColumn channels;

  /**
   * @param bucket name of the bucket column
   * @param lambda name of the intensity column, or null
   * @param factor name of the factor column, or null
   */
  HorizonRows(PartWriter part, String bucket, String lambda, String factor) {
    this.part = part;
    this.merchants = part.longs("merchant_id");
    this.countries = part.texts("legal_country_iso");
    this.tzids = part.texts("tzid");
    this.buckets = part.longs(bucket);
    this.lambdas = lambda == null ? null : part.doubles(lambda);
    this.factors = factor == null ? null : part.doubles(factor);
    this.channels = part.texts("channel_group");
  }

  /** One row a bucket. */
  void append(MerchantZoneProfile place, double[] lambda, double[] factor) throws IOException {
    int country = countries.intern(place.legalCountryIso());
    int tzid = tzids.intern(place.tzid());
    int channel = channels.intern(place.channelGroup());
    int row = part.row();
    for (int h = 0; h < lambda.length; h++) {
      merchants.set(row, place.merchantId());
      countries.setHandle(row, country);
      tzids.setHandle(row, tzid);
      buckets.set(row, h);
      if (lambdas != null) {
        lambdas.set(row, lambda[h]);
      }
      if (factors != null) {
        factors.set(row, factor[h]);
      }
      channels.setHandle(row, channel);
      row = part.endRow();
    }
    part.endKey();
  }
}
