package io.footfall.transforms.seg5b.rnglog;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.coders.Tally;
import io.footfall.contracts.Partition;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Verdict;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.seg5b.SealedRoot;
import io.footfall.transforms.seg5b.SmallWorld;
import io.footfall.transforms.seg5b.s1grid.S1GridAndGroups;
import io.footfall.transforms.seg5b.s2intensity.S2LatentIntensity;
import io.footfall.transforms.seg5b.s3counts.S3BucketCounts;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of a small run of S2 and S3: sound ones reconcile, each damaged one fails by its code. */
class RngAccountingTest {
  private static final long SEED = -3;
  private static final String INCOMPLETE = "RNG_ACCOUNTING_INCOMPLETE";
  private static final String MISMATCH = "RNG_ACCOUNTING_MISMATCH";

  @TempDir static Path once;
  private static RngAccountingTest sound;

  @TempDir Path dir;
  private SealedRoot root;
  private RunContext ctx;
  private Partition partition;
  private final Map<String, Tally> demanded = new TreeMap<>();

  /** Three jobs, once; each test damages a copy. */
  @BeforeAll
  static void run() throws IOException {
    sound = new RngAccountingTest();
    sound.open(once);
    sound.root.seal(SmallWorld.of(5, 3, sound.root.buckets()));
    sound.root.run(S1GridAndGroups.assign(sound.root.ctx(), SealedRoot.SCENARIO), 2);
    sound.draw(S2LatentIntensity.realise(sound.ctx, SEED, SealedRoot.SCENARIO));
    sound.draw(S3BucketCounts.draw(sound.ctx, SEED, SealedRoot.SCENARIO));
  }

  @BeforeEach
  void copy() throws IOException {
    open(dir);
    Path from = Path.of(sound.ctx.root());
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path to = Path.of(ctx.root()).resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    demanded.putAll(sound.demanded);
  }

  private void open(Path folder) throws IOException {
    root = new SealedRoot(folder, 500, Map.of());
    partition = root.arrivals(SEED);
    ctx = root.ctx().withRngEvents(Set.of("5B.S2", "5B.S3"));
  }

  private void draw(TableState state) throws IOException {
    state.logs().begin(state.run());
    StateEvidence evidence = root.run(state, 2);
    state.logs().end(state.run());
    demanded.putAll(evidence.tallies());
  }

  /** Codes of the issues; empty if the accounting holds. */
  private Set<String> codes() throws IOException {
    EvidenceBook book = new EvidenceBook();
    RngAccounting accounting = new RngAccounting(ctx, SEED);
    accounting.judge(book, partition, demanded);
    assertThat(
        JsonDocuments.breach("rng_accounting_5B", accounting.document()).isEmpty(), is(true));
    Set<String> codes = new java.util.TreeSet<>();
    book.issues().forEach(issue -> codes.add(issue.issueCode()));
    assertThat(book.verdict(null) == Verdict.PASS, is(codes.isEmpty()));
    return codes;
  }

  private Path trace() {
    return Path.of(RngTraceLog.path(ctx.root(), partition));
  }

  private Path events(RngFamily family) {
    return Path.of(StateRun.folder(ctx.root(), RngEventLog.dataset(family), partition));
  }

  private static void edit(Path file, UnaryOperator<List<String>> change) throws IOException {
    List<String> lines = change.apply(new ArrayList<>(Files.readAllLines(file)));
    Files.writeString(file, lines.stream().map(l -> l + "\n").reduce("", String::concat));
  }

  /** The first part of the counts' log with lines. */
  private Path part() throws IOException {
    try (Stream<Path> parts = Files.list(events(RngFamily.S3_BUCKET_COUNT))) {
      return parts.filter(p -> p.toString().endsWith(".jsonl")).sorted().findFirst().orElseThrow();
    }
  }

  /** Makes the manifest list the part as it is now, so that only the lines themselves tell. */
  private void relist(Path part, String before) throws IOException {
    Path manifest = part.resolveSibling("_manifest.json");
    String after = io.footfall.transforms.storage.Storage.sha256(part.toString());
    String text = Files.readString(manifest);
    assertThat(text.contains(before), is(true));
    Files.writeString(manifest, text.replace(before, after));
  }

