package io.footfall.transforms.seg5b.s4arrivals;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.coders.Finding;
import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.config.LayoutPolicy;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.contracts.seg5b.ArrivalSummary;
import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.contracts.world.VirtualSettlement;
import io.footfall.transforms.gate.SealedClock;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.PlanUnits;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The state on the direct runner, from sealed inputs made by hand, against its twin. */
class S4ArrivalEventsTest {
  @TempDir Path dir;

  private PlacementKind kind = PlacementKind.PIECEWISE_LINEAR_CONTINUOUS_V1;

  private S4ArrivalEvents state(String root, ArrivalWorld world, long target) throws IOException {
    String folder = dir + "/" + root;
    ArrivalInputs inputs = world.seal(folder);
    S4ArrivalEvents.Law law =
        new S4ArrivalEvents.Law(
            ArrivalWorld.slots(),
            inputs,
            BucketGrid.read(inputs.grid(), S4ArrivalEvents.STATE),
            ArrivalWorld.sealClock(folder),
            ArrivalWorld.UNIVERSE,
            kind,
            50_000,
            true);
    List<WorkUnit> units =
        PlanArrivals.of(
            inputs.counts(), ArrivalWorld.HOURS, new LayoutPolicy.UnitRows(1, target, target));
    StateRun run =
        new StateRun(
            S4ArrivalEvents.STATE,
            folder,
            ArrivalWorld.partition(),
            List.of(S4ArrivalEvents.EVENTS, S4ArrivalEvents.SUMMARY),
            PlanUnits.digest(units, List.of("test")),
            units.size(),
            "attempt");
    return S4ArrivalEvents.of(run, units, law);
  }

  private StateRun run(String root, ArrivalWorld world, long target, int workers)
      throws IOException {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(workers);
    Pipeline pipeline = Pipeline.create(options);
    S4ArrivalEvents state = state(root, world, target);
    pipeline.apply("S4ArrivalEvents", state);
    pipeline.run().waitUntilFinish();
    return state.run();
  }

  private static SealedTable table(StateRun run, String dataset) throws IOException {
    return TableManifest.token(run.folder(dataset));
  }

