package io.footfall.transforms.seg5a.s4overlays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Factors of the rows of a country, tzid and class, and of those among them whose merchant has
 * events of its own: only the buckets of these are judged again.
 */
final class RowFactors {
  private final OverlayLaw law;
  private final List<PlacedEvent> shared;
  private final FactorVector vector;

  RowFactors(OverlayLaw law, List<PlacedEvent> shared, int horizon) {
    this.law = law;
    this.shared = shared;
    List<List<PlacedEvent>> atWork = new ArrayList<>(horizon);
    for (int h = 0; h < horizon; h++) {
      atWork.add(null);
    }
    for (PlacedEvent event : shared) {
      for (int h : event.buckets()) {
        add(atWork, h, event);
      }
    }
    this.vector = judge(atWork);
  }

  private static void add(List<List<PlacedEvent>> atWork, int h, PlacedEvent event) {
    if (atWork.get(h) == null) {
      atWork.set(h, new ArrayList<>(4));
    }
    atWork.get(h).add(event);
  }

  private FactorVector judge(List<List<PlacedEvent>> atWork) {
    int horizon = atWork.size();
    int[] buckets = new int[horizon];
    double[] factors = new double[horizon];
    Warnings warnings = new Warnings();
    int n = 0;
    for (int h = 0; h < horizon; h++) {
      List<PlacedEvent> active = atWork.get(h);
      if (active != null) {
        buckets[n] = h;
        factors[n] = law.factor(active, h);
        warnings.count(active, factors[n++], 1);
      }
    }
    return warnings.vector(Arrays.copyOf(buckets, n), Arrays.copyOf(factors, n));
  }

  /** Events of all rows. */
  List<PlacedEvent> shared() {
    return shared;
  }

  /** Without events of a merchant. */
  FactorVector vector() {
    return vector;
  }

  /** With the events of a merchant; as if all events had been judged together. */
  FactorVector with(List<PlacedEvent> own) {
    if (own.isEmpty()) {
      return vector;
    }
    int first = Integer.MAX_VALUE;
    int last = -1;
    for (PlacedEvent event : own) {
      first = Math.min(first, event.buckets()[0]);
      last = Math.max(last, event.buckets()[event.buckets().length - 1]);
    }
    List<List<PlacedEvent>> touched = new ArrayList<>(last - first + 1);
    for (int h = first; h <= last; h++) {
      touched.add(null);
    }
    for (PlacedEvent event : own) {
      for (int h : event.buckets()) {
        if (touched.get(h - first) == null) {
          touched.set(h - first, new ArrayList<>(4));
        }
      }
    }
    for (PlacedEvent event : shared) {
      for (int h : event.buckets()) {
        if (h >= first && h <= last && touched.get(h - first) != null) {
          touched.get(h - first).add(event);
        }
      }
    }
    return merge(first, touched, own);
  }

  private FactorVector merge(int first, List<List<PlacedEvent>> touched, List<PlacedEvent> own) {
    int[] buckets = new int[vector.buckets().length + touched.size()];
    double[] factors = new double[buckets.length];
    Warnings warnings = new Warnings(vector);
    int n = 0;
    int i = 0;
    for (int h = first; h < first + touched.size(); h++) {
      while (i < vector.buckets().length && vector.buckets()[i] < h) {
        buckets[n] = vector.buckets()[i];
        factors[n++] = vector.factors()[i++];
      }
      boolean known = i < vector.buckets().length && vector.buckets()[i] == h;
      double before = known ? vector.factors()[i++] : 1.0;
      List<PlacedEvent> active = touched.get(h - first);
      if (active == null) {
        if (known) {
          buckets[n] = h;
          factors[n++] = before;
        }
        continue;
      }
      warnings.count(active, before, -1);
      for (PlacedEvent event : own) {
        if (event.isActive(h)) {
          active.add(event);
        }
      }
      buckets[n] = h;
      factors[n] = law.factor(active, h);
      warnings.count(active, factors[n++], 1);
    }
    while (i < vector.buckets().length) {
      buckets[n] = vector.buckets()[i];
      factors[n++] = vector.factors()[i++];
    }
    return warnings.vector(Arrays.copyOf(buckets, n), Arrays.copyOf(factors, n));
  }

  /** Counts of buckets outside the warning corridor. */
  private final class Warnings {
    private int low;
    private int high;
    private int most;

    Warnings() {}

    Warnings(FactorVector known) {
      low = known.lowUnexcused();
      high = known.high();
      most = known.mostEvents();
    }

    void count(List<PlacedEvent> active, double factor, int times) {
      most = Math.max(most, active.size());
      int side = law.warns(active, factor);
      low += side < 0 ? times : 0;
      high += side > 0 ? times : 0;
    }

    FactorVector vector(int[] buckets, double[] factors) {
      return new FactorVector(buckets, factors, low, high, most);
    }
  }
}
