package io.footfall.transforms.seg5b;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.footfall.coders.Tally;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.contracts.seg5b.LatentField;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.contracts.seg5b.TimeGridBucket;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.seg5b.s1grid.S1GridAndGroups;
import io.footfall.transforms.seg5b.s1grid.S1GridAndGroupsModel;
import io.footfall.transforms.seg5b.s2intensity.S2LatentIntensity;
import io.footfall.transforms.seg5b.s2intensity.S2LatentIntensityModel;
import io.footfall.transforms.seg5b.s3counts.S3BucketCounts;
import io.footfall.transforms.seg5b.s3counts.S3BucketCountsModel;
import io.footfall.transforms.state.StateEvidence;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S1, S2 and S3 on the direct runner against their sequential twins, on small made-up worlds. */
class GridToCountsTest {
  private static final long SEED = -3;
  private static final DrawSlots SLOTS = DrawSlots.worldSeed(42, SEED, SealedRoot.SCENARIO);

  @TempDir Path dir;

  /** Evidence of the three states. */
  private record Run(StateEvidence grid, StateEvidence intensity, StateEvidence counts) {}

  private static Run run(SealedRoot root, int workers) throws IOException {
    StateEvidence s1 = root.run(S1GridAndGroups.assign(root.ctx(), SealedRoot.SCENARIO), workers);
    StateEvidence s2 =
        root.run(S2LatentIntensity.realise(root.ctx(), SEED, SealedRoot.SCENARIO), workers);
    StateEvidence s3 =
        root.run(S3BucketCounts.draw(root.ctx(), SEED, SealedRoot.SCENARIO), workers);
    return new Run(s1, s2, s3);
  }

  private static List<BucketCount> counts(SealedRoot root) throws IOException {
    return root.rows(S3BucketCounts.COUNTS, root.arrivals(SEED), BucketCount.class);
  }

