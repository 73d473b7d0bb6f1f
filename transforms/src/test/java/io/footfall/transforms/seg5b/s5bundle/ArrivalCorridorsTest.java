package io.footfall.transforms.seg5b.s5bundle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5b.ArrivalValidationPolicy;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.contracts.seg5b.ArrivalSummary;
import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.evidence.BundleTrial;
import io.footfall.transforms.evidence.Check;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.CoverUnits;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.HandMadeArrivals;
import io.footfall.transforms.evidence.HandMadeParts;
import io.footfall.transforms.evidence.HandMadeTables;
import io.footfall.transforms.evidence.Verdict;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.StateRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every corridor of {@code validation_policy_5B} can fail, alone, and can be too small to judge.
 */
class ArrivalCorridorsTest {
  @TempDir static Path once;
  private static SoundArrivals made;

  @TempDir Path dir;
  private int runs;

  @BeforeAll
  static void make() throws IOException {
    made = SoundArrivals.make(once);
  }

  /** Checks that fail once rows are edited and the validation policy is. */
  private Set<String> failing(Consumer<HandMadeArrivals> edit, String... policy)
      throws IOException {
    return failing(write(edit, policy));
  }

  private HandMadeRoot write(Consumer<HandMadeArrivals> edit, String... policy) throws IOException {
    String run = "run" + runs++;
    HandMadeRoot root =
        BundleTrial.copy(
            made.root(),
            dir.resolve(run),
            SoundArrivals.config(dir.resolve(run + "-config"), policy));
    HandMadeArrivals rows = made.rows().copy();
    edit.accept(rows);
    rows.write(root, made.rows());
    return root;
  }

  private static Set<String> failing(HandMadeRoot root) throws IOException {
    return BundleTrial.failing(
        root, "5B", e -> S5ArrivalBundle.validate(root.ctx(), HandMadeArrivals.SEED, e));
  }

  @Test
  void theShareOfPositiveCountsHasAFloor() throws IOException {
    String floor = "min_nonzero_bucket_fraction: 0.01";
    String all = "min_nonzero_bucket_fraction: 1.0";
    assertThat(
        failing(a -> {}, floor, all, "nonzero_min_rows: 1000000", "nonzero_min_rows: 1"),
        is(Set.of("COUNT_NONZERO")));
    assertThat("too few rows", failing(a -> {}, floor, all), is(empty()));
  }

  @Test
  void theTailOfPositiveCountsHasAFloor() throws IOException {
    String floor = "p99_p50_ratio_min: 4.0";
    String steep = "p99_p50_ratio_min: 1000.0";
    assertThat(
        failing(
            a -> {},
            floor,
            steep,
            "p99_p50_min_positive_rows: 250000",
            "p99_p50_min_positive_rows: 1"),
        is(Set.of("COUNT_HEAVY_TAIL")));
    assertThat("too few rows", failing(a -> {}, floor, steep), is(empty()));
  }

  @Test
  void countriesOfVirtualArrivalsFollowTheEdgesWeights() throws IOException {
    String limit = "edge_country_max_abs_dev: 0.05";
    String none = "edge_country_max_abs_dev: 0";
    assertThat(
        failing(
            a -> {},
            limit,
            none,
            "edge_country_min_arrivals: 10000",
            "edge_country_min_arrivals: 1"),
        is(Set.of("ROUTE_COUNTRY_MIX")));
    assertThat("too few arrivals", failing(a -> {}, limit, none), is(empty()));
  }

  /** All arrivals of five zones lie in the ten largest. */
  @Test
  void tenZonesMayNotHaveNearlyAll() throws IOException {
    String[] judged = {
      "top10_tz_min_zones: 60",
      "top10_tz_min_zones: 5",
      "top10_tz_min_arrivals_per_zone: 10000",
      "top10_tz_min_arrivals_per_zone: 1"
    };
    assertThat(failing(a -> {}, judged), is(Set.of("TOP10_TZ_SHARE")));
    assertThat("zones with too few arrivals", failing(a -> {}, judged[0], judged[1]), is(empty()));
    List<String> warned = new ArrayList<>(List.of(judged));
    warned.addAll(List.of("evaluation_mode: enforce_b", "evaluation_mode: warn_only"));
    assertThat(
        "a warning beyond the limit of warnings",
        failing(a -> {}, warned.toArray(String[]::new)),
        is(Set.of("TOP10_TZ_SHARE", "WARNINGS")));
    warned.addAll(List.of("max_warnings: 0", "max_warnings: 1"));
    assertThat("a warning", failing(a -> {}, warned.toArray(String[]::new)), is(empty()));
  }

