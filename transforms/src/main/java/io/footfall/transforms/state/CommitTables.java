package io.footfall.transforms.state;

import io.footfall.coders.Finding;
import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.coders.UnitTallies;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Seals the tables of a state once all units are done. Input: {@link UnitFn#PARTS}, {@link
 * UnitFn#TALLIES}, {@link UnitFn#FINDINGS}. Writes the state's evidence, then a manifest per table
 * in commit order, and emits their tokens; with any finding it writes the evidence only and emits
 * nothing.
 */
public final class CommitTables extends PTransform<PCollectionTuple, PCollection<SealedTable>> {
  private static final int MAX_FINDINGS = 100;

  private final StateRun run;

  private CommitTables(StateRun run) {
    this.run = run;
  }

  /** Seals the tables of this state run. */
  public static CommitTables of(StateRun run) {
    return new CommitTables(run);
  }

  @Override
  public PCollection<SealedTable> expand(PCollectionTuple units) {
    PCollectionView<UnitTallies> tallies =
        units
            .get(UnitFn.TALLIES)
            .apply("MergeTallies", Combine.globally(new MergeTalliesFn()).asSingletonView());
    PCollectionView<Iterable<Finding>> findings =
        units.get(UnitFn.FINDINGS).apply("ViewFindings", View.asIterable());
    PCollectionView<Iterable<PartFile>> parts =
        units.get(UnitFn.PARTS).apply("ViewParts", View.asIterable());
    return units
        .getPipeline()
        .apply("Once", org.apache.beam.sdk.transforms.Create.of(run.state()))
        .apply(
            "WriteManifests",
            ParDo.of(new CommitFn(run, parts, tallies, findings))
                .withSideInputs(parts, tallies, findings));
  }

  private static final class CommitFn extends DoFn<String, SealedTable> {
    private final StateRun run;
    private final PCollectionView<Iterable<PartFile>> partsView;
    private final PCollectionView<UnitTallies> talliesView;
    private final PCollectionView<Iterable<Finding>> findingsView;

    CommitFn(
        StateRun run,
        PCollectionView<Iterable<PartFile>> parts,
        PCollectionView<UnitTallies> tallies,
        PCollectionView<Iterable<Finding>> findings) {
      this.run = run;
      this.partsView = parts;
      this.talliesView = tallies;
      this.findingsView = findings;
    }

    @ProcessElement
    public void process(ProcessContext context) throws IOException {
      List<Finding> findings = new ArrayList<>();
      context.sideInput(findingsView).forEach(findings::add);
      findings.sort(null);
      List<Finding> kept = findings.subList(0, Math.min(MAX_FINDINGS, findings.size()));
      List<PartFile> parts = new ArrayList<>();
      context.sideInput(partsView).forEach(parts::add);
      StateEvidence evidence =
          new StateEvidence(run.state(), context.sideInput(talliesView).all(), kept);
      evidence.publish(run);
      if (findings.isEmpty()) {
        for (String log : run.logs()) {
          TableManifest manifest = manifest(log, parts);
          Storage.write(
              run.folder(log) + TableManifest.NAME,
              manifest.toJson(run.partition()),
              run.attempt());
        }
        for (String dataset : run.datasets()) {
          context.output(seal(dataset, parts));
        }
      }
    }

    private TableManifest manifest(String dataset, List<PartFile> all) throws IOException {
      List<PartFile> parts =
          all.stream()
              .filter(p -> p.dataset().equals(dataset))
              .distinct()
              .sorted(Comparator.comparingInt(PartFile::number))
              .toList();
      if (parts.size() != run.units()) {
        throw new IOException(
            dataset + ": " + parts.size() + " parts for " + run.units() + " units");
      }
      return new TableManifest(dataset, run.planDigest(), parts);
    }

    private SealedTable seal(String dataset, List<PartFile> all) throws IOException {
      TableManifest manifest = manifest(dataset, all);
      byte[] json = manifest.toJson(run.partition());
      String folder = run.folder(dataset);
      String path = folder + TableManifest.NAME;
      if (!Storage.exists(path)) {
        Storage.write(path, json, run.attempt());
      } else if (!Storage.sha256(path).equals(Storage.sha256(json))) {
        throw new IOException(path + " exists with other content");
      }
      return new SealedTable(
          dataset, folder, manifest.rows(), manifest.bytes(), Storage.sha256(json));
    }
  }
}
