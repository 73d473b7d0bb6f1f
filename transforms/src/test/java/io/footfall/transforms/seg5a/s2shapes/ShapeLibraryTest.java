package io.footfall.transforms.seg5a.s2shapes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.config.seg5a.ZoneShapeModifiers;
import io.footfall.transforms.seg5a.SurfacePolicies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped library against the corridors of realism.md S3 to S11: S4 to S10 for every shape that
 * templates and zone profiles can make, S3 and S11 for templates.
 */
class ShapeLibraryTest {
  private static final ShapeLibrary LIBRARY =
      SurfacePolicies.read(PolicyFile.SHAPE_LIBRARY, ShapeLibrary.class);
  private static final ZoneShapeModifiers MODIFIERS =
      SurfacePolicies.read(PolicyFile.ZONE_SHAPE_MODIFIERS, ZoneShapeModifiers.class);
  private static final ShapeLaw LAW =
      new ShapeLaw(
          SurfacePolicies.read(PolicyFile.SHAPE_TIME_GRID, ShapeTimeGridPolicy.class),
          LIBRARY,
          MODIFIERS,
          1e-6,
          ShapeLawTest.PH);
  private static final ShapeTemplates TEMPLATES = new ShapeTemplates(LIBRARY, LAW.grid());
  private static final int VARIANTS = 6;

  private static double[] week(String demandClass, String channel, int variant) {
    return TEMPLATES.normalised(demandClass + "." + channel + ".v" + variant);
  }

  private static ShapeKey key(
      String demandClass, String country, String tzid, String channel, int variant) {
    return new ShapeKey(
        demandClass, country, tzid, channel, demandClass + "." + channel + ".v" + variant);
  }

  /** The final shapes of a template, by zone profile. */
  private static Map<String, double[]> shapes(String demandClass, String channel, int variant) {
    Map<String, double[]> shapes = new TreeMap<>();
    int profiles = MODIFIERS.zoneGroupMode().buckets();
    for (int i = 0; shapes.size() < profiles; i++) {
      WeeklyShape shape = LAW.shape(key(demandClass, "GB", "Area/Place_" + i, channel, variant));
      shapes.put(shape.templateId() + " " + shape.profile().profileId(), shape.values());
    }
    return shapes;
  }

  private static double[] hours(double[] week) {
    double[] hours = new double[24];
    for (int k = 0; k < week.length; k++) {
      hours[k % 24] += week[k];
    }
    return hours;
  }

  private static double day(double[] week, int isoDay) {
    return Arrays.stream(week, 24 * (isoDay - 1), 24 * isoDay).sum();
  }

  private static double night(double[] week) {
    return Arrays.stream(hours(week), 0, 6).sum();
  }

  private static int at(double[] hours, double wanted) {
    for (int h = 0; h < hours.length; h++) {
      if (hours[h] == wanted) {
        return h;
      }
    }
    throw new AssertionError();
  }

  private static Matcher<Double> between(double low, double high) {
    return allOf(greaterThanOrEqualTo(low), lessThanOrEqualTo(high));
  }