  /** Intensities and counts agree on factors three times as large. */
  @Test
  void factorsHaveAMeanOfOne() throws IOException {
    Consumer<HandMadeArrivals> tripled =
        a -> {
          for (int i = 0; i < a.intensities.size(); i++) {
            RealisedIntensity r = a.intensities.get(i);
            double factor = Math.min(10, 3 * r.lambdaRandomComponent());
            double lambda = r.lambdaBaseline() * factor;
            a.intensities.set(
                i,
                new RealisedIntensity(
                    r.merchantId(),
                    r.zoneRepresentation(),
                    r.channelGroup(),
                    r.bucketIndex(),
                    r.lambdaBaseline(),
                    factor,
                    lambda));
            BucketCount n = a.counts.get(i);
            a.counts.set(
                i,
                new BucketCount(
                    n.merchantId(),
                    n.zoneRepresentation(),
                    n.channelGroup(),
                    n.bucketIndex(),
                    lambda,
                    lambda,
                    n.countN(),
                    n.countCapped(),
                    n.bucketDurationSeconds(),
                    n.countLawId(),
                    n.kappa()));
          }
        };
    assertThat(
        failing(tripled, "mean_factor_min_groups: 30", "mean_factor_min_groups: 1"),
        is(Set.of("LGCP_MEAN_FACTOR", "REPLAY")));
    assertThat("too few groups", failing(tripled), is(Set.of("REPLAY")));
  }

  /** Nobody who may buy at an edge does: their counts vanish, the hybrid sells at its site. */
  @Test
  void aRouteThatNoArrivalTakesFails() throws IOException {
    String[] judged = {"route_coverage_min_arrivals: 100000", "route_coverage_min_arrivals: 1"};
    assertThat(failing(a -> {}, judged), is(empty()));
    Consumer<HandMadeArrivals> physical = ArrivalCorridorsTest::onlyAtSites;
    assertThat(failing(physical, judged), is(Set.of("REPLAY", "ROUTE_COVERAGE")));
    assertThat("too few arrivals", failing(physical), is(Set.of("REPLAY")));
  }

  private static void onlyAtSites(HandMadeArrivals a) {
    long site = HandMadeArrivals.siteId(HandMadeTables.HYBRID, "FR", 1);
    a.events.removeIf(
        e ->
            e.merchantId() == HandMadeTables.WEB
                || e.merchantId() == HandMadeTables.HYBRID
                    && !e.zoneRepresentation().equals("Europe/Paris"));
    long last = 0;
    long seq = 0;
    Map<String, Integer> left = new HashMap<>();
    for (int i = 0; i < a.events.size(); i++) {
      ArrivalEvent e = a.events.get(i);
      seq = e.merchantId() == last ? seq + 1 : 1;
      last = e.merchantId();
      boolean virtual = e.isVirtual();
      left.merge(e.merchantId() + e.zoneRepresentation() + e.bucketIndex(), 1, Integer::sum);
      a.events.set(
          i,
          new ArrivalEvent(
              e.merchantId(),
              e.legalCountryIso(),
              e.zoneRepresentation(),
              e.demandClass(),
              e.channelGroup(),
              e.bucketIndex(),
              seq,
              e.tsUtc(),
              e.tzidPrimary(),
              e.tsLocalPrimary(),
              e.utcOffsetMinutes(),
              null,
              null,
              null,
              null,
              e.routingUniverseHash(),
              false,
              virtual ? (Long) site : e.siteId(),
              null));
    }
    a.counts.replaceAll(
        n ->
            new BucketCount(
                n.merchantId(),
                n.zoneRepresentation(),
                n.channelGroup(),
                n.bucketIndex(),
                n.lambdaRealised(),
                n.mu(),
                left.getOrDefault(n.merchantId() + n.zoneRepresentation() + n.bucketIndex(), 0),
                false,
                n.bucketDurationSeconds(),
                n.countLawId(),
                n.kappa()));
    a.summary.removeIf(
        s -> !left.containsKey(s.merchantId() + s.zoneRepresentation() + s.bucketIndex()));
    a.summary.replaceAll(
        s ->
            new ArrivalSummary(
                s.merchantId(),
                s.bucketIndex(),
                s.zoneRepresentation(),
                s.channelGroup(),
                s.countN(),
                s.countN(),
                0));
  }

