package io.footfall.transforms.state;

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
import io.footfall.transforms.parquet.BytesVersion;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.FileMemo;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.storage.Superseded;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param superseded where conflicting results go, if a reseal was asked for
 * @param workRoot where sidecars and evidence of states go: the root itself, or elsewhere while the
 *     run is only examined
 */
public record RunContext(
    String root,
    RunIdentity identity,
    String attempt,
    ResolvedConfig config,
    LayoutPolicy layout,
    Set<String> rngEvents,
    Superseded superseded,
    String workRoot) {

  public RunContext {
    rngEvents = Set.copyOf(rngEvents);
  }

  /** A context that logs as the logging policy says and replaces nothing. */
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
        Set.copyOf(config.read(PolicyFile.LOGGING, LoggingPolicy.class).rngEvents()),
        Superseded.never(),
        root);
  }

  /** The same root, with the draws of these states logged event by event. */
  public RunContext withRngEvents(Set<String> states) {
    return new RunContext(root, identity, attempt, config, layout, states, superseded, workRoot);
  }

  /** The same root, with conflicting results moved aside. */
  public RunContext resealing() {
    return new RunContext(
        root, identity, attempt, config, layout, rngEvents, Superseded.asked(), workRoot);
  }

  /**
   * The same root for jobs that examine it and must not write there.
   *
   * @param elsewhere folder of their sidecars and evidence, without trailing '/'
   */
  public RunContext examining(String elsewhere) {
    return new RunContext(
        root, identity, attempt, config, layout, rngEvents, superseded, elsewhere);
  }

  /** Token of a sealed table of this root; fails with an {@link IOException} if not sealed. */
  public SealedTable table(String dataset, Partition partition) throws IOException {
    return TableManifest.token(StateRun.folder(root, dataset, partition));
  }

  /** Path of a single-file dataset of this root. */
  public String file(String dataset, Partition partition) {
    return root + "/" + Contracts.get(dataset).path().resolve(partition.tokens());
  }

  /** Bytes of a published single-file dataset, within {@link FileLimit#of}. */
  public byte[] read(String dataset, Partition partition) throws IOException {
    return Storage.read(file(dataset, partition), FileLimit.of(Contracts.get(dataset)));
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
    int name = path.lastIndexOf('/') + 1;
    publishAll(path.substring(0, name), Map.of(path.substring(name), bytes), conflict);
  }

  /**
   * Publishes files that make one result: absent ones are written whole in this order, equal ones
   * left alone. If one differs the whole result is a conflict; a reseal moves all of it aside, the
   * last file first, and writes it anew.
   *
   * @param folder folder with trailing '/'
   * @param files bytes by name below the folder; what makes the others readable comes last
   * @param conflict code thrown when a file exists with other bytes
   */
  public void publishAll(String folder, Map<String, byte[]> files, FailureCode conflict)
      throws IOException {
    Map<String, byte[]> absent = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String path = folder + file.getKey();
      if (!Storage.exists(path)) {
        absent.put(path, file.getValue());
        continue;
      }
      String there = FileMemo.sha256(path);
      String ours = Storage.sha256(file.getValue());
      if (there.equals(ours)) {
        continue;
      }
      if (!superseded.isAsked()) {
        throw new FootfallException(
            conflict,
            path + ": found content " + there + "; this run makes " + ours,
            Superseded.REMEDY);
      }
      List<String> old = new ArrayList<>();
      files.keySet().forEach(name -> old.add(0, folder + name));
      superseded.move(root, attempt, old);
      absent.clear();
      files.forEach((name, bytes) -> absent.put(folder + name, bytes));
      break;
    }
    for (Map.Entry<String, byte[]> file : absent.entrySet()) {
      Storage.write(file.getKey(), file.getValue(), attempt);
      Progress.file();
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
    return new StateRun(
        state, root, partition, datasets, digest, units.size(), attempt, List.of(), workRoot);
  }
}
