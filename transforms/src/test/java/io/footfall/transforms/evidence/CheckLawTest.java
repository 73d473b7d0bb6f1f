package io.footfall.transforms.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.coders.Tally;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verdicts by level, support and corridor (DECISIONS section 7). */
class CheckLawTest {
  private static final CheckLaw HARD = new CheckLaw("H", "S1", "CODE", "what", "0 rows", false);
  private static final CheckLaw GATE = CheckLaw.gate("G", "S1", "CODE", "what", "in words", 10);
  private static final CheckLaw WATCH = CheckLaw.watch("W", "S1", "CODE", "what", "in words", 0);

  private static Verdict of(CheckLaw law, long support, long violations) {
    Map<String, Tally> tallies =
        Map.of(law.id(), Tally.check(support, violations, Tally.NONE.max()));
    return law.judge(tallies, null).verdict();
  }

  private static Verdict of(CheckLaw law, double value, long support) {
    return law.judge(Measure.of(value, support, 1, 2), null).verdict();
  }

  @Test
  void aHardCheckPassesFailsOrDoesNotApply() {
    assertThat(of(HARD, 3, 0), is(Verdict.PASS));
    assertThat(of(HARD, 3, 1), is(Verdict.FAIL));
    assertThat("nothing looked at", of(HARD, 0, 0), is(Verdict.FAIL));
    assertThat("did not run", HARD.judge(Map.of(), null).verdict(), is(Verdict.FAIL));
    CheckLaw absent = new CheckLaw("H", "S1", "CODE", "what", "0 rows", true);
    assertThat(of(absent, 0, 0), is(Verdict.NOT_APPLICABLE));
    assertThat("did not run", absent.judge(Map.of(), null).verdict(), is(Verdict.FAIL));
    assertThat("support is no excuse", of(HARD, 3.0, 1), is(Verdict.FAIL));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CheckLaw("H", "S1", CheckLevel.HARD, "C", "w", "0", 1, false));
  }

  @Test
  void aGateNeedsItsSupport() {
    assertThat(of(GATE, 1.5, 10), is(Verdict.PASS));
    assertThat(of(GATE, 2.5, 10), is(Verdict.FAIL));
    assertThat(of(GATE, Double.NaN, 10), is(Verdict.FAIL));
    assertThat(of(GATE, 2.5, 9), is(Verdict.NOT_EVALUABLE));
    assertThat(of(GATE, 9, 9), is(Verdict.NOT_EVALUABLE));
    assertThat(GATE.judge(Map.of(), null).verdict(), is(Verdict.NOT_EVALUABLE));
    Check cell = GATE.judge(Measure.of(1.5, 20, 1, 2).needing(30), null);
    assertThat(cell.verdict(), is(Verdict.NOT_EVALUABLE));
    assertThat(cell.needed(), is(30L));
    assertThat(cell.corridor(), is("[1.0, 2.0]"));
    Check nothing = GATE.judge(Measure.nothing(), null);
    assertThat(nothing.verdict(), is(Verdict.NOT_EVALUABLE));
    assertThat(nothing.value(), is(nullValue()));
    assertThat(nothing.corridor(), is(""));
    CheckLaw free = CheckLaw.gate("F", "S1", "CODE", "what", "", 0);
    assertThat(free.judge(Measure.nothing(), null).verdict(), is(Verdict.NOT_APPLICABLE));
  }

  @Test
  void bothBoundsBelongToTheCorridorAndWarningsLieInside() {
    assertThat(of(WATCH, 1.0, 5), is(Verdict.PASS));
    assertThat(of(WATCH, 2.0, 5), is(Verdict.PASS));
    Check warned = WATCH.judge(Measure.atMost(3, 5, 4).warning(0, 2), null);
    assertThat(warned.verdict(), is(Verdict.PASS));
    assertThat(warned.warned(), is(true));
    Check failed = WATCH.judge(Measure.atMost(5, 5, 4).warning(0, 2), null);
    assertThat("a failure is no warning", failed.warned(), is(false));
  }

  @Test
  void onlyHardChecksAndChosenGatesBlock() {
    for (boolean gates : new boolean[] {true, false}) {
      EvidenceBook book = new EvidenceBook(law -> gates);
      book.judge(HARD, null, 1, List.of());
      book.judge(GATE, "one", Measure.of(3, 10, 1, 2));
      book.judge(WATCH, "one", Measure.of(3, 10, 1, 2));
      assertThat(book.verdict("one"), is(gates ? Verdict.FAIL : Verdict.PASS));
      assertThat(book.verdict("two"), is(Verdict.PASS));
      assertThat(book.verdict(null), is(gates ? Verdict.FAIL : Verdict.PASS));
      assertThat("WATCH is not counted", book.warnings(), hasSize(gates ? 0 : 1));
      assertThat(book.issues(), hasSize(2));
      assertThat(book.issues().get(0).severity(), is(gates ? "ERROR" : "WARN"));
      assertThat(book.issues().get(1).severity(), is("INFO"));
      book.judge(HARD, "two", 1, List.of("broken"));
      assertThat(book.verdict("two"), is(Verdict.FAIL));
    }
  }
}