  private static double divergence(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      double middle = (a[k] + b[k]) / 2;
      sum += a[k] * Math.log(a[k] / middle) / 2 + b[k] * Math.log(b[k] / middle) / 2;
    }
    return sum;
  }

  /** S4, S6, S10: trough, its depth, midnight, neighbouring hours, peakiness. */
  @ParameterizedTest
  @CsvSource({
    "always_on_local, 0.60, 5",
    "bills_utilities, 0.12, 5",
    "consumer_daytime, 0.12, 5",
    "evening_weekend, 0.12, 6",
    "fuel_convenience, 0.12, 5",
    "low_volume_tail, 0.12, 5",
    "office_hours, 0.12, 5",
    "online_24h, 0.35, 5",
    "online_bursty, 0.35, 5",
    "travel_hospitality, 0.12, 5"
  })
  void peopleSleepBetweenTwoAndFive(String demandClass, double depth, double peakiness) {
    for (String channel : LIBRARY.channelGroups()) {
      for (int v = 1; v <= VARIANTS; v++) {
        shapes(demandClass, channel, v).forEach((id, week) -> asleep(id, week, depth, peakiness));
      }
    }
  }

  private static void asleep(String id, double[] week, double depth, double peakiness) {
    double[] hours = hours(week);
    double least = Arrays.stream(hours).min().orElseThrow();
    assertThat(id, (double) at(hours, least), is(between(2, 5)));
    assertThat(id, 24 * least, lessThanOrEqualTo(depth));
    assertThat(id, hours[0] / hours[23], is(between(1 / 1.8, 1.8)));
    for (int h = 0; h < 24; h++) {
      assertThat(id + " " + h, hours[h] / hours[(h + 23) % 24], is(between(1 / 2.5, 2.5)));
    }
    double most = Arrays.stream(week).max().orElseThrow();
    assertThat(id, 168 * most, is(between(1.5, peakiness)));
  }

  /** S8. */
  @ParameterizedTest
  @CsvSource({
    "office_hours, 0.03, 0.12",
    "bills_utilities, 0.08, 0.20",
    "consumer_daytime, 0.26, 0.34",
    "evening_weekend, 0.38, 0.50",
    "online_24h, 0.26, 0.32",
    "online_bursty, 0.26, 0.32"
  })
  void weekendsHaveTheirShare(String demandClass, double low, double high) {
    for (String channel : LIBRARY.channelGroups()) {
      for (int v = 1; v <= VARIANTS; v++) {
        shapes(demandClass, channel, v)
            .forEach(
                (id, week) -> {
                  assertThat(id, day(week, 6) + day(week, 7), is(between(low, high)));
                  if (demandClass.equals("consumer_daytime")) {
                    assertThat(id, day(week, 6) / day(week, 7), is(between(1.1, 1.6)));
                  }
                });
      }
    }
  }

  /** S5. */
  @Test
  void onlinePeaksInTheEvening() {
    for (String channel : LIBRARY.channelGroups()) {
      for (int v = 1; v <= VARIANTS; v++) {
        assertThat(
            night(week("online_24h", channel, v)),
            greaterThan(night(week("consumer_daytime", channel, v))));
        shapes("online_24h", channel, v)
            .forEach(
                (id, week) -> {
                  double most = Arrays.stream(hours(week)).max().orElseThrow();
                  assertThat(id, (double) at(hours(week), most), is(between(19, 22)));
                  assertThat(id, night(week), is(between(0.06, 0.14)));
                });
      }
    }
  }

  /**
   * S3 and S11: remote purchases are later inside a class; two merchants of a class and channel,
   * who each have one of the six templates, the same one included, lie 0.002 to 0.02 apart.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "always_on_local",
        "bills_utilities",
        "consumer_daytime",
        "evening_weekend",
        "fuel_convenience",
        "low_volume_tail",
        "office_hours",
        "online_24h",
        "online_bursty",
        "travel_hospitality"
      })
  void channelsAndVariantsDiffer(String demandClass) {
    for (int v = 1; v <= VARIANTS; v++) {
      double[] present = week(demandClass, "card_present", v);
      double[] remote = week(demandClass, "card_not_present", v);
      assertThat(night(remote) - night(present), is(between(0.02, 0.08)));
      assertThat(divergence(present, remote), is(between(0.005, 0.08)));
    }
    for (String channel : LIBRARY.channelGroups()) {
      List<Double> apart = new ArrayList<>();
      for (int v = 1; v <= VARIANTS; v++) {
        for (int w = 1; w <= VARIANTS; w++) {
          apart.add(divergence(week(demandClass, channel, v), week(demandClass, channel, w)));
        }
      }
      apart.sort(null);
      assertThat(channel, (apart.get(17) + apart.get(18)) / 2, is(between(0.002, 0.02)));
    }
  }

  /**
   * S9: in Riyadh offices rest, and evenings are out, on Friday and Saturday; in Dubai a day later.
   */
  @ParameterizedTest
  @CsvSource({
    "SA, Asia/Riyadh, 5, 6",
    "EG, Africa/Cairo, 5, 6",
    "AE, Asia/Dubai, 6, 7",
    "FR, Europe/Paris, 6, 7"
  })
  void weekendsAreThoseOfTheCountry(String country, String tzid, int first, int second) {
    for (String channel : LIBRARY.channelGroups()) {
      double[] office = LAW.shape(key("office_hours", country, tzid, channel, 3)).values();
      double[] evening = LAW.shape(key("evening_weekend", country, tzid, channel, 3)).values();
      for (int other = 1; other <= 7; other++) {
        if (other != first && other != second) {
          assertThat(day(office, other), greaterThan(day(office, first)));
          assertThat(day(office, other), greaterThan(day(office, second)));
          assertThat(day(evening, first), greaterThan(day(evening, other)));
          assertThat(day(evening, second), greaterThan(day(evening, other)));
        }
      }
    }
  }

  @Test
  void aMovedWeekIsExplainedByTheDayItTakesItsShapeFrom() {
    ShapeKey riyadh = key("office_hours", "SA", "Asia/Riyadh", "card_present", 2);
    double[] shape = LAW.shape(riyadh).values();
    for (int bucket = 0; bucket < shape.length; bucket++) {
      ShapeStep step = LAW.step(riyadh, bucket);
      assertThat(step.isoDayOfWeek(), is((bucket / 24 + 1) % 7 + 1));
      assertThat(step.value(), is(shape[bucket]));
      assertThat(step.base() * step.multiplier() / step.total(), is(closeTo(shape[bucket], 1e-15)));
    }
  }

  @Test
  void lawAndModelAgreeOnTheShippedLibrary() {
    S2WeeklyShapesModel model = new S2WeeklyShapesModel(LIBRARY, MODIFIERS, ShapeLawTest.PH);
    for (ShapeLibrary.Rule rule : LIBRARY.templateResolution().rules()) {
      for (String country : List.of("SA", "GB")) {
        for (int v = 1; v <= VARIANTS; v++) {
          ShapeKey key = key(rule.demandClass(), country, "Area/Place", rule.channelGroup(), v);
          double[] expected = model.values(key);
          double[] found = LAW.shape(key).values();
          for (int k = 0; k < 168; k++) {
            assertThat(found[k], closeTo(expected[k], expected[k] * 1e-9));
          }
        }
      }
    }
  }
}
