package io.footfall.pipelines;

import io.footfall.transforms.seg5a.calendar.CalendarProvenance;
import io.footfall.transforms.seg5a.calendar.ScenarioCalendar;
import io.footfall.transforms.seg5a.s0gate.S0SurfaceGate;
import io.footfall.transforms.seg5a.s1classes.S1DemandClasses;
import io.footfall.transforms.seg5a.s2shapes.S2WeeklyShapes;
import io.footfall.transforms.seg5a.s3baseline.S3BaselineIntensity;
import io.footfall.transforms.seg5a.s3baseline.S3ClassBaseline;
import io.footfall.transforms.seg5a.s4overlays.S4CalendarOverlays;
import io.footfall.transforms.seg5a.s5bundle.S5SurfaceBundle;
import io.footfall.transforms.table.RunContext;
import java.io.IOException;
import java.util.List;

/** Segment 5A: calendars, gate, classes, shapes, baseline, overlays, bundle. */
final class SurfacesPipeline {
  private final RunContext context;
  private final StateRunner states;
  private final List<String> scenarios;

  SurfacesPipeline(RunContext context, StateRunner states, List<String> scenarios) {
    this.context = context;
    this.states = states;
    this.scenarios = scenarios;
  }

  void run() throws IOException {
    for (String scenario : scenarios) {
      states.seal(ScenarioCalendar.author(context, scenario), "calendar " + scenario);
      CalendarProvenance.publish(context, scenario);
    }
    states.drive("5A.S0", "gate", () -> S0SurfaceGate.pass(context));
    states.seal(S1DemandClasses.assign(context), "demand classes");
    for (String scenario : scenarios) {
      states.seal(S2WeeklyShapes.build(context, scenario), scenario);
      states.seal(S3BaselineIntensity.compose(context, scenario), scenario);
      states.seal(S3ClassBaseline.sum(context, scenario), scenario + ", classes");
      states.seal(S4CalendarOverlays.overlay(context, scenario), scenario);
    }
    states.drive("5A.S5", "validation", () -> S5SurfaceBundle.validate(context, states::examine));
  }
}
