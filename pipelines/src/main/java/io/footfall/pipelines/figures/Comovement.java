package io.footfall.pipelines.figures;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How places move together: correlations of daily mean log latent factors between pairs of a
 * bounded sample, chosen by hash: some latent groups of at least two merchants, some merchants of
 * each, some zones of each merchant. Reads the row groups of those merchants only.
 */
public final class Comovement {
  private static final int GROUPS = 16;
  private static final int MERCHANTS = 4;
  private static final int ZONES = 4;
  private static final int LEAST_DAYS = 14;

  /** What two places have in common. */
  public enum Relation {
    SAME_MERCHANT("two zones of a merchant"),
    SAME_GROUP("one latent group, two merchants"),
    STRANGERS("neither merchant nor group in common");

    private final String text;

    Relation(String text) {
      this.text = text;
    }

    /** The relation in words. */
    public String text() {
      return text;
    }
  }

  private record Place(long merchant, String zone, String group) {}

  private record Series(Place place, double[] days) {}

  private final Map<Relation, double[]> correlations;
  private final int places;

  private Comovement(Map<Relation, double[]> correlations, int places) {
    this.correlations = correlations;
    this.places = places;
  }

  /**
   * Reads the sample and correlates it.
   *
   * @param groups {@code s1_grouping_5B}
   * @param intensities {@code s2_realised_intensity_5B}
   * @param bucketsPerDay buckets of the grid in 24 hours
   * @param days whole days of the grid
   */
  static Comovement of(SealedTable groups, SealedTable intensities, int bucketsPerDay, int days)
      throws IOException {
    List<Place> sample = sample(groups);
    List<Series> series = new ArrayList<>();
    for (long merchant : sample.stream().mapToLong(Place::merchant).distinct().toArray()) {
      List<Place> own = sample.stream().filter(p -> p.merchant == merchant).toList();
      series.addAll(series(intensities, own, bucketsPerDay, days));
    }
    Map<Relation, List<Double>> found = new EnumMap<>(Relation.class);
    for (int i = 0; i < series.size() && days >= LEAST_DAYS; i++) {
      for (int j = 0; j < i; j++) {
        double r = correlation(series.get(i).days, series.get(j).days);
        if (!Double.isNaN(r)) {
          Relation relation = relation(series.get(i).place, series.get(j).place);
          found.computeIfAbsent(relation, k -> new ArrayList<>()).add(r);
        }
      }
    }
    Map<Relation, double[]> sorted = new EnumMap<>(Relation.class);
    found.forEach(
        (relation, list) ->
            sorted.put(
                relation, list.stream().mapToDouble(Double::doubleValue).sorted().toArray()));
    return new Comovement(sorted, series.size());
  }

  private static Relation relation(Place a, Place b) {
    return a.merchant == b.merchant
        ? Relation.SAME_MERCHANT
        : a.group.equals(b.group) ? Relation.SAME_GROUP : Relation.STRANGERS;
  }

  private static String hash(String text) {
    return Storage.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Places of merchants that at least one chosen group names. */
  private static List<Place> sample(SealedTable groups) throws IOException {
    Comparator<Long> byHash = Comparator.comparing(m -> hash(Long.toUnsignedString(m)));
    Map<String, TreeSet<Long>> members = new TreeMap<>();
    try (TableSlice rows = TableSlice.open(groups, KeyRange.ALL, "merchant_id", "group_id")) {
      while (rows.next()) {
        TreeSet<Long> chosen = members.computeIfAbsent(rows.textAt(1), k -> new TreeSet<>(byHash));
        chosen.add(rows.longAt(0));
        if (chosen.size() > MERCHANTS) {
          chosen.pollLast();
        }
      }
    }
    TreeSet<Long> merchants = new TreeSet<>(Long::compareUnsigned);
    members.entrySet().stream()
        .filter(e -> e.getValue().size() > 1)
        .sorted(Comparator.comparing(e -> hash(e.getKey())))
        .limit(GROUPS)
        .forEach(e -> merchants.addAll(e.getValue()));
    List<Place> sample = new ArrayList<>();
    for (long merchant : merchants) {
      KeyRange one = new KeyRange(merchant, merchant);
      try (TableSlice rows =
          TableSlice.open(groups, one, "merchant_id", "zone_representation", "group_id")) {
        for (int zones = 0; rows.next() && zones < ZONES; zones++) {
          sample.add(new Place(merchant, rows.textAt(1), rows.textAt(2)));
        }
      }
    }
    return sample;
  }

  private static List<Series> series(
      SealedTable intensities, List<Place> places, int bucketsPerDay, int days) throws IOException {
    long merchant = places.get(0).merchant;
    Map<String, double[]> sums = new TreeMap<>();
    places.forEach(p -> sums.put(p.zone, new double[days]));
    try (TableSlice rows =
        TableSlice.open(
            intensities,
            new KeyRange(merchant, merchant),
            "merchant_id",
            "zone_representation",
            "bucket_index",
            "lambda_random_component")) {
      while (rows.next()) {
        double[] sum = sums.get(rows.textAt(1));
        int day = rows.intAt(2) / bucketsPerDay;
        if (sum != null && day < days) {
          sum[day] += StrictMath.log(rows.doubleAt(3)) / bucketsPerDay;
        }
      }
    }
    return places.stream().map(p -> new Series(p, sums.get(p.zone))).toList();
  }

  /** Pearson's correlation; NaN where a series does not vary. */
  static double correlation(double[] a, double[] b) {
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < a.length; i++) {
      meanA += a[i] / a.length;
      meanB += b[i] / a.length;
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : Double.NaN;
  }

  /** Correlations of pairs, ascending; a relation without pairs is absent. */
  public Map<Relation, double[]> correlations() {
    return correlations;
  }

  /** Places of the sample. */
  public int places() {
    return places;
  }
}
