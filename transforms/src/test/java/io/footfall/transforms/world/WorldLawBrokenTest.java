package io.footfall.transforms.world;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.coders.Finding;
import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.world.Outlet;
import io.footfall.contracts.world.SiteLocation;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.RowWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that is not what the law gives stops the next state, which then seals nothing. */
class WorldLawBrokenTest {
  @TempDir Path root;

  /** Seals rows as the table of a state, whatever they are. */
  static final class Forged<T extends Record> extends TableState {
    private final ArrayList<T> rows;
    private final Class<T> type;

    Forged(RunContext ctx, String state, String dataset, List<T> rows, Class<T> type) {
      super(
          ctx.stateRun(
              state,
              Partition.world(ctx.identity()),
              List.of(dataset),
              List.of(WorkUnit.whole(rows.size())),
              List.of(),
              List.of()),
          List.of(WorkUnit.whole(rows.size())));
      this.rows = new ArrayList<>(rows);
      this.type = type;
    }

    @Override
    public PCollection<SealedTable> expand(PBegin begin) {
      FORGED.clear();
      FORGED.addAll(rows);
      return write(begin, "Forge", new ForgeFn<>(run(), type, rows.size()));
    }
  }

  /** Rows of the forged table; the direct runner runs in this process. */
  static final List<Record> FORGED = new ArrayList<>();

  static final class ForgeFn<T extends Record> extends UnitFn {
    private final Class<T> type;
    private final int rows;

    ForgeFn(StateRun run, Class<T> type, int rows) {
      super(run);
      this.type = type;
      this.rows = rows;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      PartWriter part = out.table(stateRun().datasets().get(0));
      RowWriter<T> writer = new RowWriter<>(part, type);
      for (int i = 0; i < rows; i++) {
        writer.append(type.cast(FORGED.get(i)));
      }
      part.endKey();
    }
  }

  RunContext ctx(String name) {
    return WorldRuns.context(root.resolve(name), "tiny", 42, 1_000_000);
  }

  static <T extends Record> List<T> rows(RunContext ctx, String dataset, Class<T> type)
      throws IOException {
    return ReadTable.rows(ctx.table(dataset, Partition.world(ctx.identity())), KeyRange.ALL, type);
  }

  @Test
  void anOutletNumberThatIsMissingStopsTheSites() throws Exception {
    RunContext good = ctx("good");
    WorldRuns.seal(WorldMerchants.draw(good));
    List<Outlet> outlets = rows(good, "outlet_catalogue", Outlet.class);
    int second = 0;
    while (outlets.get(second).siteOrder() != 2) {
      second++;
    }
    outlets.remove(second);
    RunContext bad = ctx("bad");
    WorldRuns.seal(new Forged<>(bad, "1A", "outlet_catalogue", outlets, Outlet.class));
    WorldSites sites = WorldSites.place(bad);
    WorldRuns.seal(sites);
    assertThat(codes(sites), equalTo(List.of("1B.WORLD_W3")));
    assertThat(
        Files.exists(Path.of(sites.run().folder("site_locations"), "_manifest.json")), is(false));
  }

  @Test
  void aSiteThatWasMovedStopsTheClocks() throws Exception {
    RunContext good = ctx("good");
    WorldRuns.seal(WorldMerchants.draw(good));
    WorldRuns.seal(WorldSites.place(good));
    List<SiteLocation> sites = rows(good, "site_locations", SiteLocation.class);
    SiteLocation s = sites.get(7);
    sites.set(
        7,
        new SiteLocation(
            s.merchantId(), s.legalCountryIso(), s.siteOrder(), s.lonDeg() + 1e-6, s.latDeg()));
    RunContext bad = ctx("bad");
    WorldRuns.seal(new Forged<>(bad, "1B", "site_locations", sites, SiteLocation.class));
    WorldClocks clocks = WorldClocks.assign(bad);
    WorldRuns.seal(clocks);
    assertThat(codes(clocks), equalTo(List.of("2A.WORLD_W2")));
  }

  private static List<String> codes(TableState state) throws IOException {
    return StateEvidence.read(state.run()).findings().stream().map(Finding::code).toList();
  }

  @Test
  void anotherTzCacheAtTheSamePlaceIsAConflict() throws Exception {
    RunContext ctx = ctx("cache");
    TzCachePublisher.publish(ctx);
    TzCachePublisher.publish(ctx);
    String bin = ctx.file("tz_timetable_cache_bin", Partition.world(ctx.identity()));
    byte[] bytes = Files.readAllBytes(Path.of(bin));
    bytes[bytes.length - 1] ^= 1;
    Files.write(Path.of(bin), bytes);
    FootfallException e =
        assertThrows(FootfallException.class, () -> TzCachePublisher.publish(ctx));
    assertThat(e.code().toString(), is("2A.IO_WRITE_CONFLICT"));
    try (Stream<Path> left = Files.list(Path.of(bin).getParent())) {
      assertThat(left.count(), is(2L));
    }
  }
}
