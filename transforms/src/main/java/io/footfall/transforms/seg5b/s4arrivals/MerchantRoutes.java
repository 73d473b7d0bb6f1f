package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5b.s4arrivals.MerchantPlaces.Profile;
import io.footfall.transforms.state.RunContext;
import java.io.IOException;
import java.util.List;

/** Routes of one merchant, from sealed layer 1 and the rows of its profile. */
public final class MerchantRoutes {
  private final MerchantPlaces places;

  private MerchantRoutes(MerchantPlaces places) {
    this.places = places;
  }

  /**
   * Reads sites, edges, mode and settlement of a merchant.
   *
   * @param rows its places, by country and tzid
   */
  public static MerchantRoutes read(RunContext ctx, long merchant, List<MerchantZoneProfile> rows)
      throws IOException {
    List<Profile> profile =
        rows.stream()
            .map(
                r ->
                    new Profile(
                        r.legalCountryIso(),
                        r.tzid(),
                        r.demandClass(),
                        r.channelGroup(),
                        r.weeklyVolumeExpected(),
                        r.virtualVolumeShare(),
                        r.highVariabilityFlag()))
            .toList();
    KeyRange range = new KeyRange(merchant, merchant);
    try (PlaceSlices slices = new PlaceSlices(ArrivalInputs.layer1(ctx), range)) {
      MerchantPlaces places = slices.read(merchant);
      return new MerchantRoutes(
          new MerchantPlaces(
              merchant,
              places.mode(),
              places.settlementTzid(),
              profile,
              places.sites(),
              places.edges()));
    }
  }

  /** Zone where virtual arrivals settle, or null. */
  public String settlementTzid() {
    return places.settlementTzid();
  }

  /**
   * Where the arrivals of a zone may go.
   *
   * @throws io.footfall.transforms.state.LawBroken DOMAIN_ALIGN_FAILED, SITE_RESOLUTION_FAILED or
   *     EDGE_RESOLUTION_FAILED
   */
  public ZoneRoute route(String zone, String channel) {
    return places.route(zone, channel);
  }
}