  @Test
  void aReceiptThatNamesASegmentThatDidNotPassFails() throws IOException {
    HandMadeRoot root = write(a -> {});
    String path = root.ctx().file("s0_gate_receipt_5B", Partition.world(root.ctx().identity()));
    ObjectNode receipt = (ObjectNode) JsonDocuments.read(path);
    receipt.withObject("/upstream_segments/2B").put("status", "FAIL");
    root.write(path.substring(root.ctx().root().length() + 1), CanonicalJson.bytes(receipt));
    assertThat(failing(root), is(Set.of("S0_GATE", "UPSTREAM_PASS")));
  }

  /** The rows were made with the whole cache; the one on disk lacks the change of 29 March. */
  @Test
  void aCacheThatEndsEarlyFails() throws IOException {
    HandMadeRoot root = write(a -> {});
    StateEvidence evidence = evidence(root);
    assertThat(failing(root, evidence), is(empty()));
    HandMadeTables early = new HandMadeTables();
    early.clock =
        TzCompiler.pinned().compile(HandMadeTables.TZIDS, HandMadeTables.START / 1_000_000L);
    early.writeClock(root);
    assertThat(failing(root, evidence), is(Set.of("C9")));
  }

  private static ArrivalTables tables(HandMadeRoot root) throws IOException {
    ArrivalValidationPolicy policy =
        root.ctx().config().read(PolicyFile.VALIDATION_5B, ArrivalValidationPolicy.class);
    return new ArrivalTables(
        ReplayLaws.of(root.ctx(), HandMadeArrivals.SEED, HandMadeRoot.SCENARIO),
        policy,
        policy.realismChecks().minFactor(),
        policy.realismChecks().maxFactor(),
        null);
  }

  private static StateEvidence evidence(HandMadeRoot root) throws IOException {
    ArrivalTables tables = tables(root);
    List<WorkUnit> units = CoverUnits.of(tables.laws().events());
    Partition partition =
        Partition.arrivals(root.ctx().identity(), HandMadeArrivals.SEED, HandMadeRoot.SCENARIO);
    StateRun run =
        root.ctx()
            .stateRun(
                "5B.S5.merchants",
                partition,
                List.of(),
                units,
                tables.inputs(),
                List.of(PolicyFile.VALIDATION_5B));
    return BundleTrial.examine(new CheckArrivals(run, units, tables));
  }

  private static Set<String> failing(HandMadeRoot root, StateEvidence evidence) throws IOException {
    EvidenceBook book = new EvidenceBook();
    new ArrivalCorridors(book, HandMadeRoot.SCENARIO, tables(root), evidence).judge();
    Set<String> failing = new TreeSet<>();
    for (Check check : book.checks()) {
      if (check.verdict() == Verdict.FAIL) {
        failing.add(check.law().id());
      }
    }
    return failing;
  }

  /** The bundle does not read such a file at all; the job that would read it sees nothing else. */
  @Test
  void aWallClockThatIsTypedAsAnInstantFails() throws IOException {
    HandMadeRoot root = write(a -> {});
    Partition p =
        Partition.arrivals(root.ctx().identity(), HandMadeArrivals.SEED, HandMadeRoot.SCENARIO);
    HandMadeParts.retype(
        root.ctx().file("arrival_events_5B", p),
        p,
        "ts_local_primary",
        LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS));
    StateEvidence evidence = evidence(root);
    Set<String> broken = new TreeSet<>();
    for (CheckLaw law : ArrivalChecks.MERCHANTS) {
      if (evidence.tally(law.id()).violations() > 0) {
        broken.add(law.id());
      }
    }
    assertThat(broken, is(Set.of("C10")));
    Set<String> failing = failing(root);
    assertThat(failing.contains("COLUMNS"), is(true));
    assertThat("a check that did not run has failed", failing.contains("C11"), is(true));
  }

  /** A corridor is published in numbers. */
  @Test
  void everyCorridorIsPublishedInNumbers() throws IOException {
    HandMadeRoot root = write(a -> {});
    failing(root);
    String folder = root.ctx().root() + "/data/layer2/5B/validation/";
    int checks = 0;
    for (String file : ArtefactDigest.files(folder)) {
      if (file.contains("/checks/")) {
        for (JsonNode result : JsonDocuments.read(folder + file).path("results")) {
          String corridor = result.path("corridor").asText();
          boolean measured = !result.path("value").isNull();
          assertThat(
              file + " " + corridor,
              corridor.matches(measured ? ".*[0-9].*" : ".*[0-9].*|"),
              is(true));
          checks++;
        }
      }
    }
    assertThat(checks > 30, is(true));
  }
}
