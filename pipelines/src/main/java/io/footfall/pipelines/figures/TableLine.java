package io.footfall.pipelines.figures;

import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One published table.
 *
 * @param dataset dataset id
 * @param state state that wrote it
 * @param rows rows, by its manifest
 * @param bytes bytes of its parts
 * @param parts number of parts
 */
public record TableLine(String dataset, String state, long rows, long bytes, int parts) {
  /**
   * Tables of the world, the scenario and the arrival seed that have a manifest, in the order of
   * the dictionaries.
   */
  public static List<TableLine> of(RunContext ctx, long seed, String scenario) throws IOException {
    List<TableLine> lines = new ArrayList<>();
    for (DatasetContract contract : Contracts.all()) {
      if (!contract.isTable() || !contract.path().text().startsWith("data/")) {
        continue;
      }
      Partition partition =
          switch (contract.owner()) {
            case "5A" -> Partition.surfaces(ctx.identity(), scenario);
            case "5B" -> Partition.arrivals(ctx.identity(), seed, scenario);
            default -> Partition.world(ctx.identity());
          };
      String folder = StateRun.folder(ctx.root(), contract.id(), partition);
      if (Storage.exists(folder + TableManifest.NAME)) {
        TableManifest manifest = TableManifest.read(folder);
        lines.add(
            new TableLine(
                contract.id(),
                contract.state(),
                manifest.rows(),
                manifest.bytes(),
                manifest.parts().size()));
      }
    }
    return List.copyOf(lines);
  }
}
