package io.footfall.pipelines.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.seg5a.DemandScalePolicy.ClassParams;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.replay.ArrivalStory;
import io.footfall.transforms.replay.PlaceSeries;
import io.footfall.transforms.seg5a.s1classes.PlaceVolume;
import io.footfall.transforms.seg5a.s1classes.SizeStep;
import io.footfall.transforms.seg5a.s1classes.VariantStep;
import io.footfall.transforms.seg5a.s1classes.VolumeStep;
import io.footfall.transforms.seg5a.s2shapes.ShapeStep;
import io.footfall.transforms.seg5a.s4overlays.HorizonEvent;
import io.footfall.transforms.seg5a.s4overlays.OverlayStep;
import io.footfall.transforms.seg5a.s4overlays.PlacedEvent;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;

/** Volume, shape and calendar of the places behind an arrival. */
final class SurfaceSections {
  private static final int EVENTS_PRINTED = 8;

  private SurfaceSections() {}

  static Section volume(ArrivalStory story) {
    Section section = new Section("VOLUME (5A.S1), arrivals a week");
    ClassParams p = story.classParams();
    section.line(
        "class law",
        "median per site "
            + p.medianPerSiteWeekly()
            + ", Pareto alpha "
            + p.paretoAlpha()
            + ", clip "
            + p.clipMax());
    section
        .json
        .putObject("class_law")
        .put("median_per_site", p.medianPerSiteWeekly())
        .put("pareto_alpha", p.paretoAlpha())
        .put("clip_max", p.clipMax());
    section.json.putArray("places");
    for (PlaceSeries place : story.zone().places()) {
      volume(section, place.volume());
    }
    return section;
  }

  private static void volume(Section section, PlaceVolume v) {
    MerchantZoneProfile row = v.row();
    ObjectNode json = section.json.withArray("places").addObject();
    json.put("country", row.legalCountryIso()).put("tzid", row.tzid());
    json.put("zone_sites", row.zoneSiteCount()).put("country_sites", v.countrySites());
    json.put("edge_weight", row.zoneEdgeWeight()).put("country_edge_weight", v.countryEdgeWeight());
    double share =
        row.zoneSiteCount() > 0
            ? (double) row.zoneSiteCount() / v.countrySites()
            : row.zoneEdgeWeight() / v.countryEdgeWeight();
    json.put("share", share).put("role", row.demandSubclass());
    section.line(
        row.legalCountryIso(),
        row.tzid()
            + ": n "
            + row.zoneSiteCount()
            + " of N "
            + v.countrySites()
            + " sites, edge weight "
            + row.zoneEdgeWeight()
            + ", share "
            + share
            + " -> "
            + row.demandSubclass());
    SizeStep s = v.size();
    if (s != null) {
      section.line("size", "u(" + s.text() + ")");
      section.line("", "= " + s.u() + " -> " + s.perSite() + " per site");
      if (s.zoneText() != null) {
        section.line("zone size", "u(" + s.zoneText() + ")");
        section.line("", "= " + s.zoneU() + ", z " + s.zoneZ() + " -> factor " + s.zoneFactor());
      }
      json.putObject("size")
          .put("text", s.text())
          .put("u", s.u())
          .put("per_site", s.perSite())
          .put("zone_text", s.zoneText())
          .put("zone_u", s.zoneU())
          .put("zone_z", s.zoneZ())
          .put("zone_factor", s.zoneFactor())
          .put("draw", s.draw());
    }
    VolumeStep w = v.sites();
    if (w != null) {
      section.line(
          "site volume",
          w.globalMultiplier()
              + " global x "
              + w.sites()
              + " sites x "
              + w.draw()
              + " draw x "
              + w.roleFactor()
              + " role x "
              + w.brandFactor()
              + " brand x "
              + w.modeFactor()
              + " mode x "
              + w.channelFactor()
              + " channel = "
              + w.uncapped()
              + (w.weekly() == w.uncapped() ? ", cap not reached" : ", capped " + w.weekly()));
      json.putObject("site_volume")
          .put("sites", w.sites())
          .put("global", w.globalMultiplier())
          .put("draw", w.draw())
          .put("role", w.roleFactor())
          .put("brand", w.brandFactor())
          .put("mode", w.modeFactor())
          .put("channel", w.channelFactor())
          .put("uncapped", w.uncapped())
          .put("weekly", w.weekly());
    }
    if (v.edgeShare() > 0) {
      section.line(
          "virtual",
          v.virtualVolume()
              + " over all edges x weight "
              + row.zoneEdgeWeight()
              + (v.edgeShare() < 1 ? "; sites keep 1 - " + v.edgeShare() : ""));
    }
    json.put("edge_share", v.edgeShare()).put("virtual_volume", v.virtualVolume());
    json.put("weekly_volume", row.weeklyVolumeExpected());
    json.put("virtual_volume_share", row.virtualVolumeShare());
    section.line(
        "weekly volume",
        row.weeklyVolumeExpected() + ", virtual share " + row.virtualVolumeShare());
  }

