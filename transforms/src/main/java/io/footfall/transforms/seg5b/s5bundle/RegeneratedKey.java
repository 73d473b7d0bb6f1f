package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.evidence.RowKey;
import java.util.List;

/**
 * One (merchant, zone, channel) as the laws make it. The arrays are by bucket; nobody writes into
 * them once they are filled.
 */
final class RegeneratedKey {
  final GroupAssignment group;
  final double[] baseline;
  final double[] factor;
  final double[] lambda;
  final int[] count;
  final boolean[] capped;
  final double kappa;

  RegeneratedKey(GroupAssignment group, double[] baseline, double[] factor, double kappa) {
    this.group = group;
    this.baseline = baseline;
    this.factor = factor;
    this.kappa = kappa;
    lambda = new double[baseline.length];
    count = new int[baseline.length];
    capped = new boolean[baseline.length];
  }

  String zone() {
    return group.zoneRepresentation();
  }

  RowKey key() {
    return new RowKey(
        group.merchantId(), List.of(group.zoneRepresentation(), group.channelGroup()));
  }

  long arrivals() {
    long sum = 0;
    for (int n : count) {
      sum += n;
    }
    return sum;
  }
}
