package io.footfall.transforms.seg5b.s5bundle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.ValidationIssue;
import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.contracts.seg5b.ArrivalSummary;
import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.contracts.seg5b.LatentField;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.contracts.seg5b.TimeGridBucket;
import io.footfall.contracts.world.Edge;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.evidence.BundleTrial;
import io.footfall.transforms.evidence.HandMadeArrivals;
import io.footfall.transforms.evidence.HandMadeTables;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seg5b.s2intensity.GroupLaw;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound arrivals pass; each edited row makes its check fail, and only checks that must see it. */
class S5ArrivalBundleTest {
  @TempDir static Path once;
  private static HandMadeRoot soundRoot;
  private static HandMadeArrivals sound;

  @TempDir Path dir;
  private int runs;

  @BeforeAll
  static void makeSound() throws IOException {
    SoundArrivals made = SoundArrivals.make(once);
    soundRoot = made.root();
    sound = made.rows();
  }

  private HandMadeRoot write(Consumer<HandMadeArrivals> edit) throws IOException {
    HandMadeRoot root = BundleTrial.copy(soundRoot, dir.resolve("run" + runs++));
    HandMadeArrivals arrivals = sound.copy();
    edit.accept(arrivals);
    arrivals.write(root, sound);
    return root;
  }

  private static Set<String> failing(HandMadeRoot root) throws IOException {
    return BundleTrial.failing(
        root, "5B", e -> S5ArrivalBundle.validate(root.ctx(), HandMadeArrivals.SEED, e));
  }

  /** An edit that these checks see, and the replay, which sees every one. */
  private void fails(Consumer<HandMadeArrivals> edit, String... ids) throws IOException {
    Set<String> expected = new TreeSet<>(Set.of(ids));
    expected.add("REPLAY");
    assertThat(failing(write(edit)), is(expected));
  }

  private static <T> void edit(List<T> rows, Predicate<T> which, UnaryOperator<T> change) {
    for (int i = 0; i < rows.size(); i++) {
      if (which.test(rows.get(i))) {
        rows.set(i, change.apply(rows.get(i)));
        return;
      }
    }
    throw new AssertionError("no such row");
  }

  /** Whether the arrival before it is in the same bucket. */
  private static boolean follows(HandMadeArrivals a, ArrivalEvent e) {
    int at = a.events.indexOf(e);
    return at > 0
        && a.events.get(at - 1).merchantId() == e.merchantId()
        && a.events.get(at - 1).bucketIndex() == e.bucketIndex();
  }

  private static boolean paris(ArrivalEvent e) {
    return e.tzidPrimary().equals("Europe/Paris") && !e.isVirtual();
  }

  private static ArrivalEvent routed(ArrivalEvent e, boolean virtual, Long site, Long edge) {
    return new ArrivalEvent(
        e.merchantId(),
        e.legalCountryIso(),
        e.zoneRepresentation(),
        e.demandClass(),
        e.channelGroup(),
        e.bucketIndex(),
        e.arrivalSeq(),
        e.tsUtc(),
        e.tzidPrimary(),
        e.tsLocalPrimary(),
        e.utcOffsetMinutes(),
        e.tzidSettlement(),
        e.tsLocalSettlement(),
        e.tzidOperational(),
        e.tsLocalOperational(),
        e.routingUniverseHash(),
        virtual,
        site,
        edge);
  }

  private static ArrivalEvent placed(ArrivalEvent e, long bucket, long seq, long ts, long local) {
    return new ArrivalEvent(
        e.merchantId(),
        e.legalCountryIso(),
        e.zoneRepresentation(),
        e.demandClass(),
        e.channelGroup(),
        bucket,
        seq,
        ts,
        e.tzidPrimary(),
        local,
        e.utcOffsetMinutes(),
        e.tzidSettlement(),
        e.tsLocalSettlement(),
        e.tzidOperational(),
        e.tsLocalOperational(),
        e.routingUniverseHash(),
        e.isVirtual(),
        e.siteId(),
        e.edgeId());
  }

