package io.footfall.pipelines.figures;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Everything the charts of a run show, from tables whose bytes are the ones the bundles pin.
 *
 * @param arrivals counts of arrivals
 * @param clocks clock changes inside the horizon
 * @param dispersion counts against their law
 * @param comovement how places move together
 * @param sites sites by cell
 * @param edges edges by cell
 * @param calendar events
 */
public record RunFigures(
    ArrivalCounts arrivals,
    ClockChanges clocks,
    Dispersion dispersion,
    Comovement comovement,
    PlaceCells sites,
    PlaceCells edges,
    CalendarEntry.Read calendar) {
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final String EVENTS = "arrival_events_5B";
  private static final String COUNTS = "s3_bucket_counts_5B";
  private static final String INTENSITIES = "s2_realised_intensity_5B";
  private static final String GROUPS = "s1_grouping_5B";
  private static final String CALENDAR = "scenario_calendar_5A";

  /**
   * Reads the tables; the caller has seen every gate pass.
   *
   * @param seed arrival seed
   * @param workers threads
   * @throws FootfallException {@code REPORT.UPSTREAM_GATE_MISMATCH} if a file that would be read is
   *     not the one its bundle pins
   */
  public static RunFigures of(RunContext ctx, long seed, Scenario scenario, int workers)
      throws IOException {
    Partition world = Partition.world(ctx.identity());
    Partition surfaces = Partition.surfaces(ctx.identity(), scenario.scenarioId());
    Partition arrivals = Partition.arrivals(ctx.identity(), seed, scenario.scenarioId());
    requirePinned(ctx, "5A", surfaces, Set.of(CALENDAR));
    requirePinned(ctx, "5B", arrivals, Set.of(EVENTS, COUNTS, INTENSITIES, GROUPS));
    SealedTable sites = whole(ctx.table("site_locations", world));
    SealedTable edges = whole(ctx.table("edge_catalogue_3B", world));
    SealedTable groups = ctx.table(GROUPS, arrivals);

    PartPass pass = new PartPass(workers);
    HorizonDays days = new HorizonDays(scenario.startMicros(), scenario.endMicros());
    TzTimetable timetable =
        TzTimetable.parse(
            Storage.read(ctx.file("tz_timetable_cache_bin", world), FileLimit.TIMETABLE));
    ClockChanges clocks = new ClockChanges(timetable, days);
    var changeDays = clocks.dayIndex();
    ArrivalCounts counts = new ArrivalCounts(days, changeDays);
    pass.over(
        ctx.table(EVENTS, arrivals),
        ArrivalCounts.COLUMNS,
        (reader, part) -> new ArrivalCounts(days, changeDays).count(reader),
        counts::merge);
    Dispersion dispersion = new Dispersion();
    pass.over(
        ctx.table(COUNTS, arrivals),
        Dispersion.COLUMNS,
        (reader, part) -> new Dispersion().count(reader, part, groups),
        dispersion::merge);
    int bucketsPerDay = (int) (MICROS_PER_DAY / scenario.bucketMicros());
    return new RunFigures(
        counts,
        clocks,
        dispersion,
        Comovement.of(
            groups,
            ctx.table(INTENSITIES, arrivals),
            bucketsPerDay,
            scenario.buckets() / bucketsPerDay),
        PlaceCells.of(pass, sites),
        PlaceCells.of(pass, edges),
        CalendarEntry.read(ctx.table(CALENDAR, surfaces)));
  }

  /** Refuses files that are not those the passed bundle lists. */
  private static void requirePinned(
      RunContext ctx, String segment, Partition partition, Set<String> datasets)
      throws IOException {
    String listing = "validation_members_" + segment;
    JsonNode document = JsonDocuments.read(ctx.file(listing, partition));
    List<MemberListing.DataFile> read =
        MemberListing.parse(document).files().stream()
            .filter(f -> datasets.contains(f.dataset()))
            .toList();
    List<String> differing = new MemberListing(read).differing(ctx.root());
    if (!differing.isEmpty()) {
      throw refusal(listing + ": " + differing.get(0));
    }
  }

  /** Refuses a table of layer 1 whose parts are not those of its manifest. */
  private static SealedTable whole(SealedTable table) throws IOException {
    for (PartFile part : TableManifest.of(table).parts()) {
      String found = Storage.sha256(table.folder() + part.name());
      if (!found.equals(part.sha256())) {
        throw refusal(
            table.folder() + part.name() + ": found " + found + "; sealed as " + part.sha256());
      }
    }
    return table;
  }

  private static FootfallException refusal(String what) {
    return new FootfallException(
        new FailureCode("REPORT", "UPSTREAM_GATE_MISMATCH"),
        what,
        "Run footfall verify on this run; restore the files it names.");
  }
}
