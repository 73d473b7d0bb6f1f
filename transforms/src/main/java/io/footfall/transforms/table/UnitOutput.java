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
 * What one unit writes: a part of each table of the state, tallies, findings. Parts reach their
 * final names together, after the unit's law has ended without a finding.
 */
public final class UnitOutput implements AutoCloseable {
  /** Findings kept per unit; the rest is counted in the check's tally. */
  public static final int MAX_FINDINGS = 10;

  private final StateRun run;
  private final WorkUnit unit;
  private final Map<String, PartWriter> writers = new LinkedHashMap<>();
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
      String finalPath = run.folder(dataset) + StateRun.partName(unit.number());
      String path = Storage.renames(finalPath) ? run.temporary(dataset, unit.number()) : finalPath;
      writer = new PartWriter(Storage.create(path), Contracts.get(dataset), run.partition());
      writers.put(dataset, writer);
      paths.put(dataset, path);
    }
    return writer;
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
    List<PartFile> parts = new ArrayList<>();
    for (String dataset : run.datasets()) {
      PartWriter.Written written = writers.get(dataset).finish();
      writers.get(dataset).close();
      PartFile part =
          new PartFile(
              dataset,
              unit.number(),
              StateRun.partName(unit.number()),
              written.rows(),
              written.bytes(),
              written.sha256(),
              unit.firstMerchant(),
              unit.lastMerchant());
      rename(part);
      parts.add(part);
    }
    writers.clear();
    return new UnitResult(parts, new TreeMap<>(tallies), List.of());
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
    Storage.delete(leftovers);
  }
}
