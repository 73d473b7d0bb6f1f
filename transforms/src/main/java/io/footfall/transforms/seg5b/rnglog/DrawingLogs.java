package io.footfall.transforms.seg5b.rnglog;

import io.footfall.coders.PartFile;
import io.footfall.transforms.json.MalformedJson;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.StateLogs;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Audit, trace and event logs of a drawing state, on the driver. */
public final class DrawingLogs implements StateLogs {
  /** Whether the event logs that are asked for are sealed, and the trace can be had. */
  @Override
  public boolean complete(StateRun run) throws IOException {
    for (String log : run.logs()) {
      if (!sealed(run, run.folder(log))) {
        return false;
      }
    }
    return StateEvidence.usable(run) || RngTraceLog.has(run);
  }

  private static boolean sealed(StateRun run, String folder) throws IOException {
    if (!Storage.exists(folder + TableManifest.NAME)) {
      return false;
    }
    TableManifest manifest;
    try {
      manifest = TableManifest.read(folder);
    } catch (MalformedJson e) {
      return false;
    }
    for (PartFile part : manifest.parts()) {
      String path = folder + part.name();
      if (!Storage.exists(path) || !Storage.sha256(path).equals(part.sha256())) {
        return false;
      }
    }
    return manifest.planDigest().equals(run.planDigest());
  }

  /** Writes the audit line; withdraws the seal of event logs that are about to be made again. */
  @Override
  public void begin(StateRun run) throws IOException {
    RngAuditLog.ensure(run.root(), run.partition(), run.attempt());
    List<String> stale = new ArrayList<>();
    for (String log : run.logs()) {
      stale.add(run.folder(log) + TableManifest.NAME);
    }
    Storage.delete(stale);
  }

  @Override
  public void end(StateRun run) throws IOException {
    RngAuditLog.ensure(run.root(), run.partition(), run.attempt());
    if (StateEvidence.usable(run)) {
      RngTraceLog.ensure(run, DrawTotals.of(StateEvidence.read(run).tallies()));
    }
  }
}
