package io.footfall.transforms.replay;

import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.seg5a.s1classes.MerchantFacts;
import io.footfall.transforms.seg5a.s1classes.MerchantFactsReader;
import io.footfall.transforms.seg5a.s1classes.PlaceVolume;
import io.footfall.transforms.seg5b.s1grid.TradingPlace;
import io.footfall.transforms.seg5b.s4arrivals.ArrivalClocks;
import io.footfall.transforms.seg5b.s4arrivals.ArrivalExpander;
import io.footfall.transforms.seg5b.s4arrivals.MerchantRoutes;
import io.footfall.transforms.seg5b.s4arrivals.ZoneRoute;
import io.footfall.transforms.state.RunContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rows of one merchant, made again from the identity; arrivals bucket by bucket. */
public final class MerchantSeries {
  private static final long MICROS_PER_SECOND = 1_000_000L;

  private final RunLaws laws;
  private final MerchantFacts facts;
  private final List<PlaceSeries> places = new ArrayList<>();
  private final List<ZoneSeries> zones = new ArrayList<>();
  private final MerchantRoutes routes;
  private final ZoneRoute[] routeOfZone;
  private final ArrivalClocks clocks;
  private final ArrivalExpander expander;

  private MerchantSeries(RunLaws laws, MerchantFacts facts) throws IOException {
    this.laws = laws;
    this.facts = facts;
    List<PlaceVolume> volumes = laws.places.volumes(facts);
    volumes.forEach(v -> places.add(PlaceSeries.of(laws, v)));
    List<TradingPlace> trading =
        volumes.stream()
            .map(PlaceVolume::row)
            .map(
                r ->
                    new TradingPlace(
                        r.legalCountryIso(),
                        r.tzid(),
                        r.channelGroup(),
                        r.demandClass(),
                        r.weeklyVolumeExpected()))
            .toList();
    for (GroupAssignment group :
        laws.grouping.assign(facts.merchantId(), trading, facts.mode().name())) {
      List<PlaceSeries> here =
          places.stream().filter(p -> p.row().tzid().equals(group.zoneRepresentation())).toList();
      zones.add(new ZoneSeries(laws, group, here));
    }
    routes =
        MerchantRoutes.read(
            laws.ctx, facts.merchantId(), volumes.stream().map(PlaceVolume::row).toList());
    routeOfZone = new ZoneRoute[zones.size()];
    for (int z = 0; z < routeOfZone.length; z++) {
      if (countOf(z, 0, laws.grid.buckets()) > 0) {
        routeOfZone[z] = routes.route(zones.get(z).zone(), zones.get(z).group().channelGroup());
      }
    }
    clocks = new ArrivalClocks(laws.timetable);
    clocks.open(
        routes.settlementTzid(), zones.stream().map(ZoneSeries::zone).toArray(String[]::new));
    expander = new ArrivalExpander(laws.slots, laws.placement);
    expander.open(
        facts.merchantId(),
        zones.stream().map(ZoneSeries::realised).toArray(double[][]::new),
        routeOfZone);
  }

  /** The series of a merchant; none if the universe lacks it. */
  public static Optional<MerchantSeries> find(RunLaws laws, long merchantId) throws IOException {
    RunContext ctx = laws.ctx;
    Partition world = Partition.world(ctx.identity());
    Optional<MerchantFacts> facts =
        new MerchantFactsReader(
                ctx.table("transaction_schema_merchant_ids", world),
                ctx.table("zone_alloc", world),
                ctx.table("virtual_classification_3B", world),
                ctx.table("edge_catalogue_3B", world))
            .find(merchantId);
    return facts.isEmpty() ? Optional.empty() : Optional.of(new MerchantSeries(laws, facts.get()));
  }

  /** The laws it was made by. */
  public RunLaws laws() {
    return laws;
  }

  /** What layer 1 says of the merchant. */
  public MerchantFacts facts() {
    return facts;
  }

  /** Places, by country and tzid. */
  public List<PlaceSeries> places() {
    return places;
  }

  /** Zones, ascending. */
  public List<ZoneSeries> zones() {
    return zones;
  }

  /** Zone where virtual arrivals settle, or null. */
  public String settlementTzid() {
    return routes.settlementTzid();
  }

  /** Route of a zone, or null without arrivals. */
  public ZoneRoute route(int zone) {
    return routeOfZone[zone];
  }

  /** Arrivals of all zones in a bucket range. */
  public long arrivals(int firstBucket, int endBucket) {
    long sum = 0;
    for (int z = 0; z < zones.size(); z++) {
      sum += countOf(z, firstBucket, endBucket);
    }
    return sum;
  }

  private long countOf(int zone, int firstBucket, int endBucket) {
    long sum = 0;
    for (int b = firstBucket; b < endBucket; b++) {
      sum += zones.get(zone).count(b);
    }
    return sum;
  }

  /** Arrivals of all zones in one bucket, in order; valid until the next call. */
  public BucketArrivals bucket(int bucket) {
    int[] counts = new int[zones.size()];
    for (int z = 0; z < counts.length; z++) {
      counts[z] = zones.get(z).count(bucket);
    }
    int n = expander.expand(bucket, laws.grid.bucketSeconds() * MICROS_PER_SECOND, counts);
    return new BucketArrivals(this, expander, clocks, bucket, n);
  }

  /** The bucket that holds an arrival_seq, or -1. */
  public int bucketOf(long arrivalSeq) {
    long before = 0;
    for (int b = 0; b < laws.grid.buckets(); b++) {
      long here = arrivals(b, b + 1);
      if (arrivalSeq > before && arrivalSeq <= before + here) {
        return b;
      }
      before += here;
    }
    return -1;
  }
}
