package io.footfall.transforms.recheck;

import io.footfall.coders.PartFile;
import io.footfall.contracts.Column;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.parquet.read.PartReader;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One sealed table: its manifest in the one form it can have for this partition; every part there
 * with the bytes, digest, rows, identity and key range the manifest states; nothing else in the
 * folder.
 */
final class TableRecheck {
  private final RunContext ctx;
  private final Problems problems;
  private final DatasetContract contract;
  private final Partition partition;
  private final String folder;
  private final FailureCode changed;

  TableRecheck(RunContext ctx, Problems problems, DatasetContract contract, Partition partition) {
    this.ctx = ctx;
    this.problems = problems;
    this.contract = contract;
    this.partition = partition;
    this.folder = ctx.file(contract.id(), partition);
    this.changed = RecheckCodes.changed(contract.owner());
  }

  /** Files of the table, as far as a manifest can be read. */
  void run() {
    String path = folder + TableManifest.NAME;
    problems.guard(changed, path, () -> judge(path));
  }

  private void judge(String path) throws IOException {
    byte[] json = Storage.read(path, FileLimit.DOCUMENT);
    TableManifest manifest = TableManifest.parse(json);
    if (!manifest.dataset().equals(contract.id()) || !canonical(manifest, json)) {
      problems.add(
          changed, path, Storage.sha256(json), "the canonical manifest of its parts and partition");
    }
    Set<String> names = new TreeSet<>(ArtefactDigest.files(folder));
    names.remove(TableManifest.NAME);
    for (PartFile part : manifest.parts()) {
      names.remove(part.name());
      judge(part);
    }
    for (String name : names) {
      problems.add(
          RecheckCodes.unlisted(contract.owner()),
          folder + name,
          "a file",
          "parts of the manifest");
    }
  }

  /** Tables of 5B that serve all seeds carry the world seed. */
  private boolean canonical(TableManifest manifest, byte[] json) {
    boolean seedFree = !contract.partitionKeys().contains("seed");
    Partition world =
        new Partition(
            ctx.identity(),
            ctx.identity().worldSeed(),
            partition.scenarioId(),
            partition.specVersion());
    return Arrays.equals(manifest.toJson(partition), json)
        || seedFree && Arrays.equals(manifest.toJson(world), json)
        || Arrays.equals(manifest.toJson(withoutScenario(world)), json)
            && !contract.partitionKeys().contains("scenario_id");
  }

  private static Partition withoutScenario(Partition p) {
    return new Partition(p.identity(), p.seed(), null, p.specVersion());
  }

  private void judge(PartFile part) throws IOException {
    String path = folder + part.name();
    if (!Storage.exists(path)) {
      problems.add(changed, path, "no file", "part " + part.number() + " of its manifest");
      return;
    }
    String sha256 = Storage.sha256(path);
    if (!sha256.equals(part.sha256())) {
      problems.add(changed, path, sha256, part.sha256());
      return;
    }
    long bytes = Storage.size(path);
    if (bytes != part.bytes()) {
      problems.add(changed, path, bytes + " bytes", part.bytes() + " bytes");
    }
    problems.guard(changed, path, () -> judgeRows(part, path));
  }

  private void judgeRows(PartFile part, String path) throws IOException {
    List<String> names =
        contract.columns().stream()
            .filter(c -> c.isIdentity() || c.name().equals("merchant_id"))
            .map(Column::name)
            .toList();
    List<String> wanted = names.isEmpty() ? List.of(contract.columns().get(0).name()) : names;
    int merchants = names.indexOf("merchant_id");
    long rows = 0;
    String wrong = null;
    try (PartReader reader = PartReader.open(path, KeyRange.ALL, wanted)) {
      reader.requireTypes(contract);
      while (reader.nextBatch()) {
        rows += reader.size();
        if (wrong == null && merchants >= 0) {
          wrong = outside(part, reader.longs(merchants), reader.size());
        }
        for (int c = 0; c < names.size() && wrong == null; c++) {
          wrong = c == merchants ? null : other(reader, c, contract.column(names.get(c)));
        }
      }
    }
    if (rows != part.rows()) {
      problems.add(changed, path, rows + " rows", part.rows() + " rows");
    }
    if (wrong != null) {
      problems.add(changed, path, wrong, "rows of its partition and key range");
    }
  }

  private static String outside(PartFile part, long[] merchants, int size) {
    for (int row = 0; row < size; row++) {
      if (Long.compareUnsigned(merchants[row], part.firstMerchant()) < 0
          || Long.compareUnsigned(merchants[row], part.lastMerchant()) > 0) {
        return "merchant " + U64.text(merchants[row]);
      }
    }
    return null;
  }

  private String other(PartReader reader, int c, Column column) {
    String expected = partition.value(column.identity());
    String[] texts = reader.texts(c);
    for (int row = 0; row < reader.size(); row++) {
      String found = texts != null ? texts[row] : U64.text(reader.longs(c)[row]);
      if (!expected.equals(found)) {
        return column.name() + " " + found;
      }
    }
    return null;
  }
}
