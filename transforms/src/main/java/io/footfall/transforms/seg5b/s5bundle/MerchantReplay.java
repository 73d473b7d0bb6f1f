package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.contracts.U64;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.evidence.KeyedRows;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5b.s4arrivals.MerchantPlaces;
import io.footfall.transforms.seg5b.s4arrivals.PlaceSlices;
import io.footfall.transforms.state.LawBroken;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Makes groups, intensities, counts, arrivals and summary of one merchant after the other again,
 * from the sealed surfaces, the sealed world and the policies alone, and compares every published
 * column with them, doubles bit for bit. Nothing of {@code s1_grouping_5B}, {@code
 * s2_realised_intensity_5B} or {@code s3_bucket_counts_5B} is an input, so tables that were changed
 * in step with one another differ too.
 *
 * <p>Merchants come in ascending order. Not thread safe.
 */
final class MerchantReplay implements AutoCloseable {
  private static final String GROUPING = "s1_grouping_5B";
  private static final String INTENSITIES = "s2_realised_intensity_5B";
  private static final String COUNTS = "s3_bucket_counts_5B";

  private final ReplayLaws laws;
  private final ReplayLedger ledger;
  private final int buckets;
  private final MerchantRegeneration regeneration;
  private final PlaceSlices places;
  private final ArrivalReplay arrivals;
  private final TreeMap<RowKey, Owed> owed = new TreeMap<>();
  private long merchant;
  private MerchantPlaces at;
  private List<RegeneratedKey> keys = List.of();
  private boolean refused;

  /** A regenerated key, and which tables have shown it. */
  private static final class Owed {
    final RegeneratedKey key;
    boolean grouped;
    boolean realised;
    boolean counted;

    Owed(RegeneratedKey key) {
      this.key = key;
    }
  }

  MerchantReplay(
      ReplayLaws laws, KeyRange range, ReplayLedger ledger, ArrivalReplay.RowVisitor visitor)
      throws IOException {
    this.laws = laws;
    this.ledger = ledger;
    buckets = laws.grid().buckets();
    regeneration = new MerchantRegeneration(laws);
    places = new PlaceSlices(laws.inputs(), range);
    arrivals = new ArrivalReplay(laws, ledger, visitor);
  }

  /** Begins a merchant; merchants come in ascending order. */
  void start(long merchantId) {
    merchant = merchantId;
    regeneration.start(merchantId);
  }

  /** Chance that an arrival of a zone is virtual, or NaN where nothing tells. */
  double virtualShare(String zone) {
    if (refused) {
      return Double.NaN;
    }
    double volume = 0;
    double virtual = 0;
    for (MerchantPlaces.Profile row : at.profile()) {
      if (row.tzid().equals(zone)) {
        volume += row.volume();
        virtual += row.volume() * row.share();
      }
    }
    return volume > 0 ? Math.min(1, virtual / volume) : Double.NaN;
  }

  /** Whether the profile flags the merchant's class as variable. */
  boolean variable() {
    return !refused && at.profile().stream().anyMatch(MerchantPlaces.Profile::variable);
  }

  /** One series of the surfaces, as {@link PublishedKeys} reads them. */
  void surface(KeyedRows rows) {
    regeneration.surface(
        rows.key().parts().get(0), rows.key().parts().get(1), rows.text(0), rows.numbers(0));
  }

  /** Makes the merchant's keys, once all its surfaces are in. */
  void regenerate() throws IOException {
    owed.clear();
    refused = false;
    try {
      at = places.read(merchant);
      keys = regeneration.keys(at);
    } catch (LawBroken e) {
      refuse(e.finding().found() + "; expected " + e.finding().expected());
    }
    keys.forEach(k -> owed.put(k.key(), new Owed(k)));
  }

  private void refuse(String reason) {
    keys = List.of();
    refused = true;
    ledger.compared("merchant", 1);
    ledger.differing("merchant", 1);
    ledger.note("merchant", U64.text(merchant), "row", "published", "refused: " + reason);
  }

  /** A published row of the grouping. */
  void group(KeyedRows rows) {
    ledger.compared(GROUPING, 1);
    Owed there = owed.get(rows.key());
    if (there == null) {
      unexpected(GROUPING, rows, 1);
      return;
    }
    there.grouped = true;
    GroupAssignment g = there.key.group;
    boolean same =
        rows.complete()
            & text(GROUPING, rows, "group_id", rows.text(0), g.groupId())
            & text(GROUPING, rows, "scenario_band", rows.text(1), g.scenarioBand())
            & text(GROUPING, rows, "demand_class", rows.text(2), g.demandClass())
            & text(GROUPING, rows, "virtual_band", rows.text(3), g.virtualBand())
            & text(GROUPING, rows, "zone_group_id", rows.text(4), g.zoneGroupId())
            & text(GROUPING, rows, "country_component", rows.text(5), g.countryComponent())
            & text(GROUPING, rows, "country_count", (int) rows.number(0), g.countryCount());
    ledger.differing(GROUPING, same ? 0 : 1);
  }

