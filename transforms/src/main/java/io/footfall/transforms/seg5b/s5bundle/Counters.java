package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.state.UnitOutput;
import java.util.HashMap;
import java.util.Map;

/** Counters of all row checks of a unit. */
final class Counters {
  private final Map<CheckLaw, CheckCounter> counters = new HashMap<>();

  Counters(String state) {
    ArrivalChecks.MERCHANTS.forEach(law -> counters.put(law, new CheckCounter(law, state)));
  }

  CheckCounter of(CheckLaw law) {
    return counters.get(law);
  }

  void flush(UnitOutput out) {
    ArrivalChecks.MERCHANTS.forEach(law -> counters.get(law).flush(out));
  }
}
