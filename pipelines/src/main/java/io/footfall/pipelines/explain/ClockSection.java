package io.footfall.pipelines.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.seg5a.UtcText;
import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.transforms.replay.ArrivalStory;
import io.footfall.transforms.replay.ClockStep;

/** Wall clocks of an arrival, by the tz cache of the world. */
final class ClockSection {
  private static final long MICROS = 1_000_000L;

  private ClockSection() {}

  static Section clocks(ArrivalStory story) {
    ArrivalEvent row = story.row();
    Section section = new Section("CLOCKS (5B.S4)");
    clock(section, "primary", story.clock(row.tzidPrimary()));
    if (row.tzidSettlement() == null) {
      section.line("others", "operational and settlement zone are the primary one");
    } else {
      section.line("operational", "the primary zone");
      clock(section, "settlement", story.clock(row.tzidSettlement()));
    }
    return section;
  }

  private static void clock(Section section, String name, ClockStep c) {
    String local = UtcText.of(c.localMicros()).replace("Z", "");
    section.line(
        name, c.tzid() + ", UTC" + signed(c.offsetMinutes()) + " min -> " + local + " local");
    String since =
        c.sinceSeconds() == null
            ? "from the beginning"
            : "since " + utc(c.sinceSeconds()) + " (before: " + signed(c.offsetBefore()) + ")";
    String until =
        c.untilSeconds() == null
            ? ", to the end"
            : ", until " + utc(c.untilSeconds()) + " (then: " + signed(c.offsetAfter()) + ")";
    section.line("", since + until);
    ObjectNode json = section.json.putObject(name);
    json.put("tzid", c.tzid()).put("offset_minutes", c.offsetMinutes());
    json.put("since_utc", c.sinceSeconds() == null ? null : utc(c.sinceSeconds()));
    json.put("offset_before", c.offsetBefore());
    json.put("until_utc", c.untilSeconds() == null ? null : utc(c.untilSeconds()));
    json.put("offset_after", c.offsetAfter());
    json.put("local", local);
  }

  private static String signed(int minutes) {
    return minutes < 0 ? "" + minutes : "+" + minutes;
  }

  private static String utc(long seconds) {
    return UtcText.of(Math.multiplyExact(seconds, MICROS)).replace(".000000", "");
  }
}
