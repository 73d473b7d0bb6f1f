package io.footfall.transforms.world;

import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.Partition;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.RowWriter;
import io.footfall.transforms.table.TableManifest;
import io.footfall.transforms.world.aliases.EdgeAliases;
import io.footfall.transforms.world.aliases.SiteAliases;
import io.footfall.transforms.world.edges.EdgeUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The whole of layer 1 for tests, and ways to damage it. */
final class SealedWorld {
  private SealedWorld() {}

  /** Everything but bundles and receipt. */
  static void build(RunContext ctx) throws IOException {
    WorldRuns.build(ctx);
    WorldRuns.seal(WorldWeights.weigh(ctx));
    SiteAliases.publish(ctx);
    WorldRuns.seal(WorldVirtual.place(ctx));
    WorldRuns.seal(WorldEdgeIndex.index(ctx));
    EdgeAliases.publish(ctx);
    EdgeUniverse.of(ctx).publish(ctx);
  }

  /** The same context over a copy of its root. */
  static RunContext copy(RunContext ctx, Path to) throws IOException {
    Path from = Path.of(ctx.root());
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return new RunContext(to.toString(), ctx.identity(), ctx.attempt(), ctx.config(), ctx.layout());
  }

  /** Path of a single-file dataset. */
  static Path file(RunContext ctx, String dataset) {
    return Path.of(ctx.file(dataset, Partition.world(ctx.identity())));
  }

  static SealedTable table(RunContext ctx, String dataset) throws IOException {
    return ctx.table(dataset, Partition.world(ctx.identity()));
  }

  /** Replaces the rows of a table by one part of other rows with a sound manifest. */
  static <T extends Record> void rewrite(
      RunContext ctx, String dataset, Class<T> type, UnaryOperator<List<T>> edit)
      throws IOException {
    SealedTable table = table(ctx, dataset);
    List<T> rows = edit.apply(new java.util.ArrayList<>(ReadTable.rows(table, type)));
    for (PartFile part : TableManifest.of(table).parts()) {
      Files.delete(Path.of(table.folder() + part.name()));
    }
    Files.delete(Path.of(table.folder() + TableManifest.NAME));
    Partition partition = Partition.world(ctx.identity());
    PartWriter.Written written;
    try (PartWriter part =
        new PartWriter(
            Storage.create(table.folder() + "part-00000.parquet"),
            Contracts.get(dataset),
            partition)) {
      RowWriter<T> writer = new RowWriter<>(part, type);
      for (T row : rows) {
        writer.append(row);
      }
      written = part.finish();
    }
    PartFile part =
        new PartFile(
            dataset,
            0,
            "part-00000.parquet",
            written.rows(),
            written.bytes(),
            written.sha256(),
            0L,
            -1L);
    TableManifest manifest = new TableManifest(dataset, "damaged", List.of(part));
    Storage.write(table.folder() + TableManifest.NAME, manifest.toJson(partition), "test");
  }
}
