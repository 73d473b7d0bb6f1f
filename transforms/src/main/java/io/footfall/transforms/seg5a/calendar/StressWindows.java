package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy.Stress;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Scope;
import java.util.List;

/** Windows of a stress scenario: one for all, one to three of countries; UTC days. */
final class StressWindows {
  private final Stress rule;
  private final Scenario scenario;
  private final CalendarDraft draft;

  StressWindows(Stress rule, Scenario scenario, CalendarDraft draft) {
    this.rule = rule;
    this.scenario = scenario;
    this.draft = draft;
  }

  /** Draws the windows. */
  void draw(List<String> countries) {
    int length = between(rule.globalDays(), "stress_days", "global");
    int first = draft.pick(Math.max(1, scenario.days() - length + 1), "stress_start", "global");
    draft.constant(
        EventType.STRESS,
        draft.days(first, length),
        rule.globalAmplitude(),
        Scope.GLOBAL,
        "stress");
    int windows = between(rule.countryWindows(), "stress_windows");
    for (int i = 1; i <= windows && !countries.isEmpty(); i++) {
      String number = Integer.toString(i);
      String country = countries.get(draft.pick(countries.size(), "stress_country", number));
      int span = between(rule.countryDays(), "stress_days", country, number);
      int start =
          draft.pick(Math.max(1, scenario.days() - span + 1), "stress_start", country, number);
      draft.constant(
          EventType.STRESS,
          draft.days(start, span),
          rule.countryAmplitude(),
          Scope.country(country),
          "stress of a country");
    }
  }

  private int between(List<Integer> span, String stage, String... keys) {
    return span.get(0) + draft.pick(span.get(1) - span.get(0) + 1, stage, keys);
  }
}
