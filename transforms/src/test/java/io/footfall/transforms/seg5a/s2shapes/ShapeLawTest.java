package io.footfall.transforms.seg5a.s2shapes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.config.seg5a.ZoneShapeModifiers;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.seg5a.s1classes.ClassAssignment;
import io.footfall.transforms.seg5a.s1classes.VariantLaw;
import io.footfall.transforms.state.LawBroken;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Weekly shapes against golden rows, the library's metrics and a slow twin; what is refused. */
class ShapeLawTest {
  static final String PH = "0".repeat(63) + "1";
  static final ShapeTimeGridPolicy GRID =
      ReferenceShapes.read(PolicyFile.SHAPE_TIME_GRID, ShapeTimeGridPolicy.class);
  static final ShapeLibrary LIBRARY =
      ReferenceShapes.read(PolicyFile.SHAPE_LIBRARY, ShapeLibrary.class);
  static final ZoneShapeModifiers MODIFIERS =
      ReferenceShapes.read(PolicyFile.ZONE_SHAPE_MODIFIERS, ZoneShapeModifiers.class);
  static final ShapeLaw LAW = new ShapeLaw(GRID, LIBRARY, MODIFIERS, 1e-6, PH);

  private static final VariantLaw VARIANTS = new VariantLaw(LIBRARY, PH);

  /** The key whose template the page's law picks. */
  private static ShapeKey key(String demandClass, String country, String tzid, String channel) {
    ClassAssignment assigned = new ClassAssignment(demandClass, channel, "");
    return new ShapeKey(
        demandClass, country, tzid, channel, VARIANTS.pick(7, assigned, tzid).templateId());
  }

  static ShapeLaw law(ShapeLibrary library, ZoneShapeModifiers modifiers) {
    return new ShapeLaw(GRID, library, modifiers, 1e-6, PH);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "golden.csv", numLinesToSkip = 3)
  void shapesAreThoseOfThePage(
      String demandClass,
      String channel,
      String country,
      String tzid,
      String word,
      String variant,
      String group,
      String profile,
      String override,
      double total,
      double v0,
      double v12,
      double v140) {
    long x = LAW.word(demandClass, channel, tzid);
    assertThat(Long.toHexString(x), is(word));
    assertThat("zg" + Long.remainderUnsigned(x, 8), is(group));
    WeeklyShape shape = LAW.shape(key(demandClass, country, tzid, channel));
    assertThat(shape.templateId(), is(demandClass + "." + channel + "." + variant));
    assertThat(shape.profile().profileId(), is(profile));
    assertThat(shape.overrideId(), is(override));
    assertThat(shape.total(), closeTo(total, total * 1e-13));
    assertThat(shape.values()[0], closeTo(v0, v0 * 1e-11));
    assertThat(shape.values()[12], closeTo(v12, v12 * 1e-11));
    assertThat(shape.values()[140], closeTo(v140, v140 * 1e-11));
    assertThat(ShapeLimits.sumError(shape.values()), lessThan(1e-12));
  }

  private static ShapeMetrics alone(String templateId) {
    WeekGrid grid = LAW.grid();
    return ShapeMetrics.of(
        new ShapeTemplates(LIBRARY, grid).normalised(templateId),
        grid,
        GRID,
        LIBRARY.constraints());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "metrics.csv", numLinesToSkip = 4)
  void theLibraryHasItsMetrics(
      String demandClass,
      String night1,
      String night2,
      String night3,
      double weekendLow,
      double weekendHigh,
      double peak1,
      double peak2,
      double peak3) {
    String[] nights = {night1, night2, night3};
    double[] peaks = {peak1, peak2, peak3};
    TreeSet<Double> weekends = new TreeSet<>();
    for (int v = 1; v <= 3; v++) {
      for (String channel : LIBRARY.channelGroups()) {
        ShapeMetrics m = alone(demandClass + "." + channel + ".v" + v);
        double printed = Double.parseDouble(nights[v - 1]);
        assertThat(
            m.night(), closeTo(printed, 0.52 * StrictMath.pow(10, 1 - nights[v - 1].length())));
        assertThat(m.peakToMean(), closeTo(peaks[v - 1], 0.0051));
        weekends.add(m.weekend());
      }
    }
    assertThat(weekends.first(), closeTo(weekendLow, 0.00052));
    assertThat(weekends.last(), closeTo(weekendHigh, 0.00052));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "tightest.csv", numLinesToSkip = 3)
  void noProfileBreaksAConstraint(String demandClass, String metric, String value, String variant) {
    ToDoubleFunction<ShapeMetrics> of =
        switch (metric) {
          case "night" -> ShapeMetrics::night;
          case "office" -> ShapeMetrics::office;
          case "weekend" -> ShapeMetrics::weekend;
          default -> ShapeMetrics::nonflat;
        };
    double least = Double.POSITIVE_INFINITY;
    String at = "";
    ShapeTemplates templates = new ShapeTemplates(LIBRARY, LAW.grid());
    for (String v : List.of("v1", "v2", "v3")) {
      for (ZoneShapeModifiers.Profile profile : MODIFIERS.profiles()) {
        double[] shape = templates.of(demandClass + ".card_present." + v).clone();
        double total = 0;
        for (int k = 0; k < shape.length; k++) {
          int day = LAW.grid().isoDayOfWeek(k);
          int minute = LAW.grid().startMinute(k);
          shape[k] *= profile.dowMultipliers().get(day - 1);
          for (ZoneShapeModifiers.Window w : profile.windows()) {
            shape[k] *= w.covers(day, minute) ? w.multiplier() : 1;
          }
          total += shape[k];
        }
        for (int k = 0; k < shape.length; k++) {
          shape[k] /= total;
        }
        double found =
            of.applyAsDouble(ShapeMetrics.of(shape, LAW.grid(), GRID, LIBRARY.constraints()));
        if (found < least) {
          least = found;
          at = v;
        }
      }
    }
    int decimals = value.length() - value.indexOf('.') - 1;
    assertThat(least, closeTo(Double.parseDouble(value), 0.51 * StrictMath.pow(10, -decimals)));
    assertThat(at, is(variant));
  }

