package io.footfall.pipelines;

import io.footfall.coders.Tally;
import io.footfall.pipelines.states.StateRunner;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.world.SealedInputs1A;
import io.footfall.transforms.world.outside.ImportTables;
import io.footfall.transforms.world.outside.OutsideArtefacts;
import io.footfall.transforms.world.outside.OutsideDocuments;
import io.footfall.transforms.world.outside.OutsideReport;
import io.footfall.transforms.world.outside.OutsideWorld;
import io.footfall.transforms.world.seal.WorldSeal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Layer 1 from a world made elsewhere: copies of what identifies it, tables, documents, seal. */
final class ImportPipeline {
  /** 3A comes last: which of its zones an arrival can go to, the others tell. */
  private static final List<String> SEGMENTS = List.of("1A", "1B", "2A", "2B", "3B", "3A");

  private final RunContext context;
  private final StateRunner states;
  private final OutsideWorld world;
  private final Consumer<String> warn;

  /**
   * @param warn takes what was let pass, one line each
   */
  ImportPipeline(
      RunContext context, StateRunner states, OutsideWorld world, Consumer<String> warn) {
    this.context = context;
    this.states = states;
    this.world = world;
    this.warn = warn;
  }

  void run() throws IOException {
    world.warnings().forEach(warn);
    states.drive("world", "its identity", () -> OutsideArtefacts.publish(context, world));
    TreeMap<String, Tally> tallies = new TreeMap<>();
    for (String segment : SEGMENTS) {
      ImportTables tables = ImportTables.of(context, world, segment);
      states.seal(tables, "import");
      tallies.putAll(StateEvidence.read(tables.run()).tallies());
    }
    List<String> unknown = new ArrayList<>();
    states.drive(
        "layer1",
        "documents, blobs",
        () -> unknown.addAll(OutsideDocuments.publish(context, world)));
    states.drive("1A", "sealed inputs", () -> SealedInputs1A.publishImported(context, world));
    states.drive(
        "layer1",
        "checks, bundles, flags",
        () ->
            WorldSeal.publish(
                context,
                () -> OutsideReport.publish(context, world, tallies, unknown).forEach(warn)));
  }
}
