package io.footfall.transforms.seg5a.s5bundle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.BaselineIntensity;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.contracts.seg5a.ClassBaselineIntensity;
import io.footfall.contracts.seg5a.ClassZoneShape;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.OverlayFactor;
import io.footfall.contracts.seg5a.ScenarioIntensity;
import io.footfall.contracts.seg5a.ScenarioIntensityUtc;
import io.footfall.contracts.seg5a.ScenarioManifestRow;
import io.footfall.contracts.seg5a.ShapeGridBucket;
import io.footfall.contracts.world.ZoneAlloc;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.evidence.BundleTrial;
import io.footfall.transforms.evidence.HandMadeTables;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.seg5a.s0gate.S0SurfaceGate;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound surfaces pass; each edited row makes its check fail, and only checks that must see it. */
class S5SurfaceBundleTest {
  private static final String F = "manifest_fingerprint=" + HandMadeRoot.FINGERPRINT;

  private static final String SCENARIO = "/scenario_id=baseline_v1/";
  private static final String PART = "part-00000.parquet";

  @TempDir static Path once;
  private static HandMadeRoot sound;

  @TempDir Path dir;
  private int runs;

  @BeforeAll
  static void makeSound() throws IOException {
    sound = new HandMadeRoot(once.resolve("sound"));
    HandMadeTables tables = new HandMadeTables();
    tables.writeWorld(sound);
    sound.world();
    S0SurfaceGate.pass(sound.ctx());
    tables.writeSurfaces(sound);
  }

  private HandMadeRoot write(Consumer<HandMadeTables> edit) throws IOException {
    HandMadeRoot root = BundleTrial.copy(sound, dir.resolve("run" + runs++));
    HandMadeTables tables = new HandMadeTables();
    edit.accept(tables);
    tables.writeEdited(root);
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
    fails(
        t -> edit(t.local, 1000, r -> lambda(r, r.lambdaLocalScenario() + 1e-6)),
        "C3",
        "C4",
        "REPLAY_S4",
        "S4_LOCAL_VS_UTC_TOTAL");
  }

  @Test
  void aNegativeOrUndefinedIntensityFails() throws IOException {
    fails(
        t -> edit(t.local, 5, r -> lambda(r, Double.NaN)),
        "C3",
        "C4",
        "REPLAY_S4",
        "S4_LAMBDA_NONNEG_FINITE",
        "S4_LOCAL_VS_UTC_TOTAL",
        "S4_RECOMPOSITION_SAMPLE");
  }

  @Test
  void aMissingBucketFails() throws IOException {
    fails(
        t -> t.local.remove(2000),
        "C3",
        "C4",
        "REPLAY_S4",
        "S4_FACTOR_LAW",
        "S4_FACTOR_TABLE",
        "S4_HORIZON_COVERAGE",
        "S4_LAMBDA_NONNEG_FINITE",
        "S4_LOCAL_VS_UTC_TOTAL",
        "S4_OVERLAY_FACTOR_HARD_BOUNDS",
        "S4_RECOMPOSITION_SAMPLE");
  }