  @Test
  void flagsNameOverrideProfileAndWindow() {
    WeeklyShape gulf = LAW.shape(key("office_hours", "AE", "Asia/Dubai", "mixed"));
    assertThat(
        gulf.flags(1, 540), contains("zone_override:gulf_weekend_style", "zone_profile:zg4"));
    WeeklyShape office = LAW.shape(key("consumer_daytime", "GB", "Europe/London", "card_present"));
    assertThat(office.flags(1, 960), contains("zone_profile:zg5", "zone_window:office_hours"));
    assertThat(office.flags(1, 1020), contains("zone_profile:zg5"));
    assertThat(office.flags(6, 960), contains("zone_profile:zg5"));
    WeeklyShape plain =
        LAW.shape(key("evening_weekend", "US", "America/New_York", "card_not_present"));
    assertThat(plain.flags(1, 0), is(empty()));
  }

  @Property(tries = 60, seed = "20260307")
  void lawAndModelAgree(@ForAll("keys") ShapeKey key) {
    S2WeeklyShapesModel model = new S2WeeklyShapesModel(LIBRARY, MODIFIERS, PH);
    WeeklyShape found = LAW.shape(key);
    double[] expected = model.values(key);
    assertThat(found.templateId(), is(key.templateId()));
    assertThat(
        key(key.demandClass(), key.country(), key.tzid(), key.channelGroup()).templateId(),
        is(model.templateId(key)));
    assertThat(found.profile().profileId(), is(model.profileId(key)));
    for (int k = 0; k < 168; k++) {
      assertThat(found.values()[k], closeTo(expected[k], expected[k] * 1e-12));
    }
  }

  @Provide
  Arbitrary<ShapeKey> keys() {
    return Combinators.combine(
            Arbitraries.of(
                "always_on_local",
                "bills_utilities",
                "consumer_daytime",
                "evening_weekend",
                "fuel_convenience",
                "low_volume_tail",
                "office_hours",
                "online_24h",
                "online_bursty",
                "travel_hospitality"),
            Arbitraries.of("GB", "SA", "US", "AE"),
            Arbitraries.integers().between(0, 400).map(i -> "Area/Place_" + i),
            Arbitraries.of("card_present", "card_not_present", "mixed"),
            Arbitraries.of("v1", "v2", "v3"))
        .as(
            (demandClass, country, tzid, channel, v) ->
                new ShapeKey(
                    demandClass, country, tzid, channel, demandClass + "." + channel + "." + v));
  }

  @Test
  void theShippedLibraryHoldsItsFloors() {
    LAW.checkLibrary(Set.of("online_24h", "office_hours", "evening_weekend"));
  }