  private static Map<String, String> digests(StateRun run) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String dataset : run.datasets()) {
      Path top = Path.of(run.folder(dataset));
      try (Stream<Path> walk = Files.walk(top)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          digests.put(dataset + "/" + top.relativize(file), Storage.sha256(file.toString()));
        }
      }
    }
    return digests;
  }

  @ParameterizedTest
  @CsvSource({
    "1, PIECEWISE_LINEAR_CONTINUOUS_V1",
    "2, PIECEWISE_LINEAR_CONTINUOUS_V1",
    "3, PIECEWISE_LINEAR_CONTINUOUS_V1",
    "3, UNIFORM_WITHIN_BUCKET_V1"
  })
  void rowsAreThoseOfTheTwinHoweverTheWorkIsCut(long seed, PlacementKind placement)
      throws IOException {
    kind = placement;
    ArrivalWorld world = ArrivalWorld.random(seed);
    S4ArrivalEventsModel model = new S4ArrivalEventsModel(world, ArrivalWorld.slots(), kind);
    List<ArrivalEvent> expected = model.arrivals();
    for (long target : new long[] {20, 1_000_000}) {
      StateRun run = run("t" + target, world, target, 2);
      assertThat(
          ReadTable.rows(table(run, S4ArrivalEvents.EVENTS), ArrivalEvent.class),
          equalTo(expected));
      assertThat(
          ReadTable.rows(table(run, S4ArrivalEvents.SUMMARY), ArrivalSummary.class),
          equalTo(model.summary(expected)));
    }
  }

  @Test
  void bytesDoNotDependOnTheNumberOfWorkers() throws IOException {
    ArrivalWorld world = ArrivalWorld.random(8);
    StateRun alone = run("a", world, 100, 1);
    StateRun many = run("b", world, 100, 4);
    assertThat(alone.units(), greaterThan(4));
    assertThat(digests(many), equalTo(digests(alone)));
  }

  @Test
  void talliesAccountForEveryDraw() throws IOException {
    ArrivalWorld world = ArrivalWorld.random(9);
    StateRun run = run("a", world, 100, 2);
    List<ArrivalSummary> keys =
        ReadTable.rows(table(run, S4ArrivalEvents.SUMMARY), ArrivalSummary.class);
    long arrivals = keys.stream().mapToLong(ArrivalSummary::countN).sum();
    long virtual = keys.stream().mapToLong(ArrivalSummary::countVirtual).sum();
    long withEdge = keys.stream().filter(k -> k.countVirtual() > 0).count();
    long reserved =
        keys.stream().filter(k -> k.countVirtual() > 0).mapToLong(ArrivalSummary::countN).sum();
    StateEvidence evidence = StateEvidence.read(run);
    Function<String, List<Long>> account =
        label -> {
          String id = "rng.5B.S4." + label;
          return List.of(
              evidence.tally(id + ".draws").support(),
              evidence.tally(id + ".draws").total(),
              evidence.tally(id + ".blocks").total());
        };
    long n = keys.size();
    assertThat(account.apply("arrival_time_jitter"), is(List.of(n, arrivals, arrivals)));
    assertThat(account.apply("arrival_site_pick"), is(List.of(n, 2 * arrivals, arrivals)));
    assertThat(account.apply("arrival_edge_pick"), is(List.of(withEdge, virtual, reserved)));
    assertThat(evidence.tally("arrivals").total(), is(arrivals));
    assertThat(evidence.tally("arrivals.virtual").total(), is(virtual));
    for (String check : List.of("C6", "C11", "C12", "C16", "C17")) {
      assertThat(check, evidence.tally(check).support(), greaterThan(0L));
      assertThat(check, evidence.tally(check).violations(), is(0L));
    }
  }

  @Test
  void anotherReaderSeesTypedColumns() throws IOException, SQLException {
    StateRun run = run("a", ArrivalWorld.random(3), 1_000_000, 2);
    String events = "'" + run.folder(S4ArrivalEvents.EVENTS) + "*.parquet'";
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = db.createStatement()) {
      statement.execute("set TimeZone='UTC'");
      Map<String, String> types = new TreeMap<>();
      ResultSet rows = statement.executeQuery("describe select * from " + events);
      while (rows.next()) {
        types.put(rows.getString(1), rows.getString(2));
      }
      assertThat(types.get("ts_utc"), is("TIMESTAMP WITH TIME ZONE"));
      assertThat(types.get("ts_local_primary"), is("TIMESTAMP"));
      assertThat(types.get("ts_local_settlement"), is("TIMESTAMP"));
      assertThat(types.get("merchant_id"), is("UBIGINT"));
      assertThat(types.get("site_id"), is("UBIGINT"));
      assertThat(types.get("edge_id"), is("UBIGINT"));
      assertThat(types.get("utc_offset_minutes"), is("INTEGER"));
      assertThat(types.get("is_virtual"), is("BOOLEAN"));
      String broken =
          "select count(*) from (select *, row_number() over"
              + " (partition by merchant_id order by ts_utc, zone_representation, arrival_seq) r"
              + " from "
              + events
              + ") where r <> arrival_seq or is_virtual <> (edge_id is not null)"
              + " or is_virtual <> (site_id is null)"
              + " or tzid_primary <> zone_representation"
              + " or epoch_us(ts_local_primary) - epoch_us(ts_utc) <> utc_offset_minutes::bigint * 60000000"
              + " or ts_local_primary <> ts_utc at time zone tzid_primary";
      ResultSet count = statement.executeQuery(broken);
      count.next();
      assertThat(count.getLong(1), is(0L));
    }
  }

  private void assertRefused(String code, UnaryOperator<ArrivalWorld> damage) throws IOException {
    StateRun run = run("broken", damage.apply(ArrivalWorld.random(5)), 1_000_000, 1);
    assertThat(Storage.exists(run.folder(S4ArrivalEvents.EVENTS) + TableManifest.NAME), is(false));
    List<Finding> findings = StateEvidence.read(run).findings();
    assertThat(findings, hasSize(1));
    assertThat(findings.get(0).code(), is("5B.S4." + code));
  }

  @Test
  void aZoneWithoutSiteIsAFinding() throws IOException {
    assertRefused(
        "SITE_RESOLUTION_FAILED",
        w -> {
          w.siteZones().clear();
          w.siteWeights().clear();
          return w;
        });
  }

  @Test
  void aSiteWithoutWeightIsAFinding() throws IOException {
    assertRefused(
        "SITE_RESOLUTION_FAILED",
        w -> {
          w.siteWeights().remove(0);
          return w;
        });
  }

  @Test
  void aZoneWithoutEdgeIsAFinding() throws IOException {
    assertRefused(
        "EDGE_RESOLUTION_FAILED",
        w -> {
          w.edges().clear();
          return w;
        });
  }

  @Test
  void aSettlementZoneOutsideTheCacheIsAFinding() throws IOException {
    assertRefused(
        "DST_MAPPING_FAILED",
        w -> {
          w.settlements()
              .replaceAll(
                  s ->
                      new VirtualSettlement(
                          s.merchantId(),
                          s.settlementSiteId(),
                          0,
                          0,
                          "Mars/Olympus",
                          s.tzSource(),
                          s.coordSourceId(),
                          s.coordSourceVersion(),
                          s.settlementCoordDigest(),
                          s.tzPolicyDigest(),
                          null,
                          null));
          return w;
        });
  }

  @Test
  void aBucketOutsideTheGridIsAFinding() throws IOException {
    assertRefused(
        "TIME_GRID_MISMATCH",
        w -> {
          w.grid().remove(ArrivalWorld.HOURS - 1);
          return w;
        });
  }

  @Test
  void aModeThatDeniesTheShareIsAFinding() throws IOException {
    assertRefused(
        "DOMAIN_ALIGN_FAILED",
        w -> {
          w.modes().clear();
          return w;
        });
  }

  @Test
  void aCountAboveTheGuardrailIsAFinding() throws IOException {
    assertRefused(
        "TIME_POLICY_INVALID",
        w -> {
          BucketCount c = w.counts().get(0);
          w.counts()
              .set(
                  0,
                  new BucketCount(
                      c.merchantId(),
                      c.zoneRepresentation(),
                      c.channelGroup(),
                      c.bucketIndex(),
                      1,
                      1,
                      50_001,
                      false,
                      3_600,
                      "poisson",
                      null));
          return w;
        });
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY})
  void arrivalsOfNoIntensityAreAFinding(double intensity) throws IOException {
    assertRefused(
        "BUCKET_COUNT_MISMATCH",
        w -> {
          BucketCount c = w.counts().get(0);
          w.counts()
              .set(
                  0,
                  new BucketCount(
                      c.merchantId(),
                      c.zoneRepresentation(),
                      c.channelGroup(),
                      c.bucketIndex(),
                      intensity,
                      1,
                      1,
                      false,
                      3_600,
                      "poisson",
                      null));
          return w;
        });
  }

  @Test
  void anotherTzCacheThanTheSealedOneIsAFinding() throws IOException {
    String folder = dir + "/clock";
    SealedClock sealed = ArrivalWorld.sealClock(folder);
    LawBroken broken =
        assertThrows(
            LawBroken.class,
            () ->
                new SealedClock(sealed.path(), "0".repeat(64))
                    .load("5B.S4.DST_MAPPING_FAILED", "C9"));
    assertThat(broken.finding().code(), is("5B.S4.DST_MAPPING_FAILED"));
    assertThat(sealed.load().tzids(), hasSize(ArrivalWorld.ZONES.length));
  }

  @Test
  void arrivalsWithoutProfileAreAFinding() throws IOException {
    assertRefused(
        "DOMAIN_ALIGN_FAILED",
        w -> {
          w.profile().clear();
          return w;
        });
  }
}
