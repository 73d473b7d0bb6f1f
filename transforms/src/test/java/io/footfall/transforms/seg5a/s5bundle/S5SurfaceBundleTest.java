package io.footfall.transforms.seg5a.s5bundle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.BaselineIntensity;
import io.footfall.contracts.seg5a.ClassZoneShape;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.OverlayFactor;
import io.footfall.contracts.seg5a.ScenarioIntensity;
import io.footfall.contracts.seg5a.ScenarioIntensityUtc;
import io.footfall.contracts.seg5a.ShapeGridBucket;
import io.footfall.contracts.world.ZoneAlloc;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.evidence.BundleTrial;
import io.footfall.transforms.evidence.HandMadeTables;
import io.footfall.transforms.gate.ArtefactDigest;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.seg5a.s0gate.S0SurfaceGate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound surfaces pass; each edited row makes its check fail, and only checks that must see it. */
class S5SurfaceBundleTest {
  private static final String F = "manifest_fingerprint=" + HandMadeRoot.FINGERPRINT;

  @TempDir Path dir;
  private int runs;

  private HandMadeRoot write(Consumer<HandMadeTables> edit) throws IOException {
    HandMadeRoot root = new HandMadeRoot(dir.resolve("run" + runs++));
    HandMadeTables tables = new HandMadeTables();
    tables.writeWorld(root);
    root.world();
    S0SurfaceGate.pass(root.ctx());
    edit.accept(tables);
    tables.writeSurfaces(root);
    return root;
  }

  private static Set<String> failing(HandMadeRoot root) throws IOException {
    return BundleTrial.failing(root, "5A", e -> S5SurfaceBundle.validate(root.ctx(), e));
  }

  private void fails(Consumer<HandMadeTables> edit, String... ids) throws IOException {
    assertThat(failing(write(edit)), is(Set.of(ids)));
  }

  private static <T> void edit(List<T> rows, int row, UnaryOperator<T> change) {
    rows.set(row, change.apply(rows.get(row)));
  }

  private static ScenarioIntensity lambda(ScenarioIntensity r, double lambda) {
    return new ScenarioIntensity(
        r.merchantId(),
        r.legalCountryIso(),
        r.tzid(),
        r.localHorizonBucketIndex(),
        lambda,
        r.overlayFactorTotal(),
        r.channelGroup());
  }

  @Test
  void soundSurfacesPassAndARerunChangesNothing() throws IOException {
    HandMadeRoot root = write(t -> {});
    assertThat(failing(root), is(empty()));
    String digest = GateReader.requireSurfaces(root.ctx());
    String before = ArtefactDigest.of(root.ctx().root() + "/data/layer2/5A/validation/");
    assertThat(failing(root), is(empty()));
    assertThat(ArtefactDigest.of(root.ctx().root() + "/data/layer2/5A/validation/"), is(before));
    assertThat(GateReader.requireSurfaces(root.ctx()), is(digest));
  }

  @Test
  void aChangedIntensityFails() throws IOException {
    fails(t -> edit(t.local, 1000, r -> lambda(r, r.lambdaLocalScenario() + 1e-6)), "C3", "C4");
  }

  @Test
  void aNegativeOrUndefinedIntensityFails() throws IOException {
    fails(t -> edit(t.local, 5, r -> lambda(r, Double.NaN)), "C3", "C4", "S4_LAMBDA_NONNEG_FINITE");
  }

  @Test
  void aMissingBucketFails() throws IOException {
    fails(
        t -> t.local.remove(2000),
        "C3",
        "C4",
        "S4_DOMAIN_PARITY",
        "S4_FACTOR_TABLE",
        "S4_FACTOR_LAW",
        "S4_LAMBDA_NONNEG_FINITE",
        "S4_OVERLAY_FACTOR_HARD_BOUNDS");
  }

  @Test
  void aRepeatedBucketFails() throws IOException {
    fails(t -> t.local.add(2000, t.local.get(2000)), "S4_DOMAIN_PARITY");
  }

