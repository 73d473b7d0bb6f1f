package io.footfall.transforms.state;

import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One state being run over one partition: what every unit and the commit need to know. Travels in
 * the closure, so it stays small.
 *
 * @param state state id, such as {@code 5B.S3}
 * @param root run root, absolute, without trailing '/'
 * @param partition identity, seed and scenario of the output
 * @param datasets ids of the tables the state writes, in commit order
 * @param planDigest digest of the unit plan and of what decides the rows
 * @param units number of units in the plan
 * @param attempt random id of this process, used in temporary names only
 * @param logs ids of the line logs the units write beside their tables; they decide no row and are
 *     in no plan digest
 * @param workRoot where sidecars and evidence go: the run root, or elsewhere while a run is only
 *     examined
 */
public record StateRun(
    String state,
    String root,
    Partition partition,
    List<String> datasets,
    String planDigest,
    int units,
    String attempt,
    List<String> logs,
    String workRoot)
    implements Serializable {
  private static final AtomicLong TEMPORARY = new AtomicLong();

  public StateRun {
    datasets = List.copyOf(datasets);
    logs = List.copyOf(logs);
  }

  /** A run without line logs, whose sidecars and evidence lie in the run root. */
  public StateRun(
      String state,
      String root,
      Partition partition,
      List<String> datasets,
      String planDigest,
      int units,
      String attempt) {
    this(state, root, partition, datasets, planDigest, units, attempt, List.of(), root);
  }

  /** The same run with line logs. */
  public StateRun withLogs(List<String> more) {
    return new StateRun(
        state, root, partition, datasets, planDigest, units, attempt, more, workRoot);
  }

  /** Folder of a table of this partition, with trailing '/'. */
  public String folder(String dataset) {
    return folder(root, dataset, partition);
  }

  /** Folder of a table, with trailing '/'. */
  public static String folder(String root, String dataset, Partition partition) {
    DatasetContract contract = Contracts.get(dataset);
    return root + "/" + contract.path().resolve(partition.tokens());
  }

  /** Folder of sidecars and evidence of this state and partition, with trailing '/'. */
  public String work() {
    String seed = state.startsWith("5B.S0") || state.startsWith("5B.S1") ? "" : seedFolder();
    String scenario =
        partition.scenarioId() == null ? "" : "/scenario_id=" + partition.scenarioId();
    return workRoot + "/_state/" + state + seed + scenario + "/";
  }

  private String seedFolder() {
    return state.startsWith("5B") ? "/seed=" + Long.toUnsignedString(partition.seed()) : "";
  }

  /** Path of a temporary file of this attempt, unique over its worker processes. */
  String temporary(String dataset, int number) {
    return root
        + String.format(
            Locale.ROOT,
            "/_tmp/%s/%s-%s-%05d-%d-%d",
            attempt,
            state,
            dataset,
            number,
            ProcessHandle.current().pid(),
            TEMPORARY.incrementAndGet());
  }

  /** File name of a part of a table. */
  static String partName(int number) {
    return String.format(Locale.ROOT, "part-%05d.parquet", number);
  }

  /** File name of a part of a line log. */
  static String logName(int number) {
    return String.format(Locale.ROOT, "part-%05d.jsonl", number);
  }
}
