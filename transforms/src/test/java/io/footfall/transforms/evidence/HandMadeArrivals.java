package io.footfall.transforms.evidence;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5b.ArrivalCountConfig;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.contracts.seg5b.ArrivalSummary;
import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.contracts.seg5b.LatentField;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.contracts.seg5b.TimeGridBucket;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.seg5b.rnglog.HandMadeLogs;
import io.footfall.transforms.seg5b.s1grid.S1GridAndGroups;
import io.footfall.transforms.seg5b.s2intensity.S2LatentIntensity;
import io.footfall.transforms.seg5b.s3counts.S3BucketCounts;
import io.footfall.transforms.seg5b.s4arrivals.S4ArrivalEvents;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** The rows that 5B.S1 to S4 made of {@link HandMadeTables}, to be edited and written again. */
public final class HandMadeArrivals {
  public static final long SEED = 7;

  public final List<TimeGridBucket> grid;
  public final List<GroupAssignment> groups;
  public final List<RealisedIntensity> intensities;
  public final List<LatentField> field;
  public final List<BucketCount> counts;
  public final List<ArrivalEvent> events;
  public final List<ArrivalSummary> summary;

  private HandMadeArrivals(
      List<TimeGridBucket> grid,
      List<GroupAssignment> groups,
      List<RealisedIntensity> intensities,
      List<LatentField> field,
      List<BucketCount> counts,
      List<ArrivalEvent> events,
      List<ArrivalSummary> summary) {
    this.grid = new ArrayList<>(grid);
    this.groups = new ArrayList<>(groups);
    this.intensities = new ArrayList<>(intensities);
    this.field = new ArrayList<>(field);
    this.counts = new ArrayList<>(counts);
    this.events = new ArrayList<>(events);
    this.summary = new ArrayList<>(summary);
  }

  /** Runs the states on a root whose gate has passed. */
  public static HandMadeArrivals generate(HandMadeRoot root) throws IOException {
    run(S1GridAndGroups.assign(root.ctx(), HandMadeRoot.SCENARIO));
    run(S2LatentIntensity.realise(root.ctx(), SEED, HandMadeRoot.SCENARIO));
    run(S3BucketCounts.draw(root.ctx(), SEED, HandMadeRoot.SCENARIO));
    run(S4ArrivalEvents.expand(root.ctx(), SEED, HandMadeRoot.SCENARIO));
    return read(root);
  }

  private static void run(TableState state) {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    pipeline.apply(state);
    pipeline.run().waitUntilFinish();
  }

  private static Partition partition(HandMadeRoot root) {
    return Partition.arrivals(root.ctx().identity(), SEED, HandMadeRoot.SCENARIO);
  }

  /** The rows of a root. */
  public static HandMadeArrivals read(HandMadeRoot root) throws IOException {
    return new HandMadeArrivals(
        rows(root, "s1_time_grid_5B", TimeGridBucket.class),
        rows(root, "s1_grouping_5B", GroupAssignment.class),
        rows(root, "s2_realised_intensity_5B", RealisedIntensity.class),
        rows(root, "s2_latent_field_5B", LatentField.class),
        rows(root, "s3_bucket_counts_5B", BucketCount.class),
        rows(root, "arrival_events_5B", ArrivalEvent.class),
        rows(root, "s4_arrival_summary_5B", ArrivalSummary.class));
  }

  private static <T extends Record> List<T> rows(HandMadeRoot root, String dataset, Class<T> type)
      throws IOException {
    return ReadTable.rows(root.ctx().table(dataset, partition(root)), type);
  }

  /** The same rows in lists of their own. */
  public HandMadeArrivals copy() {
    return new HandMadeArrivals(grid, groups, intensities, field, counts, events, summary);
  }

  /** The last eight bytes of the hash, least significant first, read as hex text. */
  public static long siteId(long merchant, String country, int order) {
    String text = U64.text(merchant) + ":" + country + ":" + order;
    byte[] hash = HexFormat.of().parseHex(Storage.sha256(text.getBytes(StandardCharsets.US_ASCII)));
    byte[] tail = new byte[8];
    for (int i = 0; i < 8; i++) {
      tail[i] = hash[31 - i];
    }
    return new BigInteger(1, tail).longValue();
  }

  /** Writes the tables that 5B.S1 to S4 publish, sealed anew. */
  public void writeTables(HandMadeRoot root) throws IOException {
    tables(root, null);
  }

  /** Into a root where the tables of other rows stand: writes those that differ, and the logs. */
  public void write(HandMadeRoot root, HandMadeArrivals there) throws IOException {
    tables(root, there);
    long groupIds = groups.stream().map(GroupAssignment::groupId).distinct().count();
    ArrivalCountConfig config =
        root.ctx().config().read(PolicyFile.ARRIVAL_COUNT, ArrivalCountConfig.class);
    HandMadeLogs.write(
        root.ctx().root(),
        partition(root),
        groupIds,
        grid.size(),
        config.countLawId().draws(),
        counts,
        events);
  }

  private void tables(HandMadeRoot root, HandMadeArrivals there) throws IOException {
    table(root, "s1_time_grid_5B", TimeGridBucket.class, there, a -> a.grid);
    table(root, "s1_grouping_5B", GroupAssignment.class, there, a -> a.groups);
    table(root, "s2_realised_intensity_5B", RealisedIntensity.class, there, a -> a.intensities);
    table(root, "s2_latent_field_5B", LatentField.class, there, a -> a.field);
    table(root, "s3_bucket_counts_5B", BucketCount.class, there, a -> a.counts);
    table(root, "arrival_events_5B", ArrivalEvent.class, there, a -> a.events);
    table(root, "s4_arrival_summary_5B", ArrivalSummary.class, there, a -> a.summary);
  }

  private <T extends Record> void table(
      HandMadeRoot root,
      String dataset,
      Class<T> type,
      HandMadeArrivals there,
      Function<HandMadeArrivals, List<T>> rows)
      throws IOException {
    List<T> mine = rows.apply(this);
    if (there == null || !rows.apply(there).equals(mine)) {
      root.table(dataset, partition(root), type, mine);
    }
  }
}