  private boolean text(
      String dataset, KeyedRows rows, String column, Object found, Object expected) {
    if (Objects.equals(found, expected)) {
      return true;
    }
    ledger.note(dataset, rows.key().toString(), column, found, expected);
    return false;
  }

  private void unexpected(String dataset, KeyedRows rows, long count) {
    ledger.differing(dataset, count);
    ledger.note(dataset, rows.key().toString(), "row", "a key", "no such key");
  }

  /** Published intensities of a key. */
  void intensities(KeyedRows rows) {
    ledger.compared(INTENSITIES, buckets);
    Owed there = owed.get(rows.key());
    if (there == null || !rows.complete()) {
      unexpected(INTENSITIES, rows, buckets);
      return;
    }
    there.realised = true;
    RegeneratedKey key = there.key;
    double[] baseline = rows.numbers(0);
    double[] factor = rows.numbers(1);
    double[] lambda = rows.numbers(2);
    long differing = 0;
    for (int b = 0; b < buckets; b++) {
      if (!same(baseline[b], key.baseline[b])
          || !same(factor[b], key.factor[b])
          || !same(lambda[b], key.lambda[b])) {
        differing++;
        number(INTENSITIES, rows, b, "lambda_baseline", baseline[b], key.baseline[b]);
        number(INTENSITIES, rows, b, "lambda_random_component", factor[b], key.factor[b]);
        number(INTENSITIES, rows, b, "lambda_realised", lambda[b], key.lambda[b]);
      }
    }
    ledger.differing(INTENSITIES, differing);
  }

  private static boolean same(double a, double b) {
    return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
  }

  private void number(
      String dataset, KeyedRows rows, int bucket, String column, double found, double expected) {
    if (!same(found, expected)) {
      ledger.note(dataset, rows.key() + "|" + bucket, column, found, expected);
    }
  }

  /** Published counts of a key. */
  void counts(KeyedRows rows) {
    ledger.compared(COUNTS, buckets);
    Owed there = owed.get(rows.key());
    if (there == null || !rows.complete()) {
      unexpected(COUNTS, rows, buckets);
      return;
    }
    there.counted = true;
    RegeneratedKey key = there.key;
    long differing = 0;
    if (!text(COUNTS, rows, "count_law_id", rows.text(0), regeneration.counts().id())) {
      differing = buckets;
    }
    double[] lambda = rows.numbers(0);
    double[] mu = rows.numbers(1);
    double[] n = rows.numbers(2);
    double[] capped = rows.numbers(3);
    double[] seconds = rows.numbers(4);
    double[] kappa = rows.numbers(5);
    int duration = laws.grid().bucketSeconds();
    for (int b = 0; b < buckets; b++) {
      boolean same =
          same(lambda[b], key.lambda[b])
              && same(mu[b], key.lambda[b])
              && n[b] == key.count[b]
              && (capped[b] == 1) == key.capped[b]
              && seconds[b] == duration
              && (kappa[b] == key.kappa || Double.isNaN(kappa[b]) && Double.isNaN(key.kappa));
      if (!same) {
        differing++;
        number(COUNTS, rows, b, "lambda_realised", lambda[b], key.lambda[b]);
        number(COUNTS, rows, b, "mu", mu[b], key.lambda[b]);
        number(COUNTS, rows, b, "count_N", n[b], key.count[b]);
        number(COUNTS, rows, b, "count_capped", capped[b], key.capped[b] ? 1 : 0);
        number(COUNTS, rows, b, "bucket_duration_seconds", seconds[b], duration);
        number(COUNTS, rows, b, "kappa", kappa[b], key.kappa);
      }
    }
    ledger.differing(COUNTS, Math.min(differing, buckets));
  }

  /**
   * Compares the arrivals and the summary of the merchant, and counts keys no table has shown.
   *
   * @param events consumed up to the next merchant
   * @param summary rows of the merchant
   */
  void finish(EventCursor events, MerchantSummary summary) throws IOException {
    for (Owed there : owed.values()) {
      missing(GROUPING, there, there.grouped, 1);
      missing(INTENSITIES, there, there.realised, buckets);
      missing(COUNTS, there, there.counted, buckets);
    }
    boolean trades = keys.stream().anyMatch(k -> k.arrivals() > 0);
    if (trades) {
      try {
        arrivals.open(at, keys);
      } catch (LawBroken e) {
        refuse(e.finding().found() + "; expected " + e.finding().expected());
      } catch (IllegalArgumentException e) {
        refuse(e.getMessage());
      }
    }
    if (refused || !trades) {
      arrivals.refuse(merchant, events, summary);
    } else {
      arrivals.compare(keys, events, summary);
    }
  }

  private void missing(String dataset, Owed there, boolean shown, long rows) {
    if (!shown) {
      ledger.compared(dataset, rows);
      ledger.differing(dataset, rows);
      ledger.note(dataset, there.key.key().toString(), "row", "no whole key", rows + " rows");
    }
  }

  @Override
  public void close() throws IOException {
    places.close();
  }
}
