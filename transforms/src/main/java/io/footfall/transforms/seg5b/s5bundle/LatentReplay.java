package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import io.footfall.transforms.seg5b.s1grid.GroupingIndex;
import io.footfall.transforms.seg5b.s2intensity.LatentSampler;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares {@code s2_latent_field_5B}, where it is published, with regenerated latent paths. */
final class LatentReplay {
  private static final String FIELD = "s2_latent_field_5B";

  private LatentReplay() {}

  /** Compares the groups a unit answers for; unit 0 also those no group of the grouping has. */
  static void compare(ArrivalTables tables, int unit, int units, ReplayLedger ledger)
      throws IOException {
    ReplayLaws laws = tables.laws();
    List<GroupFeatures> all;
    List<GroupFeatures> own;
    try {
      GroupingIndex index = GroupingIndex.of(laws.groups(), laws.grid().band(), "5B.S5");
      all = index.groups();
      own = index.groupsOf(unit, units);
    } catch (LawBroken e) {
      ledger.compared(FIELD, 1);
      ledger.differing(FIELD, 1);
      ledger.note(FIELD, e.finding().key(), "row", e.finding().found(), e.finding().expected());
      return;
    }
    Set<String> known = new HashSet<>();
    all.forEach(g -> known.add(g.groupId()));
    int buckets = laws.grid().buckets();
    LatentSampler sampler =
        new LatentSampler(laws.lgcp(), laws.slots(), buckets, laws.factorPlan());
    Map<String, Path> paths = new TreeMap<>();
    for (GroupFeatures group : own) {
      paths.put(group.groupId(), new Path(sampler.path(group).latent(), sampler.sigma(group)));
    }
    ledger.compared(FIELD, (long) paths.size() * buckets);
    try (TableSlice rows =
        TableSlice.open(
            tables.field(),
            KeyRange.ALL,
            "group_id",
            "bucket_index",
            "latent_value",
            "latent_mean",
            "latent_std")) {
      while (rows.next()) {
        Path path = paths.get(rows.textAt(0));
        if (path != null) {
          path.row(rows, ledger);
        } else if (unit == 0 && !known.contains(rows.textAt(0))) {
          ledger.differing(FIELD, 1);
          ledger.note(FIELD, rows.textAt(0), "row", "a group", "no such group");
        }
      }
    }
    paths.forEach(
        (group, path) -> {
          if (path.next < buckets) {
            ledger.differing(FIELD, (long) buckets - path.next);
            ledger.note(FIELD, group, "row", path.next + " buckets", buckets + " buckets");
          }
        });
  }

  /** A regenerated path, walked along the published rows. */
  private static final class Path {
    private final double[] latent;
    private final double sigma;
    private int next;

    Path(double[] latent, double sigma) {
      this.latent = latent;
      this.sigma = sigma;
    }

    void row(TableSlice rows, ReplayLedger ledger) {
      boolean inside = next < latent.length && rows.longAt(1) == next;
      double expected = inside ? latent[next] : Double.NaN;
      if (!inside
          || Double.doubleToRawLongBits(rows.doubleAt(2)) != Double.doubleToRawLongBits(expected)
          || rows.doubleAt(3) != 0.0
          || rows.doubleAt(4) != sigma) {
        ledger.differing(FIELD, 1);
        ledger.note(
            FIELD,
            rows.textAt(0) + "|" + rows.longAt(1),
            "latent_value, latent_std",
            rows.doubleAt(2) + ", " + rows.doubleAt(4),
            expected + ", " + sigma);
      }
      next++;
    }
  }
}
