package io.footfall.transforms.seg5a.calendar;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.SealedTable;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * {@code scenario_calendar_provenance_5A}: what a sealed calendar was made from and what it holds.
 */
public final class CalendarProvenance {
  private static final String DATASET = "scenario_calendar_provenance_5A";
  private static final FailureCode CONFLICT = new FailureCode("5A.S4", "S4_OUTPUT_CONFLICT");

  private CalendarProvenance() {}

  /** Publishes the document of a scenario whose calendar is sealed. */
  public static void publish(RunContext ctx, String scenarioId) throws IOException {
    ctx.publish(
        DATASET,
        Partition.surfaces(ctx.identity(), scenarioId),
        document(ctx, scenarioId),
        CONFLICT);
  }

  /** The document of a scenario whose calendar is sealed. */
  public static byte[] document(RunContext ctx, String scenarioId) throws IOException {
    Partition partition = Partition.surfaces(ctx.identity(), scenarioId);
    Partition layer1 = Partition.world(ctx.identity());
    SealedTable zones = ctx.table("zone_alloc", layer1);
    SealedTable edges = ctx.table("edge_catalogue_3B", layer1);
    List<CalendarEvent> events =
        ReadTable.rows(ctx.table(ScenarioCalendar.CALENDAR, partition), CalendarEvent.class);
    CalendarWorld world = CalendarWorld.of(ctx);
    CalendarLaw law = CalendarLaw.of(ctx.config(), scenarioId, world.countries());
    int overlap = new CalendarAcceptance(law, world).check(events);
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("manifest_fingerprint", ctx.identity().manifestFingerprint());
    root.put("scenario_id", scenarioId);
    ObjectNode inputs = root.putObject("inputs");
    for (PolicyFile file : CalendarLaw.FILES) {
      source(inputs, file.id(), "config/" + file.path(), Storage.sha256(ctx.config().bytes(file)));
    }
    for (SealedTable table : List.of(zones, edges)) {
      String path = Contracts.get(table.dataset()).path().resolve(layer1.tokens());
      source(inputs, table.dataset(), path, table.manifestSha256());
    }
    source(
        inputs,
        "holiday_data",
        "resource:jollyday " + PublicHolidays.version(),
        Storage.sha256(PublicHolidays.artefact()));
    ObjectNode generation = root.putObject("generation");
    generation.put("mode", law.policies().calendar().calendarMode().text());
    generation.put("countries", world.countries().size());
    generation.put("tzids", world.tzids().size());
    TreeMap<String, Integer> counts = new TreeMap<>();
    events.forEach(e -> counts.merge(e.eventType(), 1, Integer::sum));
    ObjectNode byType = generation.putObject("event_counts");
    counts.forEach(byType::put);
    ObjectNode summary = root.putObject("summary");
    summary.put("total_events", events.size());
    summary.put(
        "country_coverage",
        events.stream().map(CalendarEvent::countryIso).filter(Objects::nonNull).distinct().count());
    summary.put(
        "tzid_coverage",
        events.stream().map(CalendarEvent::tzid).filter(Objects::nonNull).distinct().count());
    summary.put("max_overlap_sample", overlap);
    return CanonicalJson.bytes(root);
  }

  private static void source(ObjectNode inputs, String id, String path, String sha256) {
    inputs.putObject(id).put("path", path).put("sha256", sha256);
  }
}