  static Section shape(ArrivalStory story) {
    Section section = new Section("SHAPE (5A.S2) AND BASELINE (5A.S3)");
    section.json.putArray("places");
    for (PlaceSeries place : story.zone().places()) {
      ShapeStep s = story.shape(place);
      double base = place.baseline(s.bucket()).lambdaLocalBase();
      String country = place.row().legalCountryIso();
      VariantStep v = place.volume().variant();
      section.line(country, "word(" + v.text() + ")");
      section.line(
          "",
          "= "
              + Section.hex(v.word())
              + ", u "
              + v.u()
              + " among "
              + v.candidates()
              + " -> "
              + v.templateId());
      section.line("profile", "word(" + s.text() + ")");
      section.line(
          "",
          "= "
              + Section.hex(s.word())
              + " -> "
              + s.profileId()
              + (s.overrideId() == null ? "" : ", forced by " + s.overrideId()));
      section.line(
          "week bucket",
          String.format(
              Locale.ROOT,
              "k = %d, %s %02d:%02d local",
              s.bucket(),
              DayOfWeek.of(s.isoDayOfWeek()),
              s.minute() / 60,
              s.minute() % 60));
      section.line(
          "value",
          "("
              + s.dayWeight()
              + " day x "
              + s.dayCurve()
              + " curve)^"
              + s.power()
              + " = "
              + s.base());
      section.line("", "x " + s.multiplier() + " zone / " + s.total() + " week = " + s.value());
      section.line(
          "baseline", place.row().weeklyVolumeExpected() + " x " + s.value() + " = " + base);
      ObjectNode json = section.json.withArray("places").addObject();
      json.put("country", country)
          .put("variant_text", v.text())
          .put("variant_word", Section.hex(v.word()))
          .put("u", v.u())
          .put("template_id", v.templateId())
          .put("text", s.text())
          .put("word", Section.hex(s.word()))
          .put("profile_id", s.profileId())
          .put("override_id", s.overrideId())
          .put("week_bucket", s.bucket())
          .put("iso_day_of_week", s.isoDayOfWeek())
          .put("minute_of_day", s.minute())
          .put("day_weight", s.dayWeight())
          .put("day_curve", s.dayCurve())
          .put("power", s.power())
          .put("base", s.base())
          .put("multiplier", s.multiplier())
          .put("total", s.total())
          .put("value", s.value())
          .put("lambda_base", base);
      v.candidates().forEach(json.putArray("candidates")::add);
    }
    return section;
  }

