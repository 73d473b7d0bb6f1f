package io.footfall.transforms.seg5b;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.coders.Finding;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.ScenarioIntensity;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.contracts.seg5b.TimeGridBucket;
import io.footfall.transforms.seg5b.s1grid.S1GridAndGroups;
import io.footfall.transforms.seg5b.s2intensity.S2LatentIntensity;
import io.footfall.transforms.state.StateEvidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One broken input per law gives that law's code, and nothing is sealed. */
class GridAndIntensityRefusalsTest {
  private static final long SEED = 5;

  @TempDir Path dir;

  private SealedRoot root(Map<PolicyFile, String[]> edits) throws IOException {
    return new SealedRoot(dir, 1_000_000, edits);
  }

  static SmallWorld world(SealedRoot root) {
    return SmallWorld.of(3, 3, root.buckets());
  }

  static List<String> s1(SealedRoot root) throws IOException {
    return codes(root.run(S1GridAndGroups.assign(root.ctx(), SealedRoot.SCENARIO), 1));
  }

  static List<String> s2(SealedRoot root) throws IOException {
    return codes(root.run(S2LatentIntensity.realise(root.ctx(), SEED, SealedRoot.SCENARIO), 1));
  }

  static List<String> codes(StateEvidence evidence) {
    return evidence.findings().stream().map(Finding::code).toList();
  }

  static <T> List<T> with(List<T> rows, int at, UnaryOperator<T> change) {
    List<T> changed = new ArrayList<>(rows);
    changed.set(at, change.apply(rows.get(at)));
    return changed;
  }

  @Test
  void aMerchantWithoutAModeHasNoGroup() throws IOException {
    SealedRoot root = root(Map.of());
    SmallWorld world = world(root);
    root.seal(world.withModes(world.modes().subList(0, world.modes().size() - 1)));
    assertThat(s1(root), is(List.of("5B.S1.GROUP_ASSIGNMENT_INCOMPLETE")));
    assertThrows(IOException.class, () -> root.ctx().table(S1GridAndGroups.GRID, root.surfaces()));
  }

  @Test
  void twoModesOfAMerchantAreRefused() throws IOException {
    SealedRoot root = root(Map.of());
    SmallWorld world = world(root);
    root.seal(
        world.withModes(world.modes().stream().flatMap(m -> List.of(m, m).stream()).toList()));
    assertThat(s1(root), is(List.of("5B.S1.GROUP_DOMAIN_DERIVATION_FAILED")));
  }

  @Test
  void anEmptyDomainIsRefused() throws IOException {
    SealedRoot root = root(Map.of());
    root.seal(world(root).withProfiles(List.of()));
    assertThat(s1(root), is(List.of("5B.S1.GROUP_DOMAIN_DERIVATION_FAILED")));
  }

  @Test
  void anUnsortedProfileIsRefused() throws IOException {
    SealedRoot root = root(Map.of());
    SmallWorld world = world(root);
    List<MerchantZoneProfile> twice = new ArrayList<>(world.profiles());
    twice.addAll(world.profiles());
    root.seal(world.withProfiles(twice));
    assertThat(s1(root), is(List.of("5B.S1.GROUP_DOMAIN_DERIVATION_FAILED")));
  }

  @Test
  void floorsOfTheGroupingAreFindings() throws IOException {
    SealedRoot root =
        root(
            Map.of(
                PolicyFile.GROUPING,
                new String[] {"min_groups_per_scenario: 1", "min_groups_per_scenario: 4000"}));
    root.seal(world(root));
    assertThat(s1(root), is(List.of("5B.S1.GROUP_ASSIGNMENT_INCOMPLETE")));
  }

  @Test
  void aHorizonTooLongForThePolicyIsAFinding() throws IOException {
    SealedRoot root =
        root(
            Map.of(
                PolicyFile.TIME_GRID,
                new String[] {"max_buckets_per_scenario: 5000", "max_buckets_per_scenario: 5"}));
    root.seal(world(root));
    assertThat(s1(root), is(List.of("5B.S1.SCENARIO_HORIZON_INVALID")));
  }

  @Test
  void aSurfaceWithAnotherNumberOfRowsIsRefusedAtOnce() throws IOException {
    SealedRoot root = root(Map.of());
    SmallWorld world = world(root);
    root.seal(world.withSurface(world.surface().subList(1, world.surface().size())));
    s1(root);
    FootfallException e = assertThrows(FootfallException.class, () -> s2(root));
    assertThat(e.code().toString(), is("5B.S2.REALISED_DOMAIN_INCOMPLETE"));
  }

  @Test
  void aSurfaceWithAnotherZoneIsAFinding() throws IOException {
    SealedRoot root = root(Map.of());
    SmallWorld world = world(root);
    String old = world.surface().get(0).tzid();
    long merchant = world.surface().get(0).merchantId();
    root.seal(
        world.withSurface(
            world.surface().stream()
                .map(
                    s ->
                        s.merchantId() == merchant && s.tzid().equals(old)
                            ? new ScenarioIntensity(
                                s.merchantId(),
                                s.legalCountryIso(),
                                "Africa/Abidjan",
                                s.localHorizonBucketIndex(),
                                s.lambdaLocalScenario(),
                                1.0,
                                s.channelGroup())
                            : s)
                .toList()));
    s1(root);
    assertThat(s2(root), is(List.of("5B.S2.REALISED_DOMAIN_INCOMPLETE")));
  }

