package io.footfall.transforms.seg5b.s2intensity;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5b.KeyOrder;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * The keys of a unit: scenario surface and grouping side by side, in key order. Holds one merchant
 * in memory. Both must have the same keys, channels and numbers of countries.
 */
final class MerchantKeys implements AutoCloseable {
  private final TableSlice surface;
  private final Iterator<GroupAssignment> assignments;
  private final MerchantIntensities gather;
  private Iterator<ZoneIntensity> zones = Collections.emptyIterator();
  private boolean surfaceLeft;
  private long merchant;
  private GroupAssignment assignment;
  private ZoneIntensity intensity;

  MerchantKeys(SealedTable surfaceTable, SealedTable grouping, WorkUnit unit, int buckets)
      throws IOException {
    KeyRange range = KeyRange.of(unit);
    List<GroupAssignment> rows = ReadTable.rows(grouping, range, GroupAssignment.class);
    assignments = rows.iterator();
    gather = new MerchantIntensities(buckets);
    surface =
        TableSlice.open(
            surfaceTable,
            range,
            "merchant_id",
            "legal_country_iso",
            "tzid",
            "channel_group",
            "local_horizon_bucket_index",
            "lambda_local_scenario");
    surfaceLeft = surface.next();
  }

  /**
   * Moves to the next key; false at the end.
   *
   * @throws LawBroken REALISED_DOMAIN_INCOMPLETE for a key without a group, DOMAIN_ALIGN_FAILED for
   *     a group without a key or with another channel or number of countries
   */
  boolean next() throws IOException {
    if (!zones.hasNext() && surfaceLeft) {
      gatherMerchant();
    }
    if (!zones.hasNext()) {
      if (assignments.hasNext()) {
        throw misaligned("no intensities", assignments.next());
      }
      return false;
    }
    intensity = zones.next();
    String key = KeyOrder.text(merchant, intensity.zone(), intensity.channel());
    if (!assignments.hasNext()) {
      throw new LawBroken(
          "5B.S2.REALISED_DOMAIN_INCOMPLETE", "domain", key, "no group", "a row of the grouping");
    }
    assignment = assignments.next();
    int order = U64.compare(assignment.merchantId(), merchant);
    if (order == 0) {
      order = assignment.zoneRepresentation().compareTo(intensity.zone());
    }
    if (order > 0) {
      throw new LawBroken(
          "5B.S2.REALISED_DOMAIN_INCOMPLETE", "domain", key, "no group", "a row of the grouping");
    }
    if (order < 0
        || !assignment.channelGroup().equals(intensity.channel())
        || assignment.countryCount() != intensity.countries()) {
      throw misaligned(key + " of " + intensity.countries() + " countries", assignment);
    }
    return true;
  }

  private void gatherMerchant() throws IOException {
    long first = surface.longAt(0);
    if (assignment != null && U64.compare(first, merchant) <= 0) {
      throw new LawBroken(
          "5B.S2.DOMAIN_ALIGN_FAILED", "order", U64.text(first), "late", "merchants ascending");
    }
    merchant = first;
    gather.start(merchant);
    while (surfaceLeft && surface.longAt(0) == merchant) {
      gather.add(
          surface.textAt(1),
          surface.textAt(2),
          surface.textAt(3),
          surface.longAt(4),
          surface.doubleAt(5));
      surfaceLeft = surface.next();
    }
    zones = gather.finish().iterator();
  }

  private static LawBroken misaligned(String found, GroupAssignment row) {
    return new LawBroken(
        "5B.S2.DOMAIN_ALIGN_FAILED",
        "domain",
        KeyOrder.text(row.merchantId(), row.zoneRepresentation(), row.channelGroup()),
        found,
        "that key with " + row.countryCount() + " countries");
  }

  GroupAssignment assignment() {
    return assignment;
  }

  ZoneIntensity intensity() {
    return intensity;
  }

  @Override
  public void close() throws IOException {
    surface.close();
  }
}
