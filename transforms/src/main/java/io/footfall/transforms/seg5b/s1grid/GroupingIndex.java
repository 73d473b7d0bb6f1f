package io.footfall.transforms.seg5b.s1grid;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.config.LayoutPolicy;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.seg5b.KeyOrder;
import io.footfall.transforms.table.KeyRange;
import io.footfall.transforms.table.LawBroken;
import io.footfall.transforms.table.PlanUnits;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.WorkerCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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

  private GroupingIndex(long[] merchants, long[] keys, long places, List<GroupFeatures> groups) {
    this.merchants = merchants;
    this.keys = keys;
    this.places = places;
    this.groups = List.copyOf(groups);
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
    return new GroupingIndex(
        reader.merchants.stream().mapToLong(Long::longValue).toArray(),
        reader.keys.stream().mapToLong(Long::longValue).toArray(),
        reader.places,
        List.copyOf(reader.groups.values()));
  }

  /** Number of keys (merchant, zone, channel). */
  public long keys() {
    return LongStream.of(keys).sum();
  }

  /** Number of places (merchant, country, zone, channel) behind the keys. */
  public long places() {
    return places;
  }

  /** All groups, ascending by id. */
  public List<GroupFeatures> groups() {
    return groups;
  }

  /** The groups a unit answers for: an even share of all, in order. */
  public List<GroupFeatures> groupsOf(int unit, int units) {
    long count = groups.size();
    return groups.subList((int) (unit * count / units), (int) ((unit + 1) * count / units));
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
    private long places;

    Reader(ScenarioBand band, String code) {
      this.band = band;
      this.code = code;
      this.order = new KeyOrder(code);
    }

    void add(GroupAssignment row) {
      order.next(row.merchantId(), row.zoneRepresentation(), row.channelGroup());
      places += row.countryCount();
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