  private static BucketCount counted(BucketCount r, double lambda, int n, boolean capped) {
    return new BucketCount(
        r.merchantId(),
        r.zoneRepresentation(),
        r.channelGroup(),
        r.bucketIndex(),
        lambda,
        lambda,
        n,
        capped,
        3600,
        r.countLawId(),
        null);
  }

  @Test
  void soundArrivalsPassAndARerunChangesNothing() throws IOException {
    HandMadeRoot root = write(a -> {});
    assertThat(failing(root), is(empty()));
    String folder = root.ctx().root() + "/data/layer2/5B/validation/";
    String before = ArtefactDigest.of(folder);
    JsonNode report =
        JsonDocuments.read(
            root.ctx()
                .file(
                    "validation_report_5B",
                    Partition.arrivals(root.ctx().identity(), HandMadeArrivals.SEED, null)));
    assertThat(report.path("totals").path("n_arrivals_total").intValue(), is(sound.events.size()));
    assertThat(
        report.path("totals").path("n_arrivals_virtual").longValue(),
        is(sound.events.stream().filter(ArrivalEvent::isVirtual).count()));
    assertThat(failing(root), is(empty()));
    assertThat(ArtefactDigest.of(folder), is(before));
    GateReader.requireArrivals(root.ctx(), HandMadeArrivals.SEED);
  }

  @Test
  void aLostArrivalFails() throws IOException {
    fails(a -> a.events.remove(a.events.size() - 1), "C11", "C12");
    fails(a -> a.events.remove(3), "C11", "C12", "C17");
  }

  @Test
  void anInventedArrivalFails() throws IOException {
    fails(
        a -> {
          ArrivalEvent e = a.events.get(a.events.size() - 1);
          a.events.add(
              placed(e, e.bucketIndex(), e.arrivalSeq() + 1, e.tsUtc(), e.tsLocalPrimary()));
        },
        "C11",
        "C12");
  }

  @Test
  void arrivalsOfAMerchantNobodyCountedFail() throws IOException {
    fails(
        a -> {
          ArrivalEvent e = a.events.get(0);
          a.events.add(
              0,
              new ArrivalEvent(
                  3,
                  e.legalCountryIso(),
                  e.zoneRepresentation(),
                  e.demandClass(),
                  e.channelGroup(),
                  0,
                  1,
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
                  e.siteId(),
                  null));
        },
        "A9",
        "C11",
        "C14_SITE",
        "C19",
        "ROUTE_MODE",
        "S4_JOINED");
  }

  @Test
  void aRepeatedNumberOrTimeThatGoesBackFails() throws IOException {
    fails(
        a ->
            edit(
                a.events,
                e -> e.arrivalSeq() == 4,
                e -> placed(e, e.bucketIndex(), 3, e.tsUtc(), e.tsLocalPrimary())),
        "C17");
    fails(
        a ->
            edit(
                a.events,
                e -> follows(a, e),
                e -> {
                  long back =
                      e.tsUtc() - HandMadeTables.START - e.bucketIndex() * HandMadeTables.HOUR;
                  return placed(
                      e,
                      e.bucketIndex(),
                      e.arrivalSeq(),
                      e.tsUtc() - back,
                      e.tsLocalPrimary() - back);
                }),
        "C17");
  }

  @Test
  void anArrivalOutsideItsBucketFails() throws IOException {
    fails(
        a ->
            edit(
                a.events,
                e -> e.arrivalSeq() == 1,
                e -> {
                  long before =
                      e.tsUtc() - HandMadeTables.START - e.bucketIndex() * HandMadeTables.HOUR + 1;
                  return placed(
                      e, e.bucketIndex(), 1, e.tsUtc() - before, e.tsLocalPrimary() - before);
                }),
        "C16");
  }

