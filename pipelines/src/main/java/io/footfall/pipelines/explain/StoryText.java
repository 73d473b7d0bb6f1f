package io.footfall.pipelines.explain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.replay.ArrivalStory;
import io.footfall.transforms.replay.PublishedArrival;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The story of an arrival, section by section, as text and as JSON. */
public final class StoryText {
  private final Map<String, Section> sections = new LinkedHashMap<>();

  /**
   * Tells a story.
   *
   * @param gates verdicts of the gates that were passed
   * @param published the published row, if there is one
   */
  public StoryText(
      List<UpstreamGate> gates, ArrivalStory story, Optional<PublishedArrival> published) {
    sections.put("identity", IdentitySections.identity(gates, story));
    sections.put("arrival", IdentitySections.row(story, published));
    sections.put("merchant", IdentitySections.merchant(story));
    sections.put("volume", VolumeSection.of(story));
    sections.put("shape", ShapeSection.of(story));
    sections.put("calendar", CalendarSection.of(story));
    sections.put("intensity", DrawSections.intensity(story));
    sections.put("latent", DrawSections.latent(story));
    sections.put("count", DrawSections.count(story));
    sections.put("time", DrawSections.time(story));
    sections.put("route", DrawSections.route(story));
    sections.put("clocks", ClockSection.clocks(story));
  }

  /** Prints all sections. */
  public void print(PrintWriter out) {
    sections.values().forEach(s -> s.print(out));
  }

  /** All sections as one object, keys in the order of the story. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    sections.forEach((key, section) -> node.set(key, section.json));
    return node;
  }
}
