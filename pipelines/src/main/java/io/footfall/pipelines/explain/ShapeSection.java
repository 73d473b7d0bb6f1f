package io.footfall.pipelines.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.replay.ArrivalStory;
import io.footfall.transforms.replay.PlaceSeries;
import io.footfall.transforms.seg5a.s1classes.VariantStep;
import io.footfall.transforms.seg5a.s2shapes.ShapeStep;
import java.time.DayOfWeek;
import java.util.Locale;

/** Weekly template, shape and baseline of the places behind an arrival. */
final class ShapeSection {
  private ShapeSection() {}

  static Section of(ArrivalStory story) {
    Section section = new Section("SHAPE (5A.S2) AND BASELINE (5A.S3)");
    section.json.putArray("places");
    for (PlaceSeries place : story.zone().places()) {
      ShapeStep s = story.shape(place);
      double base = place.baseline(s.bucket()).lambdaLocalBase();
      VariantStep v = place.volume().variant();
      text(section, place, v, s, base);
      json(section, place, v, s, base);
    }
    return section;
  }

  private static void text(
      Section section, PlaceSeries place, VariantStep v, ShapeStep s, double base) {
    section.line(place.row().legalCountryIso(), "word(" + v.text() + ")");
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
        "(" + s.dayWeight() + " day x " + s.dayCurve() + " curve)^" + s.power() + " = " + s.base());
    section.line("", "x " + s.multiplier() + " zone / " + s.total() + " week = " + s.value());
    section.line("baseline", place.row().weeklyVolumeExpected() + " x " + s.value() + " = " + base);
  }

  private static void json(
      Section section, PlaceSeries place, VariantStep v, ShapeStep s, double base) {
    ObjectNode json = section.json.withArray("places").addObject();
    json.put("country", place.row().legalCountryIso())
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
}
