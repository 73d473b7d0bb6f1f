package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.Tally;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.table.UnitOutput;
import java.util.HashMap;
import java.util.Map;

/** Counters of all checks of a unit, and its totals. */
final class Counters {
  /** Tally of arrivals (support) and virtual ones (total). */
  static final String ARRIVALS = "arrivals";

  private final Map<CheckLaw, CheckCounter> counters = new HashMap<>();
  private long arrivals;
  private long virtual;

  Counters(String state) {
    ArrivalChecks.MERCHANTS.forEach(law -> counters.put(law, new CheckCounter(law, state)));
  }

  CheckCounter of(CheckLaw law) {
    return counters.get(law);
  }

  void arrival(boolean isVirtual) {
    arrivals++;
    virtual += isVirtual ? 1 : 0;
  }

  void flush(UnitOutput out) {
    ArrivalChecks.MERCHANTS.forEach(law -> counters.get(law).flush(out));
    out.tally(ARRIVALS, Tally.total(arrivals, virtual));
  }
}
