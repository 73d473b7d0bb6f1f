package io.footfall.pipelines.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.Column;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.replay.ArrivalStory;
import io.footfall.transforms.replay.PublishedArrival;
import io.footfall.transforms.replay.TypedRow;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.seg5a.s1classes.MerchantFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which run, which row, which merchant. */
final class IdentitySections {
  private IdentitySections() {}

  static Section identity(List<UpstreamGate> gates, ArrivalStory story) {
    RunIdentity id = story.merchant().laws().run().identity();
    DrawSlots slots = story.slots();
    Section section = new Section("IDENTITY");
    section.line("run", id.runId());
    section.line("fingerprint", id.manifestFingerprint());
    section.line("parameters", id.parameterHash());
    section.line(
        "seeds", "world " + U64.text(id.worldSeed()) + ", arrivals " + U64.text(slots.seed()));
    section.line("draw_fp", slots.drawFp());
    section.line("draw_ph", slots.drawPh());
    section.line("scenario", slots.scenarioId() + ", separator " + slots.domainSep());
    UpstreamGate last = gates.get(gates.size() - 1);
    List<String> passed = gates.stream().map(g -> g.segment() + " " + g.status()).toList();
    section.line("gates", String.join(", ", passed));
    section.line("5B bundle", last.digest());
    section
        .json
        .put("run_id", id.runId())
        .put("manifest_fingerprint", id.manifestFingerprint())
        .put("parameter_hash", id.parameterHash())
        .put("world_seed", U64.text(id.worldSeed()))
        .put("seed", U64.text(slots.seed()))
        .put("scenario_id", slots.scenarioId())
        .put("draw_fp", slots.drawFp())
        .put("draw_ph", slots.drawPh())
        .put("domain_sep", slots.domainSep());
    ObjectNode all = section.json.putObject("gates");
    gates.forEach(
        g -> all.putObject(g.segment()).put("status", g.status().name()).put("digest", g.digest()));
    return section;
  }

  static Section row(ArrivalStory story, Optional<PublishedArrival> published) {
    Section section = new Section("PUBLISHED ARRIVAL");
    section.line("file", published.map(PublishedArrival::file).orElse("no such row"));
    published.ifPresent(p -> section.line("row of file", p.position() + ", from 0"));
    section.json.put("file", published.map(PublishedArrival::file).orElse(null));
    section.json.put("row_of_file", published.map(PublishedArrival::position).orElse(null));
    List<Column> columns = TypedRow.columns("arrival_events_5B");
    List<String> regenerated = TypedRow.texts("arrival_events_5B", story.row());
    ObjectNode here = section.json.putObject("regenerated");
    for (int i = 0; i < columns.size(); i++) {
      here.put(columns.get(i).name(), regenerated.get(i));
    }
    section.json.putNull("published");
    if (published.isPresent()) {
      List<String> found = TypedRow.texts("arrival_events_5B", published.get().row());
      ObjectNode there = section.json.putObject("published");
      List<String> facts = new ArrayList<>();
      List<String> absent = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        String name = columns.get(i).name();
        there.put(name, found.get(i));
        if (found.get(i).equals("null")) {
          absent.add(name);
        } else {
          facts.add(name + " " + found.get(i));
        }
      }
      section.line("columns", String.join(", ", facts));
      section.line("null", String.join(", ", absent));
    }
    return section;
  }

  static Section merchant(ArrivalStory story) {
    MerchantFacts m = story.merchant().facts();
    var row = story.zone().places().get(0).row();
    Section section = new Section("MERCHANT " + U64.text(m.merchantId()));
    long sites = m.sites().stream().mapToLong(MerchantFacts.Sites::count).sum();
    section.line(
        "layer 1",
        String.format(
            "mcc %04d, channel %s, mode %s, %d sites, %d edges",
            m.mcc(), m.channel(), m.mode(), sites, m.edges().size()));
    section.line(
        "class",
        row.demandClass() + ", channel group " + row.channelGroup() + ", by " + row.classSource());
    section
        .json
        .put("merchant_id", U64.text(m.merchantId()))
        .put("mcc", m.mcc())
        .put("channel", m.channel())
        .put("virtual_mode", m.mode().name())
        .put("sites", sites)
        .put("edges", m.edges().size())
        .put("demand_class", row.demandClass())
        .put("channel_group", row.channelGroup())
        .put("class_source", row.classSource());
    return section;
  }
}
