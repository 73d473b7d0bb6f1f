package io.footfall.pipelines.states;

import io.footfall.coders.Finding;
import io.footfall.coders.SealedTable;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.pipelines.console.ProgressLine;
import io.footfall.pipelines.console.StateReport;
import io.footfall.pipelines.journal.RunJournal;
import io.footfall.pipelines.launch.JobMetrics;
import io.footfall.pipelines.launch.Launch;
import io.footfall.transforms.gate.StateGate;
import io.footfall.transforms.seal.SealedInputs;
import io.footfall.transforms.state.Progress;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.storage.Superseded;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs states one after the other, each as a pipeline of its own built from what lies on disk
 * (DESIGN law 8): skips what is sealed and equal, shows progress, turns findings into a refusal. A
 * state's time begins where that of the one before ended: its gate and its planning are part of it.
 */
public final class StateRunner {
  private final StateJob job;
  private final ProgressLine progress;
  private RunJournal journal;
  private Runnable guard = () -> {};
  private final RunContext context;
  private final List<StateReport> reports = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private long since = System.nanoTime();
  private Instant sinceClock = Instant.now();

  /**
   * @param launch where the states run
   * @param progress where progress is shown
   * @param context run whose states are run
   */
  public StateRunner(Launch launch, ProgressLine progress, RunContext context) {
    job = new StateJob(launch, context.identity());
    this.progress = progress;
    this.context = context;
  }

  /** Asks before every state whether the root is still this process's; refuses by throwing. */
  void guard(Runnable check) {
    guard = check;
  }

  /** Tells a journal of every state from now on. */
  void tell(RunJournal to) {
    journal = to;
  }

  /** Work of the driver itself: gates, bundles, small files. */
  @FunctionalInterface
  public interface DriverWork {
    void run() throws IOException;
  }

  /** Closing lines so far, in order. */
  public List<StateReport> reports() {
    return List.copyOf(reports);
  }

  /** Warnings of gates so far: optional inputs that were not there. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Takes note of what a gate passed with a warning. */
  public void warn(SealedInputs sealed) {
    warnings.addAll(sealed.warnings());
    sealed.warnings().forEach(progress::warning);
    if (journal != null) {
      sealed.warnings().forEach(journal::warned);
    }
  }

  /** Runs work of the driver and reports it. */
  public void drive(String state, String what, DriverWork work) throws IOException {
    drive(state, what, null, work);
  }

  /**
   * Runs work of the driver and reports it.
   *
   * @param partition partition of what it makes; null for that of the world
   */
  public void drive(String state, String what, Partition partition, DriverWork work)
      throws IOException {
    RunJournal.Begun begun = begin(state, what, partition, null);
    progress.start(state, what, 0);
    long files = Progress.files();
    try {
      work.run();
    } catch (IOException | RuntimeException | Error e) {
      tellFailed(begun, e);
      throw e;
    } finally {
      progress.stop();
    }
    boolean unchanged = Progress.files() == files;
    report(begun, new StateReport(state, what, 0, 0, seconds(), unchanged));
  }

  /**
   * The gate in front of a state; a refusal stands in the reports as the state's own failure.
   *
   * @param seed arrival seed; states before 5B.S2 ignore it
   * @param scenarioId scenario, or null where the state takes all or none
   */
  public void gate(StateId state, long seed, String scenarioId) throws IOException {
    try {
      StateGate.require(context, state.id(), seed, scenarioId);
    } catch (IOException | RuntimeException e) {
      Partition partition = Partition.arrivals(context.identity(), seed, scenarioId);
      tellFailed(begin(state.id(), "gate", partition, null), e);
      throw e;
    }
  }

  private RunJournal.Begun begin(String state, String what, Partition partition, StateRun run) {
    guard.run();
    return journal == null ? null : journal.begin(state, what, partition, run, sinceClock);
  }

  private void tellFailed(RunJournal.Begun begun, Throwable failure) {
    if (journal != null) {
      journal.failed(begun, failure);
    }
  }

  /**
   * Runs a state unless its tables are sealed already.
   *
   * @return tokens of its tables in commit order
   * @throws FootfallException with the code of the first finding if a law was broken
   */
  public List<SealedTable> seal(TableState state, String what) throws IOException {
    StateRun run = state.run();
    RunJournal.Begun begun = begin(run.state(), what, run.partition(), run);
    try {
      return seal(state, what, begun);
    } catch (IOException | RuntimeException | Error e) {
      tellFailed(begun, e);
      throw e;
    }
  }

