package io.footfall.transforms.seg5a.calendar;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.RowWriter;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Authors the calendar of a scenario, before 5A.S0 seals it (5A-s4-s5.md section 1).
 *
 * <p>Inputs: {@code zone_alloc}, {@code edge_catalogue_3B}. Output: {@code scenario_calendar_5A} by
 * event_id. One unit. Findings: S4_CALENDAR_ALIGNMENT_FAILED, S4_OVERLAY_EVAL_FAILED. Tallies:
 * {@code events.{type}}, {@code overlap} (largest in the sample). {@link CalendarProvenance} is
 * published after it.
 */
public final class ScenarioCalendar extends TableState {
  static final String CALENDAR = "scenario_calendar_5A";

  private final AuthorEventsFn law;

  private ScenarioCalendar(StateRun run, List<WorkUnit> units, AuthorEventsFn law) {
    super(run, units);
    this.law = law;
  }

  /** Reads the policies; plans one unit. */
  public static ScenarioCalendar author(RunContext ctx, String scenarioId) throws IOException {
    Partition world = Partition.world(ctx.identity());
    SealedTable zones = ctx.table("zone_alloc", world);
    SealedTable edges = ctx.table("edge_catalogue_3B", world);
    CalendarWorld known = CalendarWorld.of(ctx);
    CalendarLaw law = CalendarLaw.of(ctx.config(), scenarioId, known.countries());
    GivenEvents.check(ctx.config(), law, known);
    List<WorkUnit> units = List.of(WorkUnit.whole(law.policies().calendar().floors().minEvents()));
    StateRun run =
        ctx.stateRun(
            "5A.CALENDAR",
            Partition.surfaces(ctx.identity(), scenarioId),
            List.of(CALENDAR),
            units,
            List.of(zones, edges),
            CalendarLaw.FILES);
    return new ScenarioCalendar(run, units, new AuthorEventsFn(run, zones, edges, law));
  }

  /** The events of a scenario by its law alone, ascending by id; the sealed table is not read. */
  public static List<CalendarEvent> generate(RunContext ctx, String scenarioId) throws IOException {
    CalendarWorld world = CalendarWorld.of(ctx);
    return CalendarLaw.of(ctx.config(), scenarioId, world.countries()).events(world);
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "AuthorEvents", law);
  }

  private static final class AuthorEventsFn extends UnitFn {
    private final SealedTable zones;
    private final SealedTable edges;
    private final CalendarLaw law;

    AuthorEventsFn(StateRun run, SealedTable zones, SealedTable edges, CalendarLaw law) {
      super(run);
      this.zones = zones;
      this.edges = edges;
      this.law = law;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      CalendarWorld world = CalendarWorld.read(zones, edges, law.policies().classes());
      List<CalendarEvent> events = law.events(world);
      int overlap = new CalendarAcceptance(law, world).check(events);
      out.tally(
          "overlap", Tally.check(law.policies().calendar().floors().overlapSample(), 0, overlap));
      RowWriter<CalendarEvent> rows = new RowWriter<>(out.table(CALENDAR), CalendarEvent.class);
      for (CalendarEvent event : events) {
        rows.append(event);
        out.tally("events." + event.eventType(), Tally.count(1));
      }
      out.table(CALENDAR).endKey();
    }
  }
}