  @ParameterizedTest
  @CsvSource({
    "min_total_templates: 40,min_total_templates: 91,library",
    "min_night_mass_online24h: 0.08,min_night_mass_online24h: 0.35,online_24h",
    "min_weekend_mass_evening_weekend: 0.30,min_weekend_mass_evening_weekend: 0.5,evening_weekend",
    "min_weekday_mass_office_hours: 0.65,min_weekday_mass_office_hours: 0.95,office_hours",
    "shape_nonflat_ratio_min: 1.6,shape_nonflat_ratio_min: 9,library",
    "min_templates_per_class_per_channel: 2,min_templates_per_class_per_channel: 4,online_24h"
  })
  void aFloorThatIsMissedIsAFinding(String from, String to, String key) {
    ShapeLibrary library =
        ReferenceShapes.read(PolicyFile.SHAPE_LIBRARY, ShapeLibrary.class, from, to);
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class, () -> law(library, MODIFIERS).checkLibrary(Set.of("online_24h")));
    assertThat(e.finding().code(), is("5A.S2.S2_TEMPLATE_RESOLUTION_FAILED"));
    assertThat(e.finding().key(), containsString(key));
  }

  @Test
  void aClassWithoutTemplatesIsAFinding() {
    LawBroken e =
        Assertions.assertThrows(LawBroken.class, () -> LAW.checkLibrary(Set.of("night_owls")));
    assertThat(e.finding().key(), is("night_owls"));
    LawBroken rule =
        Assertions.assertThrows(
            LawBroken.class,
            () -> LAW.shape(new ShapeKey("night_owls", "GB", "Europe/London", "mixed", "t")));
    assertThat(rule.finding().code(), is("5A.S2.S2_TEMPLATE_RESOLUTION_FAILED"));
  }

  @Test
  void aTemplateOfAnotherChannelIsAFinding() {
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class,
            () ->
                LAW.shape(
                    new ShapeKey(
                        "office_hours",
                        "GB",
                        "Europe/London",
                        "mixed",
                        "office_hours.card_present.v1")));
    assertThat(e.finding().code(), is("5A.S2.S2_TEMPLATE_RESOLUTION_FAILED"));
    assertThat(e.finding().found(), is("template office_hours.card_present.v1"));
  }

  @ParameterizedTest
  @CsvSource({
    "min_mass_night: 0.02,min_mass_night: 0.25,office_hours,night mass",
    "shape_nonflat_ratio_min: 1.6,shape_nonflat_ratio_min: 500,office_hours,nonflat ratio",
    "min_weekend_mass_for_weekend_classes: 0.30,min_weekend_mass_for_weekend_classes: 0.55,evening_weekend,weekend mass",
    "min_weekday_office_mass: 0.65,min_weekday_office_mass: 0.9,office_hours,office mass"
  })
  void aShapeThatMissesAConstraintIsAFinding(
      String from, String to, String demandClass, String what) {
    ShapeLibrary library =
        ReferenceShapes.read(PolicyFile.SHAPE_LIBRARY, ShapeLibrary.class, from, to);
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class,
            () -> law(library, MODIFIERS).shape(key(demandClass, "AE", "Asia/Dubai", "mixed")));
    assertThat(e.finding().code(), is("5A.S2.S2_SHAPE_NORMALISATION_FAILED"));
    assertThat(e.finding().found(), containsString(what));
  }

  @Test
  void policiesThatDoNotFitEachOtherAreAFinding() {
    ShapeLibrary other =
        ReferenceShapes.read(
            PolicyFile.SHAPE_LIBRARY, ShapeLibrary.class, "buckets: 8", "buckets: 4");
    assertThat(
        Assertions.assertThrows(LawBroken.class, () -> law(other, MODIFIERS)).finding().key(),
        is("zone_group_mode"));
    ZoneShapeModifiers crooked =
        ReferenceShapes.read(
            PolicyFile.ZONE_SHAPE_MODIFIERS,
            ZoneShapeModifiers.class,
            "start_minute: 1080",
            "start_minute: 1085");
    assertThat(
        Assertions.assertThrows(LawBroken.class, () -> law(LIBRARY, crooked)).finding().key(),
        is("zg1.evening_boost"));
  }

  @Test
  void twoOverridesOfOneZoneAreAFinding() {
    ZoneShapeModifiers twice =
        ReferenceShapes.read(
            PolicyFile.ZONE_SHAPE_MODIFIERS,
            ZoneShapeModifiers.class,
            "    force_profile_id: zg4\n",
            "    force_profile_id: zg4\n"
                + "  - override_id: dubai\n"
                + "    match:\n"
                + "      tzid_prefix_in: [Asia/Du]\n"
                + "    force_profile_id: zg1\n");
    LawBroken e =
        Assertions.assertThrows(
            LawBroken.class,
            () -> law(LIBRARY, twice).shape(key("office_hours", "AE", "Asia/Dubai", "mixed")));
    assertThat(e.finding().found(), containsString("dubai"));
  }
}