  private Set<String> codesOfPart(UnaryOperator<List<String>> change) throws IOException {
    Path part = part();
    String before = io.footfall.transforms.storage.Storage.sha256(part.toString());
    edit(part, change);
    relist(part, before);
    return codes();
  }

  @Test
  void soundLogsReconcile() throws IOException {
    assertThat(codes(), is(empty()));
    List<JsonNode> lines = LogLines.read(RngTraceLog.DATASET, trace().toString());
    assertThat(
        lines.stream().map(l -> l.path("substream_label").asText()).toList(),
        contains("latent_vector", "bucket_count"));
    assertThat(Files.readAllLines(Path.of(RngAuditLog.path(ctx.root(), partition))).size(), is(1));
  }

  @Test
  void aRerunLeavesTheLinesAlone() throws IOException {
    byte[] traceBefore = Files.readAllBytes(trace());
    byte[] auditBefore = Files.readAllBytes(Path.of(RngAuditLog.path(ctx.root(), partition)));
    draw(S3BucketCounts.draw(ctx, SEED, SealedRoot.SCENARIO));
    assertThat(Files.readAllBytes(trace()), equalTo(traceBefore));
    assertThat(
        Files.readAllBytes(Path.of(RngAuditLog.path(ctx.root(), partition))), equalTo(auditBefore));
  }

  @Test
  void eventsSwitchedOnLaterMakeTheStateRunAgainAndTheTablesStay() throws IOException {
    draw(S2LatentIntensity.realise(root.ctx(), 9, SealedRoot.SCENARIO));
    TableState off = S3BucketCounts.draw(root.ctx(), 9, SealedRoot.SCENARIO);
    draw(off);
    assertThat(off.logs().complete(off.run()), is(true));
    TableState on = S3BucketCounts.draw(ctx, 9, SealedRoot.SCENARIO);
    assertThat(on.run().planDigest(), equalTo(off.run().planDigest()));
    assertThat(on.logs().complete(on.run()), is(false));
    draw(on);
    assertThat(on.logs().complete(on.run()), is(true));
  }

  @Test
  void theLinesAreTheSameButForTheClock() throws IOException {
    Map<String, String> before = timeless();
    try (Stream<Path> sidecars = Files.walk(Path.of(ctx.root(), "_state"))) {
      for (Path p : sidecars.filter(p -> p.getFileName().toString().startsWith("unit-")).toList()) {
        Files.delete(p);
      }
    }
    draw(S3BucketCounts.draw(ctx, SEED, SealedRoot.SCENARIO));
    assertThat(timeless(), equalTo(before));
    assertThat(before.size(), not(is(0)));
  }

