package io.footfall.transforms.seg5b.s5bundle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.contracts.seg5b.ArrivalSummary;
import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.contracts.seg5b.TimeGridBucket;
import io.footfall.transforms.evidence.BundleTrial;
import io.footfall.transforms.evidence.HandMadeArrivals;
import io.footfall.transforms.evidence.HandMadeTables;
import io.footfall.transforms.gate.ArtefactDigest;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.gate.JsonDocuments;
import io.footfall.transforms.gate.SealLaw;
import io.footfall.transforms.seg5a.s0gate.S0SurfaceGate;
import io.footfall.transforms.seg5a.s5bundle.S5SurfaceBundle;
import io.footfall.transforms.seg5b.s0gate.S0ArrivalGate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound arrivals pass; each edited row makes its check fail, and only checks that must see it. */
class S5ArrivalBundleTest {
  @TempDir static Path once;
  private static HandMadeRoot surfaces;

  @TempDir Path dir;
  private int runs;

  @BeforeAll
  static void makeSurfaces() throws IOException {
    surfaces = new HandMadeRoot(once);
    HandMadeTables tables = new HandMadeTables();
    tables.writeWorld(surfaces);
    surfaces.world();
    S0SurfaceGate.pass(surfaces.ctx());
    tables.writeSurfaces(surfaces);
    S5SurfaceBundle.validate(surfaces.ctx(), BundleTrial::examine);
    surfaces.artefacts(SealLaw.ARRIVALS);
    S0ArrivalGate.pass(surfaces.ctx());
  }

  private HandMadeRoot write(Consumer<HandMadeArrivals> edit) throws IOException {
    HandMadeRoot root = BundleTrial.copy(surfaces, dir.resolve("run" + runs++));
    HandMadeArrivals arrivals = new HandMadeArrivals(new HandMadeTables());
    edit.accept(arrivals);
    arrivals.write(root);
    return root;
  }

  private static Set<String> failing(HandMadeRoot root) throws IOException {
    return BundleTrial.failing(
        root, "5B", e -> S5ArrivalBundle.validate(root.ctx(), HandMadeArrivals.SEED, e));
  }

  private void fails(Consumer<HandMadeArrivals> edit, String... ids) throws IOException {
    assertThat(failing(write(edit)), is(Set.of(ids)));
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
    assertThat(report.path("totals").path("n_arrivals_total").intValue(), is(80));
    assertThat(report.path("totals").path("n_arrivals_virtual").intValue(), is(40));
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
        "C11",
        "C14_SITE",
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
                e -> e.arrivalSeq() == 4,
                e -> placed(e, 0, 4, e.tsUtc() - 2_000_000, e.tsLocalPrimary() - 2_000_000)),
        "C17");
  }

  @Test
  void anArrivalOutsideItsBucketFails() throws IOException {
    fails(
        a ->
            edit(
                a.events,
                e -> e.arrivalSeq() == 1,
                e -> placed(e, 0, 1, HandMadeTables.START - 1, e.tsLocalPrimary() - 1_234_568)),
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
        "C7");
    fails(
        a ->
            edit(
                a.events,
                S5ArrivalBundleTest::paris,
                e -> placed(e, e.bucketIndex(), e.arrivalSeq(), e.tsUtc(), e.tsLocalPrimary() + 1)),
        "C6");
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
        "C6");
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
                        2,
                        2,
                        0)),
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
    fails(a -> a.counts.remove(1), "C18", "S3_DOMAIN");
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
    fails(
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
                        null)),
        "S1_GRID");
  }

  @Test
  void surfacesWithoutAPassFailTheGate() throws IOException {
    HandMadeRoot root = write(a -> {});
    root.delete(HandMadeRoot.bundleFolder("5A") + "_passed.flag");
    assertThat(failing(root), is(Set.of("S0_GATE")));
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
