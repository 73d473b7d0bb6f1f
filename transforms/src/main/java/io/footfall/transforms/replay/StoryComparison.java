package io.footfall.transforms.replay;

import io.footfall.contracts.Contracts;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.BaselineIntensity;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.ScenarioIntensity;
import io.footfall.contracts.seg5b.ArrivalSummary;
import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.contracts.seg5b.LatentField;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.transforms.parquet.read.ColumnBounds;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5a.s2shapes.ShapeKey;
import io.footfall.transforms.seg5a.s2shapes.ShapeStep;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Compares every published row that an arrival's story passes through with the regenerated one. */
public final class StoryComparison {
  private static final String SHAPES = "class_zone_shape_5A";

  private final ArrivalStory story;
  private final RunLaws laws;
  private final KeyRange merchant;
  private final Comparison result = new Comparison();

  private StoryComparison(ArrivalStory story) {
    this.story = story;
    this.laws = story.merchant().laws();
    long id = story.row().merchantId();
    this.merchant = new KeyRange(id, id);
  }

  /**
   * Compares the calendar, and the rows of this arrival in profile, shapes, baseline, scenario
   * surface, grouping, latent field (where written), intensities, counts, summary and arrivals.
   *
   * @param published the published arrival, if there is one
   */
  public static Comparison of(ArrivalStory story, Optional<PublishedArrival> published)
      throws IOException {
    StoryComparison comparison = new StoryComparison(story);
    comparison.surfaces();
    comparison.shapes();
    comparison.arrivals();
    comparison.arrival(published);
    return comparison.result;
  }

  private void surfaces() throws IOException {
    String zone = story.zone().zone();
    List<PlaceSeries> places = story.zone().places();
    int bucket = story.bucket();
    int week = places.get(0).weekBucket(bucket);
    rows(
        "scenario_calendar_5A",
        laws.surfaces(),
        CalendarEvent.class,
        KeyRange.ALL,
        r -> true,
        laws.calendar().stream());
    rows(
        "merchant_zone_profile_5A",
        laws.profiles(),
        MerchantZoneProfile.class,
        merchant,
        r -> r.tzid().equals(zone),
        places.stream().map(PlaceSeries::row));
    rows(
        "merchant_zone_baseline_local_5A",
        laws.surfaces(),
        BaselineIntensity.class,
        merchant,
        r -> r.tzid().equals(zone) && r.bucketIndex() == week,
        places.stream().map(p -> p.baseline(week)));
    rows(
        "merchant_zone_scenario_local_5A",
        laws.surfaces(),
        ScenarioIntensity.class,
        merchant,
        r -> r.tzid().equals(zone) && r.localHorizonBucketIndex() == bucket,
        places.stream().map(p -> p.scenario(bucket)));
  }

  private void shapes() throws IOException {
    for (PlaceSeries place : story.zone().places()) {
      ShapeKey key = ShapeKey.of(place.row());
      ShapeStep step = story.shape(place);
      String text = key.text() + "|" + step.bucket();
      boolean found = false;
      try (TableSlice slice =
          TableSlice.open(
              laws.run().table(SHAPES, laws.surfaces()),
              KeyRange.ALL,
              "demand_class",
              "legal_country_iso",
              "tzid",
              "channel_group",
              "template_id",
              "bucket_index",
              "shape_value")) {
        while (!found && slice.next()) {
          if (slice.intAt(5) == step.bucket()
              && slice.textAt(2).equals(key.tzid())
              && slice.textAt(1).equals(key.country())
              && slice.textAt(0).equals(key.demandClass())
              && slice.textAt(3).equals(key.channelGroup())
              && slice.textAt(4).equals(key.templateId())) {
            found = true;
            String value = Double.toString(slice.doubleAt(6));
            String expected = Double.toString(step.value());
            result.values(SHAPES, text, List.of("shape_value"), List.of(value), List.of(expected));
          }
        }
      }
      if (!found) {
        result.values(SHAPES, text, List.of("row"), List.of("none"), List.of("a row"));
      }
    }
  }

  private void arrivals() throws IOException {
    String zone = story.zone().zone();
    int bucket = story.bucket();
    rows(
        "s1_grouping_5B",
        laws.surfaces(),
        GroupAssignment.class,
        merchant,
        r -> r.zoneRepresentation().equals(zone),
        Stream.of(story.zone().group()));
    if (laws.latentPolicy.diagnostics().emitLatentFieldDiagnostic()) {
      latentField();
    }
    rows(
        "s2_realised_intensity_5B",
        laws.arrivals(),
        RealisedIntensity.class,
        merchant,
        r -> r.zoneRepresentation().equals(zone) && r.bucketIndex() == bucket,
        Stream.of(story.zone().intensity(bucket)));
    rows(
        "s3_bucket_counts_5B",
        laws.arrivals(),
        BucketCount.class,
        merchant,
        r -> r.zoneRepresentation().equals(zone) && r.bucketIndex() == bucket,
        Stream.of(story.zone().countRow(bucket)));
    rows(
        "s4_arrival_summary_5B",
        laws.arrivals(),
        ArrivalSummary.class,
        merchant,
        r -> r.zoneRepresentation().equals(zone) && r.bucketIndex() == bucket,
        story.arrivals().summary().stream().filter(r -> r.zoneRepresentation().equals(zone)));
  }

  private void latentField() throws IOException {
    LatentStep latent = story.latent();
    String group = story.zone().group().groupId();
    double sigma = latent.components().isEmpty() ? 0 : latent.group().law().sigma();
    rows(
        "s2_latent_field_5B",
        laws.arrivals(),
        LatentField.class,
        KeyRange.ALL,
        r -> r.groupId().equals(group) && r.bucketIndex() == story.bucket(),
        Stream.of(new LatentField(group, story.bucket(), latent.z(), 0, sigma)));
  }

  private void arrival(Optional<PublishedArrival> published) {
    if (published.isEmpty()) {
      result.missing("arrival_events_5B", story.row());
      return;
    }
    PublishedArrival found = published.get();
    result.row("arrival_events_5B", found.row(), story.row());
    List<String> expected =
        found.identityColumns().stream().map(c -> identity(c, laws.arrivals())).toList();
    result.identity(
        "arrival_events_5B", story.row(), found.identityColumns(), found.identity(), expected);
  }

  private static String identity(String column, Partition partition) {
    return partition.value(Contracts.get("arrival_events_5B").column(column).identity());
  }

  private <T extends Record> void rows(
      String dataset,
      Partition partition,
      Class<T> type,
      KeyRange range,
      Predicate<T> wanted,
      Stream<T> expected)
      throws IOException {
    new TableComparison<>(
            dataset,
            partition,
            type,
            (a, b) -> TypedRow.key(dataset, a).equals(TypedRow.key(dataset, b)))
        .run(laws.run(), range, ColumnBounds.NONE, wanted, expected.iterator(), result);
  }
}
