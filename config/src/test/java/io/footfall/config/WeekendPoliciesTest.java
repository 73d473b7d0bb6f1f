package io.footfall.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ValidationPolicy5A;
import io.footfall.config.seg5a.ZoneShapeModifiers;
import io.footfall.config.seg5a.calendar.CalendarCustoms;
import io.footfall.config.seg5b.ArrivalValidationPolicy;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Four policies say who rests on Friday and Saturday: customs by date, for paydays and holidays;
 * shapes, whose weeks they move; and the metrics of both bundles. They must mean the same countries
 * on the horizon.
 */
class WeekendPoliciesTest {
  private static final Set<DayOfWeek> FRIDAY_SATURDAY =
      EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);

  private static Set<DayOfWeek> rest(CalendarCustoms customs, String country, LocalDate first) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (LocalDate day = first; day.isBefore(first.plusDays(7)); day = day.plusDays(1)) {
      if (customs.isWeekend(country, day)) {
        days.add(day.getDayOfWeek());
      }
    }
    return days;
  }

  /** Countries of all policies that rest on these two days in the week from a day. */
  private static Set<String> resting(CalendarCustoms customs, Set<String> named, LocalDate first) {
    Set<String> resting = new TreeSet<>(named);
    customs.weekendDays().countries().forEach(c -> resting.addAll(c.countries()));
    resting.removeIf(country -> !rest(customs, country, first).equals(FRIDAY_SATURDAY));
    return resting;
  }

  private static Set<String> moved(ZoneShapeModifiers modifiers) {
    Set<String> moved = new TreeSet<>();
    modifiers.overrides().stream()
        .filter(o -> o.shift() == 1)
        .forEach(o -> moved.addAll(o.match().legalCountryIsoIn()));
    return moved;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "small", "medium", "reference", "skew"})
  void allAgreeAtBothEndsOfTheHorizon(String preset) {
    ResolvedConfig config = ResolvedConfig.load(preset, null);
    CalendarCustoms customs = config.read(PolicyFile.CALENDAR_CUSTOMS, CalendarCustoms.class);
    Set<String> moved =
        moved(config.read(PolicyFile.ZONE_SHAPE_MODIFIERS, ZoneShapeModifiers.class));
    Set<String> ofSurfaces =
        new TreeSet<>(
            config
                .read(PolicyFile.VALIDATION_5A, ValidationPolicy5A.class)
                .surfaceMetrics()
                .fridaySaturdayCountries());
    List<String> ofArrivals =
        config
            .read(PolicyFile.VALIDATION_5B, ArrivalValidationPolicy.class)
            .arrivalMetrics()
            .fridaySaturdayCountries();
    assertThat(moved, hasItems("EG", "SA"));
    assertThat(moved, not(hasItems("AE")));
    assertThat(ofSurfaces, is(moved));
    assertThat(new TreeSet<>(ofArrivals), is(moved));
    ScenarioHorizonConfig horizon =
        config.read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    for (ScenarioHorizonConfig.Scenario scenario : horizon.scenarios()) {
      for (String end : List.of(scenario.horizonStartUtc(), scenario.horizonEndUtc())) {
        LocalDate monday =
            LocalDate.parse(end.substring(0, 10))
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        assertThat(scenario.scenarioId(), resting(customs, moved, monday), is(moved));
      }
    }
  }
}
