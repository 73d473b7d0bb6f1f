package io.footfall.transforms.diff;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.diff.causes.AffectedKeys;
import io.footfall.transforms.diff.causes.ArrivalJudge;
import io.footfall.transforms.diff.causes.ArrivalRules;
import io.footfall.transforms.diff.causes.MerchantCauses;
import io.footfall.transforms.diff.causes.SurfaceRules;
import io.footfall.transforms.diff.causes.SurfaceRules.Rule;
import io.footfall.transforms.diff.causes.SurfaceRules.TableChanges;
import io.footfall.transforms.diff.inputs.LawChanges;
import io.footfall.transforms.diff.inputs.ProofScope;
import io.footfall.transforms.diff.inputs.RunPair;
import io.footfall.transforms.diff.rows.ArrivalPairs;
import io.footfall.transforms.diff.rows.ComparedColumns;
import io.footfall.transforms.diff.rows.RowMerge;
import io.footfall.transforms.diff.rows.TableDifference;
import io.footfall.transforms.parquet.read.KeyRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks the merchants of a range through all tables that make their arrivals, causes before
 * effects, and judges each row that differs. Not thread safe.
 */
final class MerchantWalk implements AutoCloseable {
  /** Tables walked together, in the order of the data; arrivals follow. */
  static final List<String> DATASETS =
      List.of(
          "transaction_schema_merchant_ids",
          "zone_alloc",
          "virtual_classification_3B",
          "virtual_settlement_3B",
          "site_timezones",
          "s1_site_weights",
          "edge_catalogue_3B",
          "merchant_zone_profile_5A",
          "merchant_zone_baseline_local_5A",
          "merchant_zone_scenario_local_5A",
          "s1_grouping_5B",
          "s2_realised_intensity_5B",
          "s3_bucket_counts_5B",
          "s4_arrival_summary_5B");

  private final ProofScope proof;
  private final LawChanges laws;
  private final MerchantCauses causes;
  private final List<Step> steps = new ArrayList<>();
  private final Part result;
  private ArrivalPairs arrivals;
  private ArrivalJudge judge;
  private TableDifference arrivalTable;

  /** What a range gives. */
  record Part(Map<String, TableDifference> tables, AffectedKeys affected, UnexplainedKeys keys) {}

  /** One table of the walk. */
  private record Step(RowMerge merge, TableDifference table, Rule rule) {}

  MerchantWalk(
      RunPair runs,
      LawChanges laws,
      TableChanges tables,
      ProofScope proof,
      KeyRange range,
      int limit)
      throws IOException {
    this.laws = laws;
    this.proof = proof;
    causes = new MerchantCauses(laws);
    result = new Part(new LinkedHashMap<>(), new AffectedKeys(), new UnexplainedKeys(limit));
    SurfaceRules surfaces = new SurfaceRules(laws, tables, causes);
    ArrivalRules rules = new ArrivalRules(laws, causes);
    try {
      for (String dataset : DATASETS) {
        DatasetContract contract = Contracts.get(dataset);
        SealedTable a = runs.tableA(contract);
        SealedTable b = runs.tableB(contract);
        if (a != null && b != null) {
          ComparedColumns columns = ComparedColumns.of(dataset);
          boolean world = !contract.owner().equals("5B");
          Rule rule = world ? surfaces.rule(columns) : rules.rule(columns);
          TableDifference table = new TableDifference(columns, limit);
          steps.add(new Step(new RowMerge(columns, a, b, range), table, rule));
          result.tables.put(dataset, table);
        }
      }
      SealedTable a = runs.tableA(ArrivalPairs.contract());
      SealedTable b = runs.tableB(ArrivalPairs.contract());
      if (a != null && b != null) {
        arrivals = new ArrivalPairs(a, b, range);
        judge = new ArrivalJudge(laws, causes, result.affected, arrivals.columns());
        arrivalTable = new TableDifference(arrivals.columns(), limit);
        result.tables.put(ArrivalPairs.DATASET, arrivalTable);
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Walks. */
  Part run() throws IOException {
    while (present()) {
      long merchant = merchant();
      causes.start(merchant);
      result.keys.startMerchant();
      for (Step step : steps) {
        if (step.merge.present() && step.merge.merchant() == merchant) {
          walk(step, merchant);
        }
      }
      if (arrivals != null && arrivals.present() && arrivals.merchant() == merchant) {
        walkArrivals(merchant);
      }
      causes.finish(result.affected, laws.buckets());
    }
    return result;
  }

  private boolean present() {
    return steps.stream().anyMatch(s -> s.merge.present())
        || arrivals != null && arrivals.present();
  }

  /** The smallest merchant at hand. */
  private long merchant() {
    long smallest = -1L;
    for (Step step : steps) {
      if (step.merge.present() && Long.compareUnsigned(step.merge.merchant(), smallest) < 0) {
        smallest = step.merge.merchant();
      }
    }
    return arrivals != null
            && arrivals.present()
            && Long.compareUnsigned(arrivals.merchant(), smallest) < 0
        ? arrivals.merchant()
        : smallest;
  }

  private void walk(Step step, long merchant) throws IOException {
    ComparedColumns columns = step.merge.columns();
    boolean proven = proof.of(columns.contract());
    boolean governed = proof.reach(columns.contract());
    boolean[] differs = new boolean[1];
    step.merge.visit(
        merchant,
        (a, b, changed) -> {
          String key = step.rule.unexplained(a, b, changed);
          if (step.table.add(a, b, changed)) {
            differs[0] = true;
            String open = key == null && !governed ? columns.key(a == null ? b : a) : key;
            if (proven && open != null) {
              result.keys.add(columns, open, a, b, changed);
            }
          }
        });
    if (differs[0]) {
      step.table.merchant();
      causes.markDiffering();
    }
  }

  private void walkArrivals(long merchant) throws IOException {
    ComparedColumns columns = arrivals.columns();
    boolean proven = proof.of(columns.contract());
    boolean[] differs = new boolean[1];
    arrivals.visit(
        merchant,
        (a, b, changed, moved, misnumbered) -> {
          String key = judge.unexplained(a, b, changed, moved, misnumbered);
          differs[0] |= arrivalTable.add(a, b, changed);
          if (proven && key != null) {
            result.keys.add(columns, key, a, b, judge.shown(changed));
          }
        });
    if (differs[0]) {
      arrivalTable.merchant();
      causes.markDiffering();
    }
  }

  @Override
  public void close() throws IOException {
    for (Step step : steps) {
      step.merge.close();
    }
    if (arrivals != null) {
      arrivals.close();
    }
  }
}
