package io.footfall.transforms.replay;

import io.footfall.config.seg5a.DemandScalePolicy.ClassParams;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.config.seg5b.LatentModel;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.rng.DomainKeys;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.sampling.AliasStep;
import io.footfall.transforms.sampling.MixingStep;
import io.footfall.transforms.sampling.NormalPairs;
import io.footfall.transforms.sampling.NormalQuantile;
import io.footfall.transforms.sampling.PoissonSampler;
import io.footfall.transforms.seg5a.s2shapes.ShapeKey;
import io.footfall.transforms.seg5a.s2shapes.ShapeStep;
import io.footfall.transforms.seg5a.s4overlays.OverlayStep;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import io.footfall.transforms.seg5b.s2intensity.GroupLaw;
import io.footfall.transforms.seg5b.s2intensity.GroupLawStep;
import io.footfall.transforms.seg5b.s2intensity.LatentMixture;
import io.footfall.transforms.seg5b.s2intensity.LatentPath;
import io.footfall.transforms.seg5b.s3counts.CountLaw;
import io.footfall.transforms.seg5b.s4arrivals.BucketPlacement;
import io.footfall.transforms.seg5b.s4arrivals.ZoneRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One arrival, regenerated, and every step that leads to it. */
public final class ArrivalStory {
  private final MerchantSeries merchant;
  private final RunLaws laws;
  private final int bucket;
  private final long before;
  private final int rank;
  private final BucketArrivals arrivals;
  private final int zone;
  private final int ordinal;
  private final ArrivalEvent row;

  private ArrivalStory(MerchantSeries merchant, int bucket, long arrivalSeq) {
    this.merchant = merchant;
    this.laws = merchant.laws();
    this.bucket = bucket;
    before = merchant.arrivals(0, bucket);
    rank = (int) (arrivalSeq - before - 1);
    arrivals = merchant.bucket(bucket);
    zone = arrivals.zone(rank);
    ordinal = arrivals.ordinal(rank);
    row = arrivals.row(rank, before);
  }

  /** The story of an arrival; none if the merchant has no such arrival. */
  public static Optional<ArrivalStory> of(MerchantSeries merchant, long arrivalSeq) {
    int bucket = merchant.bucketOf(arrivalSeq);
    return bucket < 0
        ? Optional.empty()
        : Optional.of(new ArrivalStory(merchant, bucket, arrivalSeq));
  }

  /** Its merchant. */
  public MerchantSeries merchant() {
    return merchant;
  }

  /** Slots of every key of 5B. */
  public DrawSlots slots() {
    return laws.slots;
  }

  /** Its bucket. */
  public int bucket() {
    return bucket;
  }

  /** Arrivals of the merchant in earlier buckets. */
  public long before() {
    return before;
  }

  /** Position among the merchant's arrivals of the bucket, from 0. */
  public int rank() {
    return rank;
  }

  /** Arrivals of the merchant in the bucket. */
  public int arrivalsInBucket() {
    return arrivals.size();
  }

  /** Ordinal of drawing inside its zone, from 0. */
  public int ordinal() {
    return ordinal;
  }

  /** Microseconds after the bucket start. */
  public long offsetMicros() {
    return arrivals.offsetMicros(rank);
  }

  /** Regenerated rows of the bucket. */
  public BucketArrivals arrivals() {
    return arrivals;
  }

  /** The regenerated row. */
  public ArrivalEvent row() {
    return row;
  }

  /** Its zone. */
  public ZoneSeries zone() {
    return merchant.zones().get(zone);
  }

  /** Where arrivals of its zone may go. */
  public ZoneRoute route() {
    return merchant.route(zone);
  }

  /** Position of its site or edge in the route's table. */
  public int pick() {
    int pick = arrivals.pick(rank);
    return pick < 0 ? ~pick : pick;
  }

  /** The shape of a place in the week bucket of the arrival's bucket. */
  public ShapeStep shape(PlaceSeries place) {
    return laws.shapes.step(ShapeKey.of(place.row()), place.weekBucket(bucket));
  }

  /** The calendar factor of a place in the arrival's bucket. */
  public OverlayStep overlay(PlaceSeries place) {
    return laws.overlays.step(
        place.row().legalCountryIso(),
        place.row().tzid(),
        place.row().demandClass(),
        place.row().merchantId(),
        bucket);
  }

  /** An event of the calendar. */
  public CalendarEvent event(String eventId) {
    return laws.calendar.stream()
        .filter(e -> e.eventId().equals(eventId))
        .findFirst()
        .orElseThrow();
  }

  /** Weekly scale of a class: its median, tail and clip. */
  public ClassParams classParams() {
    return laws.scale.params(row.demandClass());
  }

