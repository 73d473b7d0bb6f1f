package io.footfall.transforms.state;

import io.footfall.coders.Tally;
import io.footfall.coders.UnitTallies;
import io.footfall.coders.UnitTalliesCoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;

/**
 * Tallies of all units by id; in any order of units the same to the bit. One packed accumulator
 * rather than one key an id: ids are tens of thousands at most, the direct runner spends
 * milliseconds on every key of a grouping, and it holds and copies the accumulators of all units at
 * once.
 */
final class MergeTalliesFn extends Combine.CombineFn<UnitTallies, UnitTallies, UnitTallies> {
  private static final UnitTallies NONE = UnitTallies.of(Map.of());

  @Override
  public UnitTallies createAccumulator() {
    return NONE;
  }

  @Override
  public UnitTallies addInput(UnitTallies all, UnitTallies unit) {
    return all.equals(NONE) ? unit : mergeAccumulators(List.of(all, unit));
  }

  @Override
  public UnitTallies mergeAccumulators(Iterable<UnitTallies> parts) {
    Map<String, Tally> all = new TreeMap<>();
    parts.forEach(part -> part.all().forEach((id, tally) -> all.merge(id, tally, Tally::plus)));
    return UnitTallies.of(all);
  }

  @Override
  public UnitTallies extractOutput(UnitTallies all) {
    return all;
  }

  @Override
  public Coder<UnitTallies> getAccumulatorCoder(CoderRegistry registry, Coder<UnitTallies> input) {
    return UnitTalliesCoder.of();
  }

  @Override
  public Coder<UnitTallies> getDefaultOutputCoder(
      CoderRegistry registry, Coder<UnitTallies> input) {
    return UnitTalliesCoder.of();
  }
}
