package io.footfall.transforms.state;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.coders.Finding;
import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.world.SiteLocation;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.RowWriter;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan, spread, write, sidecar, commit and read by slices, on a table of the world. */
class TableStateTest {
  static final String TABLE = "site_locations";
  static final AtomicInteger LAW_CALLS = new AtomicInteger();

  @TempDir Path dir;

  /** Merchants around 2^63 with three sites each; the merchant named by {@code broken} fails. */
  static final class Sites extends TableState {
    private final long broken;

    Sites(StateRun run, List<WorkUnit> units, long broken) {
      super(run, units);
      this.broken = broken;
    }

    @Override
    public PCollection<SealedTable> expand(PBegin begin) {
      return write(begin, "PlaceSites", new PlaceSitesFn(run(), broken));
    }
  }

  static final class PlaceSitesFn extends UnitFn {
    private final long broken;

    PlaceSitesFn(StateRun run, long broken) {
      super(run);
      this.broken = broken;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      LAW_CALLS.incrementAndGet();
      PartWriter part = out.table(TABLE);
      RowWriter<SiteLocation> rows = new RowWriter<>(part, SiteLocation.class);
      for (long id : merchants()) {
        if (unit.owns(id)) {
          if (id == broken) {
            throw new LawBroken("1B.TEST_BROKEN", "T1", "merchant_id=" + id, 1, "2");
          }
          for (int site = 1; site <= 3; site++) {
            rows.append(new SiteLocation(id, "NP", site, 85.3 + site, 27.7));
          }
          part.endKey();
          out.tally("sites", Tally.count(3));
        }
      }
    }
  }

  static long[] merchants() {
    long[] ids = new long[10];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Long.MAX_VALUE - 4 + i;
    }
    return ids;
  }

  static List<WorkUnit> plan() {
    long[] rows = new long[10];
    java.util.Arrays.fill(rows, 3);
    return PlanUnits.byMerchant(merchants(), rows, 9);
  }

  StateRun stateRun(String root) {
    String hex = "0123456789abcdef".repeat(4);
    Partition partition = Partition.world(new RunIdentity(42, hex, hex, hex.substring(32)));
    String digest = PlanUnits.digest(plan(), List.of("test"));
    return new StateRun(
        "1B", dir + "/" + root, partition, List.of(TABLE), digest, plan().size(), "attempt");
  }

  void run(String root, int workers, long broken) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(workers);
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply("Sites", new Sites(stateRun(root), plan(), broken));
    pipeline.run().waitUntilFinish();
  }

  SealedTable token(String root) throws IOException {
    return TableManifest.token(stateRun(root).folder(TABLE));
  }

  Map<String, String> digests(String root) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    Path top = Path.of(stateRun(root).folder(TABLE));
    try (Stream<Path> walk = Files.walk(top)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        digests.put(top.relativize(file).toString(), Storage.sha256(file.toString()));
      }
    }
    return digests;
  }

  @Test
  void unitsBecomePartsAndAManifest() throws IOException {
    run("a", 2, 0);
    TableManifest manifest = TableManifest.of(token("a"));
    assertThat(manifest.parts(), hasSize(4));
    assertThat(manifest.rows(), is(30L));
    List<Long> ids = new ArrayList<>();
    for (SiteLocation row : ReadTable.rows(token("a"), SiteLocation.class)) {
      ids.add(row.merchantId());
    }
    List<Long> expected = new ArrayList<>();
    for (long id : merchants()) {
      expected.addAll(List.of(id, id, id));
    }
    assertThat(ids, equalTo(expected));
    assertThat(StateEvidence.read(stateRun("a")).tally("sites").support(), is(30L));
  }

  @Test
  void aSliceHoldsTheMerchantsAskedForAcrossTheSignBit() throws IOException {
    run("b", 1, 0);
    KeyRange range = new KeyRange(Long.MAX_VALUE, Long.MIN_VALUE);
    assertThat(ReadTable.rows(token("b"), range, SiteLocation.class), hasSize(6));
  }

  @Test
  void bytesDoNotDependOnTheNumberOfWorkers() throws IOException {
    run("c", 1, 0);
    run("d", 4, 0);
    assertThat(digests("d"), equalTo(digests("c")));
  }

  @Test
  void aLaterAttemptTakesFinishedUnitsFromTheirSidecars() throws IOException {
    run("e", 2, 0);
    Map<String, String> before = digests("e");
    Files.delete(Path.of(token("e").folder(), TableManifest.NAME));
    Files.delete(Path.of(stateRun("e").folder(TABLE), StateRun.partName(2)));
    LAW_CALLS.set(0);
    run("e", 2, 0);
    assertThat(LAW_CALLS.get(), is(1));
    assertThat(digests("e"), equalTo(before));
  }

  @Test
  void aBrokenLawLeavesEvidenceAndNoManifest() throws IOException {
    run("f", 2, Long.MIN_VALUE);
    assertThat(Storage.exists(stateRun("f").folder(TABLE) + TableManifest.NAME), is(false));
    List<Finding> findings = StateEvidence.read(stateRun("f")).findings();
    assertThat(findings, hasSize(1));
    assertThat(findings.get(0).code(), equalTo("1B.TEST_BROKEN"));
  }

  @Test
  void anotherFileAtAFinalNameIsAConflictAndStays() throws IOException {
    Path there = Path.of(stateRun("g").folder(TABLE), StateRun.partName(1));
    Files.createDirectories(there.getParent());
    Files.writeString(there, "precious");
    run("g", 2, 0);
    List<Finding> findings = StateEvidence.read(stateRun("g")).findings();
    assertThat(findings.get(0).code(), equalTo("1B.IO_WRITE_CONFLICT"));
    assertThat(Files.readString(there), equalTo("precious"));
  }

  @Test
  void aChangedManifestIsNotTheSealedOne() throws IOException {
    run("h", 2, 0);
    SealedTable token = token("h");
    Path manifest = Path.of(token.folder(), TableManifest.NAME);
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"rows\" : 30", "\"rows\" : 31"));
    assertThrows(IOException.class, () -> TableManifest.of(token));
  }
}
