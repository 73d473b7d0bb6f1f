package io.footfall.config.seg5a;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.config.seg5a.calendar.CalendarCustoms;
import io.footfall.config.seg5a.calendar.CalendarEventsFile;
import io.footfall.config.seg5a.calendar.RealCalendarPolicy;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy;
import io.footfall.contracts.FootfallException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped policies of 5A parse; a mistake in any of them names file, line, field and code. */
class SurfacePoliciesTest {
  static final Map<PolicyFile, Class<?>> TYPES = new EnumMap<>(PolicyFile.class);

  static {
    TYPES.put(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class);
    TYPES.put(PolicyFile.DEMAND_SCALE, DemandScalePolicy.class);
    TYPES.put(PolicyFile.SHAPE_TIME_GRID, ShapeTimeGridPolicy.class);
    TYPES.put(PolicyFile.SHAPE_LIBRARY, ShapeLibrary.class);
    TYPES.put(PolicyFile.ZONE_SHAPE_MODIFIERS, ZoneShapeModifiers.class);
    TYPES.put(PolicyFile.BASELINE_INTENSITY, BaselineIntensityPolicy.class);
    TYPES.put(PolicyFile.SCENARIO_METADATA, ScenarioMetadata.class);
    TYPES.put(PolicyFile.SCENARIO_CALENDAR, ScenarioCalendarPolicy.class);
    TYPES.put(PolicyFile.REAL_CALENDAR, RealCalendarPolicy.class);
    TYPES.put(PolicyFile.CALENDAR_CUSTOMS, CalendarCustoms.class);
    TYPES.put(PolicyFile.CALENDAR_EVENTS, CalendarEventsFile.class);
    TYPES.put(PolicyFile.SCENARIO_OVERLAY, ScenarioOverlayPolicy.class);
    TYPES.put(PolicyFile.OVERLAY_ORDERING, OverlayOrderingPolicy.class);
    TYPES.put(PolicyFile.OVERLAY_VALIDATION, ScenarioOverlayValidationPolicy.class);
    TYPES.put(PolicyFile.VALIDATION_5A, ValidationPolicy5A.class);
    TYPES.put(PolicyFile.SPEC_COMPATIBILITY, SpecCompatibilityConfig.class);
  }

  private static String text(PolicyFile policy) throws IOException {
    return Files.readString(Path.of(policy.path()));
  }

  private static Object read(PolicyFile policy, String text) {
    return PolicyReader.read(
        policy, "f.yaml", text.getBytes(StandardCharsets.UTF_8), TYPES.get(policy));
  }

  @ParameterizedTest
  @EnumSource(
      value = PolicyFile.class,
      names = {
        "MERCHANT_CLASS", "DEMAND_SCALE", "SHAPE_TIME_GRID", "SHAPE_LIBRARY",
        "ZONE_SHAPE_MODIFIERS", "BASELINE_INTENSITY", "SCENARIO_METADATA", "SCENARIO_CALENDAR",
        "SCENARIO_OVERLAY", "OVERLAY_ORDERING", "OVERLAY_VALIDATION", "VALIDATION_5A",
        "SPEC_COMPATIBILITY", "REAL_CALENDAR", "CALENDAR_CUSTOMS", "CALENDAR_EVENTS"
      })
  void theShippedFileParsesAndAnUnknownKeyIsRefused(PolicyFile policy) throws IOException {
    read(policy, text(policy));
    int lines = (int) text(policy).lines().count();
    FootfallException e =
        Assertions.assertThrows(
            FootfallException.class, () -> read(policy, text(policy) + "surplus: 1\n"));
    assertThat(e.code(), is(policy.code()));
    assertThat(e.getMessage(), matchesPattern("(?s)f.yaml:" + (lines + 1) + ": field .*surplus.*"));
  }