  @Test
  void aRepeatedBucketFails() throws IOException {
    fails(t -> t.local.add(2000, t.local.get(2000)), "S4_HORIZON_COVERAGE");
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
        "O1_CLAMP",
        "O1_MAX",
        "S4_FACTOR_LAW",
        "S4_FACTOR_TABLE",
        "S4_OVERLAY_FACTOR_HARD_BOUNDS",
        "S4_RECOMPOSITION_SAMPLE");
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
                      r.overlayFactorTotal() * 0.5,
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
                      r.merchantId(),
                      r.legalCountryIso(),
                      r.tzid(),
                      3,
                      r.overlayFactorTotal() * 0.5,
                      r.channelGroup()));
        },
        "REPLAY_S4",
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
        "REPLAY_S4",
        "S4_FACTOR_TABLE",
        "S4_LOCAL_VS_UTC_TOTAL");
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
        "C3",
        "REPLAY_S3",
        "S4_RECOMPOSITION_SAMPLE");
  }

  @Test
  void aWeekWithoutABucketFails() throws IOException {
    fails(
        t -> t.base.remove(0),
        "C2",
        "C3",
        "REPLAY_S3",
        "S3_DOMAIN_PARITY",
        "S3_LAMBDA_NONNEG_FINITE",
        "S3_WEEKLY_SUM_VS_SCALE",
        "S4_RECOMPOSITION_SAMPLE");
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
                        r.templateId(),
                        r.bucketIndex(),
                        r.shapeValue() + 2e-5,
                        r.adjustmentFlags())),
        "C1",
        "REPLAY_S2",
        "S2_SHAPES_SUM_TO_ONE");
    fails(
        t -> t.shapes.remove(9),
        "C1",
        "REPLAY_S2",
        "S2_SHAPES_NONNEG",
        "S2_SHAPES_SUM_TO_ONE",
        "S2_SHAPES_VALID");
  }

  @Test
  void aPlaceWithoutAShapeFails() throws IOException {
    fails(
        t -> t.shapes.removeIf(r -> r.tzid().equals("Asia/Tokyo")),
        "REPLAY_S2",
        "S2_DOMAIN_COVERS_S1");
  }

  @Test
  void aGridOutOfStepFails() throws IOException {
    fails(
        t -> edit(t.grid, 4, r -> new ShapeGridBucket(4, 1, 300, 60, false, false, "v1")),
        "C5",
        "REPLAY_S2",
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
        "REPLAY_S1",
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
        r.templateId(),
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
    fails(
        t -> t.profile.remove(2),
        "REPLAY_S1",
        "REPLAY_S4",
        "S17_ZONES",
        "S1_DOMAIN",
        "S3_DOMAIN_PARITY",
        "S4_DOMAIN_PARITY");
  }

  /** Sizes follow the number of sites, so the merchant's other places change too. */
  @Test
  void demandWhereNothingStandsFails() throws IOException {
    HandMadeRoot root = write(t -> {});
    HandMadeTables tables = new HandMadeTables();
    tables.zones.remove(2);
    root.table("zone_alloc", Partition.world(root.ctx().identity()), ZoneAlloc.class, tables.zones);
    assertThat(
        failing(root),
        is(
            Set.of(
                "C15",
                "REPLAY_CALENDAR",
                "REPLAY_CLASSES",
                "REPLAY_PROVENANCE",
                "REPLAY_S1",
                "REPLAY_S2",
                "REPLAY_S3",
                "REPLAY_S4",
                "S17_ZONES")));
  }

  @Test
  void aClockThatDiffersFromThePinnedReleaseFails() throws IOException {
    HandMadeRoot root = write(t -> {});
    HandMadeTables tables = new HandMadeTables();
    tables.clock = TzCompiler.pinned().compile(HandMadeTables.TZIDS, 1_700_000_000L);
    tables.writeClock(root);
    assertThat(
        failing(root),
        is(Set.of("C3", "C9", "REPLAY_S4", "S4_FACTOR_LAW", "S4_RECOMPOSITION_SAMPLE")));
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
    assertThat(failing.contains("S1_PRESENT"), is(true));
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

  /** Readers of other merchants would pass over the part, and nobody would see the row. */
  @Test
  void aMerchantOutsideItsPartsRangeFails() throws IOException {
    HandMadeRoot root = write(t -> {});
    Path manifest = root.path("data/layer2/5A/merchant_zone_profile/" + F + "/_manifest.json");
    String sealed = Files.readString(manifest);
    String narrow = sealed.replace("18446744073709551615", "1");
    assertThat(narrow, is(not(sealed)));
    Files.writeString(manifest, narrow);
    assertThat(failing(root).contains("IDENTITY"), is(true));
  }

  /** As above, of a row group: its largest merchant is stated to be its smallest. */
  @Test
  void aMerchantOutsideItsRowGroupsStatisticsFails() throws IOException {
    HandMadeRoot root = write(t -> {});
    String folder = "data/layer2/5A/merchant_zone_profile/" + F + "/";
    Path part = root.path(folder + PART);
    List<Long> ids =
        new HandMadeTables()
            .profile.stream()
                .map(MerchantZoneProfile::merchantId)
                .sorted(Long::compareUnsigned)
                .toList();
    byte[] bytes = Files.readAllBytes(part);
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int end = bytes.length - 8;
    int changed = 0;
    for (int at = end - file.getInt(end); at + 8 <= end; at++) {
      if (file.getLong(at) == ids.get(ids.size() - 1)) {
        file.putLong(at, ids.get(0));
        changed++;
      }
    }
    assertThat("least and largest are in the footer", changed, is(greaterThan(0)));
    Path manifest = root.path(folder + "_manifest.json");
    String before = Storage.sha256(Files.readAllBytes(part));
    Files.write(part, bytes);
    String sealed = Files.readString(manifest);
    assertThat(sealed, containsString(before));
    Files.writeString(manifest, sealed.replace(before, Storage.sha256(bytes)));
    assertThat(failing(root).contains("FILE_DIGEST"), is(false));
    assertThat(failing(root).contains("IDENTITY"), is(true));
  }

  @Test
  void anEditedReceiptFails() throws IOException {
    HandMadeRoot root = write(t -> {});
    root.flip("data/layer2/5A/sealed_inputs/" + F + "/sealed_inputs_5A.json");
    assertThat(failing(root), is(Set.of("S0_DIGEST_MATCH", "S0_PRESENT")));
  }

  /**
   * Volume, week and scenario of a place changed in step, and sealed again: only replay sees it.
   */
  @Test
  void surfacesForgedInStepFailTheReplayAlone() throws IOException {
    fails(
        t -> {
          t.profile.replaceAll(r -> r.legalCountryIso().equals("US") ? doubled(r) : r);
          t.base.replaceAll(
              r ->
                  r.legalCountryIso().equals("US")
                      ? new BaselineIntensity(
                          r.merchantId(),
                          r.legalCountryIso(),
                          r.tzid(),
                          r.bucketIndex(),
                          r.lambdaLocalBase() * 2,
                          r.channelGroup(),
                          r.weeklyVolumeExpected() * 2,
                          r.scaleFactor(),
                          false)
                      : r);
          t.local.replaceAll(
              r -> r.legalCountryIso().equals("US") ? lambda(r, r.lambdaLocalScenario() * 2) : r);
          t.utc.replaceAll(
              r ->
                  r.legalCountryIso().equals("US")
                      ? new ScenarioIntensityUtc(
                          r.merchantId(),
                          r.legalCountryIso(),
                          r.tzid(),
                          r.utcHorizonBucketIndex(),
                          r.lambdaUtcScenario() * 2,
                          r.channelGroup())
                      : r);
        },
        "REPLAY_S1",
        "REPLAY_S3",
        "REPLAY_S4");
  }

  private static MerchantZoneProfile doubled(MerchantZoneProfile r) {
    return profile(r, r.profileId(), r.weeklyVolumeExpected() * 2);
  }

  private static MerchantZoneProfile profile(
      MerchantZoneProfile r, String profileId, double volume) {
    return new MerchantZoneProfile(
        r.merchantId(),
        r.legalCountryIso(),
        r.tzid(),
        r.channelGroup(),
        r.demandClass(),
        r.demandSubclass(),
        profileId,
        r.templateId(),
        volume,
        r.scaleFactor(),
        r.highVariabilityFlag(),
        r.lowVolumeFlag(),
        r.virtualPreferredFlag(),
        r.classSource(),
        r.endpointBasis(),
        r.zoneSiteCount(),
        r.zoneEdgeWeight(),
        r.virtualVolumeShare());
  }

  @Test
  void anEmptyTextOfAPlaceFails() throws IOException {
    fails(
        t -> edit(t.profile, 3, r -> profile(r, "", r.weeklyVolumeExpected())),
        "REPLAY_S1",
        "S1_REQUIRED_FIELDS");
  }

  @Test
  void aTemplateThatTheMerchantDoesNotPickFails() throws IOException {
    String first = new HandMadeTables().profile.get(0).templateId();
    String other = first.substring(0, first.length() - 1) + (first.endsWith("1") ? "2" : "1");
    fails(t -> edit(t.profile, 0, r -> template(r, other)), "REPLAY_S1", "S2_DOMAIN_COVERS_S1");
  }

  private static MerchantZoneProfile template(MerchantZoneProfile r, String templateId) {
    return new MerchantZoneProfile(
        r.merchantId(),
        r.legalCountryIso(),
        r.tzid(),
        r.channelGroup(),
        r.demandClass(),
        r.demandSubclass(),
        r.profileId(),
        templateId,
        r.weeklyVolumeExpected(),
        r.scaleFactor(),
        r.highVariabilityFlag(),
        r.lowVolumeFlag(),
        r.virtualPreferredFlag(),
        r.classSource(),
        r.endpointBasis(),
        r.zoneSiteCount(),
        r.zoneEdgeWeight(),
        r.virtualVolumeShare());
  }

  @Test
  void aClassTableThatIsNotTheSumOfItsPlacesFails() throws IOException {
    fails(t -> t.classProfile.remove(1), "REPLAY_CLASSES");
    fails(t -> t.classBase.remove(7), "REPLAY_CLASSES");
    fails(t -> Collections.swap(t.classBase, 7, 8), "REPLAY_CLASSES");
    fails(t -> t.catalogue.remove(0), "REPLAY_S2");
    fails(
        t -> edit(t.classBase, 7, r -> week(r, r.demandClass(), r.lambdaLocalBaseClass() + 1e-9)),
        "REPLAY_CLASSES");
  }

  private static ClassBaselineIntensity week(
      ClassBaselineIntensity r, String demandClass, double lambda) {
    return new ClassBaselineIntensity(
        demandClass, r.legalCountryIso(), r.tzid(), r.channelGroup(), r.bucketIndex(), lambda);
  }

  @Test
  void aClassThatNoPlaceHasOrThatIsMissingFails() throws IOException {
    fails(
        t ->
            t.classBase.addAll(
                0,
                t.classBase.subList(0, 168).stream()
                    .map(r -> week(r, "a_stranger", r.lambdaLocalBaseClass()))
                    .toList()),
        "REPLAY_CLASSES");
    fails(
        t -> t.classBase.subList(t.classBase.size() - 168, t.classBase.size()).clear(),
        "REPLAY_CLASSES");
  }

  @Test
  void flagsThatThePolicyDoesNotGiveFail() throws IOException {
    fails(
        t ->
            edit(
                t.shapes,
                200,
                r ->
                    new ClassZoneShape(
                        r.demandClass(),
                        r.legalCountryIso(),
                        r.tzid(),
                        r.channelGroup(),
                        r.templateId(),
                        r.bucketIndex(),
                        r.shapeValue(),
                        List.of("zone_window:none_such"))),
        "REPLAY_S2");
  }

  @Test
  void aCalendarOrProvenanceThatThePolicyDoesNotGiveFails() throws IOException {
    HandMadeRoot root = write(t -> {});
    HandMadeTables tables = new HandMadeTables();
    edit(
        tables.calendar,
        4,
        e ->
            new CalendarEvent(
                e.eventId(),
                e.eventType(),
                e.clock(),
                e.startUtc(),
                e.endUtc(),
                e.startLocal(),
                e.endLocal(),
                e.shapeKind(),
                e.amplitude(),
                e.amplitudePeak(),
                e.rampInBuckets(),
                e.rampOutBuckets(),
                e.scopeGlobal(),
                e.countryIso(),
                e.tzid(),
                e.demandClass(),
                e.merchantId(),
                "another story"));
    Partition scenario = Partition.surfaces(root.ctx().identity(), HandMadeRoot.SCENARIO);
    root.table("scenario_calendar_5A", scenario, CalendarEvent.class, tables.calendar);
    assertThat(failing(root), is(Set.of("REPLAY_CALENDAR")));

    root = write(t -> {});
    String path = root.ctx().file("scenario_calendar_provenance_5A", scenario);
    root.write(path.substring(root.ctx().root().length() + 1), "{}");
    assertThat(failing(root), is(Set.of("REPLAY_PROVENANCE")));
  }

  @Test
  void anIntensityAboveTheGuardrailFails() throws IOException {
    HandMadeRoot root = write(t -> edit(t.local, 20, r -> lambda(r, 2e6)));
    assertThat(failing(root).contains("S4_LAMBDA_SCENARIO_GUARDRAIL"), is(true));
  }

  @Test
  void aWeekThatDoesNotSumToItsOwnVolumeFails() throws IOException {
    fails(
        t ->
            edit(
                t.base,
                0,
                r ->
                    new BaselineIntensity(
                        r.merchantId(),
                        r.legalCountryIso(),
                        r.tzid(),
                        r.bucketIndex(),
                        r.lambdaLocalBase(),
                        r.channelGroup(),
                        r.weeklyVolumeExpected() + 1,
                        r.scaleFactor(),
                        false)),
        "REPLAY_S3",
        "S3_WEEKLY_SUM_VS_SCALE");
  }

  @Test
  void anUpstreamBundleThatNoLongerPassesFails() throws IOException {
    HandMadeRoot root = write(t -> {});
    root.flip(HandMadeRoot.bundleFolder("1B") + "two.json");
    assertThat(failing(root), is(Set.of("UPSTREAM_ALL_PASS")));
  }

  @Test
  void aManifestOfOtherScenariosFails() throws IOException {
    HandMadeRoot root = write(t -> {});
    Partition world = Partition.surfaces(root.ctx().identity(), null);
    root.table("scenario_manifest_5A", world, ScenarioManifestRow.class, List.of());
    assertThat(failing(root), is(Set.of("S0_PRESENT")));
  }

  @Test
  void aPartWithOtherColumnsIsNotRead() throws IOException {
    HandMadeRoot root = write(t -> {});
    String factors = "data/layer2/5A/merchant_zone_overlay_factors/" + F + SCENARIO;
    String utc = "data/layer2/5A/merchant_zone_scenario_utc/" + F + SCENARIO;
    root.write(utc + "part-00000.parquet", Files.readAllBytes(root.path(factors + PART)));
    String manifest = Files.readString(root.path(factors + "_manifest.json"));
    root.write(utc + "_manifest.json", manifest);
    Set<String> failing = failing(root);
    assertThat("another table's manifest", failing.contains("FILES_COMPLETE"), is(true));
    assertThat(failing.contains("S4_PRESENT"), is(true));
    root.write(utc + "_manifest.json", manifest.replace("overlay_factors_5A", "scenario_utc_5A"));
    failing = failing(root);
    assertThat(failing.contains("COLUMNS"), is(true));
    assertThat(failing.contains("FILE_DIGEST"), is(false));
    assertThat("nothing was read", failing.contains("C3"), is(true));
  }

  @Test
  void aLaterFailureWithdrawsTheFlagAndACorrectedRunPasses() throws IOException {
    HandMadeRoot root = write(t -> {});
    assertThat(failing(root), is(empty()));
    String bundle = "data/layer2/5A/validation/" + F + "/";
    byte[] flag = Files.readAllBytes(root.path(bundle + "_passed.flag"));
    root.flip(HandMadeRoot.bundleFolder("1B") + "two.json");
    assertThat(failing(root), is(Set.of("UPSTREAM_ALL_PASS")));
    assertThat(Files.exists(root.path(bundle + "_passed.flag")), is(false));
    List<String> evidence =
        ArtefactDigest.files(root.ctx().root() + "/data/layer2/5A/validation_failed/");
    String aside =
        evidence.stream().filter(f -> f.contains("/withdrawn_flag_")).findFirst().orElseThrow();
    assertThat(
        Files.readAllBytes(root.path("data/layer2/5A/validation_failed/" + aside)), is(flag));
    root.flip(HandMadeRoot.bundleFolder("1B") + "two.json");
    S5SurfaceBundle.validate(root.ctx(), BundleTrial::examine);
    assertThat(Files.readAllBytes(root.path(bundle + "_passed.flag")), is(flag));
  }
}