  /** What the bucket of the group hashes. */
  public String groupText() {
    GroupAssignment g = zone().group();
    return laws.grouping.bucketText(
        g.demandClass(), g.channelGroup(), g.virtualBand(), g.zoneGroupId(), g.merchantId());
  }

  /** The latent factor. */
  public LatentStep latent() {
    LatentPath path = zone().path();
    LatentModel model = laws.latentPolicy.latentModelId();
    GroupLawStep step = laws.latent.law().step(GroupFeatures.of(zone().group()));
    if (model == LatentModel.NONE) {
      return new LatentStep(model, step, 0, 0, List.of(), 0, 0, 0, 1, 1);
    }
    GroupLaw law = step.law();
    double phi = model.hasMemory() ? StrictMath.exp(-1.0 / law.lengthScale()) : 0;
    double scale =
        model.hasMemory() && bucket > 0
            ? law.sigma() * StrictMath.sqrt(Math.max(1.0 - phi * phi, 0.0))
            : law.sigma();
    List<LatentStep.Component> components = new ArrayList<>();
    double normal = 0;
    for (LatentMixture.Component component : laws.latent.components()) {
      DrawStep draw =
          DrawStep.of(component.family(), laws.slots, component.domainKey(zone().group()), bucket);
      double own = NormalPairs.cosine(draw.u0(), draw.u1());
      normal += component.scale() * own;
      components.add(new LatentStep.Component(component.name(), component.weight(), draw, own));
    }
    double z = path.latent()[bucket];
    return new LatentStep(
        model,
        step,
        phi,
        scale,
        components,
        normal,
        bucket == 0 || !model.hasMemory() ? 0 : path.latent()[bucket - 1],
        z,
        StrictMath.exp(z - 0.5 * (law.sigma() * law.sigma())),
        path.factor()[bucket]);
  }

  /** The count of the arrival's zone and bucket. */
  public CountStep count() {
    double mu = zone().intensity(bucket).lambdaRealised();
    DrawStep draw = draw(RngFamily.S3_BUCKET_COUNT, 0);
    CountLaw.ClassLaw law = laws.counts.of(row.demandClass());
    MixingStep mixing = law.mixing(mu, draw.u0());
    double mean = mixing == null ? mu : mixing.intensity();
    double u = mixing == null ? draw.u0() : draw.u1();
    int n = zone().count(bucket);
    boolean walked = mean <= PoissonSampler.EXACT_MAX_MEAN;
    return new CountStep(
        laws.counts.id(),
        mu,
        mixing == null ? null : laws.counts.dispersion(row.demandClass()),
        draw,
        mixing,
        mean,
        u,
        walked ? Double.NaN : NormalQuantile.of(u),
        walked ? PoissonSampler.cumulative(mean, n - 1) : Double.NaN,
        walked ? PoissonSampler.cumulative(mean, n) : Double.NaN,
        n,
        zone().countRow(bucket).countCapped());
  }

  private DrawStep draw(RngFamily family, long block) {
    String key = DomainKeys.bucket(row.merchantId(), row.zoneRepresentation(), bucket);
    return DrawStep.of(family, laws.slots, key, block);
  }

  /** The time draw. */
  public DrawStep time() {
    return draw(RngFamily.S4_ARRIVAL_TIME_JITTER, ordinal);
  }

  /** The density the offset is drawn by; null where it is uniform. */
  public BucketPlacement placement() {
    if (laws.placement == PlacementKind.UNIFORM_WITHIN_BUCKET_V1) {
      return null;
    }
    BucketPlacement placement = new BucketPlacement();
    placement.set(zone().realised(), bucket);
    return placement;
  }

  /** Coin and site draw. */
  public DrawStep site() {
    return draw(RngFamily.S4_ARRIVAL_SITE_PICK, ordinal);
  }

  /** The edge draw. */
  public DrawStep edge() {
    return draw(RngFamily.S4_ARRIVAL_EDGE_PICK, ordinal);
  }

  /** The pick among sites or edges. */
  public AliasStep alias() {
    return row.isVirtual() ? route().edges().step(edge().u0()) : route().sites().step(site().u1());
  }

  /** Probability of the picked site or edge, as its table gives it. */
  public double probability() {
    return (row.isVirtual() ? route().edges().law() : route().sites().law())[pick()];
  }

  /** Sites or edges to pick from. */
  public int candidates() {
    return row.isVirtual() ? route().edges().size() : route().sites().size();
  }

  /** A wall clock at the arrival's instant. */
  public ClockStep clock(String tzid) {
    return ClockStep.of(laws.timetable, tzid, row.tsUtc());
  }
}
