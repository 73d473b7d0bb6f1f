package io.footfall.pipelines.states;

import io.footfall.coders.PartFile;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.state.PartSidecar;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.storage.FileMemo;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.storage.Superseded;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What lies at a table's place and is not what this run makes (DECISIONS 2.2).
 *
 * @param run state that would write there
 * @param path file that differs
 * @param found digest found
 * @param expected digest this run would leave
 */
record TableConflict(StateRun run, String path, String found, String expected) {
  /** The code of a state's conflicts: the pages name them differently per segment. */
  static FailureCode code(StateRun run) {
    boolean surfaces = run.state().startsWith("5A.S");
    return new FailureCode(
        run.state(),
        surfaces ? run.state().substring(3) + "_OUTPUT_CONFLICT" : "IO_WRITE_CONFLICT");
  }

  FootfallException refusal() {
    return new FootfallException(
        code(run), path + ": found " + found + "; expected " + expected, Superseded.REMEDY);
  }

  /** The first difference between a sealed table and the plan, or between its files and it. */
  static Optional<TableConflict> find(StateRun run, String dataset) throws IOException {
    String folder = run.folder(dataset);
    String path = folder + TableManifest.NAME;
    TableManifest manifest;
    try {
      manifest = TableManifest.read(folder);
    } catch (IOException | RuntimeException e) {
      String found = "no manifest, but content " + Storage.sha256(path);
      return Optional.of(new TableConflict(run, path, found, "a manifest"));
    }
    if (!manifest.planDigest().equals(run.planDigest())) {
      return Optional.of(
          new TableConflict(
              run, path, "plan " + manifest.planDigest(), "plan " + run.planDigest()));
    }
    byte[] ours = manifest.toJson(run.partition());
    String expected = Storage.sha256(ours);
    String there = FileMemo.sha256(path);
    if (!there.equals(expected) || !manifest.dataset().equals(dataset)) {
      return Optional.of(new TableConflict(run, path, there, expected));
    }
    for (PartFile part : manifest.parts()) {
      String file = folder + part.name();
      String found = Storage.exists(file) ? FileMemo.sha256(file) : "no file";
      if (!found.equals(part.sha256())) {
        return Optional.of(new TableConflict(run, file, found, part.sha256()));
      }
    }
    return Optional.empty();
  }

  /** Moves a table aside, its manifest first. */
  static void move(RunContext context, String folder) throws IOException {
    List<String> files = new ArrayList<>();
    files.add(folder + TableManifest.NAME);
    for (String path : Storage.list(folder + "*")) {
      if (!files.contains(path)) {
        files.add(path);
      }
    }
    context.superseded().move(context.root(), context.attempt(), files);
  }

  /** Moves unsealed parts aside that no unit of this plan has left. */
  static void clear(RunContext context, TableState state) throws IOException {
    StateRun run = state.run();
    for (String dataset : run.datasets()) {
      String folder = run.folder(dataset);
      if (Storage.exists(folder + TableManifest.NAME)) {
        continue;
      }
      List<String> parts = Storage.list(folder + "part-*.parquet");
      if (!parts.isEmpty()) {
        Set<String> ours = PartSidecar.digests(run, state.units());
        List<String> strange = new ArrayList<>();
        for (String part : parts) {
          if (!ours.contains(FileMemo.sha256(part))) {
            strange.add(part);
          }
        }
        context.superseded().move(context.root(), context.attempt(), strange);
      }
    }
  }
}
