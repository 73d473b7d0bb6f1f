package io.footfall.transforms.diff.causes;

import io.footfall.transforms.diff.inputs.LawChanges;
import io.footfall.transforms.diff.rows.ComparedColumns;
import io.footfall.transforms.diff.rows.RowView;

/**
 * What explains an arrival that differs: its count, the density of its bucket, its route, its
 * clocks. Counts arrivals on the way.
 */
public final class ArrivalJudge {
  private final LawChanges laws;
  private final MerchantCauses causes;
  private final AffectedKeys affected;
  private final int zone;
  private final int bucket;
  private final long route;
  private final long settlement;
  private final long offset;
  private final long local;
  private final long number;

  /** Judges by the causes that the walk noted before. */
  public ArrivalJudge(
      LawChanges laws, MerchantCauses causes, AffectedKeys affected, ComparedColumns columns) {
    this.laws = laws;
    this.causes = causes;
    this.affected = affected;
    zone = columns.at("zone_representation");
    bucket = columns.at("bucket_index");
    route = columns.mask("legal_country_iso", "is_virtual", "site_id", "edge_id");
    settlement =
        columns.mask(
            "tzid_settlement", "ts_local_settlement", "tzid_operational", "ts_local_operational");
    offset = columns.mask("utc_offset_minutes", "ts_local_primary");
    local = columns.mask("ts_local_primary", "ts_local_settlement", "ts_local_operational");
    number = columns.mask("arrival_seq");
  }

  /** Key under which the pair is unexplained, or null; counts the pair. */
  public String unexplained(
      RowView a, RowView b, long changed, boolean moved, boolean misnumbered) {
    RowView any = a == null ? b : a;
    ZoneCauses z = causes.zone(any.text(zone));
    affected.arrivalsAll++;
    if (a == null || b == null || changed != 0) {
      z.arrivals = true;
      affected.arrivalsOnlyA += b == null ? 1 : 0;
      affected.arrivalsOnlyB += a == null ? 1 : 0;
      affected.arrivalsChanged += a != null && b != null ? 1 : 0;
    } else if (moved) {
      z.renumbered = true;
      affected.renumbered++;
    }
    boolean explained = !misnumbered && explains(z, a, b, changed);
    return explained ? null : causes.key(any.text(zone));
  }

  private boolean explains(ZoneCauses z, RowView a, RowView b, long changed) {
    int at = (int) (a == null ? b : a).bits(bucket);
    if (a == null || b == null) {
      return z.counts(at);
    }
    if (changed == 0 || z.times(at)) {
      return true;
    }
    long open = changed;
    if (laws.localClocks()) {
      open &= ~local;
    }
    if (z.clock) {
      open &= ~(offset | settlement);
    }
    if (causes.settlement) {
      open &= ~settlement;
    }
    if (z.routing || causes.routing) {
      open &= ~(route | settlement);
    }
    return open == 0;
  }

  /** What to show of a pair: the number, where nothing else differs. */
  public long shown(long changed) {
    return changed == 0 ? number : changed;
  }
}