  @Test
  void aClockAnHourOffFails() throws IOException {
    fails(
        a ->
            edit(
                a.events,
                S5ArrivalBundleTest::paris,
                e ->
                    placed(
                        e,
                        e.bucketIndex(),
                        e.arrivalSeq(),
                        e.tsUtc(),
                        e.tsLocalPrimary() + HandMadeTables.HOUR)),
        "C6",
        "C7",
        "CIVIL_MISMATCH_RATE",
        "ONE_HOUR_SHIFT_RATE");
    fails(
        a ->
            edit(
                a.events,
                S5ArrivalBundleTest::paris,
                e -> placed(e, e.bucketIndex(), e.arrivalSeq(), e.tsUtc(), e.tsLocalPrimary() + 1)),
        "C6",
        "CIVIL_MISMATCH_RATE");
  }

  @Test
  void aWrongSettlementFails() throws IOException {
    fails(
        a ->
            edit(
                a.events,
                e -> e.tzidSettlement() != null,
                e ->
                    new ArrivalEvent(
                        e.merchantId(),
                        e.legalCountryIso(),
                        e.zoneRepresentation(),
                        e.demandClass(),
                        e.channelGroup(),
                        e.bucketIndex(),
                        e.arrivalSeq(),
                        e.tsUtc(),
                        e.tzidPrimary(),
                        e.tsLocalPrimary(),
                        e.utcOffsetMinutes(),
                        null,
                        null,
                        null,
                        null,
                        e.routingUniverseHash(),
                        true,
                        null,
                        e.edgeId())),
        "C6",
        "CIVIL_MISMATCH_RATE");
  }

  @Test
  void bothOrNeitherOfSiteAndEdgeFails() throws IOException {
    fails(
        a -> edit(a.events, S5ArrivalBundleTest::paris, e -> routed(e, false, e.siteId(), 1L)),
        "C13");
    fails(
        a -> edit(a.events, S5ArrivalBundleTest::paris, e -> routed(e, false, null, null)), "C13");
  }

  @Test
  void aSwappedRouteFails() throws IOException {
    fails(
        a ->
            edit(
                a.events,
                S5ArrivalBundleTest::paris,
                e -> routed(e, false, HandMadeArrivals.siteId(HandMadeTables.SHOP, "GB", 1), null)),
        "A9",
        "C14_SITE");
    fails(
        a ->
            edit(
                a.events,
                e -> e.tzidPrimary().equals("Europe/Berlin"),
                e -> routed(e, true, null, Long.parseUnsignedLong("f000000000000003", 16))),
        "C14_EDGE");
  }

  @Test
  void anArrivalAgainstItsMerchantsModeFails() throws IOException {
    fails(
        a ->
            edit(
                a.events,
                e -> e.merchantId() == HandMadeTables.SHOP,
                e -> routed(e, true, null, 5L)),
        "A15_PRESENT",
        "C12",
        "C14_EDGE",
        "ROUTE_MODE");
  }

  @Test
  void aSummaryThatDiffersFails() throws IOException {
    fails(
        a ->
            edit(
                a.summary,
                s -> s.countVirtual() == 1,
                s ->
                    new ArrivalSummary(
                        s.merchantId(),
                        s.bucketIndex(),
                        s.zoneRepresentation(),
                        s.channelGroup(),
                        s.countN(),
                        s.countPhysical() + 1,
                        s.countVirtual() - 1)),
        "C12");
    fails(a -> a.summary.remove(5), "C12");
  }

  @Test
  void aChangedCountFails() throws IOException {
    fails(
        a -> edit(a.counts, r -> r.countN() == 2, r -> counted(r, r.lambdaRealised(), 3, false)),
        "C11");
    fails(
        a -> edit(a.counts, r -> r.countN() == 0, r -> counted(r, r.lambdaRealised(), 0, true)),
        "C18");
    fails(a -> edit(a.counts, r -> r.countN() == 2, r -> counted(r, 0.0, 2, false)), "C18");
  }

