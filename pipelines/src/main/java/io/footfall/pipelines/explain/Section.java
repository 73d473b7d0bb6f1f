package io.footfall.pipelines.explain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.replay.DrawStep;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A part of the story: lines of text, and an object of JSON. Numbers read back to themselves. */
final class Section {
  private static final int WIDTH = 100;
  private static final int LABEL = 15;

  final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final String title;
  private final List<String> lines = new ArrayList<>();

  Section(String title) {
    this.title = title;
  }

  /** A line of text; what is longer than a line is broken at spaces, else after '|'. */
  Section line(String label, String text) {
    String rest = text;
    String left = label;
    int room = WIDTH - LABEL - 2;
    while (rest.length() > room) {
      int cut = rest.lastIndexOf(' ', room);
      if (cut <= 0) {
        cut = rest.lastIndexOf('|', room - 1) + 1;
      }
      cut = cut <= 0 ? room : cut;
      lines.add(String.format(Locale.ROOT, "  %-" + LABEL + "s%s", left, rest.substring(0, cut)));
      rest = rest.substring(cut).stripLeading();
      left = "";
    }
    lines.add(String.format(Locale.ROOT, "  %-" + LABEL + "s%s", left, rest).stripTrailing());
    return this;
  }

  /** A draw whose domain key was told before: as the other, without it. */
  Section drawAgain(String name, DrawStep draw, int words) {
    line("family", draw.family() + ", domain key as for the count");
    return words(name, draw, words);
  }

  /** A draw: texts, the words somebody looks at, and a JSON object of that name. */
  Section draw(String name, DrawStep draw, int words) {
    line("family", draw.family());
    line("domain key", draw.domainKey());
    return words(name, draw, words);
  }

  private Section words(String name, DrawStep draw, int words) {
    line(
        "philox",
        "key "
            + hex(draw.key())
            + ", counter "
            + hex(draw.baseHi())
            + ":"
            + hex(draw.baseLo())
            + " + "
            + draw.block());
    line("words", "x0 " + hex(draw.x0()) + " -> u0 " + draw.u0());
    if (words > 1) {
      line("", "x1 " + hex(draw.x1()) + " -> u1 " + draw.u1());
    }
    json.putObject(name)
        .put("family", draw.family())
        .put("domain_key", draw.domainKey())
        .put("key", hex(draw.key()))
        .put("counter_hi", hex(draw.baseHi()))
        .put("counter_lo", hex(draw.baseLo()))
        .put("block", draw.block())
        .put("x0", hex(draw.x0()))
        .put("x1", hex(draw.x1()))
        .put("u0", draw.u0())
        .put("u1", draw.u1());
    return this;
  }

  static String hex(long word) {
    return String.format(Locale.ROOT, "0x%016x", word);
  }

  void print(PrintWriter out) {
    out.println(title);
    lines.forEach(out::println);
    out.println();
  }
}
