package io.footfall.config.seg5a;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code zone_shape_modifiers_5A}: how the weekly shape of a zone departs from its template
 * (5A-s2-s3.md section A.3).
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param mode constant
 * @param zoneGroupMode how zones fall into groups
 * @param overrides zones whose profile is forced
 * @param profiles multipliers of each profile; one per zone group at least
 * @param defaults neutral profile and flags
 * @param notes free text, may be null
 */
public record ZoneShapeModifiers(
    String policyId,
    String version,
    String mode,
    ZoneGroupMode zoneGroupMode,
    List<Override> overrides,
    List<Profile> profiles,
    Defaults defaults,
    String notes)
    implements Serializable {
  private static final int MIN_MATERIAL_PROFILES = 3;
  private static final double MATERIAL = 0.05;

  public ZoneShapeModifiers {
    overrides = List.copyOf(overrides);
    profiles = List.copyOf(profiles);
    Set<String> ids = new HashSet<>();
    int material = 0;
    for (int i = 0; i < profiles.size(); i++) {
      Profile profile = profiles.get(i);
      if (!ids.add(profile.profileId())) {
        throw new PolicyViolation(
            "/profiles/" + i + "/profile_id", profile.profileId(), "no profile twice");
      }
      profile.check("/profiles/" + i);
      material += profile.departs(MATERIAL) ? 1 : 0;
    }
    for (int g = 0; g < zoneGroupMode.buckets(); g++) {
      String id = zoneGroupMode.zoneGroupIdPrefix() + g;
      if (!ids.contains(id)) {
        throw new PolicyViolation("/profiles", "no profile " + id, "one per zone group");
      }
    }
    if (material < MIN_MATERIAL_PROFILES) {
      throw new PolicyViolation(
          "/profiles", material + " profiles", "3 that depart from 1 by more than 0.05");
    }
    if (!ids.contains(defaults.neutralProfileId())) {
      throw new PolicyViolation(
          "/defaults/neutral_profile_id", defaults.neutralProfileId(), "a profile");
    }
    for (int i = 0; i < overrides.size(); i++) {
      if (!ids.contains(overrides.get(i).forceProfileId())) {
        throw new PolicyViolation(
            "/overrides/" + i + "/force_profile_id",
            overrides.get(i).forceProfileId(),
            "a profile");
      }
      Override override = overrides.get(i);
      boolean windows =
          profiles.stream()
              .anyMatch(
                  p -> p.profileId().equals(override.forceProfileId()) && !p.windows().isEmpty());
      if (override.shift() > 0 && windows) {
        throw new PolicyViolation(
            "/overrides/" + i + "/day_shift",
            override.shift(),
            "0 for a profile with windows, whose flags name their own days");
      }
    }
  }

  /**
   * Zones whose profile is forced.
   *
   * @param overrideId id, used in flags
   * @param match which zones
   * @param forceProfileId their profile
   * @param dayShift days by which the week moves, or null for none: with 1 a Friday has the shape
   *     of a Saturday
   */
  public record Override(String overrideId, Match match, String forceProfileId, Integer dayShift)
      implements Serializable {
    /** Days by which the week moves, 0 to 6. */
    public int shift() {
      return dayShift == null ? 0 : dayShift;
    }
  }

  /**
   * Which zones; keys that are present must all match, any value of a key will do.
   *
   * @param legalCountryIsoIn countries or null
   * @param tzidIn tzids or null
   * @param tzidPrefixIn beginnings of tzids or null
   */
  public record Match(
      List<String> legalCountryIsoIn, List<String> tzidIn, List<String> tzidPrefixIn)
      implements Serializable {
    /** Whether country and tzid are meant. */
    public boolean matches(String country, String tzid) {
      return (legalCountryIsoIn == null || legalCountryIsoIn.contains(country))
          && (tzidIn == null || tzidIn.contains(tzid))
          && (tzidPrefixIn == null || tzidPrefixIn.stream().anyMatch(tzid::startsWith));
    }
  }

  /**
   * Multipliers of a group of zones.
   *
   * @param profileId id
   * @param dowMultipliers multipliers of Monday to Sunday
   * @param windows windows of the day
   * @param notes words, may be null
   */
  public record Profile(
      String profileId, List<Double> dowMultipliers, List<Window> windows, String notes)
      implements Serializable {
    public Profile {
      dowMultipliers = List.copyOf(dowMultipliers);
      windows = List.copyOf(windows);
    }

    private void check(String at) {
      for (int i = 0; i < windows.size(); i++) {
        if (windows.get(i).endMinuteExclusive() <= windows.get(i).startMinute()) {
          throw new PolicyViolation(
              at + "/windows/" + i + "/end_minute_exclusive",
              windows.get(i).endMinuteExclusive(),
              "after start_minute, " + windows.get(i).startMinute());
        }
      }
    }

    private boolean departs(double by) {
      return dowMultipliers.stream().anyMatch(m -> Math.abs(m - 1) > by)
          || windows.stream().anyMatch(w -> Math.abs(w.multiplier() - 1) > by);
    }
  }

  /**
   * A window of the day.
   *
   * @param windowId id, used in flags
   * @param days weekdays it holds on
   * @param startMinute first minute
   * @param endMinuteExclusive minute after the last
   * @param multiplier factor
   */
  public record Window(
      String windowId, Days days, int startMinute, int endMinuteExclusive, double multiplier)
      implements Serializable {
    /** Whether a bucket that starts then lies in the window. */
    public boolean covers(int isoDayOfWeek, int minute) {
      return days.isoDaysOfWeek().contains(isoDayOfWeek)
          && startMinute <= minute
          && minute < endMinuteExclusive;
    }
  }

  /**
   * Weekdays, written as a list or as {@code "*"}.
   *
   * @param isoDaysOfWeek ISO weekdays
   */
  public record Days(List<Integer> isoDaysOfWeek) implements Serializable {
    public Days {
      isoDaysOfWeek = List.copyOf(isoDaysOfWeek);
    }

    /** From the value in the file. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Days of(Object value) {
      return value instanceof List<?> list
          ? new Days(list.stream().map(d -> ((Number) d).intValue()).toList())
          : new Days(List.of(1, 2, 3, 4, 5, 6, 7));
    }
  }

  /**
   * Defaults.
   *
   * @param neutralProfileId profile that leaves no flag
   * @param onMissingProfileId constant {@code FAIL_CLOSED}
   * @param emitAdjustmentFlags whether shapes say what touched them
   */
  public record Defaults(
      String neutralProfileId, String onMissingProfileId, boolean emitAdjustmentFlags)
      implements Serializable {}
}
