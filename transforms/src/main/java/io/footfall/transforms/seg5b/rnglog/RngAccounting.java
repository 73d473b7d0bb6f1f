package io.footfall.transforms.seg5b.rnglog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.Tally;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.seg5b.ArrivalStreams;
import io.footfall.transforms.seg5b.rnglog.DrawTotals.Family;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Accounting half of C19 for one arrival seed: the totals of the trace must be those the published
 * tables demand (rng.md section 8.2), and so must the sums over the per-event logs where they
 * exist. What the event logs hold is judged, but stands in no bundle, as whether they are written
 * is the operator's choice and must not change the bundle's bytes.
 */
public final class RngAccounting {
  /** Audit, trace and asked-for event logs are there and can be read. */
  public static final CheckLaw COMPLETE =
      new CheckLaw(
          "C19_LOGS",
          "S5",
          "RNG_ACCOUNTING_INCOMPLETE",
          "audit, trace or event logs that are missing or malformed, families without a trace line",
          "0 logs",
          false);

  /** Draws, blocks and events agree. */
  public static final CheckLaw MATCH =
      new CheckLaw(
          "C19",
          "S5",
          "RNG_ACCOUNTING_MISMATCH",
          "families whose events, draws or blocks differ between published tables and trace, or"
              + " whose event log breaks the law of its lines or sums to something else",
          "0 families",
          false);

  /** Path of the document below the bundle. */
  public static final String MEMBER = "rng/rng_accounting_5B.json";

  /** Its schema below {@code contracts/}. */
  public static final String SCHEMA = "seg5b/rng_accounting_5B.schema.json";

  private final RunContext ctx;
  private final long seed;
  private final ArrayNode families = JsonDocuments.array();
  private boolean auditHolds = true;
  private boolean traceHolds = true;
  private boolean matches = true;

  /** The accounting of an arrival seed. */
  public RngAccounting(RunContext ctx, long seed) {
    this.ctx = ctx;
    this.seed = seed;
  }

  /**
   * Judges a scenario.
   *
   * @param demanded tallies {@code rng.*} of the published tables, or null if nobody counted them
   */
  public void judge(EvidenceBook book, Partition partition, Map<String, Tally> demanded)
      throws IOException {
    String id = partition.scenarioId();
    if (demanded == null) {
      matches = false;
      book.judge(List.of(COMPLETE, MATCH), id, null);
      return;
    }
    List<String> incomplete = new ArrayList<>();
    List<String> mismatches = new ArrayList<>();
    RngAuditLog.breach(ctx.root(), partition)
        .ifPresent(
            breach -> {
              auditHolds = false;
              incomplete.add(breach);
            });
    Map<Family, DrawTotals> expected = DrawTotals.of(demanded);
    Map<Family, DrawTotals> traced = trace(partition, incomplete, mismatches);
    TreeSet<Family> all = new TreeSet<>(expected.keySet());
    all.addAll(traced.keySet());
    for (Family family : all) {
      compare(partition, family, expected.get(family), traced.get(family), incomplete, mismatches);
      events(
          partition,
          family,
          expected.getOrDefault(family, DrawTotals.NONE),
          incomplete,
          mismatches);
    }
    matches &= mismatches.isEmpty();
    book.judge(COMPLETE, id, 2L + all.size(), relative(incomplete));
    book.judge(MATCH, id, Math.max(1, all.size()), relative(mismatches));
  }

  /** No path of this machine reaches a bundle. */
  private List<String> relative(List<String> texts) {
    return texts.stream().map(text -> text.replace(ctx.root() + "/", "")).toList();
  }

  private Map<Family, DrawTotals> trace(
      Partition partition, List<String> incomplete, List<String> mismatches) throws IOException {
    String path = RngTraceLog.path(ctx.root(), partition);
    if (!Storage.exists(path)) {
      traceHolds = false;
      incomplete.add(path + ": no file");
      return Map.of();
    }
    try {
      int before = mismatches.size();
      Map<Family, DrawTotals> traced = RngTraceLog.read(ctx.root(), partition, mismatches);
      traceHolds &= mismatches.size() == before;
      return traced;
    } catch (MalformedLog e) {
      traceHolds = false;
      incomplete.add(e.getMessage());
      return Map.of();
    }
  }

  private void compare(
      Partition partition,
      Family family,
      DrawTotals expected,
      DrawTotals traced,
      List<String> incomplete,
      List<String> mismatches) {
    String name = family.module() + "." + family.label();
    boolean equal = traced != null && traced.equals(expected);
    if (traced == null) {
      traceHolds = false;
      incomplete.add("no trace line of " + name);
    } else if (expected == null) {
      mismatches.add(name + ": trace " + traced + "; the published tables demand none");
    } else if (!equal) {
      mismatches.add(name + ": trace " + traced + "; the published tables demand " + expected);
    }
    ObjectNode row = families.addObject();
    row.put("scenario_id", partition.scenarioId());
    row.put("module", family.module());
    row.put("substream_label", family.label());
    row.set("expected", expected == null ? null : expected.toJson());
    row.set("trace", traced == null ? null : traced.toJson());
    row.put("verdict", equal ? "PASS" : "FAIL");
    traceHolds &= equal;
  }

  private void events(
      Partition partition,
      Family name,
      DrawTotals expected,
      List<String> incomplete,
      List<String> mismatches)
      throws IOException {
    for (RngFamily family : RngFamily.values()) {
      if (!family.module().equals(name.module()) || !family.substreamLabel().equals(name.label())) {
        continue;
      }
      String folder = StateRun.folder(ctx.root(), RngEventLog.dataset(family), partition);
      if (!Storage.exists(folder + TableManifest.NAME)) {
        if (ctx.rngEvents().contains(family.module())) {
          incomplete.add(folder + TableManifest.NAME + ": no file");
        }
        continue;
      }
      try {
        var slots = ArrivalStreams.slots(ctx, "5B.S5", seed, partition.scenarioId(), family);
        DrawTotals found = new EventLines(family, partition, slots, mismatches).read(folder);
        if (!found.equals(expected)) {
          mismatches.add(
              name.module()
                  + "."
                  + name.label()
                  + ": event log "
                  + found
                  + "; the published tables demand "
                  + expected);
        }
      } catch (MalformedLog e) {
        incomplete.add(e.getMessage());
      }
    }
  }

  /** The evidence, once all scenarios are judged. */
  public ObjectNode document() {
    ObjectNode root = JsonDocuments.object();
    root.put("manifest_fingerprint", ctx.identity().manifestFingerprint());
    root.put("parameter_hash", ctx.identity().parameterHash());
    root.put("seed", U64.big(seed));
    root.put("audit_log", auditHolds ? "PASS" : "FAIL");
    root.put("trace_log", traceHolds ? "PASS" : "FAIL");
    root.set("families", families);
    root.put("status", auditHolds && traceHolds && matches ? "PASS" : "FAIL");
    return root;
  }
}
