package io.footfall.pipelines.options;

import io.footfall.config.CertificationPolicy;
import io.footfall.config.LayoutPolicy;
import io.footfall.config.LoggingPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.seg5a.BaselineIntensityPolicy;
import io.footfall.config.seg5a.DemandScalePolicy;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.config.seg5a.OverlayOrderingPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioMetadata;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.config.seg5a.SpecCompatibilityConfig;
import io.footfall.config.seg5a.ValidationPolicy5A;
import io.footfall.config.seg5a.ZoneShapeModifiers;
import io.footfall.config.seg5a.calendar.CalendarCustoms;
import io.footfall.config.seg5a.calendar.CalendarEventsFile;
import io.footfall.config.seg5a.calendar.RealCalendarPolicy;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy;
import io.footfall.config.seg5b.ArrivalBundleLayoutPolicy;
import io.footfall.config.seg5b.ArrivalCountConfig;
import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.ArrivalRngPolicy;
import io.footfall.config.seg5b.ArrivalRoutingPolicy;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy;
import io.footfall.config.seg5b.ArrivalValidationPolicy;
import io.footfall.config.seg5b.GroupingPolicy;
import io.footfall.config.seg5b.TimeGridPolicy;
import io.footfall.config.world.AliasLayoutPolicy;
import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.config.world.DayEffectPolicy;
import io.footfall.config.world.DrawPolicy;
import io.footfall.config.world.RouteRngPolicy;
import io.footfall.config.world.VirtualRules;
import io.footfall.config.world.WorldConfig;
import io.footfall.config.world.ZoneMixturePolicy;

/**
 * Parses every policy before anything is written: a mistake in the last state's file is reported at
 * once and in the user's own file, not after hours in a published copy.
 */
final class PolicyCheck {
  private PolicyCheck() {}

  /**
   * Reads all files.
   *
   * @throws io.footfall.contracts.FootfallException with the code of the first file that is wrong
   */
  static void all(ResolvedConfig config) {
    for (PolicyFile policy : PolicyFile.values()) {
      config.read(policy, record(policy));
    }
  }

  /** The record of a policy. */
  static Class<?> record(PolicyFile policy) {
    return switch (policy) {
      case WORLD -> WorldConfig.class;
      case DRAW_POLICY -> DrawPolicy.class;
      case ROUTE_RNG -> RouteRngPolicy.class;
      case ALIAS_LAYOUT -> AliasLayoutPolicy.class;
      case DAY_EFFECT -> DayEffectPolicy.class;
      case ZONE_MIXTURE -> ZoneMixturePolicy.class;
      case VIRTUAL_RULES -> VirtualRules.class;
      case CDN_WEIGHTS -> CdnWeightsPolicy.class;
      case MERCHANT_CLASS -> MerchantClassPolicy.class;
      case DEMAND_SCALE -> DemandScalePolicy.class;
      case SHAPE_TIME_GRID -> ShapeTimeGridPolicy.class;
      case SHAPE_LIBRARY -> ShapeLibrary.class;
      case ZONE_SHAPE_MODIFIERS -> ZoneShapeModifiers.class;
      case BASELINE_INTENSITY -> BaselineIntensityPolicy.class;
      case SCENARIO_HORIZON -> ScenarioHorizonConfig.class;
      case SCENARIO_METADATA -> ScenarioMetadata.class;
      case SCENARIO_CALENDAR -> ScenarioCalendarPolicy.class;
      case REAL_CALENDAR -> RealCalendarPolicy.class;
      case CALENDAR_CUSTOMS -> CalendarCustoms.class;
      case CALENDAR_EVENTS -> CalendarEventsFile.class;
      case SCENARIO_OVERLAY -> ScenarioOverlayPolicy.class;
      case OVERLAY_ORDERING -> OverlayOrderingPolicy.class;
      case OVERLAY_VALIDATION -> ScenarioOverlayValidationPolicy.class;
      case VALIDATION_5A -> ValidationPolicy5A.class;
      case SPEC_COMPATIBILITY -> SpecCompatibilityConfig.class;
      case TIME_GRID -> TimeGridPolicy.class;
      case GROUPING -> GroupingPolicy.class;
      case ARRIVAL_LGCP -> ArrivalLgcpConfig.class;
      case ARRIVAL_COUNT -> ArrivalCountConfig.class;
      case ARRIVAL_RNG -> ArrivalRngPolicy.class;
      case ARRIVAL_PLACEMENT -> ArrivalTimePlacementPolicy.class;
      case ARRIVAL_ROUTING -> ArrivalRoutingPolicy.class;
      case VALIDATION_5B -> ArrivalValidationPolicy.class;
      case BUNDLE_LAYOUT -> ArrivalBundleLayoutPolicy.class;
      case LAYOUT -> LayoutPolicy.class;
      case LOGGING -> LoggingPolicy.class;
      case CERTIFICATION -> CertificationPolicy.class;
    };
  }
}
