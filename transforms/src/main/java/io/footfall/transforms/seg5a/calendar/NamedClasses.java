package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy;
import io.footfall.transforms.state.LawBroken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** The demand classes a calendar policy names. */
final class NamedClasses {
  private final TreeSet<String> names = new TreeSet<>();

  NamedClasses(ScenarioCalendarPolicy policy) {
    policy.payday().peaks().forEach(p -> names.add(p.demandClass()));
    policy.holiday().factors().forEach(f -> names.add(f.demandClass()));
    names.add(policy.campaign().demandClass());
    names.add(policy.marketCampaign().demandClass());
  }

  /** Throws if the catalogue lacks one. */
  void requireIn(List<String> catalogue) {
    for (String name : names) {
      if (!catalogue.contains(name)) {
        throw new LawBroken(
            "5A.S4.S4_CALENDAR_ALIGNMENT_FAILED",
            "V-07",
            "scenario_calendar_policy_5A",
            "class " + name,
            "a class of merchant_class_policy_5A");
      }
    }
  }

  /** Classes of the catalogue that the policy does not name, ascending. */
  List<String> others(List<String> catalogue) {
    List<String> others = new ArrayList<>(catalogue);
    others.removeAll(names);
    Collections.sort(others);
    return others;
  }
}