  @Test
  void aMerchantThatTheScenarioLosesFails() throws IOException {
    fails(
        t -> t.local.removeIf(r -> r.merchantId() == HandMadeTables.WEB),
        "C4",
        "S4_DOMAIN_PARITY",
        "S4_FACTOR_TABLE");
  }

  @Test
  void aFactorBeyondTheClampFails() throws IOException {
    fails(
        t ->
            edit(
                t.local,
                7,
                r ->
                    new ScenarioIntensity(
                        r.merchantId(),
                        r.legalCountryIso(),
                        r.tzid(),
                        7,
                        r.lambdaLocalScenario(),
                        9.0,
                        r.channelGroup())),
        "C3",
        "S4_FACTOR_TABLE",
        "S4_FACTOR_LAW",
        "S4_OVERLAY_FACTOR_HARD_BOUNDS");
  }

  @Test
  void aFactorTheCalendarDoesNotGiveFails() throws IOException {
    fails(
        t -> {
          edit(
              t.local,
              3,
              r ->
                  new ScenarioIntensity(
                      r.merchantId(),
                      r.legalCountryIso(),
                      r.tzid(),
                      3,
                      r.lambdaLocalScenario() * 0.5,
                      0.5,
                      r.channelGroup()));
          edit(
              t.utc,
              3,
              r ->
                  new ScenarioIntensityUtc(
                      r.merchantId(),
                      r.legalCountryIso(),
                      r.tzid(),
                      3,
                      r.lambdaUtcScenario() * 0.5,
                      r.channelGroup()));
          edit(
              t.factors,
              3,
              r ->
                  new OverlayFactor(
                      r.merchantId(), r.legalCountryIso(), r.tzid(), 3, 0.5, r.channelGroup()));
        },
        "S4_FACTOR_LAW");
  }

  @Test
  void aChangedCopyFails() throws IOException {
    fails(
        t -> {
          edit(
              t.utc,
              3,
              r ->
                  new ScenarioIntensityUtc(
                      r.merchantId(),
                      r.legalCountryIso(),
                      r.tzid(),
                      3,
                      r.lambdaUtcScenario() + 1e-6,
                      r.channelGroup()));
          edit(
              t.factors,
              3,
              r ->
                  new OverlayFactor(
                      r.merchantId(), r.legalCountryIso(), r.tzid(), 3, 1.1, r.channelGroup()));
        },
        "C4",
        "S4_FACTOR_TABLE");
  }

  @Test
  void aChangedWeekFails() throws IOException {
    fails(
        t ->
            edit(
                t.base,
                100,
                r ->
                    new BaselineIntensity(
                        r.merchantId(),
                        r.legalCountryIso(),
                        r.tzid(),
                        r.bucketIndex(),
                        r.lambdaLocalBase() * 1.001,
                        r.channelGroup(),
                        r.weeklyVolumeExpected(),
                        1.0,
                        false)),
        "C2",
        "C3");
  }

  @Test
  void aWeekWithoutABucketFails() throws IOException {
    fails(t -> t.base.remove(0), "C2", "C3", "S3_DOMAIN_PARITY", "S3_LAMBDA_NONNEG_FINITE");
  }

  @Test
  void aShapeThatIsNoDistributionFails() throws IOException {
    fails(
        t ->
            edit(
                t.shapes,
                9,
                r ->
                    new ClassZoneShape(
                        r.demandClass(),
                        r.legalCountryIso(),
                        r.tzid(),
                        r.channelGroup(),
                        r.bucketIndex(),
                        r.shapeValue() + 1e-9,
                        "t1",
                        List.of())),
        "C1");
    fails(t -> t.shapes.remove(9), "C1", "S2_SHAPES_VALID");
  }

  @Test
  void aPlaceWithoutAShapeFails() throws IOException {
    fails(t -> t.shapes.removeIf(r -> r.tzid().equals("Asia/Tokyo")), "S2_DOMAIN_COVERS_S1");
  }

  @Test
  void aGridOutOfStepFails() throws IOException {
    fails(
        t -> edit(t.grid, 4, r -> new ShapeGridBucket(4, 1, 300, 60, false, false, "v1")),
        "C5",
        "S2_GRID_VALID");
  }