  @Test
  void aMissingBucketOrKeyFails() throws IOException {
    fails(
        a -> {
          BucketCount empty =
              a.counts.stream().filter(r -> r.countN() == 0).findFirst().orElseThrow();
          a.counts.remove(empty);
        },
        "C18",
        "S3_DOMAIN");
    fails(
        a -> a.groups.removeIf(g -> g.merchantId() == HandMadeTables.WEB),
        "S3_DOMAIN",
        "S4_JOINED");
  }

  @Test
  void aBaselineThatIsNotTheSumFails() throws IOException {
    fails(
        a ->
            edit(
                a.intensities,
                r -> r.zoneRepresentation().equals("Europe/London"),
                r ->
                    new RealisedIntensity(
                        r.merchantId(),
                        r.zoneRepresentation(),
                        r.channelGroup(),
                        r.bucketIndex(),
                        Math.nextUp(r.lambdaBaseline()),
                        r.lambdaRandomComponent(),
                        r.lambdaRealised())),
        "C21");
  }

  @Test
  void aFactorOutOfBoundsFails() throws IOException {
    fails(
        a ->
            edit(
                a.intensities,
                r -> true,
                r ->
                    new RealisedIntensity(
                        r.merchantId(),
                        r.zoneRepresentation(),
                        r.channelGroup(),
                        r.bucketIndex(),
                        r.lambdaBaseline(),
                        20.0,
                        r.lambdaRealised())),
        "S2_FACTOR");
  }

  @Test
  void aForeignClassOrUniverseFails() throws IOException {
    fails(
        a ->
            edit(
                a.groups,
                g -> g.merchantId() == HandMadeTables.WEB,
                g ->
                    new GroupAssignment(
                        g.merchantId(),
                        g.zoneRepresentation(),
                        g.channelGroup(),
                        g.groupId(),
                        g.scenarioBand(),
                        "office_hours",
                        g.virtualBand(),
                        g.zoneGroupId(),
                        g.countryComponent(),
                        1)),
        "S4_JOINED");
  }

  @Test
  void aGridOutOfStepFails() throws IOException {
    HandMadeRoot root =
        write(
            a ->
                edit(
                    a.grid,
                    g -> g.bucketIndex() == 9,
                    g ->
                        new TimeGridBucket(
                            9,
                            g.bucketStartUtc() + 1,
                            g.bucketEndUtc(),
                            3600,
                            true,
                            false,
                            List.of(),
                            null,
                            null,
                            null)));
    assertThat(failing(root), is(Set.of("S1_GRID")));
  }

  @Test
  void tablesForgedInStepFailTheReplayAlone() throws IOException {
    fails(
        a -> {
          ArrivalEvent gone = a.events.get(a.events.size() - 1);
          a.events.remove(gone);
          edit(
              a.counts,
              r -> same(r, gone),
              r -> counted(r, r.lambdaRealised(), r.countN() - 1, false));
          int at = 0;
          while (!same(a.summary.get(at), gone)) {
            at++;
          }
          ArrivalSummary s = a.summary.get(at);
          long virtual = s.countVirtual() - (gone.isVirtual() ? 1 : 0);
          if (s.countN() == 1) {
            a.summary.remove(at);
          } else {
            a.summary.set(
                at,
                new ArrivalSummary(
                    s.merchantId(),
                    s.bucketIndex(),
                    s.zoneRepresentation(),
                    s.channelGroup(),
                    s.countN() - 1,
                    s.countN() - 1 - virtual,
                    virtual));
          }
        });
    fails(
        a ->
            edit(
                a.events,
                e -> follows(a, e),
                e ->
                    placed(
                        e,
                        e.bucketIndex(),
                        e.arrivalSeq(),
                        e.tsUtc() - 1,
                        e.tsLocalPrimary() - 1)));
  }

  private static boolean same(BucketCount r, ArrivalEvent e) {
    return r.merchantId() == e.merchantId()
        && r.zoneRepresentation().equals(e.zoneRepresentation())
        && r.bucketIndex() == e.bucketIndex();
  }