  private List<SealedTable> seal(TableState state, String what, RunJournal.Begun begun)
      throws IOException {
    StateRun run = state.run();
    List<SealedTable> there = sealed(run);
    boolean reused = there != null && state.logs().complete(run);
    job.describe(state);
    JobMetrics metrics = JobMetrics.NONE;
    if (reused) {
      Storage.delete(Storage.list(run.work() + "unit-*.json"));
    } else {
      if (context.superseded().isAsked()) {
        TableConflict.clear(context, state);
      }
      long expected = state.units().stream().mapToLong(u -> u.expectedRows()).sum();
      progress.start(run.state(), what, expected);
      try {
        state.logs().begin(run);
        metrics = execute(state, run);
        List<Finding> findings = StateEvidence.read(run).findings();
        if (!findings.isEmpty()) {
          throw refusal(run, findings);
        }
      } finally {
        progress.stop();
      }
      there = tokens(run);
    }
    state.logs().end(run);
    long rows = there.stream().mapToLong(SealedTable::rows).sum();
    long bytes = there.stream().mapToLong(SealedTable::bytes).sum();
    report(begun, new StateReport(run.state(), what, rows, bytes, seconds(), reused, metrics));
    return there;
  }

  /**
   * Runs a job that publishes no table; its findings are evidence, not a refusal. Nothing of an
   * earlier examination is reused: the files may have changed since.
   */
  public StateEvidence examine(TableState state) throws IOException {
    StateRun run = state.run();
    Storage.delete(Storage.list(run.work() + "*.json"));
    job.describe(state);
    job.run(state);
    StateEvidence evidence = StateEvidence.read(run);
    Storage.delete(Storage.list(run.work() + "unit-*.json"));
    return evidence;
  }

  private JobMetrics execute(TableState state, StateRun run) throws IOException {
    JobMetrics metrics = job.run(state);
    List<Finding> findings = StateEvidence.read(run).findings();
    if (!findings.isEmpty()) {
      throw refusal(run, findings);
    }
    Storage.delete(Storage.list(run.work() + "unit-*.json"));
    return metrics;
  }

  private static FootfallException refusal(StateRun run, List<Finding> findings) {
    Finding first = findings.get(0);
    int dot = first.code().lastIndexOf('.');
    boolean conflict = first.code().endsWith("CONFLICT");
    return new FootfallException(
        conflict
            ? TableConflict.code(run)
            : new FailureCode(first.code().substring(0, dot), first.code().substring(dot + 1)),
        first.key() + ": found " + first.found() + "; expected " + first.expected(),
        conflict
            ? Superseded.REMEDY
            : findings.size() + " finding(s) stand in " + run.work() + StateEvidence.NAME + ".");
  }

  /** Tokens if every table is sealed by the same plan and its files are unchanged, else null. */
  private List<SealedTable> sealed(StateRun run) throws IOException {
    boolean whole = StateEvidence.usable(run);
    List<SealedTable> tokens = new ArrayList<>();
    for (String dataset : run.datasets()) {
      String folder = run.folder(dataset);
      if (!Storage.exists(folder + TableManifest.NAME)) {
        whole = false;
        continue;
      }
      Optional<TableConflict> conflict = TableConflict.find(run, dataset);
      if (conflict.isEmpty()) {
        tokens.add(TableManifest.token(folder));
      } else if (context.superseded().isAsked()) {
        TableConflict.move(context, folder);
        whole = false;
      } else {
        throw conflict.get().refusal();
      }
    }
    return whole ? tokens : null;
  }

  private static List<SealedTable> tokens(StateRun run) throws IOException {
    List<SealedTable> tokens = new ArrayList<>();
    for (String dataset : run.datasets()) {
      tokens.add(TableManifest.token(run.folder(dataset)));
    }
    return tokens;
  }

  private void report(RunJournal.Begun begun, StateReport report) {
    since = System.nanoTime();
    sinceClock = Instant.now();
    reports.add(report);
    progress.line(report);
    if (journal != null) {
      journal.done(begun, report);
    }
  }

  private double seconds() {
    return (System.nanoTime() - since) / 1e9;
  }
}
