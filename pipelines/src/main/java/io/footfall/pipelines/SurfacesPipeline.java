package io.footfall.pipelines;

import io.footfall.pipelines.states.StateId;
import io.footfall.pipelines.states.StateRunner;
import io.footfall.transforms.seg5a.calendar.CalendarProvenance;
import io.footfall.transforms.seg5a.calendar.ScenarioCalendar;
import io.footfall.transforms.seg5a.s0gate.S0SurfaceGate;
import io.footfall.transforms.seg5a.s1classes.S1DemandClasses;
import io.footfall.transforms.seg5a.s2shapes.S2WeeklyShapes;
import io.footfall.transforms.seg5a.s3baseline.S3BaselineIntensity;
import io.footfall.transforms.seg5a.s3baseline.S3ClassBaseline;
import io.footfall.transforms.seg5a.s4overlays.S4CalendarOverlays;
import io.footfall.transforms.state.RunContext;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Segment 5A: calendars, gate, classes, shapes, baseline, overlays, bundle. */
final class SurfacesPipeline {
  private final RunContext context;
  private final StateRunner states;
  private final List<String> scenarios;
  private final Validation validation;

  SurfacesPipeline(
      RunContext context, StateRunner states, List<String> scenarios, Validation validation) {
    this.validation = validation;
    this.context = context;
    this.states = states;
    this.scenarios = scenarios;
  }

  /** Runs the states of 5A among those wanted. */
  void run(Set<StateId> wanted) throws IOException {
    for (StateId state : EnumSet.range(StateId.CALENDAR, StateId.SURFACE_BUNDLE)) {
      if (wanted.contains(state)) {
        run(state);
      }
    }
  }

  private void run(StateId state) throws IOException {
    switch (state) {
      case SURFACE_GATE ->
          states.drive(state.id(), "gate", () -> states.warn(S0SurfaceGate.pass(context)));
      case CLASSES -> {
        states.gate(state, 0, null);
        states.seal(S1DemandClasses.assign(context), "demand classes");
      }
      case SURFACE_BUNDLE -> {
        states.gate(state, 0, null);
        states.drive(state.id(), "validation", () -> validation.surfaces(states::examine));
      }
      default -> {
        for (String scenario : scenarios) {
          states.gate(state, 0, scenario);
          run(state, scenario);
        }
      }
    }
  }

  private void run(StateId state, String scenario) throws IOException {
    switch (state) {
      case CALENDAR -> {
        states.seal(ScenarioCalendar.author(context, scenario), "calendar " + scenario);
        CalendarProvenance.publish(context, scenario);
      }
      case SHAPES -> states.seal(S2WeeklyShapes.build(context, scenario), scenario);
      case BASELINE -> {
        states.seal(S3BaselineIntensity.compose(context, scenario), scenario);
        states.seal(S3ClassBaseline.sum(context, scenario), scenario + ", classes");
      }
      default -> states.seal(S4CalendarOverlays.overlay(context, scenario), scenario);
    }
  }
}