  private static boolean same(ArrivalSummary r, ArrivalEvent e) {
    return r.merchantId() == e.merchantId()
        && r.zoneRepresentation().equals(e.zoneRepresentation())
        && r.bucketIndex() == e.bucketIndex();
  }

  /** Paris turned its clocks on 29 March 2026 at 01:00 UTC. */
  @Test
  void anHourOffBesideAnOffsetChangeFailsTheParityOfHours() throws IOException {
    long change = 1_774_746_000_000_000L;
    fails(
        a ->
            edit(
                a.events,
                e ->
                    e.tzidPrimary().equals("Europe/Paris")
                        && Math.abs(e.tsUtc() - change) < 24 * HandMadeTables.HOUR,
                e ->
                    placed(
                        e,
                        e.bucketIndex(),
                        e.arrivalSeq(),
                        e.tsUtc(),
                        e.tsLocalPrimary() + HandMadeTables.HOUR)),
        "C6",
        "C7",
        "C8",
        "CIVIL_MISMATCH_RATE",
        "ONE_HOUR_SHIFT_RATE");
  }

  @Test
  void arrivalsAllAtTheStartOfTheirBucketsFail() throws IOException {
    fails(
        a ->
            a.events.replaceAll(
                e -> {
                  long back =
                      e.merchantId() == HandMadeTables.WEB
                          ? e.tsUtc() - HandMadeTables.START - e.bucketIndex() * HandMadeTables.HOUR
                          : 0;
                  return placed(
                      e,
                      e.bucketIndex(),
                      e.arrivalSeq(),
                      e.tsUtc() - back,
                      e.tsLocalPrimary() - back);
                }),
        "A19",
        "TIME_AT_START",
        "TIME_OFFSETS");
  }

  @Test
  void aForgedLatentFieldFailsTheReplay() throws IOException {
    fails(
        a ->
            edit(
                a.field,
                f -> f.bucketIndex() == 5,
                f ->
                    new LatentField(
                        f.groupId(),
                        f.bucketIndex(),
                        Math.nextUp(f.latentValue()),
                        f.latentMean(),
                        f.latentStd())));
    fails(a -> a.field.remove(a.field.size() - 1));
  }

  @Test
  void aGroupOfAnotherHashFailsTheReplay() throws IOException {
    fails(
        a ->
            edit(
                a.groups,
                g -> g.merchantId() == HandMadeTables.WEB,
                g ->
                    new GroupAssignment(
                        g.merchantId(),
                        g.zoneRepresentation(),
                        g.channelGroup(),
                        g.groupId(),
                        g.scenarioBand(),
                        g.demandClass(),
                        g.virtualBand(),
                        g.zoneGroupId(),
                        "GB",
                        1)));
  }

  /** The file holds two merchants in the wrong order, each with all its arrivals. */
  @Test
  void merchantsThatGoBackWithinAFileFail() throws IOException {
    HandMadeRoot root =
        write(
            a -> {
              List<ArrivalEvent> shop =
                  a.events.stream().filter(e -> e.merchantId() == HandMadeTables.SHOP).toList();
              a.events.removeAll(shop);
              int after = 0;
              while (a.events.get(after).merchantId() == HandMadeTables.WEB) {
                after++;
              }
              a.events.addAll(after, shop);
            });
    String found = issues(root).get("C17");
    assertThat(found, containsString("merchants ascending"));
  }

  /** Key, found and expected of the first issue by check. */
  private static Map<String, String> issues(HandMadeRoot root) throws IOException {
    assertThat(failing(root).contains("C17"), is(true));
    Map<String, String> first = new TreeMap<>();
    String failed = root.ctx().root() + "/data/layer2/5B/validation_failed/";
    for (String file : ArtefactDigest.files(failed)) {
      if (file.endsWith("/validation_issue_table_5B/_manifest.json")) {
        String folder = failed + file.substring(0, file.length() - "_manifest.json".length());
        for (ValidationIssue issue :
            ReadTable.rows(TableManifest.token(folder), ValidationIssue.class)) {
          first.merge(issue.checkId(), issue.context(), (a, b) -> a + b);
        }
      }
    }
    return first;
  }

