package io.footfall.pipelines.diff;

import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.transforms.diff.RunDifference;
import io.footfall.transforms.diff.Unexplained;
import io.footfall.transforms.diff.causes.AffectedKeys;
import io.footfall.transforms.diff.inputs.FieldChange;
import io.footfall.transforms.diff.inputs.PolicyDifference;
import io.footfall.transforms.diff.rows.ColumnDifference;
import io.footfall.transforms.diff.rows.RowExample;
import io.footfall.transforms.diff.rows.TableDifference;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison as text: identity, tables, what is affected, verdict. */
public final class DiffText {
  private final PrintWriter out;
  private final RunDifference diff;

  private DiffText(PrintWriter out, RunDifference diff) {
    this.out = out;
    this.diff = diff;
  }

  /** Prints it. */
  public static void print(PrintWriter out, RunDifference diff) {
    DiffText text = new DiffText(out, diff);
    text.identity();
    text.tables();
    text.affected();
    text.verdict();
  }

  private void identity() {
    RunIdentity a = diff.runs().a().identity();
    RunIdentity b = diff.runs().b().identity();
    line("A  %s", diff.runs().a().root());
    line("B  %s", diff.runs().b().root());
    line("");
    line("identity");
    pair("world seed", U64.text(a.worldSeed()), U64.text(b.worldSeed()));
    if (diff.runs().segments().contains("5B")) {
      pair("arrival seed", U64.text(diff.runs().seedA()), U64.text(diff.runs().seedB()));
    }
    pair("scenario", diff.runs().scenarioId(), diff.runs().scenarioId());
    pair("parameter_hash", a.parameterHash(), b.parameterHash());
    pair("manifest_fingerprint", a.manifestFingerprint(), b.manifestFingerprint());
    for (Map.Entry<String, String[]> resource : diff.resources().entrySet()) {
      pair(resource.getKey(), resource.getValue()[0], resource.getValue()[1]);
    }
    if (diff.resources().isEmpty()) {
      line("  resources             equal");
    }
    if (diff.policies().isEmpty()) {
      line("  policies              equal");
    }
    diff.policies().forEach(this::policy);
    line("");
  }

  private void pair(String name, String a, String b) {
    line("  %-21s %s", name, String.valueOf(a).equals(String.valueOf(b)) ? a : a + " -> " + b);
  }

  private void policy(PolicyDifference policy) {
    line(
        "  %s%s%s",
        policy.file().path(),
        RunDifference.isLaw(policy.file()) ? "" : " (no law, outside the identity)",
        policy.changes().isEmpty() ? ": comments or spacing only" : "");
    for (FieldChange change : policy.changes()) {
      line("    %s  %s -> %s", change.path(), change.before(), change.after());
    }
  }

  private void tables() {
    List<TableDifference> all = diff.tables();
    List<TableDifference> differing = all.stream().filter(t -> !t.isEqual()).toList();
    line("tables: %d of %d equal", all.size() - differing.size(), all.size());
    line("  not compared, as they state the identity: %s", String.join(", ", diff.excluded()));
    line(
        "  arrivals are paired by (merchant, bucket, zone, rank in time); arrival_seq counts apart");
    diff.onlyA().forEach(t -> line("  %s  only in A", t));
    diff.onlyB().forEach(t -> line("  %s  only in B", t));
    differing.forEach(this::table);
    line("");
  }

  private void table(TableDifference table) {
    line(
        "  %s %s: %,d and %,d rows; only A %,d, only B %,d, changed %,d%s",
        table.state(),
        table.dataset(),
        table.rowsA(),
        table.rowsB(),
        table.onlyA(),
        table.onlyB(),
        table.changed(),
        table.merchants() == 0
            ? ""
            : String.format(Locale.ROOT, "; merchants %,d", table.merchants()));
    for (ColumnDifference column : table.byColumn()) {
      line("    %-28s %,12d rows%s", column.name(), column.rows(), size(column));
    }
    for (RowExample example : table.examples()) {
      String what =
          example.columns().isEmpty() ? example.kind() : String.join("; ", example.columns());
      line("    %s  %s", example.key(), what);
    }
  }

  private static String size(ColumnDifference column) {
    if (!column.isQuantity()) {
      return "";
    }
    return column.isTime()
        ? String.format(Locale.ROOT, ", up to %,.6f s", column.largestAbsolute() / 1e6)
        : String.format(
            Locale.ROOT,
            ", up to %.6g, relative %.3g",
            column.largestAbsolute(),
            column.largestRelative());
  }

  private void affected() {
    AffectedKeys n = diff.affected();
    line("affected");
    line("  merchants                       %,12d of %,d", n.merchants(), n.merchantsAll());
    line("  (merchant, zone, channel)       %,12d of %,d", n.keys(), n.keysAll());
    line("  their buckets                   %,12d of %,d", n.buckets(), n.bucketsAll());
    line(
        "  arrivals                        %,12d changed, %,d only in A, %,d only in B, of %,d",
        n.arrivalsChanged(), n.arrivalsOnlyA(), n.arrivalsOnlyB(), n.arrivalsAll());
    line("  arrivals with another number    %,12d and nothing else", n.renumbered());
    if (n.renumbered() > 0) {
      line(
          "    in %,d keys; moved by %,d keys of the same merchants whose arrivals changed",
          n.renumberedKeys(), n.siblings());
    }
    line("");
  }

  private void verdict() {
    for (Unexplained one : diff.unexplained()) {
      line("%s", one.key());
      line("  %s %s", one.dataset(), one.row());
      line("  %s", one.what());
    }
    line("%s", DiffVerdict.line(diff));
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
