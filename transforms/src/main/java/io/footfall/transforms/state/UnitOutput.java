package io.footfall.transforms.state;

import io.footfall.coders.Finding;
import io.footfall.coders.PartFile;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.Contracts;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.storage.FileDraft;
import io.footfall.transforms.storage.FileMemo;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one unit writes: a part of each table and of each line log of the state, tallies, findings.
 * Parts reach their final names together, after the unit's law has ended without a finding. A part
 * of a table that is there already must be equal; a part of a log is replaced.
 */
public final class UnitOutput implements AutoCloseable {
  /** Findings kept per unit; the rest is counted in the check's tally. */
  public static final int MAX_FINDINGS = 10;

  private final StateRun run;
  private final WorkUnit unit;
  private final Map<String, PartWriter> writers = new LinkedHashMap<>();
  private final Map<String, LineWriter> logs = new LinkedHashMap<>();
  private final Map<String, FileDraft> drafts = new LinkedHashMap<>();
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();

  UnitOutput(StateRun run, WorkUnit unit) {
    this.run = run;
    this.unit = unit;
  }

  /** Writer of this unit's part of a table; opened at the first call. */
  public PartWriter table(String dataset) throws IOException {
    PartWriter writer = writers.get(dataset);
    if (writer == null) {
      if (!run.datasets().contains(dataset)) {
        throw new IllegalArgumentException(run.state() + " does not write " + dataset);
      }
      FileDraft draft = draft(dataset, StateRun.partName(unit.number()));
      writer = new PartWriter(draft, Contracts.get(dataset), run.partition());
      writers.put(dataset, writer);
    }
    return writer;
  }

  /** Writer of this unit's part of a line log of the run; opened at the first call. */
  public LineWriter log(String dataset) throws IOException {
    LineWriter writer = logs.get(dataset);
    if (writer == null) {
      if (!run.logs().contains(dataset)) {
        throw new IllegalArgumentException(run.state() + " does not log " + dataset);
      }
      writer = new LineWriter(draft(dataset, StateRun.logName(unit.number())));
      logs.put(dataset, writer);
    }
    return writer;
  }

  private FileDraft draft(String dataset, String name) throws IOException {
    FileDraft draft =
        new FileDraft(run.folder(dataset) + name, run.temporary(dataset, unit.number()));
    drafts.put(dataset, draft);
    return draft;
  }

  /** Adds evidence to a check or counter. */
  public void tally(String check, Tally evidence) {
    tallies.merge(check, evidence, Tally::plus);
  }

  /** Records a broken law; the state will not be sealed. */
  public void finding(Finding finding) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(finding);
    }
    tally("findings", Tally.count(1));
  }

  /** Finishes all parts and gives them their final names; without findings only. */
  UnitResult publish() throws IOException {
    if (!findings.isEmpty()) {
      close();
      return new UnitResult(List.of(), Map.copyOf(tallies), findings);
    }
    for (String dataset : run.datasets()) {
      table(dataset);
    }
    for (String dataset : run.logs()) {
      log(dataset);
    }
    List<PartFile> parts = new ArrayList<>();
    for (String dataset : run.datasets()) {
      PartWriter.Written written = writers.get(dataset).finish();
      writers.get(dataset).close();
      PartFile part = part(dataset, StateRun.partName(unit.number()), written);
      publish(part);
      parts.add(part);
    }
    writers.clear();
    for (String dataset : run.logs()) {
      PartWriter.Written written = logs.get(dataset).finish();
      logs.get(dataset).close();
      parts.add(part(dataset, StateRun.logName(unit.number()), written));
      drafts.remove(dataset).publish();
    }
    logs.clear();
    return new UnitResult(parts, new TreeMap<>(tallies), List.of());
  }

  private PartFile part(String dataset, String name, PartWriter.Written written) {
    return new PartFile(
        dataset,
        unit.number(),
        name,
        written.rows(),
        written.bytes(),
        written.sha256(),
        unit.firstMerchant(),
        unit.lastMerchant());
  }

  private void publish(PartFile part) throws IOException {
    FileDraft draft = drafts.get(part.dataset());
    String to = run.folder(part.dataset()) + part.name();
    if (Storage.exists(to)) {
      String there = Storage.sha256(to);
      if (!there.equals(part.sha256())) {
        throw new LawBroken(
            run.state() + ".IO_WRITE_CONFLICT", "publish", to, there, part.sha256());
      }
      draft.discard();
    } else {
      draft.publish();
      FileMemo.wrote(to, part.sha256());
    }
    drafts.remove(part.dataset());
  }

  /** Drops unfinished parts. */
  @Override
  public void close() throws IOException {
    for (PartWriter writer : writers.values()) {
      writer.close();
    }
    writers.clear();
    for (LineWriter log : logs.values()) {
      log.close();
    }
    logs.clear();
    for (FileDraft draft : drafts.values()) {
      draft.discard();
    }
    drafts.clear();
  }
}
