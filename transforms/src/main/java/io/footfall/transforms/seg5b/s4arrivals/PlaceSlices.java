package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.contracts.U64;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5b.s4arrivals.MerchantPlaces.Edge;
import io.footfall.transforms.seg5b.s4arrivals.MerchantPlaces.Profile;
import io.footfall.transforms.seg5b.s4arrivals.MerchantPlaces.Site;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Profile, sites, edges, mode and settlement of merchants asked for in ascending order; without a
 * profile table the profile stays empty.
 */
public final class PlaceSlices implements AutoCloseable {
  private final MerchantSlice profile;
  private final MerchantSlice zones;
  private final MerchantSlice weights;
  private final MerchantSlice edges;
  private final MerchantSlice modes;
  private final MerchantSlice settlements;

  /** Opens the slices of a merchant range. */
  public PlaceSlices(ArrivalInputs inputs, KeyRange range) throws IOException {
    profile =
        inputs.profile() == null
            ? null
            : new MerchantSlice(
                inputs.profile(),
                range,
                "merchant_id",
                "legal_country_iso",
                "tzid",
                "demand_class",
                "channel_group",
                "weekly_volume_expected",
                "virtual_volume_share",
                "high_variability_flag");
    zones =
        new MerchantSlice(
            inputs.siteZones(), range, "merchant_id", "legal_country_iso", "site_order", "tzid");
    weights =
        new MerchantSlice(
            inputs.siteWeights(),
            range,
            "merchant_id",
            "legal_country_iso",
            "site_order",
            "p_weight");
    edges =
        new MerchantSlice(
            inputs.edges(),
            range,
            "merchant_id",
            "edge_id",
            "country_iso",
            "tzid_operational",
            "edge_weight");
    modes = new MerchantSlice(inputs.modes(), range, "merchant_id", "virtual_mode");
    settlements = new MerchantSlice(inputs.settlements(), range, "merchant_id", "tzid_settlement");
  }

  /** All places of a merchant. */
  public MerchantPlaces read(long merchant) throws IOException {
    String mode = modes.seek(merchant) ? modes.row().textAt(1) : "NON_VIRTUAL";
    String settles = settlements.seek(merchant) ? settlements.row().textAt(1) : null;
    return new MerchantPlaces(
        merchant, mode, settles, profile(merchant), sites(merchant), edges(merchant));
  }

  private List<Profile> profile(long merchant) throws IOException {
    List<Profile> rows = new ArrayList<>();
    if (profile == null) {
      return rows;
    }
    for (boolean more = profile.seek(merchant); more; more = profile.next(merchant)) {
      TableSlice row = profile.row();
      rows.add(
          new Profile(
              row.textAt(1),
              row.textAt(2),
              row.textAt(3),
              row.textAt(4),
              row.doubleAt(5),
              row.doubleAt(6),
              row.booleanAt(7)));
    }
    return rows;
  }

  private List<Site> sites(long merchant) throws IOException {
    List<Site> rows = new ArrayList<>();
    boolean weighted = weights.seek(merchant);
    for (boolean more = zones.seek(merchant); more; more = zones.next(merchant)) {
      TableSlice zone = zones.row();
      TableSlice weight = weights.row();
      if (!weighted
          || !zone.textAt(1).equals(weight.textAt(1))
          || zone.longAt(2) != weight.longAt(2)) {
        throw new LawBroken(
            "5B.S4.SITE_RESOLUTION_FAILED",
            "C14",
            U64.text(merchant) + "|" + zone.textAt(1) + "|" + zone.longAt(2),
            "a site without weight",
            "the same sites in site_timezones and s1_site_weights");
      }
      rows.add(new Site(zone.textAt(1), zone.intAt(2), zone.textAt(3), weight.doubleAt(3)));
      weighted = weights.next(merchant);
    }
    return rows;
  }

  private List<Edge> edges(long merchant) throws IOException {
    List<Edge> rows = new ArrayList<>();
    for (boolean more = edges.seek(merchant); more; more = edges.next(merchant)) {
      TableSlice row = edges.row();
      rows.add(new Edge(row.textAt(1), row.textAt(2), row.textAt(3), row.doubleAt(4)));
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    if (profile != null) {
      profile.close();
    }
    zones.close();
    weights.close();
    edges.close();
    modes.close();
    settlements.close();
  }
}
