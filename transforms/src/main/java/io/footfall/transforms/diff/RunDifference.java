package io.footfall.transforms.diff;

import io.footfall.coders.SealedTable;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.diff.causes.AffectedKeys;
import io.footfall.transforms.diff.causes.SurfaceRules;
import io.footfall.transforms.diff.causes.SurfaceRules.TableChanges;
import io.footfall.transforms.diff.inputs.CommonDraws;
import io.footfall.transforms.diff.inputs.GovernedStates;
import io.footfall.transforms.diff.inputs.LawChanges;
import io.footfall.transforms.diff.inputs.PolicyDifference;
import io.footfall.transforms.diff.inputs.ProofScope;
import io.footfall.transforms.diff.inputs.RunPair;
import io.footfall.transforms.diff.rows.ArrivalPairs;
import io.footfall.transforms.diff.rows.ComparedColumns;
import io.footfall.transforms.diff.rows.MerchantRanges;
import io.footfall.transforms.diff.rows.RowMerge;
import io.footfall.transforms.diff.rows.RowView;
import io.footfall.transforms.diff.rows.TableDifference;
import io.footfall.transforms.parallel.OrderedTasks;
import io.footfall.transforms.parquet.read.KeyRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What differs between two runs, and whether all of it is explained. */
public final class RunDifference {
  private final RunPair runs;
  private final int workers;
  private final int limit;
  private final List<PolicyDifference> policies;
  private final Map<String, String[]> resources;
  private final CommonDraws draws;
  private final ProofScope proof;
  private final AffectedKeys affected = new AffectedKeys();
  private final UnexplainedKeys unexplained;
  private final List<TableDifference> tables = new ArrayList<>();
  private final List<String> onlyA = new ArrayList<>();
  private final List<String> onlyB = new ArrayList<>();

  private RunDifference(RunPair runs, int workers, int limit) throws IOException {
    this.runs = runs;
    this.workers = workers;
    this.limit = limit;
    policies = PolicyDifference.of(runs.a().config(), runs.b().config());
    resources = runs.differingResources();
    unexplained = new UnexplainedKeys(Math.max(1, limit));
    GovernedStates governed =
        resources.isEmpty()
            ? GovernedStates.by(policies.stream().map(PolicyDifference::file).toList())
            : GovernedStates.all();
    draws = runs.draws();
    proof =
        new ProofScope(
            draws.world().isEmpty(),
            draws.arrivals().isEmpty(),
            runs.seedA() == runs.seedB() ? governed : governed.and("5B.S2"));
  }

  /**
   * Compares two runs whose gates are open.
   *
   * @param workers threads
   * @param limit examples kept of each table, and of unexplained keys
   */
  public static RunDifference of(RunPair runs, int workers, int limit) throws IOException {
    RunDifference difference = new RunDifference(runs, workers, limit);
    difference.compare();
    return difference;
  }

  private void compare() throws IOException {
    Set<String> shapes = new HashSet<>();
    boolean calendar = false;
    for (DatasetContract contract : Contracts.all()) {
      if (!runs.compares(contract) || isWalked(contract.id())) {
        continue;
      }
      SealedTable a = runs.tableA(contract);
      SealedTable b = runs.tableB(contract);
      if (a == null || b == null) {
        note(contract.id(), a != null, b != null);
        continue;
      }
      TableDifference table = alone(contract, a, b, shapes);
      tables.add(table);
      calendar |= contract.id().equals("scenario_calendar_5A") && !table.isEqual();
    }
    walk(new TableChanges(shapes, calendar));
    List<String> order = Contracts.all().stream().map(DatasetContract::id).toList();
    tables.sort(
        Comparator.comparingInt((TableDifference t) -> GovernedStates.place(t.state()))
            .thenComparingInt(t -> order.indexOf(t.dataset())));
  }

  private static boolean isWalked(String dataset) {
    return MerchantWalk.DATASETS.contains(dataset) || dataset.equals(ArrivalPairs.DATASET);
  }

  private void note(String dataset, boolean inA, boolean inB) {
    if (inA) {
      onlyA.add(dataset);
    } else if (inB) {
      onlyB.add(dataset);
    }
  }

