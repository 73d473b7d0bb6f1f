package io.footfall.pipelines.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.seg5a.DemandScalePolicy.ClassParams;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.replay.ArrivalStory;
import io.footfall.transforms.replay.PlaceSeries;
import io.footfall.transforms.seg5a.s1classes.PlaceVolume;
import io.footfall.transforms.seg5a.s1classes.SizeStep;
import io.footfall.transforms.seg5a.s1classes.VolumeStep;

/** Volume of the places behind an arrival. */
final class VolumeSection {
  private VolumeSection() {}

  static Section of(ArrivalStory story) {
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
      section.line("", "spread " + s.exponent() + " over all sites -> " + s.own());
      if (s.zoneText() != null) {
        section.line("zone size", "u(" + s.zoneText() + ")");
        section.line("", "= " + s.zoneU() + ", z " + s.zoneZ() + " -> factor " + s.zoneFactor());
      }
      json.putObject("size")
          .put("text", s.text())
          .put("u", s.u())
          .put("per_site", s.perSite())
          .put("exponent", s.exponent())
          .put("own", s.own())
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
}
