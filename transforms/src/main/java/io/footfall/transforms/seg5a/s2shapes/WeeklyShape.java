package io.footfall.transforms.seg5a.s2shapes;

import io.footfall.config.seg5a.ZoneShapeModifiers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A weekly shape and how it came about.
 *
 * @param templateId template
 * @param overrideId override that forced the profile, or null
 * @param profile zone profile
 * @param flagProfile whether the profile leaves a flag
 * @param total sum before normalisation
 * @param values fractions of a week by bucket; sum to one
 */
public record WeeklyShape(
    String templateId,
    String overrideId,
    ZoneShapeModifiers.Profile profile,
    boolean flagProfile,
    double total,
    double[] values) {

  /** Flags of a bucket: override, profile, windows that cover it. */
  public List<String> flags(int isoDayOfWeek, int minute) {
    List<String> flags = new ArrayList<>();
    if (overrideId != null) {
      flags.add("zone_override:" + overrideId);
    }
    if (flagProfile) {
      flags.add("zone_profile:" + profile.profileId());
    }
    for (ZoneShapeModifiers.Window window : profile.windows()) {
      if (window.covers(isoDayOfWeek, minute)) {
        flags.add("zone_window:" + window.windowId());
      }
    }
    return flags;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof WeeklyShape s
        && templateId.equals(s.templateId)
        && Objects.equals(overrideId, s.overrideId)
        && profile.equals(s.profile)
        && flagProfile == s.flagProfile
        && total == s.total
        && Arrays.equals(values, s.values);
  }

  @Override
  public int hashCode() {
    return templateId.hashCode() * 31 + Arrays.hashCode(values);
  }
}
