package io.footfall.pipelines.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.replay.ArrivalStory;
import io.footfall.transforms.replay.PlaceSeries;
import io.footfall.transforms.seg5a.s4overlays.HorizonEvent;
import io.footfall.transforms.seg5a.s4overlays.OverlayStep;
import io.footfall.transforms.seg5a.s4overlays.PlacedEvent;
import java.util.List;

/** Events at work on the places behind an arrival, and the factor they make. */
final class CalendarSection {
  private static final int EVENTS_PRINTED = 8;

  private CalendarSection() {}

  static Section of(ArrivalStory story) {
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
