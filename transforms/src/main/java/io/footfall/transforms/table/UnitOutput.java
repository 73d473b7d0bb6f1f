package io.footfall.transforms.table;

import io.footfall.coders.Finding;
import io.footfall.coders.PartFile;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.Contracts;
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
  private final Map<String, String> paths = new LinkedHashMap<>();
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
      String path = open(dataset, StateRun.partName(unit.number()));
      writer = new PartWriter(Storage.create(path), Contracts.get(dataset), run.partition());
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
      writer = new LineWriter(Storage.create(open(dataset, StateRun.logName(unit.number()))));
      logs.put(dataset, writer);
    }
    return writer;
  }

  private String open(String dataset, String name) {
    String finalPath = run.folder(dataset) + name;
    String path = Storage.renames(finalPath) ? run.temporary(dataset, unit.number()) : finalPath;
    paths.put(dataset, path);
    return path;
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
      rename(part);
      parts.add(part);
    }
    writers.clear();
    for (String dataset : run.logs()) {
      PartWriter.Written written = logs.get(dataset).finish();
      logs.get(dataset).close();
      PartFile part = part(dataset, StateRun.logName(unit.number()), written);
      String to = run.folder(dataset) + part.name();
      if (!paths.get(dataset).equals(to)) {
        Storage.move(paths.get(dataset), to);
      }
      parts.add(part);
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

  private void rename(PartFile part) throws IOException {
    String from = paths.get(part.dataset());
    String to = run.folder(part.dataset()) + part.name();
    if (from.equals(to)) {
      return;
    }
    if (Storage.exists(to)) {
      String there = Storage.sha256(to);
      if (!there.equals(part.sha256())) {
        throw new LawBroken(
            run.state() + ".IO_WRITE_CONFLICT", "publish", to, there, part.sha256());
      }
      Storage.delete(List.of(from));
      return;
    }
    Storage.move(from, to);
    FileMemo.wrote(to, part.sha256());
  }

  /** Drops unfinished parts. */
  @Override
  public void close() throws IOException {
    List<String> leftovers = new ArrayList<>();
    for (Map.Entry<String, PartWriter> writer : writers.entrySet()) {
      writer.getValue().close();
      leftovers.add(paths.get(writer.getKey()));
    }
    writers.clear();
    for (Map.Entry<String, LineWriter> log : logs.entrySet()) {
      log.getValue().close();
      leftovers.add(paths.get(log.getKey()));
    }
    logs.clear();
    Storage.delete(leftovers);
  }
}
