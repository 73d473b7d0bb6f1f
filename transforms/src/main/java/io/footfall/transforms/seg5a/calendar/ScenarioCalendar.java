package io.footfall.transforms.seg5a.calendar;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.config.seg5a.ScenarioCalendarPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.table.RowWriter;
import io.footfall.transforms.table.RunContext;
import io.footfall.transforms.table.StateRun;
import io.footfall.transforms.table.TableState;
import io.footfall.transforms.table.UnitFn;
import io.footfall.transforms.table.UnitOutput;
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
    ScenarioHorizonConfig horizon =
        ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    ScenarioCalendarPolicy policy =
        ctx.config().read(PolicyFile.SCENARIO_CALENDAR, ScenarioCalendarPolicy.class);
    List<WorkUnit> units = List.of(WorkUnit.whole(policy.floors().minEvents()));
    StateRun run =
        ctx.stateRun(
            "5A.CALENDAR",
            Partition.surfaces(ctx.identity(), scenarioId),
            List.of(CALENDAR),
            units,
            List.of(zones, edges),
            List.of(
                PolicyFile.SCENARIO_HORIZON,
                PolicyFile.SCENARIO_CALENDAR,
                PolicyFile.SCENARIO_OVERLAY,
                PolicyFile.MERCHANT_CLASS));
    AuthorEventsFn law =
        new AuthorEventsFn(
            run,
            zones,
            edges,
            horizon.scenario(scenarioId),
            policy,
            ctx.config().read(PolicyFile.SCENARIO_OVERLAY, ScenarioOverlayPolicy.class),
            ctx.config().read(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class).classes());
    return new ScenarioCalendar(run, units, law);
  }

  /** The events of a scenario by its law alone, ascending by id; the sealed table is not read. */
  public static List<CalendarEvent> generate(RunContext ctx, String scenarioId) throws IOException {
    Partition layer1 = Partition.world(ctx.identity());
    CalendarWorld world =
        CalendarWorld.read(
            ctx.table("zone_alloc", layer1),
            ctx.table("edge_catalogue_3B", layer1),
            ctx.config().read(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class).classes());
    return new SyntheticCalendar(
            ctx.config()
                .read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class)
                .scenario(scenarioId),
            ctx.config().read(PolicyFile.SCENARIO_CALENDAR, ScenarioCalendarPolicy.class),
            ctx.config().read(PolicyFile.SCENARIO_OVERLAY, ScenarioOverlayPolicy.class),
            world)
        .generate();
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "AuthorEvents", law);
  }

  private static final class AuthorEventsFn extends UnitFn {
    private final SealedTable zones;
    private final SealedTable edges;
    private final ScenarioHorizonConfig.Scenario scenario;
    private final ScenarioCalendarPolicy policy;
    private final ScenarioOverlayPolicy overlays;
    private final List<String> classes;

    AuthorEventsFn(
        StateRun run,
        SealedTable zones,
        SealedTable edges,
        ScenarioHorizonConfig.Scenario scenario,
        ScenarioCalendarPolicy policy,
        ScenarioOverlayPolicy overlays,
        List<String> classes) {
      super(run);
      this.zones = zones;
      this.edges = edges;
      this.scenario = scenario;
      this.policy = policy;
      this.overlays = overlays;
      this.classes = classes;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      CalendarWorld world = CalendarWorld.read(zones, edges, classes);
      List<CalendarEvent> events =
          new SyntheticCalendar(scenario, policy, overlays, world).generate();
      int overlap = new CalendarAcceptance(scenario, policy, overlays, world).check(events);
      out.tally("overlap", Tally.check(policy.floors().overlapSample(), 0, overlap));
      RowWriter<CalendarEvent> rows = new RowWriter<>(out.table(CALENDAR), CalendarEvent.class);
      for (CalendarEvent event : events) {
        rows.append(event);
        out.tally("events." + event.eventType(), Tally.count(1));
      }
      out.table(CALENDAR).endKey();
    }
  }
}
