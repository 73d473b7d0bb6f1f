package io.footfall.transforms.table;

import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.config.LayoutPolicy;
import io.footfall.config.LoggingPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the driver knows while it builds states: the run root, its identity, the resolved policies.
 * Never travels to a worker.
 *
 * @param root run root, absolute, without trailing '/'
 * @param identity identity of the world root
 * @param attempt random id of this process
 * @param config resolved policy files
 * @param layout parsed layout policy
 * @param rngEvents states whose draws are logged event by event, such as {@code 5B.S3}
 */
public record RunContext(
    String root,
    RunIdentity identity,
    String attempt,
    ResolvedConfig config,
    LayoutPolicy layout,
    Set<String> rngEvents) {

  public RunContext {
    rngEvents = Set.copyOf(rngEvents);
  }

  /** Logs as the logging policy says. */
  public RunContext(
      String root,
      RunIdentity identity,
      String attempt,
      ResolvedConfig config,
      LayoutPolicy layout) {
    this(
        root,
        identity,
        attempt,
        config,
        layout,
        Set.copyOf(config.read(PolicyFile.LOGGING, LoggingPolicy.class).rngEvents()));
  }

  /** The same root, with the draws of these states logged event by event. */
  public RunContext withRngEvents(Set<String> states) {
    return new RunContext(root, identity, attempt, config, layout, states);
  }

  /** Token of a sealed table of this root; fails with an {@link IOException} if not sealed. */
  public SealedTable table(String dataset, Partition partition) throws IOException {
    return TableManifest.token(StateRun.folder(root, dataset, partition));
  }

  /** Path of a single-file dataset of this root. */
  public String file(String dataset, Partition partition) {
    return root + "/" + Contracts.get(dataset).path().resolve(partition.tokens());
  }

  /** Bytes of a published single-file dataset. */
  public byte[] read(String dataset, Partition partition) throws IOException {
    return Storage.read(file(dataset, partition));
  }

  /**
   * Publishes a single-file dataset: absent files are written whole, equal ones left alone.
   *
   * @param conflict code thrown when the file exists with other bytes
   */
  public void publish(String dataset, Partition partition, byte[] bytes, FailureCode conflict)
      throws IOException {
    publishAt(file(dataset, partition), bytes, conflict);
  }

  /** As {@link #publish}, at a path below the root. */
  public void publishAt(String path, byte[] bytes, FailureCode conflict) throws IOException {
    if (!Storage.exists(path)) {
      Storage.write(path, bytes, attempt);
      return;
    }
    String there = Storage.sha256(path);
    String ours = Storage.sha256(bytes);
    if (!there.equals(ours)) {
      throw new FootfallException(
          conflict,
          path + ": found content " + there + "; this run makes " + ours,
          "Choose another --runs-root, or move the old result aside.");
    }
  }

  /** Describes a state run: plan digest over units, inputs, policies and byte version. */
  public StateRun stateRun(
      String state,
      Partition partition,
      List<String> datasets,
      List<WorkUnit> units,
      List<SealedTable> inputs,
      List<PolicyFile> policies) {
    List<String> governedBy = new ArrayList<>();
    governedBy.add(state);
    governedBy.add(BytesVersion.ID);
    governedBy.add(identity.manifestFingerprint());
    governedBy.add(Long.toUnsignedString(partition.seed()));
    governedBy.addAll(datasets);
    inputs.forEach(t -> governedBy.add(t.dataset() + "=" + t.manifestSha256()));
    policies.forEach(p -> governedBy.add(p.id() + "=" + Storage.sha256(config.bytes(p))));
    String digest = PlanUnits.digest(units, governedBy);
    return new StateRun(state, root, partition, datasets, digest, units.size(), attempt);
  }
}
