package io.footfall.transforms.seg5b.s1grid;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.config.LayoutPolicy;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.seg5b.KeyOrder;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.PlanUnits;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.WorkerCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * What S2 and S3 need of the whole {@code s1_grouping_5B}: the groups, ascending by id, and how
 * many keys each merchant has. Immutable.
 */
public final class GroupingIndex {
  private final long[] merchants;
  private final long[] keys;
  private final long places;
  private final List<GroupFeatures> groups;
  private final List<String> countries;

  private GroupingIndex(Reader reader) {
    merchants = reader.merchants.stream().mapToLong(Long::longValue).toArray();
    keys = reader.keys.stream().mapToLong(Long::longValue).toArray();
    places = reader.places;
    groups = List.copyOf(reader.groups.values());
    countries = List.copyOf(reader.countries);
  }

  /**
   * The index of a sealed grouping, read once per JVM.
   *
   * @param state reading state, for codes
   * @throws LawBroken S1_OUTPUT_MISSING if it is empty, DOMAIN_ALIGN_FAILED if its keys are not
   *     strictly ascending, a group has two values of a feature, or another band than the grid
   */
  public static GroupingIndex of(SealedTable grouping, ScenarioBand band, String state)
      throws IOException {
    return WorkerCache.get(
        "grouping:" + state + ":" + band.id() + ":" + grouping.manifestSha256(),
        GroupingIndex.class,
        () -> read(grouping, band, state));
  }

  private static GroupingIndex read(SealedTable grouping, ScenarioBand band, String state)
      throws IOException {
    Reader reader = new Reader(band, state + ".DOMAIN_ALIGN_FAILED");
    ReadTable.forEach(grouping, KeyRange.ALL, GroupAssignment.class, reader::add);
    if (reader.merchants.isEmpty()) {
      throw new LawBroken(
          state + ".S1_OUTPUT_MISSING", "grouping", grouping.folder(), "no row", "one at least");
    }
    return new GroupingIndex(reader);
  }

  /** Number of keys (merchant, zone, channel). */
  public long keys() {
    return LongStream.of(keys).sum();
  }

  /** Number of places (merchant, country, zone, channel) behind the keys. */
  public long places() {
    return places;
  }

  /**
   * Refuses a table that has not one row for every key and bucket.
   *
   * @param code code of the refusal
   */
  public void requireKeyRows(SealedTable table, int buckets, String code) {
    requireRows(table, keys() * buckets, "key", code);
  }

  /** As {@link #requireKeyRows}, for every place and bucket. */
  public void requirePlaceRows(SealedTable table, int buckets, String code) {
    requireRows(table, places * buckets, "place", code);
  }

  private static void requireRows(SealedTable table, long expected, String what, String code) {
    if (table.rows() != expected) {
      throw new LawBroken(
          code,
          "domain",
          table.folder(),
          table.rows() + " rows",
          expected + ", one for every " + what + " of the grouping and every bucket of the grid");
    }
  }

  /** All groups, ascending by id. */
  public List<GroupFeatures> groups() {
    return groups;
  }

  /** The groups a unit answers for: an even share of all, in order. */
  public List<GroupFeatures> groupsOf(int unit, int units) {
    return groups.subList(share(groups.size(), unit, units), share(groups.size(), unit + 1, units));
  }

  /**
   * Keys of a family of S2 that a unit answers for, as events name them: an even share of the
   * countries, merchants or groups, ascending; the market falls to unit 0.
   */
  public List<String> keysOf(RngFamily.KeyLaw law, int unit, int units) {
    return switch (law) {
      case MARKET -> unit == 0 ? List.of("all") : List.of();
      case COUNTRY ->
          countries.subList(
              share(countries.size(), unit, units), share(countries.size(), unit + 1, units));
      case MERCHANT ->
          Arrays.stream(
                  merchants,
                  share(merchants.length, unit, units),
                  share(merchants.length, unit + 1, units))
              .mapToObj(U64::text)
              .toList();
      case GROUP -> groupsOf(unit, units).stream().map(GroupFeatures::groupId).toList();
      case MERCHANT_ZONE_BUCKET -> throw new IllegalArgumentException("law: " + law);
    };
  }

  private static int share(long count, int unit, int units) {
    return (int) (unit * count / units);
  }

  /** Sum of the squared shares of the merchants in the keys, 0 to 1. */
  public double concentration() {
    double all = keys();
    double sum = 0;
    for (long n : keys) {
      sum += n / all * (n / all);
    }
    return sum;
  }

  /** Consecutive merchants, a unit for about so many rows as the layout wants. */
  public List<WorkUnit> plan(int buckets, LayoutPolicy.UnitRows unitRows) {
    long total = 0;
    long[] rows = new long[keys.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = keys[i] * buckets;
      total += rows[i];
    }
    return PlanUnits.byMerchant(merchants, rows, unitRows.target(total));
  }

  private static final class Reader {
    private final ScenarioBand band;
    private final String code;
    private final KeyOrder order;
    private final List<Long> merchants = new ArrayList<>();
    private final List<Long> keys = new ArrayList<>();
    private final TreeMap<String, GroupFeatures> groups = new TreeMap<>();
    private final TreeSet<String> countries = new TreeSet<>();
    private long places;

    Reader(ScenarioBand band, String code) {
      this.band = band;
      this.code = code;
      this.order = new KeyOrder(code);
    }

    void add(GroupAssignment row) {
      order.next(row.merchantId(), row.zoneRepresentation(), row.channelGroup());
      places += row.countryCount();
      countries.add(row.countryComponent());
      int last = merchants.size() - 1;
      if (last >= 0 && merchants.get(last) == row.merchantId()) {
        keys.set(last, keys.get(last) + 1);
      } else {
        merchants.add(row.merchantId());
        keys.add(1L);
      }
      GroupFeatures features = GroupFeatures.of(row);
      GroupFeatures known = groups.putIfAbsent(row.groupId(), features);
      if (known != null && !known.equals(features)) {
        throw new LawBroken(code, "group_features", row.groupId(), features, known.toString());
      }
      if (!row.scenarioBand().equals(band.id())) {
        throw new LawBroken(code, "group_band", row.groupId(), row.scenarioBand(), band.id());
      }
    }
  }
}
