package io.footfall.config.seg5a.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code calendar_customs_5A}: when a country rests, when its wages come in, and where the holiday
 * data is mended.
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param weekendDays days of rest
 * @param paydays customary paydays
 * @param holidayCorrections what is added to the holiday data, and dropped from it
 */
public record CalendarCustoms(
    String policyId,
    String version,
    WeekendDays weekendDays,
    Paydays paydays,
    List<Correction> holidayCorrections)
    implements Serializable {
  public CalendarCustoms {
    holidayCorrections = List.copyOf(holidayCorrections);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < weekendDays.countries().size(); i++) {
      String at = "/weekend_days/countries/" + i;
      once(at, weekendDays.countries().get(i).countries(), seen);
      spans(at + "/spans/", weekendDays.countries().get(i).spans());
    }
    seen.clear();
    rules("/paydays/default/", paydays.defaultRules());
    for (int i = 0; i < paydays.countries().size(); i++) {
      String at = "/paydays/countries/" + i;
      once(at, paydays.countries().get(i).countries(), seen);
      rules(at + "/rules/", paydays.countries().get(i).rules());
    }
    seen.clear();
    for (int i = 0; i < holidayCorrections.size(); i++) {
      String at = "/holiday_corrections/" + i;
      once(at, holidayCorrections.get(i).countries(), seen);
      holidayCorrections.get(i).check(at);
    }
  }

  private static void once(String at, List<String> countries, Set<String> seen) {
    for (String country : countries) {
      if (!seen.add(country)) {
        throw new PolicyViolation(at + "/countries", country, "no country twice");
      }
    }
  }

  private static void spans(String at, List<Span> spans) {
    LocalDate last = LocalDate.MIN;
    for (int i = 0; i < spans.size(); i++) {
      LocalDate from = YearDates.requireDate(at + i + "/from", spans.get(i).from());
      if (!from.isAfter(last)) {
        throw new PolicyViolation(at + i + "/from", spans.get(i).from(), "a date after " + last);
      }
      last = from;
    }
  }

  private static void rules(String at, List<PaydayRule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      PaydayRule rule = rules.get(i);
      boolean rhythm = rule.everyWeeks() != null && rule.weekday() != null && rule.since() != null;
      boolean any = rule.everyWeeks() != null || rule.weekday() != null || rule.since() != null;
      if (rhythm != any || rhythm == (rule.day() != null)) {
        throw new PolicyViolation(at + i, rule, "day, or every_weeks with weekday and since");
      }
      if (rhythm) {
        LocalDate since = YearDates.requireDate(at + i + "/since", rule.since());
        if (since.getDayOfWeek().getValue() != rule.weekday()) {
          throw new PolicyViolation(
              at + i + "/since", rule.since(), "a date on weekday " + rule.weekday());
        }
      }
    }
  }

  /** Whether a country rests on a day of the week, holidays apart. */
  public boolean isWeekend(String country, LocalDate day) {
    List<Integer> days = weekendDays.defaultDays();
    for (CountryWeekend c : weekendDays.countries()) {
      if (c.countries().contains(country)) {
        for (Span span : c.spans()) {
          days = day.isBefore(LocalDate.parse(span.from())) ? days : span.days();
        }
      }
    }
    return days.contains(day.getDayOfWeek().getValue());
  }

  /** When the wages of a country come in. */
  public List<PaydayRule> paydays(String country) {
    return paydays.countries().stream()
        .filter(c -> c.countries().contains(country))
        .findFirst()
        .map(CountryPaydays::rules)
        .orElse(paydays.defaultRules());
  }

  /** What the holiday data says otherwise of a country, if anything. */
  public Optional<Correction> correction(String country) {
    return holidayCorrections.stream().filter(c -> c.countries().contains(country)).findFirst();
  }

  /**
   * Days of rest.
   *
   * @param defaultDays ISO weekdays of countries not listed
   * @param countries those that differ
   */
  public record WeekendDays(
      @JsonProperty("default") List<Integer> defaultDays, List<CountryWeekend> countries)
      implements Serializable {
    public WeekendDays {
      defaultDays = List.copyOf(defaultDays);
      countries = List.copyOf(countries);
    }
  }

  /**
   * Days of rest of some countries.
   *
   * @param countries the countries
   * @param spans ascending by date; before the first the default holds
   */
  public record CountryWeekend(List<String> countries, List<Span> spans) implements Serializable {
    public CountryWeekend {
      countries = List.copyOf(countries);
      spans = List.copyOf(spans);
    }
  }

  /**
   * Days of rest from a date on.
   *
   * @param from first date
   * @param days ISO weekdays
   */
  public record Span(String from, List<Integer> days) implements Serializable {
    public Span {
      days = List.copyOf(days);
    }
  }

  /**
   * Customary paydays.
   *
   * @param defaultRules of countries not listed
   * @param countries those that differ
   */
  public record Paydays(
      @JsonProperty("default") List<PaydayRule> defaultRules, List<CountryPaydays> countries)
      implements Serializable {
    public Paydays {
      defaultRules = List.copyOf(defaultRules);
      countries = List.copyOf(countries);
    }
  }

  /**
   * Paydays of some countries.
   *
   * @param countries the countries
   * @param rules their rules
   */
  public record CountryPaydays(List<String> countries, List<PaydayRule> rules)
      implements Serializable {
    public CountryPaydays {
      countries = List.copyOf(countries);
      rules = List.copyOf(rules);
    }
  }

  /**
   * A payday: a day of the month, or a rhythm of weeks.
   *
   * @param day day of the month, the last if it has fewer; or null
   * @param everyWeeks weeks from payday to payday, or null
   * @param weekday ISO weekday, or null
   * @param since a payday of the rhythm, or null
   * @param strength share of the full lift above one
   */
  public record PaydayRule(
      Integer day, Integer everyWeeks, Integer weekday, String since, double strength)
      implements Serializable {}

  /**
   * What the holiday data says otherwise of some countries.
   *
   * @param countries the countries
   * @param add further holidays
   * @param drop days that are none
   */
  public record Correction(List<String> countries, List<NamedDay> add, List<DayRule> drop)
      implements Serializable {
    public Correction {
      countries = List.copyOf(countries);
      add = List.copyOf(add);
      drop = List.copyOf(drop);
    }

    private void check(String at) {
      for (int i = 0; i < add.size(); i++) {
        add.get(i).on().check(at + "/add/" + i + "/on");
      }
      for (int i = 0; i < drop.size(); i++) {
        drop.get(i).check(at + "/drop/" + i);
      }
    }
  }

  /**
   * A holiday.
   *
   * @param on its day
   * @param name its name
   */
  public record NamedDay(DayRule on, String name) implements Serializable {}
}
