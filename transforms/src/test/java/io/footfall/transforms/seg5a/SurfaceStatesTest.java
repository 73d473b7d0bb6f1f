package io.footfall.transforms.seg5a;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.BaselineIntensity;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.contracts.seg5a.ClassBaselineIntensity;
import io.footfall.contracts.seg5a.ClassZoneShape;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.OverlayFactor;
import io.footfall.contracts.seg5a.ScenarioIntensity;
import io.footfall.contracts.seg5a.ScenarioIntensityUtc;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5a.calendar.CalendarProvenance;
import io.footfall.transforms.seg5a.calendar.ScenarioCalendar;
import io.footfall.transforms.seg5a.s1classes.S1DemandClasses;
import io.footfall.transforms.seg5a.s2shapes.S2WeeklyShapes;
import io.footfall.transforms.seg5a.s2shapes.SealedShapes;
import io.footfall.transforms.seg5a.s2shapes.ShapeKey;
import io.footfall.transforms.seg5a.s3baseline.S3BaselineIntensity;
import io.footfall.transforms.seg5a.s3baseline.S3BaselineIntensityModel;
import io.footfall.transforms.seg5a.s3baseline.S3ClassBaseline;
import io.footfall.transforms.seg5a.s4overlays.S4CalendarOverlays;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calendar and S1 to S4 on the direct runner, over layer 1 by hand, each checked from outside. */
class SurfaceStatesTest {
  private static final int HOURS = 744;

  @TempDir static Path dir;

  private static RunContext ctx;
  private static final Map<String, StateEvidence> EVIDENCE = new TreeMap<>();

  @BeforeAll
  static void run() throws IOException {
    ctx = new HandMadeWorld(dir).publish();
    String scenario = HandMadeWorld.SCENARIO;
    EVIDENCE.put("calendar", SurfaceRuns.seal(ScenarioCalendar.author(ctx, scenario)));
    CalendarProvenance.publish(ctx, scenario);
    EVIDENCE.put("S1", SurfaceRuns.seal(S1DemandClasses.assign(ctx)));
    EVIDENCE.put("S2", SurfaceRuns.seal(S2WeeklyShapes.build(ctx, scenario)));
    EVIDENCE.put("S3", SurfaceRuns.seal(S3BaselineIntensity.compose(ctx, scenario)));
    EVIDENCE.put("S3 classes", SurfaceRuns.seal(S3ClassBaseline.sum(ctx, scenario)));
    EVIDENCE.put("S4", SurfaceRuns.seal(S4CalendarOverlays.overlay(ctx, scenario)));
  }

  private static SealedTable table(String dataset) throws IOException {
    boolean world =
        dataset.startsWith("merchant_zone_profile") || dataset.startsWith("merchant_class");
    return ctx.table(
        dataset, Partition.surfaces(ctx.identity(), world ? null : HandMadeWorld.SCENARIO));
  }

  private static <T extends Record> List<T> rows(String dataset, Class<T> type) throws IOException {
    return ReadTable.rows(table(dataset), type);
  }

  private static List<MerchantZoneProfile> places() throws IOException {
    return rows("merchant_zone_profile_5A", MerchantZoneProfile.class);
  }

  private static double[] shape(MerchantZoneProfile place) throws IOException {
    return SealedShapes.of(table("class_zone_shape_5A"), 168).get(ShapeKey.of(place));
  }

  @Test
  void noStateFoundAnything() {
    EVIDENCE.forEach((state, e) -> assertThat(state, e.findings(), hasSize(0)));
  }

  @Test
  void everyMerchantWithAPlaceTradesAndTheOtherIsCounted() throws IOException {
    assertThat(places().stream().map(MerchantZoneProfile::merchantId).distinct().count(), is(11L));
    assertThat(EVIDENCE.get("S1").tally("merchants_without_place").support(), is(1L));
    assertThat(EVIDENCE.get("S1").tally("places").support(), is((long) places().size()));
    double volume = places().stream().mapToDouble(MerchantZoneProfile::weeklyVolumeExpected).sum();
    assertThat(EVIDENCE.get("S1").tally("volume").sum().value(), closeTo(volume, volume * 1e-9));
    assertThat(table("merchant_class_profile_5A").rows(), is(11L));
  }

  @Test
  void shapesSumToOne() throws IOException {
    assertThat(EVIDENCE.get("S2").tally("C1").violations(), is(0L));
    assertThat(EVIDENCE.get("S2").tally("C1").max(), lessThan(1e-12));
    assertThat(table("shape_grid_definition_5A").rows(), is(168L));
    assertThat(
        table("class_zone_shape_5A").rows(),
        is(168 * EVIDENCE.get("S2").tally("shapes").support()));
    assertThat(table("class_shape_catalogue_5A").rows(), greaterThan(0L));
  }