  private Map<String, String> timeless() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> parts = Files.list(events(RngFamily.S3_BUCKET_COUNT))) {
      for (Path p : parts.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
        texts.put(
            p.getFileName().toString(),
            Files.readString(p).replaceAll("\"ts_utc\":\"[^\"]*\"", ""));
      }
    }
    return texts;
  }

  @Test
  void everyEventLineObeysItsContract() throws IOException {
    for (RngFamily family : List.of(RngFamily.S2_LATENT_VECTOR, RngFamily.S3_BUCKET_COUNT)) {
      try (Stream<Path> parts = Files.list(events(family))) {
        for (Path p : parts.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
          LogLines.read(RngEventLog.dataset(family), p.toString());
        }
      }
    }
  }

  @Test
  void aWrongTotalFails() throws IOException {
    edit(trace(), l -> replaced(l, 0, "\"draws_total\":", "\"draws_total\":1"));
    assertThat(codes(), contains(MISMATCH));
  }

  @Test
  void aMissingFamilyFails() throws IOException {
    edit(trace(), l -> l.subList(1, l.size()));
    assertThat(codes(), contains(INCOMPLETE));
  }

  @Test
  void aDoubledLineFails() throws IOException {
    edit(trace(), l -> List.of(l.get(0), l.get(0), l.get(1)));
    assertThat(codes(), contains(MISMATCH));
  }

  @Test
  void aMissingOrMalformedTraceFails() throws IOException {
    Files.write(trace(), "{\"module\":".getBytes(StandardCharsets.US_ASCII));
    assertThat(codes(), contains(INCOMPLETE));
    Files.delete(trace());
    assertThat(codes(), contains(INCOMPLETE));
  }

  @Test
  void aMissingDoubledOrForeignAuditLineFails() throws IOException {
    Path audit = Path.of(RngAuditLog.path(ctx.root(), partition));
    String line = Files.readAllLines(audit).get(0);
    Files.writeString(audit, line + "\n" + line + "\n");
    assertThat(codes(), contains(INCOMPLETE));
    Files.writeString(audit, line.replace("\"seed\":", "\"seed\":1") + "\n");
    assertThat(codes(), contains(INCOMPLETE));
    Files.delete(audit);
    assertThat(codes(), contains(INCOMPLETE));
  }

  @Test
  void aChangedEventLineFails() throws IOException {
    assertThat(
        codesOfPart(l -> replaced(l, 1, "\"bucket_index\":", "\"bucket_index\":1")),
        contains(MISMATCH));
  }

  @Test
  void moreBlocksThanTheCountersSpanFail() throws IOException {
    assertThat(
        codesOfPart(l -> replaced(l, 1, "\"rng_counter_after_lo\":", "\"rng_counter_after_lo\":1")),
        contains(MISMATCH));
  }

  @Test
  void drawsAgainstTheLawFail() throws IOException {
    assertThat(
        codesOfPart(l -> replaced(l, 1, "\"draws\":\"2\"", "\"draws\":\"3\"")), contains(MISMATCH));
  }

  @Test
  void aDroppedEventFails() throws IOException {
    assertThat(codesOfPart(l -> l.subList(0, l.size() - 1)), contains(MISMATCH));
  }

  @Test
  void anEventTwiceFails() throws IOException {
    assertThat(
        codesOfPart(
            l -> {
              l.add(1, l.get(0));
              return l;
            }),
        contains(MISMATCH));
  }

  @Test
  void aLineThatIsNoEventFails() throws IOException {
    assertThat(codesOfPart(l -> replaced(l, 1, "{", "")), contains(INCOMPLETE));
  }

  @Test
  void aChangedByteFailsAgainstTheManifest() throws IOException {
    edit(part(), l -> replaced(l, 1, "\"ts_utc\":\"2", "\"ts_utc\":\"3"));
    assertThat(codes(), contains(MISMATCH));
  }

  @Test
  void aMissingPartOrManifestFails() throws IOException {
    Path part = part();
    Files.delete(part);
    assertThat(codes(), containsInAnyOrder(INCOMPLETE));
    Files.delete(part.resolveSibling("_manifest.json"));
    assertThat(codes(), contains(INCOMPLETE));
  }

  @Test
  void withoutCountedTablesTheCheckDidNotRun() throws IOException {
    EvidenceBook book = new EvidenceBook();
    new RngAccounting(ctx, SEED).judge(book, partition, null);
    assertThat(book.verdict(null), is(Verdict.FAIL));
  }

  @Test
  void twoSeedsDoNotDisturbEachOther() throws IOException {
    byte[] before = Files.readAllBytes(trace());
    draw(S2LatentIntensity.realise(ctx, 11, SealedRoot.SCENARIO));
    assertThat(Files.readAllBytes(trace()), equalTo(before));
    assertThat(
        LogLines.read(RngTraceLog.DATASET, RngTraceLog.path(ctx.root(), root.arrivals(11))).size(),
        is(1));
  }

  private static List<String> replaced(List<String> lines, int at, String old, String now) {
    assertThat(lines.get(at).contains(old), is(true));
    String line = lines.get(at);
    int where = line.indexOf(old);
    lines.set(at, line.substring(0, where) + now + line.substring(where + old.length()));
    return lines;
  }
}