  @Test
  void aMisspeltKeyIsNamedNotTheOneItStandsFor() throws IOException {
    String bad =
        text(PolicyFile.DEMAND_SCALE).replace("hybrid_virtual_share:", "hybrid_virtual_shar:");
    FootfallException e =
        Assertions.assertThrows(FootfallException.class, () -> read(PolicyFile.DEMAND_SCALE, bad));
    long line = bad.lines().takeWhile(l -> !l.startsWith("hybrid_virtual_shar")).count() + 1;
    assertThat(
        e.getMessage(),
        matchesPattern("(?s)f.yaml:" + line + ": field /: .*'hybrid_virtual_shar'.*"));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "refusals.csv", delimiter = ';', numLinesToSkip = 3)
  void mistakesAreRefusedWithLineFieldAndCode(
      PolicyFile policy, String from, String to, String field, String code) throws IOException {
    String good = text(policy);
    String before = from.replace("\\n", "\n");
    assertThat("the file holds " + from, good.contains(before));
    String bad = good.replaceFirst(Pattern.quote(before), to.replace("\\n", "\n"));
    FootfallException e = Assertions.assertThrows(FootfallException.class, () -> read(policy, bad));
    assertThat(e.code().toString(), is(code));
    assertThat(
        e.getMessage(), matchesPattern("(?s)f.yaml:[0-9]+: field " + Pattern.quote(field) + ":.*"));
  }

  @ParameterizedTest
  @EnumSource(value = PolicyFile.class, names = "SCENARIO_CALENDAR")
  void everyPresetCalendarParses(PolicyFile policy) throws IOException {
    for (String preset : List.of("tiny", "small", "skew")) {
      String text = Files.readString(Path.of("world/presets/" + preset + "/" + policy.path()));
      ScenarioCalendarPolicy calendar = (ScenarioCalendarPolicy) read(policy, text);
      assertThat(calendar.forcedEvents(), preset.equals("tiny") ? not(empty()) : empty());
    }
  }

  @Test
  void theMerchantPolicyMapsEveryCodeAndReachesTenClasses() throws IOException {
    MerchantClassPolicy policy =
        (MerchantClassPolicy) read(PolicyFile.MERCHANT_CLASS, text(PolicyFile.MERCHANT_CLASS));
    assertThat(policy.mccSectorMap().size(), is(290));
    assertThat(policy.classes(), hasSize(10));
    assertThat(policy.liveClasses(), hasSize(10));
    assertThat(policy.sector(742), is("business_services"));
    assertThat(policy.sector(3999), is("travel_hospitality"));
    assertThat(policy.sector(3442), is(nullValue()));
    Map<String, Integer> sizes = new TreeMap<>();
    policy.mccSectorMap().values().forEach(s -> sizes.merge(s, 1, Integer::sum));
    assertThat(sizes.size(), is(13));
  }

  @ParameterizedTest
  @CsvSource({
    "'from: 3351, to: 3441', 'from: 3351, to: 3350', /mcc_sector_ranges/1/from",
    "'from: 3351, to: 3441', 'from: 3350, to: 3441', /mcc_sector_ranges/1",
    "'from: 3351, to: 3441', 'from: 5999, to: 5999', /mcc_sector_ranges/1"
  })
  void rangesThatOverlapOrRunBackwardsAreRefused(String from, String to, String field)
      throws IOException {
    String text = text(PolicyFile.MERCHANT_CLASS).replace(from, to);
    FootfallException e =
        Assertions.assertThrows(
            FootfallException.class, () -> read(PolicyFile.MERCHANT_CLASS, text));
    assertThat(e.getMessage(), containsString(field));
  }

  @Test
  void everyClassHasScaleParameters() throws IOException {
    DemandScalePolicy scale =
        (DemandScalePolicy) read(PolicyFile.DEMAND_SCALE, text(PolicyFile.DEMAND_SCALE));
    MerchantClassPolicy classes =
        (MerchantClassPolicy) read(PolicyFile.MERCHANT_CLASS, text(PolicyFile.MERCHANT_CLASS));
    scale.requireClasses(classes.classes());
    Assertions.assertThrows(
        IllegalArgumentException.class, () -> scale.requireClasses(List.of("night_owls")));
  }

  @Test
  void masksAndTypesFollowPriority() throws IOException {
    OverlayOrderingPolicy policy =
        (OverlayOrderingPolicy)
            read(PolicyFile.OVERLAY_ORDERING, text(PolicyFile.OVERLAY_ORDERING));
    assertThat(
        policy.typesByPriority(),
        is(
            List.of(
                EventType.OUTAGE,
                EventType.CLOSURE,
                EventType.OPENING,
                EventType.STRESS,
                EventType.REBOUND,
                EventType.CAMPAIGN,
                EventType.EVE,
                EventType.PAYDAY,
                EventType.HOLIDAY,
                EventType.SEASON)));
    assertThat(policy.masksByPriority().get(0).name(), is("outage_suppresses_uplifts"));
  }
}
