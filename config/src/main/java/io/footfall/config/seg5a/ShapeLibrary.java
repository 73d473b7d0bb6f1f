package io.footfall.config.seg5a;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code shape_library_5A}: weekly templates, how one is chosen, what every shape must satisfy
 * (5A-s2-s3.md section A.3).
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param scenarioMode constant
 * @param channelGroups the three channel groups
 * @param zoneGroupMode how zones fall into groups
 * @param templates templates by class, channel, id
 * @param templateResolution candidates of each class and channel
 * @param constraints rules of every final shape
 * @param realismFloors rules of the library
 */
public record ShapeLibrary(
    String policyId,
    String version,
    String scenarioMode,
    List<String> channelGroups,
    ZoneGroupMode zoneGroupMode,
    List<Template> templates,
    TemplateResolution templateResolution,
    Constraints constraints,
    RealismFloors realismFloors)
    implements Serializable {

  public ShapeLibrary {
    channelGroups = List.copyOf(channelGroups);
    templates = List.copyOf(templates);
    Map<String, Template> byId = new HashMap<>();
    for (int i = 0; i < templates.size(); i++) {
      Template t = templates.get(i);
      if (byId.put(t.templateId(), t) != null) {
        throw new PolicyViolation(
            "/templates/" + i + "/template_id", t.templateId(), "no template twice");
      }
    }
    if (!byId.containsKey(templateResolution.defaultTemplateId())) {
      throw new PolicyViolation(
          "/template_resolution/default_template_id",
          templateResolution.defaultTemplateId(),
          "a template of the library");
    }
    Set<String> ruled = new HashSet<>();
    for (int i = 0; i < templateResolution.rules().size(); i++) {
      Rule rule = templateResolution.rules().get(i);
      if (!ruled.add(rule.demandClass() + "|" + rule.channelGroup())) {
        throw new PolicyViolation(
            "/template_resolution/rules/" + i, rule, "one rule per class and channel");
      }
      for (int j = 0; j < rule.candidateTemplateIds().size(); j++) {
        Template t = byId.get(rule.candidateTemplateIds().get(j));
        if (t == null
            || !t.demandClass().equals(rule.demandClass())
            || !t.channelGroup().equals(rule.channelGroup())) {
          throw new PolicyViolation(
              "/template_resolution/rules/" + i + "/candidate_template_ids/" + j,
              rule.candidateTemplateIds().get(j),
              "a template of " + rule.demandClass() + ", " + rule.channelGroup());
        }
      }
    }
  }

  /**
   * A template: Gaussian peaks over a floor, weighted by weekday, raised to a power.
   *
   * @param templateId id
   * @param demandClass class
   * @param channelGroup channel group
   * @param shapeKind whether the peaks end at midnight or run round the week
   * @param dowWeights weights of Monday to Sunday
   * @param dailyComponents peaks of a day
   * @param baselineFloor floor under the peaks
   * @param power exponent of the whole
   * @param notes words
   */
  public record Template(
      String templateId,
      String demandClass,
      String channelGroup,
      ShapeKind shapeKind,
      List<Double> dowWeights,
      List<Peak> dailyComponents,
      double baselineFloor,
      double power,
      String notes)
      implements Serializable {
    public Template {
      dowWeights = List.copyOf(dowWeights);
      dailyComponents = List.copyOf(dailyComponents);
    }
  }

  /** What the peaks of a template do at midnight. */
  public enum ShapeKind {
    /** They end there, as in the reference. */
    @JsonProperty("daily_gaussian_mixture")
    DAILY_GAUSSIAN_MIXTURE("daily_gaussian_mixture"),
    /** They spill into the neighbouring day with the weight of their own day. */
    @JsonProperty("circular_gaussian_mixture_v1")
    CIRCULAR_GAUSSIAN_MIXTURE_V1("circular_gaussian_mixture_v1");

    private final String text;

    ShapeKind(String text) {
      this.text = text;
    }

    /** The word in files. */
    public String text() {
      return text;
    }
  }

  /**
   * A Gaussian peak of the day.
   *
   * @param kind constant
   * @param centerMin minute of its centre
   * @param sigmaMin standard deviation in minutes
   * @param amplitude height
   */
  public record Peak(String kind, int centerMin, double sigmaMin, double amplitude)
      implements Serializable {}

  /** What the hash that picks a template is keyed by, beside class and channel. */
  public enum ResolutionMode {
    /** The time zone, as in the reference: merchants of a class and channel share its shape. */
    @JsonProperty("deterministic_choice_by_tzid_v1")
    BY_TZID,
    /** The merchant, who has one template in all its zones. */
    @JsonProperty("deterministic_choice_by_merchant_v1")
    BY_MERCHANT
  }

  /**
   * Which templates a class and channel choose from.
   *
   * @param mode what the choice hashes
   * @param defaultTemplateId a template of the library; checked, never used
   * @param rules one per class and channel
   */
  public record TemplateResolution(ResolutionMode mode, String defaultTemplateId, List<Rule> rules)
      implements Serializable {
    public TemplateResolution {
      rules = List.copyOf(rules);
    }
  }

  /**
   * Candidates of a class and channel.
   *
   * @param demandClass class
   * @param channelGroup channel group
   * @param candidateTemplateIds candidates in order
   * @param selectionLaw how the uniform becomes an index; constant
   */
  public record Rule(
      String demandClass,
      String channelGroup,
      List<String> candidateTemplateIds,
      String selectionLaw)
      implements Serializable {
    public Rule {
      candidateTemplateIds = List.copyOf(candidateTemplateIds);
    }
  }

  /**
   * Rules of every final shape.
   *
   * @param minMassNight smallest mass of the night
   * @param nightWindowMinutes the night
   * @param minWeekendMassForWeekendClasses smallest weekend mass of classes named after it
   * @param officeHoursWindow office hours and their smallest mass
   * @param shapeNonflatRatioMin smallest ratio of maximum to minimum
   */
  public record Constraints(
      double minMassNight,
      NightWindow nightWindowMinutes,
      double minWeekendMassForWeekendClasses,
      OfficeWindow officeHoursWindow,
      double shapeNonflatRatioMin)
      implements Serializable {}

  /**
   * The night.
   *
   * @param startMin first minute
   * @param endMin minute after the last
   */
  public record NightWindow(int startMin, int endMin) implements Serializable {
    public NightWindow {
      if (endMin <= startMin) {
        throw new PolicyViolation(
            "/constraints/night_window_minutes/end_min", endMin, "after start_min, " + startMin);
      }
    }
  }

  /**
   * Office hours, Monday to Friday.
   *
   * @param weekdayStartMin first minute
   * @param weekdayEndMin minute after the last
   * @param minWeekdayOfficeMass smallest mass of classes named after it
   */
  public record OfficeWindow(int weekdayStartMin, int weekdayEndMin, double minWeekdayOfficeMass)
      implements Serializable {
    public OfficeWindow {
      if (weekdayEndMin <= weekdayStartMin) {
        throw new PolicyViolation(
            "/constraints/office_hours_window/weekday_end_min",
            weekdayEndMin,
            "after weekday_start_min, " + weekdayStartMin);
      }
    }
  }

  /**
   * Rules of the library.
   *
   * @param minTotalTemplates fewest templates
   * @param minTemplatesPerClassPerChannel fewest per class of the domain and channel
   * @param requireAllClassesPresent whether every class of the domain needs templates
   * @param requireAllChannelGroupsPresent whether every channel group needs templates
   * @param minNonflatTemplatesFraction smallest share of templates that are not flat
   * @param minNightMassOnline24h smallest night mass of online_24h
   * @param minWeekendMassEveningWeekend smallest weekend mass of evening_weekend
   * @param minWeekdayMassOfficeHours smallest office mass of office_hours
   */
  public record RealismFloors(
      int minTotalTemplates,
      int minTemplatesPerClassPerChannel,
      boolean requireAllClassesPresent,
      boolean requireAllChannelGroupsPresent,
      double minNonflatTemplatesFraction,
      @JsonProperty("min_night_mass_online24h") double minNightMassOnline24h,
      double minWeekendMassEveningWeekend,
      double minWeekdayMassOfficeHours)
      implements Serializable {}
}
