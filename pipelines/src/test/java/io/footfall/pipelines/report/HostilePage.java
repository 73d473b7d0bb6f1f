package io.footfall.pipelines.report;

import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.contracts.RunIdentity;
import io.footfall.pipelines.figures.BundleVerdict;
import io.footfall.pipelines.figures.CheckLine;
import io.footfall.pipelines.figures.StateTime;
import io.footfall.pipelines.figures.TableLine;
import java.io.IOException;
import java.util.List;

/** A page whose every text tries to become markup or script. */
public final class HostilePage {
  /** Ends what may enclose it, then runs something. */
  static final String ATTACK =
      "'\"></script></style></td><img src=x onerror=window.harmed=1>"
          + "<script>window.harmed=1</script>\u202e{a|b}\u2028";

  private HostilePage() {}

  /** The page of a run that failed. */
  public static String html() throws IOException {
    CheckLine check =
        new CheckLine(ATTACK, ATTACK, true, ATTACK, ATTACK, ATTACK, 1.5, 2L, 3, 4L, true, ATTACK);
    CheckLine failed =
        new CheckLine("C1", "HARD", true, ATTACK, null, "<= 0", 7.0, 9L, 0, 7L, false, "FAIL");
    return ReportPage.of(
        new ReportedRun(
            new RunIdentity(42, "a".repeat(64), "b".repeat(64), "c".repeat(32)),
            ATTACK,
            List.of("7", ATTACK),
            "7",
            List.of(ATTACK, "other"),
            new Scenario(
                ATTACK,
                "v1",
                true,
                false,
                List.of(),
                "2026-03-07T00:00:00Z",
                "2026-04-07T00:00:00Z",
                60,
                null),
            List.of(ATTACK),
            List.of(
                new BundleVerdict("5B", ATTACK, ATTACK, "FAIL", ATTACK, List.of(check, failed))),
            List.of(new TableLine(ATTACK, ATTACK, 1, 2, 3)),
            new StateTime.Told(
                List.of(new StateTime(ATTACK, ATTACK, 10, 20, 0.5, false)),
                List.of(ATTACK),
                5,
                ATTACK),
            null));
  }
}