  /** A table that no rule looks at: equal wherever no policy that differs governs it. */
  private TableDifference alone(
      DatasetContract contract, SealedTable a, SealedTable b, Set<String> shapes)
      throws IOException {
    ComparedColumns columns = ComparedColumns.of(contract.id());
    boolean byMerchant = columns.byMerchant() && !columns.hasLists();
    boolean open = proof.of(contract) && !proof.reach(contract);
    int[] shape =
        contract.id().equals("class_zone_shape_5A") ? SurfaceRules.shapeColumns(columns) : null;
    TableDifference whole = new TableDifference(columns, limit);
    OrderedTasks.over(
        workers,
        byMerchant ? MerchantRanges.of(a, b) : List.of(KeyRange.ALL),
        range -> part(columns, new SealedTable[] {a, b}, range, open, shape),
        part -> {
          whole.merge(part.table);
          unexplained.merge(part.keys);
          shapes.addAll(part.shapes);
        });
    return whole;
  }

  private record Part(TableDifference table, UnexplainedKeys keys, Set<String> shapes) {}

  private Part part(
      ComparedColumns columns, SealedTable[] ab, KeyRange range, boolean open, int[] shape)
      throws IOException {
    Part part =
        new Part(
            new TableDifference(columns, limit),
            new UnexplainedKeys(Math.max(1, limit)),
            new HashSet<>());
    long[] last = {0L, -1L};
    int merchant = columns.byMerchant() ? columns.at("merchant_id") : -1;
    try (RowMerge merge = new RowMerge(columns, ab[0], ab[1], range)) {
      merge.visitAll(
          (a, b, changed) -> {
            if (!part.table.add(a, b, changed)) {
              return;
            }
            RowView any = a == null ? b : a;
            if (merchant >= 0 && (last[1] < 0 || last[0] != any.bits(merchant))) {
              part.table.merchant();
              last[0] = any.bits(merchant);
              last[1] = 0;
            }
            if (shape != null) {
              part.shapes.add(SurfaceRules.shapeKey(any, shape));
            }
            if (open) {
              part.keys.startMerchant();
              part.keys.add(columns, columns.key(any), a, b, changed);
            }
          });
    }
    return part;
  }

  private void walk(TableChanges changes) throws IOException {
    List<SealedTable> cuts = new ArrayList<>();
    List<String> walked = new ArrayList<>(MerchantWalk.DATASETS);
    walked.add(ArrivalPairs.DATASET);
    for (String dataset : walked) {
      DatasetContract contract = Contracts.get(dataset);
      SealedTable a = runs.tableA(contract);
      SealedTable b = runs.tableB(contract);
      note(dataset, a != null && b == null, a == null && b != null);
      if (a != null && b != null) {
        cuts = List.of(a, b);
      }
    }
    LawChanges laws = new LawChanges(runs, policies);
    OrderedTasks.over(
        workers,
        MerchantRanges.of(cuts.toArray(SealedTable[]::new)),
        range -> {
          try (MerchantWalk walk =
              new MerchantWalk(runs, laws, changes, proof, range, Math.max(1, limit))) {
            return walk.run();
          }
        },
        this::merge);
  }

  private void merge(MerchantWalk.Part part) {
    affected.merge(part.affected());
    unexplained.merge(part.keys());
    part.tables()
        .forEach(
            (dataset, table) ->
                tables.stream()
                    .filter(t -> t.dataset().equals(dataset))
                    .findFirst()
                    .ifPresentOrElse(t -> t.merge(table), () -> tables.add(table)));
  }

  /** The runs. */
  public RunPair runs() {
    return runs;
  }

  /** Policy files that differ. */
  public List<PolicyDifference> policies() {
    return List.copyOf(policies);
  }

  /** Resources that differ: name to the digests of both, null where one has none. */
  public Map<String, String[]> resources() {
    return resources;
  }

  /** Tables both runs have, in the order of the data. */
  public List<TableDifference> tables() {
    return List.copyOf(tables);
  }

  /** Tables of the first run alone. */
  public List<String> onlyA() {
    return List.copyOf(onlyA);
  }

  /** Tables of the second run alone. */
  public List<String> onlyB() {
    return List.copyOf(onlyB);
  }

  /** Columns that were not compared. */
  public Set<String> excluded() {
    Set<String> names = new TreeSet<>();
    tables.forEach(t -> names.addAll(t.excluded()));
    return names;
  }

  /** What differs at each level. */
  public AffectedKeys affected() {
    return affected;
  }

  /** Whether the runs draw common random numbers, and if not, why. */
  public CommonDraws draws() {
    return draws;
  }

  /** Whether the policy decides rows. */
  public static boolean isLaw(PolicyFile file) {
    return switch (file.policyClass()) {
      case LAW, WORLD -> true;
      default -> false;
    };
  }

  /** Keys that differ though none of their inputs does. */
  public long unexplainedCount() {
    return unexplained.count();
  }

  /** The first of them. */
  public List<Unexplained> unexplained() {
    return unexplained.kept();
  }
}