  static Section calendar(ArrivalStory story) {
    Section section = new Section("CALENDAR (5A.S4), bucket " + story.bucket());
    section.json.putArray("places");
    for (PlaceSeries place : story.zone().places()) {
      OverlayStep step = story.overlay(place);
      ObjectNode json = section.json.withArray("places").addObject();
      String country = place.row().legalCountryIso();
      json.put("country", country);
      json.putArray("events");
      section.line(country, step.active().isEmpty() ? "no event at work" : "events at work:");
      int printed = 0;
      for (PlacedEvent event : step.active()) {
        event(section, json, story.event(event.event().eventId()), event, step.bucket(), printed++);
      }
      if (printed > EVENTS_PRINTED) {
        section.line("", "and " + (printed - EVENTS_PRINTED) + " more; --json lists all");
      }
      json.putArray("types");
      for (OverlayStep.TypeFactor t : step.types()) {
        section.line(
            "type",
            t.type()
                + ": "
                + t.rule().selection()
                + ", "
                + t.rule().mode()
                + " = "
                + t.aggregated()
                + (t.masked() == t.aggregated() ? "" : ", masked " + t.masked()));
        json.withArray("types")
            .addObject()
            .put("type", t.type().name())
            .put("selection", t.rule().selection().name())
            .put("mode", t.rule().mode().name())
            .put("aggregated", t.aggregated())
            .put("masked", t.masked());
      }
      step.masks().forEach(json.putArray("masks")::add);
      if (!step.masks().isEmpty()) {
        section.line("masks", String.join(", ", step.masks()));
      }
      double lambda = place.scenario(step.bucket()).lambdaLocalScenario();
      json.put("product", step.product()).put("factor", step.factor()).put("lambda", lambda);
      section.line(
          "factor",
          step.product() == step.factor()
              ? step.factor() + ", inside the clamp"
              : step.product() + ", clamped " + step.factor());
      section.line("lambda", "baseline x factor = " + lambda);
    }
    return section;
  }

  private static void event(
      Section section, ObjectNode json, CalendarEvent e, PlacedEvent p, int bucket, int printed) {
    HorizonEvent h = p.event();
    boolean local = e.startUtc() == null;
    String start = local ? e.startLocal() : e.startUtc();
    String end = local ? e.endLocal() : e.endUtc();
    String scope =
        String.join(
            " ",
            List.of(
                    e.scopeGlobal() ? "global" : "",
                    e.countryIso() == null ? "" : e.countryIso(),
                    e.tzid() == null ? "" : e.tzid(),
                    e.demandClass() == null ? "" : e.demandClass(),
                    e.merchantId() == null ? "" : U64.text(e.merchantId()))
                .stream()
                .filter(s -> !s.isEmpty())
                .toList());
    double factor = p.factor(bucket);
    if (printed < EVENTS_PRINTED) {
      section.line(
          "",
          e.eventId()
              + " "
              + e.eventType()
              + " ["
              + scope
              + "] "
              + (e.notes() == null ? "" : e.notes() + ", ")
              + start.substring(0, 16)
              + " to "
              + end.substring(0, 16)
              + (local ? " local" : "")
              + " "
              + e.shapeKind()
              + " "
              + h.amplitude()
              + (h.rampIn() + h.rampOut() == 0 ? "" : ", in " + h.rampIn() + " out " + h.rampOut())
              + " -> "
              + factor);
    }
    json.withArray("events")
        .addObject()
        .put("event_id", e.eventId())
        .put("event_type", e.eventType())
        .put("scope", scope)
        .put("specificity", h.specificity())
        .put("start_utc", e.startUtc())
        .put("end_utc", e.endUtc())
        .put("clock", e.clock())
        .put("start_local", e.startLocal())
        .put("end_local", e.endLocal())
        .put("notes", e.notes())
        .put("first_bucket", p.buckets()[0])
        .put("end_bucket", p.buckets()[p.buckets().length - 1] + 1)
        .put("shape_kind", e.shapeKind())
        .put("amplitude", h.amplitude())
        .put("ramp_in_buckets", h.rampIn())
        .put("ramp_out_buckets", h.rampOut())
        .put("factor", factor);
  }
}
