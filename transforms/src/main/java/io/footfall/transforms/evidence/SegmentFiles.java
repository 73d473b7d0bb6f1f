package io.footfall.transforms.evidence;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.bundle.MemberListing.DataFile;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything a segment has published, S5 left out: tables by manifest, documents by path, and files
 * that stand in a table's folder without a manifest knowing them.
 *
 * @param tables sealed tables with their partitions
 * @param documents single files with their digests
 * @param strangers paths below the run root of files no manifest lists
 */
public record SegmentFiles(
    List<VerifyFiles.Published> tables, List<DataFile> documents, List<String> strangers) {

  /**
   * Looks for the datasets of a segment.
   *
   * @param segment 5A or 5B
   * @param partitions one per scenario
   */
  public static SegmentFiles find(RunContext ctx, String segment, List<Partition> partitions)
      throws IOException {
    List<VerifyFiles.Published> tables = new ArrayList<>();
    List<DataFile> documents = new ArrayList<>();
    List<String> strangers = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (DatasetContract contract : Contracts.all()) {
      if (!contract.owner().equals(segment) || contract.state().endsWith(".S5")) {
        continue;
      }
      for (Partition partition : partitions) {
        String path = ctx.file(contract.id(), partition);
        if (!seen.add(path)) {
          continue;
        }
        if (!contract.isTable()) {
          if (Storage.exists(path)) {
            documents.add(
                new DataFile(
                    contract.id(),
                    path.substring(ctx.root().length() + 1),
                    null,
                    Storage.sha256(path)));
          }
        } else if (Storage.exists(path + TableManifest.NAME)) {
          SealedTable token = TableManifest.token(path);
          if (!token.dataset().equals(contract.id())) {
            strangers.add(path.substring(ctx.root().length() + 1) + TableManifest.NAME);
            continue;
          }
          tables.add(new VerifyFiles.Published(token, partition));
          strangers.addAll(strangers(ctx, token));
        }
      }
    }
    return new SegmentFiles(tables, documents, strangers);
  }

  private static List<String> strangers(RunContext ctx, SealedTable token) throws IOException {
    Set<String> names = new TreeSet<>(ArtefactDigest.files(token.folder()));
    names.remove(TableManifest.NAME);
    TableManifest.of(token).parts().forEach(part -> names.remove(part.name()));
    String folder = token.folder().substring(ctx.root().length() + 1);
    return names.stream().map(name -> folder + name).toList();
  }

  /** Whether a table is sealed. */
  public boolean has(String dataset, String scenarioId) {
    return tables.stream()
        .anyMatch(
            t ->
                t.token().dataset().equals(dataset)
                    && (t.partition().scenarioId() == null
                        || scenarioId == null
                        || t.partition().scenarioId().equals(scenarioId)));
  }

  /** All files, digests as sealed. */
  public MemberListing listing(String root) throws IOException {
    List<DataFile> files = new ArrayList<>(documents);
    for (VerifyFiles.Published table : tables) {
      files.addAll(MemberListing.of(root, table.token()));
    }
    return new MemberListing(files);
  }
}
