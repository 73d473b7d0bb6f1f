package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.Partition;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Tokens of the tables S4 reads.
 *
 * @param counts {@code s3_bucket_counts_5B}
 * @param grid {@code s1_time_grid_5B}
 * @param profile {@code merchant_zone_profile_5A}
 * @param siteZones {@code site_timezones}
 * @param siteWeights {@code s1_site_weights}
 * @param edges {@code edge_catalogue_3B}
 * @param modes {@code virtual_classification_3B}
 * @param settlements {@code virtual_settlement_3B}, or null where the world has none
 */
public record ArrivalInputs(
    SealedTable counts,
    SealedTable grid,
    SealedTable profile,
    SealedTable siteZones,
    SealedTable siteWeights,
    SealedTable edges,
    SealedTable modes,
    SealedTable settlements)
    implements Serializable {

  /** The sealed tables of a run root. */
  public static ArrivalInputs of(RunContext ctx, long seed, String scenarioId) throws IOException {
    Partition world = Partition.world(ctx.identity());
    Partition surfaces = Partition.surfaces(ctx.identity(), scenarioId);
    Partition arrivals = Partition.arrivals(ctx.identity(), seed, scenarioId);
    return new ArrivalInputs(
        ctx.table("s3_bucket_counts_5B", arrivals),
        ctx.table("s1_time_grid_5B", arrivals),
        ctx.table("merchant_zone_profile_5A", surfaces),
        ctx.table("site_timezones", world),
        ctx.table("s1_site_weights", world),
        ctx.table("edge_catalogue_3B", world),
        ctx.table("virtual_classification_3B", world),
        optional(ctx, "virtual_settlement_3B", world));
  }

  /** Layer 1 only: counts, grid and profile are null. */
  static ArrivalInputs layer1(RunContext ctx) throws IOException {
    Partition world = Partition.world(ctx.identity());
    return new ArrivalInputs(
        null,
        null,
        null,
        ctx.table("site_timezones", world),
        ctx.table("s1_site_weights", world),
        ctx.table("edge_catalogue_3B", world),
        ctx.table("virtual_classification_3B", world),
        optional(ctx, "virtual_settlement_3B", world));
  }

  /** All that are there, in component order. */
  public List<SealedTable> all() {
    return Stream.of(counts, grid, profile, siteZones, siteWeights, edges, modes, settlements)
        .filter(Objects::nonNull)
        .toList();
  }

  private static SealedTable optional(RunContext ctx, String dataset, Partition partition)
      throws IOException {
    String folder = ctx.file(dataset, partition);
    return Storage.exists(folder + TableManifest.NAME) ? ctx.table(dataset, partition) : null;
  }
}