  /** Shape rows without their flags, which the record reader does not read. */
  private static List<ClassZoneShape> shapes() throws IOException {
    List<ClassZoneShape> rows = new ArrayList<>();
    try (TableSlice slice =
        TableSlice.open(
            table("class_zone_shape_5A"),
            KeyRange.ALL,
            "demand_class",
            "legal_country_iso",
            "tzid",
            "channel_group",
            "template_id",
            "bucket_index",
            "shape_value")) {
      while (slice.next()) {
        rows.add(
            new ClassZoneShape(
                slice.textAt(0),
                slice.textAt(1),
                slice.textAt(2),
                slice.textAt(3),
                slice.textAt(4),
                slice.longAt(5),
                slice.doubleAt(6),
                List.of()));
      }
    }
    return rows;
  }

  @Test
  void theBaselineIsThatOfTheModel() throws IOException {
    assertThat(
        rows("merchant_zone_baseline_local_5A", BaselineIntensity.class),
        is(S3BaselineIntensityModel.baseline(places(), shapes())));
    assertThat(EVIDENCE.get("S3").tally("C2").support(), is((long) places().size()));
    assertThat(EVIDENCE.get("S3").tally("C2").violations(), is(0L));
  }

  @Test
  void classesHoldTheSumOfTheirMerchants() throws IOException {
    List<ClassBaselineIntensity> expected =
        S3BaselineIntensityModel.classes(
            places(), rows("merchant_zone_baseline_local_5A", BaselineIntensity.class));
    List<ClassBaselineIntensity> found =
        rows("class_zone_baseline_local_5A", ClassBaselineIntensity.class);
    assertThat(found, hasSize(expected.size()));
    for (int i = 0; i < found.size(); i++) {
      ClassBaselineIntensity e = expected.get(i);
      double sum = e.lambdaLocalBaseClass();
      assertThat(found.get(i).lambdaLocalBaseClass(), closeTo(sum, sum * 1e-12));
      assertThat(
          found.get(i),
          is(
              new ClassBaselineIntensity(
                  e.demandClass(),
                  e.legalCountryIso(),
                  e.tzid(),
                  e.channelGroup(),
                  e.bucketIndex(),
                  found.get(i).lambdaLocalBaseClass())));
    }
  }

  @Test
  void theScenarioIsTheBaselineAtTheWallClockTimesTheFactor() throws IOException {
    List<ScenarioIntensity> rows = rows("merchant_zone_scenario_local_5A", ScenarioIntensity.class);
    List<MerchantZoneProfile> places = places();
    assertThat(rows, hasSize(places.size() * HOURS));
    Instant start = Instant.parse("2026-03-07T00:00:00Z");
    for (int i = 0; i < rows.size(); i++) {
      MerchantZoneProfile place = places.get(i / HOURS);
      ScenarioIntensity row = rows.get(i);
      int h = i % HOURS;
      ZonedDateTime local = start.plusSeconds(h * 3600L).atZone(ZoneId.of(place.tzid()));
      int k = (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
      double base = place.weeklyVolumeExpected() * shape(place)[k];
      assertThat(row.localHorizonBucketIndex(), is(h));
      assertThat(row.lambdaLocalScenario(), is(base * row.overlayFactorTotal()));
    }
  }

  @Test
  void factorsAndUtcCopyAgreeWithTheScenario() throws IOException {
    List<ScenarioIntensity> rows = rows("merchant_zone_scenario_local_5A", ScenarioIntensity.class);
    List<OverlayFactor> factors = rows("merchant_zone_overlay_factors_5A", OverlayFactor.class);
    List<ScenarioIntensityUtc> utc =
        rows("merchant_zone_scenario_utc_5A", ScenarioIntensityUtc.class);
    assertThat(factors, hasSize(rows.size()));
    assertThat(utc, hasSize(rows.size()));
    for (int i = 0; i < rows.size(); i++) {
      assertThat(factors.get(i).overlayFactorTotal(), is(rows.get(i).overlayFactorTotal()));
      assertThat(utc.get(i).lambdaUtcScenario(), is(rows.get(i).lambdaLocalScenario()));
      assertThat(utc.get(i).utcHorizonBucketIndex(), is(rows.get(i).localHorizonBucketIndex()));
    }
  }

  @Test
  void aMerchantInTheDarkHasNoArrivalsForADay() throws IOException {
    List<CalendarEvent> dark =
        rows("scenario_calendar_5A", CalendarEvent.class).stream()
            .filter(e -> e.merchantId() != null && e.eventType().equals("OUTAGE"))
            .toList();
    assertThat(dark, hasSize(1));
    long silent =
        rows("merchant_zone_scenario_local_5A", ScenarioIntensity.class).stream()
            .filter(r -> r.merchantId() == dark.get(0).merchantId())
            .filter(r -> r.lambdaLocalScenario() == 0)
            .peek(r -> assertThat(r.localHorizonBucketIndex() / 24, is(10)))
            .count();
    long places = places().stream().filter(p -> p.merchantId() == dark.get(0).merchantId()).count();
    assertThat(silent, is(24 * places));
  }

  @Test
  void largeStatesHaveSeveralUnits() throws IOException {
    assertThat(
        S4CalendarOverlays.overlay(ctx, HandMadeWorld.SCENARIO).units().size(), greaterThan(3));
    assertThat(
        S4CalendarOverlays.overlay(ctx, HandMadeWorld.SCENARIO).audit().points(),
        is((long) places().size() * HOURS));
  }
}