  @Test
  void aPlaceThatStandsTwiceFails() throws IOException {
    fails(t -> t.profile.add(1, t.profile.get(0)), "S1_PK_VALID");
  }

  @Test
  void anUnsoundVolumeFails() throws IOException {
    fails(
        t -> edit(t.profile, 0, r -> volume(r, Double.POSITIVE_INFINITY)),
        "C2",
        "S1_SCALE_NONNEG_FINITE");
  }

  private static MerchantZoneProfile volume(MerchantZoneProfile r, double volume) {
    return new MerchantZoneProfile(
        r.merchantId(),
        r.legalCountryIso(),
        r.tzid(),
        r.channelGroup(),
        r.demandClass(),
        r.demandSubclass(),
        r.profileId(),
        volume,
        1.0,
        false,
        false,
        false,
        "s",
        "site",
        1,
        0.0,
        0.0);
  }

  @Test
  void aPlaceOfTheWorldThatTheProfileLacksFails() throws IOException {
    fails(t -> t.profile.remove(2), "S1_DOMAIN", "S3_DOMAIN_PARITY", "S4_DOMAIN_PARITY");
  }

  @Test
  void demandWhereNothingStandsFails() throws IOException {
    HandMadeRoot root = write(t -> {});
    HandMadeTables tables = new HandMadeTables();
    tables.zones.remove(2);
    root.table("zone_alloc", Partition.world(root.ctx().identity()), ZoneAlloc.class, tables.zones);
    assertThat(failing(root), is(Set.of("C15")));
  }

  @Test
  void aClockThatDiffersFromThePinnedReleaseFails() throws IOException {
    HandMadeRoot root = write(t -> {});
    HandMadeTables tables = new HandMadeTables();
    tables.clock = TzCompiler.pinned().compile(HandMadeTables.TZIDS, 1_700_000_000L);
    tables.writeClock(root);
    assertThat(failing(root), is(Set.of("C3", "C9")));
  }

  @Test
  void aFlippedByteStopsTheReading() throws IOException {
    HandMadeRoot root = write(t -> {});
    root.flip(
        "data/layer2/5A/merchant_zone_scenario_local/"
            + F
            + "/scenario_id=baseline_v1/part-00000.parquet");
    Set<String> failing = failing(root);
    assertThat(failing.contains("FILE_DIGEST"), is(true));
    assertThat("a check that did not run has failed", failing.contains("C3"), is(true));
  }

  @Test
  void anAbsentTableFails() throws IOException {
    HandMadeRoot root = write(t -> {});
    root.delete("data/layer2/5A/merchant_zone_profile/" + F + "/_manifest.json");
    Set<String> failing = failing(root);
    assertThat(failing.contains("PRESENT"), is(true));
    assertThat(failing.contains("C3"), is(true));
  }

  @Test
  void aStrangerInATablesFolderFails() throws IOException {
    HandMadeRoot root = write(t -> {});
    root.write("data/layer2/5A/merchant_zone_profile/" + F + "/part-00009.parquet", "x");
    assertThat(failing(root), is(Set.of("FILES_COMPLETE")));
  }

  @Test
  void rowsOfAnotherWorldFail() throws IOException {
    HandMadeRoot root = write(t -> {});
    HandMadeTables tables = new HandMadeTables();
    var other =
        new io.footfall.contracts.RunIdentity(
            42, "e".repeat(64), HandMadeRoot.FINGERPRINT, HandMadeRoot.RUN_ID);
    root.table(
        "merchant_zone_profile_5A",
        Partition.surfaces(other, "baseline_v1"),
        MerchantZoneProfile.class,
        tables.profile);
    assertThat(failing(root).contains("IDENTITY"), is(true));
  }

  @Test
  void anEditedReceiptFails() throws IOException {
    HandMadeRoot root = write(t -> {});
    root.flip("data/layer2/5A/sealed_inputs/" + F + "/sealed_inputs_5A.json");
    assertThat(failing(root), is(Set.of("S0_GATE")));
  }
}