  @Test
  void aKeyWithCountsAndNowhereToGoFails() throws IOException {
    HandMadeRoot root = write(a -> {});
    HandMadeTables world = new HandMadeTables();
    world.edges.removeIf(e -> e.merchantId() == HandMadeTables.WEB);
    root.table(
        "edge_catalogue_3B", Partition.world(root.ctx().identity()), Edge.class, world.edges);
    assertThat(failing(root), is(Set.of("C14_EDGE", "REPLAY", "ROUTE_ENDPOINTS")));
  }

  @Test
  void quantilesAreTheSmallestValueThatReachesTheShare() {
    TreeMap<Long, Long> values = new TreeMap<>(Map.of(1L, 50L, 2L, 48L, 9L, 2L));
    assertThat(ArrivalCorridors.quantile(values, 100, 50), is(1L));
    assertThat(ArrivalCorridors.quantile(values, 100, 98), is(2L));
    assertThat(ArrivalCorridors.quantile(values, 100, 99), is(9L));
  }

  @Test
  void theVarianceOfAPathMeanLiesBetweenThatOfOneBucketAndOfIndependentOnes() {
    GroupLaw law = new GroupLaw(0.35, 20);
    double one = Math.expm1(0.35 * 0.35);
    assertThat(MeanFactorError.pathVariance(law, true, 1), is(one));
    assertThat(MeanFactorError.pathVariance(law, false, 100), closeTo(one / 100, 1e-15));
    // Two buckets: (2 a + 2 b) / 4, with b the covariance one bucket apart.
    double next = Math.expm1(0.35 * 0.35 * Math.exp(-1.0 / 20));
    assertThat(MeanFactorError.pathVariance(law, true, 2), closeTo((one + next) / 2, 1e-15));
  }

  @Test
  void surfacesWithoutAPassFailTheGate() throws IOException {
    HandMadeRoot root = write(a -> {});
    root.delete(HandMadeRoot.bundleFolder("5A") + "_passed.flag");
    assertThat(failing(root), is(Set.of("S0_GATE")));
  }

  @Test
  void whoeverReadsArrivalsRefusesADamagedDataFile() throws IOException {
    HandMadeRoot root = write(a -> {});
    assertThat(failing(root), is(empty()));
    GateReader.requireArrivals(root.ctx(), HandMadeArrivals.SEED);
    Partition p =
        Partition.arrivals(root.ctx().identity(), HandMadeArrivals.SEED, HandMadeRoot.SCENARIO);
    String folder = root.ctx().file("arrival_events_5B", p);
    root.flip(folder.substring(root.ctx().root().length() + 1) + "part-00000.parquet");
    FootfallException e =
        assertThrows(
            FootfallException.class,
            () -> GateReader.requireArrivals(root.ctx(), HandMadeArrivals.SEED));
    assertThat(e.code().toString(), is("5B.UPSTREAM_GATE_MISMATCH"));
    assertThat(e.getMessage(), containsString("part-00000.parquet"));
  }

  @Test
  void aFlippedByteStopsTheReading() throws IOException {
    HandMadeRoot root = write(a -> {});
    Partition p =
        Partition.arrivals(root.ctx().identity(), HandMadeArrivals.SEED, HandMadeRoot.SCENARIO);
    String folder = root.ctx().file("arrival_events_5B", p);
    root.flip(folder.substring(root.ctx().root().length() + 1) + "part-00000.parquet");
    Set<String> failing = failing(root);
    assertThat(failing.contains("FILE_DIGEST"), is(true));
    assertThat("a check that did not run has failed", failing.contains("C11"), is(true));
  }
}
