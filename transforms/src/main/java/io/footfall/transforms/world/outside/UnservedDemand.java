package io.footfall.transforms.world.outside;

import io.footfall.coders.ExactSum;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5a.SurfacePlan;
import io.footfall.transforms.seg5a.s1classes.MerchantFacts;
import io.footfall.transforms.seg5a.s1classes.MerchantFactsReader;
import io.footfall.transforms.seg5a.s1classes.PlaceLaw;
import io.footfall.transforms.seg5a.s1classes.PlacePolicies;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The volume that left the domain with zones without a site (DECISIONS 3.2): what 5A.S1 would have
 * given these zones, by its own law.
 *
 * @param rows zones without a site
 * @param merchants merchants with such a zone
 * @param siteCount sites these zones claimed
 * @param weeklyVolume expected arrivals a week at them
 * @param keptVolume expected arrivals a week at all places that stay, as 5A.S1 makes them
 */
record UnservedDemand(
    long rows, long merchants, long siteCount, double weeklyVolume, double keptVolume) {

  /** One pass over merchants, zones, modes and edges of a root whose W-checks have passed. */
  static UnservedDemand of(RunContext ctx) throws IOException {
    Partition layer1 = Partition.world(ctx.identity());
    Map<Long, List<MerchantFacts.Sites>> dropped = new HashMap<>();
    long rows = 0;
    long sites = 0;
    try (TableSlice slice =
        TableSlice.open(
            ctx.table(ImportTables.DROPPED, layer1),
            KeyRange.ALL,
            "merchant_id",
            "legal_country_iso",
            "tzid",
            "zone_site_count",
            "zone_site_count_sum")) {
      while (slice.next()) {
        dropped
            .computeIfAbsent(slice.longAt(0), m -> new ArrayList<>())
            .add(
                new MerchantFacts.Sites(
                    slice.textAt(1), slice.textAt(2), slice.longAt(3), slice.longAt(4)));
        rows++;
        sites += slice.longAt(3);
      }
    }
    Volumes volumes =
        new Volumes(PlacePolicies.of(ctx.config(), SurfacePlan.drawPh(ctx)).law(), dropped);
    new MerchantFactsReader(
            ctx.table("transaction_schema_merchant_ids", layer1),
            ctx.table(ImportTables.ZONES, layer1),
            ctx.table("virtual_classification_3B", layer1),
            ctx.table("edge_catalogue_3B", layer1))
        .forEach(KeyRange.ALL, volumes::see);
    return new UnservedDemand(
        rows, dropped.size(), sites, volumes.lost.value(), volumes.kept.value());
  }

  /** Exact sums over merchants. */
  private static final class Volumes {
    private final PlaceLaw law;
    private final Map<Long, List<MerchantFacts.Sites>> dropped;
    private ExactSum lost = ExactSum.ZERO;
    private ExactSum kept = ExactSum.ZERO;

    Volumes(PlaceLaw law, Map<Long, List<MerchantFacts.Sites>> dropped) {
      this.law = law;
      this.dropped = dropped;
    }

    void see(MerchantFacts facts) {
      for (MerchantZoneProfile place : law.places(facts)) {
        kept = kept.plus(ExactSum.of(place.weeklyVolumeExpected()));
      }
      List<MerchantFacts.Sites> without = dropped.get(facts.merchantId());
      if (without == null) {
        return;
      }
      List<MerchantFacts.Sites> all = new ArrayList<>(facts.sites());
      all.addAll(without);
      all.sort(
          Comparator.comparing(MerchantFacts.Sites::country)
              .thenComparing(MerchantFacts.Sites::tzid));
      MerchantFacts claimed =
          new MerchantFacts(
              facts.merchantId(), facts.mcc(), facts.channel(), facts.mode(), all, facts.edges());
      for (MerchantZoneProfile place : law.places(claimed)) {
        boolean lostHere =
            without.stream()
                .anyMatch(
                    s ->
                        s.country().equals(place.legalCountryIso())
                            && s.tzid().equals(place.tzid()));
        if (lostHere) {
          double physical = place.weeklyVolumeExpected() * (1 - place.virtualVolumeShare());
          lost = lost.plus(ExactSum.of(physical));
        }
      }
    }
  }
}