  @Property(tries = 6)
  void statesEqualTheirTwins(
      @ForAll long worldSeed,
      @ForAll @IntRange(min = 1, max = 4) int merchants,
      @ForAll @IntRange(min = 1, max = 3_000) int unitRows)
      throws IOException {
    Path folder = Files.createTempDirectory("footfall-twins");
    try {
      SealedRoot root = new SealedRoot(folder, unitRows, SealedRoot.MIXED);
      int buckets = root.buckets();
      SmallWorld world = SmallWorld.of(worldSeed, merchants, buckets);
      root.seal(world);
      run(root, 2);
      List<GroupAssignment> groups = S1GridAndGroupsModel.groups(world, SealedRoot.SCENARIO, 2, 1);
      assertThat(
          root.rows(S1GridAndGroups.GROUPING, root.surfaces(), GroupAssignment.class),
          equalTo(groups));
      List<RealisedIntensity> intensities =
          S2LatentIntensityModel.rows(world, groups, SLOTS, buckets);
      assertThat(
          root.rows(S2LatentIntensity.REALISED, root.arrivals(SEED), RealisedIntensity.class),
          equalTo(intensities));
      assertThat(counts(root), equalTo(S3BucketCountsModel.rows(intensities, groups, SLOTS)));
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Test
  void bytesDoNotDependOnWorkersNorRowsOnUnits() throws IOException {
    SealedRoot one = new SealedRoot(dir.resolve("one"), 2_000, Map.of());
    SealedRoot three = new SealedRoot(dir.resolve("three"), 2_000, Map.of());
    SealedRoot whole = new SealedRoot(dir.resolve("whole"), 1_000_000, Map.of());
    SmallWorld world = SmallWorld.of(11, 6, one.buckets());
    run(one.seal(world), 1);
    run(three.seal(world), 3);
    run(whole.seal(world), 3);
    S3BucketCounts plan = S3BucketCounts.draw(one.ctx(), SEED, SealedRoot.SCENARIO);
    assertThat(plan.units().size(), greaterThan(2));
    assertThat(three.digests(), equalTo(one.digests()));
    assertThat(counts(whole), equalTo(counts(one)));
    assertThat(field(whole), equalTo(field(one)));
  }

  private static List<LatentField> field(SealedRoot root) throws IOException {
    return root.rows(S2LatentIntensity.FIELD, root.arrivals(SEED), LatentField.class);
  }

  /**
   * Every domain key that S2 or S3 derived is one of a group, or of a row above the threshold. Were
   * one derived twice, the events counted at the source would outnumber the distinct keys.
   */
  @Test
  void noDomainKeyIsUsedTwiceAndDrawsAreAccountedFor() throws IOException {
    SealedRoot root = new SealedRoot(dir, 2_000, Map.of());
    SmallWorld world = SmallWorld.of(12, 6, root.buckets());
    Run run = run(root.seal(world), 2);
    Set<String> keys = new HashSet<>();
    long sum = 0;
    double lambda = 0.0;
    for (BucketCount row : counts(root)) {
      if (row.mu() > 1e-9) {
        keys.add(
            "S3.bucket_count.v1/"
                + SealedRoot.SCENARIO
                + "/"
                + SlowStream.bucketKey(
                    row.merchantId(), row.zoneRepresentation(), row.bucketIndex()));
      } else {
        assertThat(row.countN(), is(0));
        assertThat(row.countCapped(), is(false));
      }
      sum += row.countN();
      lambda += row.lambdaRealised();
    }
    long events = keys.size();
    StateEvidence s3 = run.counts();
    assertThat(s3.tally("rng.5B.S3.bucket_count.draws"), is(Tally.total(events, 2 * events)));
    assertThat(s3.tally("rng.5B.S3.bucket_count.blocks"), is(Tally.total(events, events)));
    assertThat(s3.tally("count_N").total(), is(sum));
    assertThat(s3.tally("lambda_realised").sum().value(), closeTo(lambda, 1e-6));
    assertThat(s3.tally("C18").violations(), is(0L));
    Set<String> groups = new TreeSet<>();
    root.rows(S1GridAndGroups.GROUPING, root.surfaces(), GroupAssignment.class)
        .forEach(g -> groups.add(g.groupId()));
    long g = groups.size();
    long h = root.buckets();
    StateEvidence s2 = run.intensity();
    assertThat(s2.tally("rng.5B.S2.latent_vector.draws"), is(Tally.total(g, 2 * g * h)));
    assertThat(s2.tally("rng.5B.S2.latent_vector.blocks"), is(Tally.total(g, g * h)));
    assertThat(s2.tally("C21").violations(), is(0L));
    assertThat(s2.tally("C21").support(), is((long) world.surface().size()));
    assertThat(s2.tally("factor").support(), is(g * h));
    assertThat(field(root), hasSize((int) (g * h)));
  }

  @Test
  void withoutALatentModelAndUnderPoissonOnlyTheCountDraws() throws IOException {
    String text = ShippedPolicies.text(PolicyFile.ARRIVAL_COUNT);
    String nb2 = text.substring(text.indexOf("\nnb2:"), text.indexOf("\nrealism_floors:"));
    SealedRoot root =
        new SealedRoot(
            dir,
            2_000,
            Map.of(
                PolicyFile.ARRIVAL_LGCP,
                new String[] {
                  "latent_model_id: log_gaussian_ou_v1", "latent_model_id: none",
                  "require_sigma_distinct_values_min: 1", "require_sigma_distinct_values_min: 99"
                },
                PolicyFile.ARRIVAL_COUNT,
                new String[] {nb2, "", "count_law_id: nb2", "count_law_id: poisson"}));
    Run run = run(root.seal(SmallWorld.of(14, 3, root.buckets())), 2);
    for (RealisedIntensity row :
        root.rows(S2LatentIntensity.REALISED, root.arrivals(SEED), RealisedIntensity.class)) {
      assertThat(row.lambdaRandomComponent(), is(1.0));
      assertThat(row.lambdaRealised(), is(row.lambdaBaseline()));
    }
    assertThat(run.intensity().tally("rng.5B.S2.latent_vector.draws"), is(Tally.total(0, 0)));
    long events = 0;
    for (BucketCount row : counts(root)) {
      assertThat(row.kappa(), is(nullValue()));
      assertThat(row.countLawId(), is("poisson"));
      events += row.mu() > 1e-9 ? 1 : 0;
    }
    assertThat(run.counts().tally("rng.5B.S3.bucket_count.draws"), is(Tally.total(events, events)));
  }

  @Test
  void theGridIsTheHorizon() throws IOException {
    SealedRoot root = new SealedRoot(dir, 2_000, Map.of());
    root.seal(SmallWorld.of(13, 2, root.buckets()));
    root.run(S1GridAndGroups.assign(root.ctx(), SealedRoot.SCENARIO), 1);
    List<TimeGridBucket> rows =
        root.rows(S1GridAndGroups.GRID, root.surfaces(), TimeGridBucket.class);
    assertThat(rows, hasSize(root.buckets()));
    assertThat(rows.get(0).scenarioLabels().isEmpty(), is(false));
    for (int b = 1; b < rows.size(); b++) {
      assertThat(rows.get(b).bucketStartUtc(), is(rows.get(b - 1).bucketEndUtc()));
    }
  }
}
