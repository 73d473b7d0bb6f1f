package io.footfall.transforms.state;

import io.footfall.coders.Finding;
import io.footfall.coders.PartFile;
import io.footfall.coders.Tally;
import io.footfall.coders.UnitTallies;
import io.footfall.coders.WorkUnit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Runs one work unit of a state: stateless, keyed by the unit, safe to run twice. Main output
 * {@link #PARTS}; side outputs {@link #TALLIES} and {@link #FINDINGS}. A state's own {@code …Fn}
 * extends this and applies its law in {@link #run(WorkUnit, UnitOutput)}.
 */
public abstract class UnitFn extends DoFn<WorkUnit, PartFile> {
  /** Finished files. */
  public static final TupleTag<PartFile> PARTS = new TupleTag<>("parts") {};

  /** Evidence by check id, one element a unit. */
  public static final TupleTag<UnitTallies> TALLIES = new TupleTag<>("tallies") {};

  /** Broken laws. */
  public static final TupleTag<Finding> FINDINGS = new TupleTag<>("findings") {};

  /**
   * Namespace of the metrics of a state's job: counters {@code units}, {@code rows}, {@code bytes},
   * {@code draws}, distributions {@code unit_rows} and {@code unit_bytes}. Units taken from their
   * sidecars count like those that ran; logs do not count.
   */
  public static final String METRICS = "footfall";

  private final StateRun run;
  private final Counter units = Metrics.counter(METRICS, "units");
  private final Counter rows = Metrics.counter(METRICS, "rows");
  private final Counter bytes = Metrics.counter(METRICS, "bytes");
  private final Counter draws = Metrics.counter(METRICS, "draws");
  private final Distribution unitRows = Metrics.distribution(METRICS, "unit_rows");
  private final Distribution unitBytes = Metrics.distribution(METRICS, "unit_bytes");

  protected UnitFn(StateRun run) {
    this.run = run;
  }

  /** The state run this function belongs to. */
  public StateRun stateRun() {
    return run;
  }

  /**
   * Applies the law to every row of the unit.
   *
   * @throws LawBroken to stop with a finding
   * @throws IOException if a file cannot be read or written; the runner retries
   */
  protected abstract void run(WorkUnit unit, UnitOutput out) throws IOException;

  /** Takes the unit from its sidecar or runs it. */
  @ProcessElement
  public void process(@Element WorkUnit unit, MultiOutputReceiver receiver) throws IOException {
    UnitResult result = result(unit);
    units.inc();
    long rowsHere = 0;
    long bytesHere = 0;
    for (PartFile part : result.parts()) {
      if (run.datasets().contains(part.dataset())) {
        rowsHere += part.rows();
        bytesHere += part.bytes();
        Progress.add(part.rows());
      }
      receiver.get(PARTS).output(part);
    }
    rows.inc(rowsHere);
    bytes.inc(bytesHere);
    draws.inc(draws(result.tallies()));
    unitRows.update(rowsHere);
    unitBytes.update(bytesHere);
    receiver.get(TALLIES).output(UnitTallies.of(result.tallies()));
    result.findings().forEach(receiver.get(FINDINGS)::output);
  }

  /** Draws of all families, by the account that the unit keeps (rng.md section 8.2). */
  private static long draws(Map<String, Tally> tallies) {
    return tallies.entrySet().stream()
        .filter(t -> t.getKey().startsWith("rng.") && t.getKey().endsWith(".draws"))
        .mapToLong(t -> t.getValue().total())
        .sum();
  }

  private UnitResult result(WorkUnit unit) throws IOException {
    Optional<UnitResult> done = PartSidecar.find(run, unit);
    if (done.isPresent()) {
      return done.get();
    }
    try (UnitOutput out = new UnitOutput(run, unit)) {
      run(unit, out);
      UnitResult result = out.publish();
      if (result.findings().isEmpty()) {
        PartSidecar.write(run, unit, result);
      }
      return result;
    } catch (LawBroken e) {
      return new UnitResult(List.of(), Map.of("findings", Tally.count(1)), List.of(e.finding()));
    }
  }
}
