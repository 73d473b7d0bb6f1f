package io.footfall.transforms.seg5a.s2shapes;

import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ShapeLibrary.RealismFloors;
import io.footfall.config.seg5a.ShapeLibrary.Template;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.state.LawBroken;
import java.util.Set;
import java.util.TreeSet;

/** Floors of the shape library, judged on each template alone (5A-s2-s3.md section A.5 item 2). */
final class LibraryFloors {
  private final ShapeLibrary library;
  private final ShapeTimeGridPolicy gridPolicy;
  private final WeekGrid grid;
  private final ShapeTemplates templates;

  LibraryFloors(
      ShapeLibrary library,
      ShapeTimeGridPolicy gridPolicy,
      WeekGrid grid,
      ShapeTemplates templates) {
    this.library = library;
    this.gridPolicy = gridPolicy;
    this.grid = grid;
    this.templates = templates;
  }

  /** Throws at the first floor missed. */
  void check(Set<String> classes) {
    RealismFloors floors = library.realismFloors();
    require("library", "templates", library.templates().size(), floors.minTotalTemplates());
    counts(classes, floors);
    int nonflat = 0;
    for (Template t : library.templates()) {
      ShapeMetrics m = metrics(t);
      nonflat += m.nonflat() >= library.constraints().shapeNonflatRatioMin() ? 1 : 0;
      switch (t.demandClass()) {
        case "online_24h" ->
            require(t.templateId(), "night mass", m.night(), floors.minNightMassOnline24h());
        case "evening_weekend" ->
            require(
                t.templateId(), "weekend mass", m.weekend(), floors.minWeekendMassEveningWeekend());
        case "office_hours" ->
            require(t.templateId(), "office mass", m.office(), floors.minWeekdayMassOfficeHours());
        default -> {
          // No floor of its own.
        }
      }
    }
    require(
        "library",
        "share of templates that are not flat",
        (double) nonflat / library.templates().size(),
        floors.minNonflatTemplatesFraction());
  }

  /** Metrics of a template alone. */
  ShapeMetrics metrics(Template t) {
    return ShapeMetrics.of(
        templates.normalised(t.templateId()), grid, gridPolicy, library.constraints());
  }

  private void counts(Set<String> classes, RealismFloors floors) {
    for (String demandClass : new TreeSet<>(classes)) {
      if (floors.requireAllClassesPresent()) {
        require(
            demandClass,
            "templates of the class",
            library.templates().stream().filter(t -> t.demandClass().equals(demandClass)).count(),
            1);
      }
      for (String channel : library.channelGroups()) {
        require(
            demandClass + "|" + channel,
            "templates",
            library.templates().stream()
                .filter(t -> t.demandClass().equals(demandClass))
                .filter(t -> t.channelGroup().equals(channel))
                .count(),
            floors.minTemplatesPerClassPerChannel());
      }
    }
    if (floors.requireAllChannelGroupsPresent()) {
      for (String channel : library.channelGroups()) {
        require(
            channel,
            "templates of the channel group",
            library.templates().stream().filter(t -> t.channelGroup().equals(channel)).count(),
            1);
      }
    }
  }

  private static void require(String key, String what, double found, double floor) {
    if (!(found >= floor)) {
      throw new LawBroken(
          "5A.S2.S2_TEMPLATE_RESOLUTION_FAILED",
          "V-06",
          key,
          what + " " + found,
          "at least " + floor);
    }
  }
}