  @Test
  void aSurfaceWithAnotherChannelIsAFinding() throws IOException {
    SealedRoot root = root(Map.of());
    SmallWorld world = world(root);
    long merchant = world.surface().get(0).merchantId();
    root.seal(
        world.withSurface(
            world.surface().stream()
                .map(
                    s ->
                        s.merchantId() == merchant
                            ? new ScenarioIntensity(
                                s.merchantId(),
                                s.legalCountryIso(),
                                s.tzid(),
                                s.localHorizonBucketIndex(),
                                s.lambdaLocalScenario(),
                                1.0,
                                "mixed")
                            : s)
                .toList()));
    s1(root);
    assertThat(s2(root), is(List.of("5B.S2.DOMAIN_ALIGN_FAILED")));
  }

  @Test
  void aNegativeIntensityIsAFinding() throws IOException {
    SealedRoot root = root(Map.of());
    SmallWorld world = world(root);
    root.seal(
        world.withSurface(
            with(
                world.surface(),
                9,
                s ->
                    new ScenarioIntensity(
                        s.merchantId(),
                        s.legalCountryIso(),
                        s.tzid(),
                        s.localHorizonBucketIndex(),
                        -1.0,
                        1.0,
                        s.channelGroup()))));
    s1(root);
    assertThat(s2(root), is(List.of("5B.S2.REALISED_NUMERIC_INVALID")));
  }

  @Test
  void floorsOfTheLatentFieldAreRefusedAtOnce() throws IOException {
    SealedRoot root =
        root(
            Map.of(
                PolicyFile.ARRIVAL_LGCP,
                new String[] {
                  "require_sigma_distinct_values_min: 1", "require_sigma_distinct_values_min: 99"
                }));
    root.seal(world(root));
    s1(root);
    FootfallException e = assertThrows(FootfallException.class, () -> s2(root));
    assertThat(e.code().toString(), is("5B.S2.LGCP_CONFIG_INVALID"));
    assertThat(e.getMessage(), containsString("distinct values of sigma"));
  }

  @Test
  void aGridWithAGapIsRefusedAtOnce() throws IOException {
    SealedRoot root = root(Map.of());
    root.seal(world(root));
    s1(root);
    List<TimeGridBucket> grid =
        root.rows(S1GridAndGroups.GRID, root.surfaces(), TimeGridBucket.class);
    root.seal(
        S1GridAndGroups.GRID, root.surfaces(), TimeGridBucket.class, grid.subList(1, grid.size()));
    FootfallException e = assertThrows(FootfallException.class, () -> s2(root));
    assertThat(e.code().toString(), is("5B.S2.BUCKET_SET_INCONSISTENT"));
  }

  @Test
  void aGroupWithTwoValuesOfAFeatureIsRefusedAtOnce() throws IOException {
    SealedRoot root = root(Map.of());
    root.seal(world(root));
    s1(root);
    List<GroupAssignment> rows =
        root.rows(S1GridAndGroups.GROUPING, root.surfaces(), GroupAssignment.class);
    String group = rows.get(0).groupId();
    root.seal(
        S1GridAndGroups.GROUPING,
        root.surfaces(),
        GroupAssignment.class,
        with(rows, rows.size() - 1, r -> assignment(r, r.channelGroup(), group, r.scenarioBand())));
    FootfallException e = assertThrows(FootfallException.class, () -> s2(root));
    assertThat(e.code().toString(), is("5B.S2.DOMAIN_ALIGN_FAILED"));
    root.seal(
        S1GridAndGroups.GROUPING,
        root.surfaces(),
        GroupAssignment.class,
        with(rows, 0, r -> assignment(r, r.channelGroup(), "g|other", "stress")));
    FootfallException band = assertThrows(FootfallException.class, () -> s2(root));
    assertThat(band.code().toString(), is("5B.S2.DOMAIN_ALIGN_FAILED"));
  }

  @Test
  void twoChannelsOfAZoneAreRefusedAtOnce() throws IOException {
    SealedRoot root = root(Map.of());
    root.seal(world(root));
    s1(root);
    List<GroupAssignment> rows =
        new ArrayList<>(
            root.rows(S1GridAndGroups.GROUPING, root.surfaces(), GroupAssignment.class));
    GroupAssignment first = rows.get(0);
    rows.add(1, assignment(first, "mixed", "g|other", first.scenarioBand()));
    root.seal(S1GridAndGroups.GROUPING, root.surfaces(), GroupAssignment.class, rows);
    FootfallException e = assertThrows(FootfallException.class, () -> s2(root));
    assertThat(e.code().toString(), is("5B.S2.DOMAIN_ALIGN_FAILED"));
    assertThat(e.getMessage(), containsString("one channel per merchant and zone"));
  }

  private static GroupAssignment assignment(
      GroupAssignment r, String channel, String groupId, String band) {
    return new GroupAssignment(
        r.merchantId(),
        r.zoneRepresentation(),
        channel,
        groupId,
        band,
        r.demandClass(),
        r.virtualBand(),
        r.zoneGroupId(),
        r.countryComponent(),
        r.countryCount());
  }
}
