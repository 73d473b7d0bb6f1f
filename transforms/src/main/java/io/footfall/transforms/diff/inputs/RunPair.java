package io.footfall.transforms.diff.inputs;

import io.footfall.coders.SealedTable;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.seg5b.ArrivalStreams;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import io.footfall.transforms.world.DrawRoot;
import io.footfall.transforms.world.outside.OutsideArtefacts;
import io.footfall.transforms.world.places.WorldResources;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Two runs whose gates are open.
 *
 * @param a first run
 * @param b second run
 * @param seedA arrival seed looked at in the first, unsigned
 * @param seedB the same of the second
 * @param scenarioId scenario looked at, of both runs
 * @param segments segments whose gates are open in both: {@code 1A} for all of layer 1, {@code 5A},
 *     {@code 5B}
 */
public record RunPair(
    RunContext a, RunContext b, long seedA, long seedB, String scenarioId, Set<String> segments) {
  public RunPair {
    segments = Set.copyOf(segments);
  }

  /** Tables of data; bundles carry the identity throughout and are judged by their gates. */
  public boolean compares(DatasetContract contract) {
    String segment = contract.owner().startsWith("5") ? contract.owner() : "1A";
    return contract.isTable()
        && !contract.owner().equals("logs")
        && !contract.state().endsWith(".S5")
        && segments.contains(segment);
  }

  Partition partitionA(DatasetContract contract) {
    return partition(contract, a, seedA);
  }

  Partition partitionB(DatasetContract contract) {
    return partition(contract, b, seedB);
  }

  private Partition partition(DatasetContract contract, RunContext run, long seed) {
    return switch (contract.owner()) {
      case "5A" -> Partition.surfaces(run.identity(), scenarioId);
      case "5B" -> Partition.arrivals(run.identity(), seed, scenarioId);
      default -> Partition.world(run.identity());
    };
  }

  /** The table of the first run, or null if it has none behind an open gate. */
  public SealedTable tableA(DatasetContract contract) throws IOException {
    return table(contract, a, partitionA(contract));
  }

  /** The same of the second run. */
  public SealedTable tableB(DatasetContract contract) throws IOException {
    return table(contract, b, partitionB(contract));
  }

  private SealedTable table(DatasetContract contract, RunContext run, Partition partition)
      throws IOException {
    boolean there =
        compares(contract)
            && Storage.exists(run.file(contract.id(), partition) + TableManifest.NAME);
    return there ? run.table(contract.id(), partition) : null;
  }

  /** Whether the runs draw the same random numbers, and if not, why. */
  public CommonDraws draws() {
    return CommonDraws.of(this);
  }

  /** Whether worlds draw the same random numbers. */
  boolean commonWorldDraws() {
    return DrawRoot.of(a).equals(DrawRoot.of(b))
        && a.identity().worldSeed() == b.identity().worldSeed();
  }

  /** Whether arrivals draw the same random numbers. */
  boolean commonArrivalDraws() {
    return commonWorldDraws() && slots(a, seedA).equals(slots(b, seedB));
  }

  private DrawSlots slots(RunContext run, long seed) {
    return ArrivalStreams.slots(run, "5B", seed, scenarioId);
  }

  /** Resources and outside artefacts whose digests differ: name to both, null where absent. */
  public Map<String, String[]> differingResources() throws IOException {
    Map<String, byte[]> left = resources(a);
    Map<String, byte[]> right = resources(b);
    Map<String, String[]> found = new TreeMap<>();
    for (Map<String, byte[]> names : List.of(left, right)) {
      for (String name : names.keySet()) {
        String before = digest(left.get(name));
        String after = digest(right.get(name));
        if (!Objects.equals(before, after)) {
          found.put(name, new String[] {before, after});
        }
      }
    }
    return found;
  }

  private static Map<String, byte[]> resources(RunContext run) throws IOException {
    return OutsideArtefacts.in(run.root())
        ? OutsideArtefacts.named(OutsideArtefacts.read(run.root()))
        : WorldResources.artefacts();
  }

  private static String digest(byte[] bytes) {
    return bytes == null ? null : Storage.sha256(bytes);
  }

  <T> T readA(PolicyFile file, Class<T> type) {
    return a.config().read(file, type);
  }

  <T> T readB(PolicyFile file, Class<T> type) {
    return b.config().read(file, type);
  }
}
