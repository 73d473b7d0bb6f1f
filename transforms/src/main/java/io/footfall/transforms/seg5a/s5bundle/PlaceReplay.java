package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.evidence.KeyedRows;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5a.s5metrics.PlaceSums;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Regenerates the places of a merchant range from layer 1 and the policies, and compares what S1,
 * S3 and S4 published bit for bit. Nothing published by 5A decides an expected value but the
 * calendar, which has a replay of its own.
 */
final class PlaceReplay {
  private static final String TAIL = "tail_zone";

  private final SurfaceLaws laws;
  private final PlaceSums metrics;
  private final CheckCounter profiles;
  private final CheckCounter weeks;
  private final CheckCounter scenarios;
  private final Map<RowKey, MerchantZoneProfile> published = new HashMap<>();
  private TreeMap<RowKey, MerchantZoneProfile> expected = new TreeMap<>();

  PlaceReplay(SurfaceTables tables, KeyRange range, String state, PlaceSums metrics)
      throws IOException {
    this.laws = tables.laws();
    this.metrics = metrics;
    this.profiles = new CheckCounter(PlaceChecks.REPLAY_S1, state);
    this.weeks = new CheckCounter(PlaceChecks.REPLAY_S3, state);
    this.scenarios = new CheckCounter(PlaceChecks.REPLAY_S4, state);
    try {
      expected = laws.places(range);
    } catch (LawBroken e) {
      profiles.see(
          false, () -> e.finding().key(), () -> e.finding().found(), e.finding().expected());
    }
    ReadTable.forEach(
        tables.profile(),
        range,
        MerchantZoneProfile.class,
        p -> published.put(new RowKey(p.merchantId(), List.of(p.legalCountryIso(), p.tzid())), p));
  }

  /**
   * One place of any table.
   *
   * @param base baseline at the place, or null
   * @param local scenario at the place, or null
   * @param utc UTC copy at the place, or null
   * @param map week bucket by horizon bucket, or null if the cache lacks the zone
   * @param factor factors of the calendar
   */
  void place(RowKey key, KeyedRows base, KeyedRows local, KeyedRows utc, int[] map, double[] factor)
      throws IOException {
    MerchantZoneProfile want = expected.remove(key);
    MerchantZoneProfile have = published.get(key);
    if (want != null || have != null) {
      profiles.see(
          want != null && want.equals(have),
          key::toString,
          () -> String.valueOf(have),
          "the place as layer 1 and the policies give it");
    }
    if (want == null) {
      return;
    }
    double[] week = week(want);
    if (base != null) {
      same(weeks, key, base.numbers(0), week, null, null);
      constant(key, base, want, week.length);
      if (want.demandSubclass().equals(TAIL) && want.weeklyVolumeExpected() > 0) {
        metrics.tail(base.numbers(0), week);
      }
    }
    if (map != null && local != null) {
      same(scenarios, key, local.numbers(0), week, map, factor);
      text(scenarios, key, local, want);
    }
    if (map != null && utc != null) {
      same(scenarios, key, utc.numbers(0), week, map, factor);
      text(scenarios, key, utc, want);
    }
  }

  private double[] week(MerchantZoneProfile place) throws IOException {
    double[] shape = laws.shape(place);
    double[] week = new double[shape.length];
    for (int k = 0; k < week.length; k++) {
      week[k] = place.weeklyVolumeExpected() * shape[k];
    }
    return week;
  }

  /** Compares bits; map and factor are null where the week itself is expected. */
  private static void same(
      CheckCounter counter, RowKey key, double[] found, double[] week, int[] map, double[] factor) {
    int equal = 0;
    for (int i = 0; i < found.length; i++) {
      double want = map == null ? week[i] : week[map[i]] * factor[i];
      if (Double.doubleToRawLongBits(found[i]) == Double.doubleToRawLongBits(want)) {
        equal++;
      } else {
        int bucket = i;
        counter.see(
            false,
            () -> key + "|" + bucket,
            () -> String.valueOf(found[bucket]),
            String.valueOf(want));
      }
    }
    counter.looked(equal);
  }

  private void constant(RowKey key, KeyedRows base, MerchantZoneProfile want, int buckets) {
    text(weeks, key, base, want);
    double[] volume = base.numbers(1);
    double[] scale = base.numbers(2);
    double[] clipped = base.numbers(3);
    boolean same = true;
    for (int k = 0; k < buckets; k++) {
      same &= volume[k] == want.weeklyVolumeExpected() && scale[k] == want.scaleFactor();
      same &= clipped[k] == 0;
    }
    weeks.see(
        same, key::toString, () -> "other volume, scale or clip", "those of the place, no clip");
  }

  private static void text(
      CheckCounter counter, RowKey key, KeyedRows rows, MerchantZoneProfile want) {
    if (!want.channelGroup().equals(rows.text(0))) {
      counter.see(false, key::toString, () -> rows.text(0), want.channelGroup());
    }
  }

  /** Places that layer 1 demands and no table has; then the evidence. */
  void flush(UnitOutput out) {
    for (RowKey missing : expected.keySet()) {
      profiles.see(false, missing::toString, () -> "no row", "a row of the profile");
    }
    profiles.flush(out);
    weeks.flush(out);
    scenarios.flush(out);
  }
}
