package io.footfall.transforms.replay;

import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.BaselineIntensity;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.ScenarioIntensity;
import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.contracts.seg5b.ArrivalSummary;
import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.transforms.parquet.read.ColumnBounds;
import io.footfall.transforms.parquet.read.KeyRange;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares every published row of a merchant in a bucket range with the regenerated one. */
public final class MerchantComparison {
  private final MerchantSeries merchant;
  private final RunLaws laws;
  private final int first;
  private final int end;
  private final Comparison result = new Comparison();

  private MerchantComparison(MerchantSeries merchant, int first, int end) {
    this.merchant = merchant;
    this.laws = merchant.laws();
    this.first = first;
    this.end = end;
  }

  /**
   * Compares profile, baseline, scenario surface, grouping, intensities, counts, summary and
   * arrivals. Tables without horizon buckets are compared whole.
   *
   * @param first first bucket
   * @param end bucket after the last
   */
  public static Comparison of(MerchantSeries merchant, int first, int end) throws IOException {
    return new MerchantComparison(merchant, first, end).run();
  }

  private Comparison run() throws IOException {
    whole(
        "merchant_zone_profile_5A",
        laws.profiles(),
        MerchantZoneProfile.class,
        merchant.places().stream().map(PlaceSeries::row),
        (a, b) -> a.legalCountryIso().equals(b.legalCountryIso()) && a.tzid().equals(b.tzid()));
    whole(
        "merchant_zone_baseline_local_5A",
        laws.surfaces(),
        BaselineIntensity.class,
        merchant.places().stream()
            .flatMap(p -> IntStream.range(0, p.weekBuckets()).mapToObj(p::baseline)),
        (a, b) ->
            a.bucketIndex() == b.bucketIndex()
                && a.tzid().equals(b.tzid())
                && a.legalCountryIso().equals(b.legalCountryIso()));
    whole(
        "s1_grouping_5B",
        laws.surfaces(),
        GroupAssignment.class,
        merchant.zones().stream().map(ZoneSeries::group),
        (a, b) -> a.zoneRepresentation().equals(b.zoneRepresentation()));
    buckets(
        "merchant_zone_scenario_local_5A",
        laws.surfaces(),
        ScenarioIntensity.class,
        "local_horizon_bucket_index",
        r -> (long) r.localHorizonBucketIndex(),
        merchant.places().stream().flatMap(p -> range().mapToObj(p::scenario)),
        (a, b) ->
            a.localHorizonBucketIndex() == b.localHorizonBucketIndex()
                && a.tzid().equals(b.tzid())
                && a.legalCountryIso().equals(b.legalCountryIso()));
    buckets(
        "s2_realised_intensity_5B",
        laws.arrivals(),
        RealisedIntensity.class,
        "bucket_index",
        r -> (long) r.bucketIndex(),
        merchant.zones().stream().flatMap(z -> range().mapToObj(z::intensity)),
        (a, b) ->
            a.bucketIndex() == b.bucketIndex()
                && a.zoneRepresentation().equals(b.zoneRepresentation()));
    buckets(
        "s3_bucket_counts_5B",
        laws.arrivals(),
        BucketCount.class,
        "bucket_index",
        r -> (long) r.bucketIndex(),
        merchant.zones().stream().flatMap(z -> range().mapToObj(z::countRow)),
        (a, b) ->
            a.bucketIndex() == b.bucketIndex()
                && a.zoneRepresentation().equals(b.zoneRepresentation()));
    buckets(
        "s4_arrival_summary_5B",
        laws.arrivals(),
        ArrivalSummary.class,
        "bucket_index",
        ArrivalSummary::bucketIndex,
        range().boxed().flatMap(b -> merchant.bucket(b).summary().stream()),
        (a, b) ->
            a.bucketIndex() == b.bucketIndex()
                && a.zoneRepresentation().equals(b.zoneRepresentation()));
    buckets(
        "arrival_events_5B",
        laws.arrivals(),
        ArrivalEvent.class,
        "bucket_index",
        ArrivalEvent::bucketIndex,
        range().boxed().flatMap(this::arrivals),
        (a, b) -> a.arrivalSeq() == b.arrivalSeq());
    return result;
  }

  private IntStream range() {
    return IntStream.range(first, end);
  }

  private Stream<ArrivalEvent> arrivals(int bucket) {
    long before = merchant.arrivals(0, bucket);
    BucketArrivals arrivals = merchant.bucket(bucket);
    return IntStream.range(0, arrivals.size())
        .mapToObj(i -> arrivals.row(i, before))
        .toList()
        .stream();
  }

  private <T extends Record> void whole(
      String dataset,
      Partition partition,
      Class<T> type,
      Stream<T> expected,
      BiPredicate<T, T> sameKey)
      throws IOException {
    compare(dataset, partition, type, ColumnBounds.NONE, r -> true, expected, sameKey);
  }

  private <T extends Record> void buckets(
      String dataset,
      Partition partition,
      Class<T> type,
      String column,
      Function<T, Long> bucket,
      Stream<T> expected,
      BiPredicate<T, T> sameKey)
      throws IOException {
    boolean all = first == 0 && end == laws.grid().buckets();
    ColumnBounds bounds = all ? ColumnBounds.NONE : new ColumnBounds(column, first, end - 1L);
    Predicate<T> wanted = all ? r -> true : r -> bucket.apply(r) >= first && bucket.apply(r) < end;
    compare(dataset, partition, type, bounds, wanted, expected, sameKey);
  }

  private <T extends Record> void compare(
      String dataset,
      Partition partition,
      Class<T> type,
      ColumnBounds bounds,
      Predicate<T> wanted,
      Stream<T> expected,
      BiPredicate<T, T> sameKey)
      throws IOException {
    Iterator<T> rows = expected.iterator();
    long id = merchant.facts().merchantId();
    new TableComparison<>(dataset, partition, type, sameKey)
        .run(laws.run(), new KeyRange(id, id), bounds, wanted, rows, result);
  }
}
