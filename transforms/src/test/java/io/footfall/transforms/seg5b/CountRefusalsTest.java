package io.footfall.transforms.seg5b;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.contracts.FootfallException;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.transforms.seg5b.s2intensity.S2LatentIntensity;
import io.footfall.transforms.seg5b.s3counts.S3BucketCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intensities that S3 must refuse: each gives its law's code, and no counts are sealed. */
class CountRefusalsTest {
  private static final long SEED = 5;

  @TempDir Path dir;

  private static List<String> s3(SealedRoot root) throws IOException {
    return GridAndIntensityRefusalsTest.codes(
        root.run(S3BucketCounts.draw(root.ctx(), SEED, SealedRoot.SCENARIO), 1));
  }

  private SealedRoot upToIntensities(UnaryOperator<List<RealisedIntensity>> change)
      throws IOException {
    SealedRoot root = new SealedRoot(dir, 1_000_000, Map.of());
    root.seal(GridAndIntensityRefusalsTest.world(root));
    GridAndIntensityRefusalsTest.s1(root);
    GridAndIntensityRefusalsTest.s2(root);
    List<RealisedIntensity> rows =
        root.rows(S2LatentIntensity.REALISED, root.arrivals(SEED), RealisedIntensity.class);
    root.seal(
        S2LatentIntensity.REALISED,
        root.arrivals(SEED),
        RealisedIntensity.class,
        change.apply(rows));
    return root;
  }

  private static RealisedIntensity intensity(RealisedIntensity r, int bucket, double lambda) {
    return new RealisedIntensity(
        r.merchantId(), r.zoneRepresentation(), r.channelGroup(), bucket, lambda, 1.0, lambda);
  }

  @Test
  void aMeanAboveMaxMuIsAFinding() throws IOException {
    SealedRoot root =
        upToIntensities(
            rows ->
                GridAndIntensityRefusalsTest.with(
                    rows, 5, r -> intensity(r, r.bucketIndex(), 45_001.0)));
    assertThat(s3(root), is(List.of("5B.S3.PARAM_DERIVATION_INVALID")));
    assertThrows(
        IOException.class, () -> root.ctx().table(S3BucketCounts.COUNTS, root.arrivals(SEED)));
  }

  @Test
  void aMeanThatIsNoNumberIsAFinding() throws IOException {
    SealedRoot root =
        upToIntensities(
            rows ->
                GridAndIntensityRefusalsTest.with(
                    rows, 5, r -> intensity(r, r.bucketIndex(), Double.NaN)));
    assertThat(s3(root), is(List.of("5B.S3.COUNTS_NUMERIC_INVALID")));
  }

  @Test
  void aBucketOutOfPlaceIsAFinding() throws IOException {
    SealedRoot root =
        upToIntensities(
            rows ->
                GridAndIntensityRefusalsTest.with(
                    rows, 5, r -> intensity(r, r.bucketIndex() + 1, 1.0)));
    assertThat(s3(root), is(List.of("5B.S3.BUCKET_SET_INCONSISTENT")));
  }

  @Test
  void intensitiesOfAnotherKeyAreAFinding() throws IOException {
    SealedRoot root =
        upToIntensities(
            rows ->
                rows.stream()
                    .map(
                        r ->
                            new RealisedIntensity(
                                r.merchantId(),
                                r.zoneRepresentation(),
                                "mixed",
                                r.bucketIndex(),
                                1.0,
                                1.0,
                                1.0))
                    .toList());
    assertThat(s3(root), is(List.of("5B.S3.DOMAIN_ALIGN_FAILED")));
  }

  @Test
  void missingIntensitiesAreRefusedAtOnce() throws IOException {
    SealedRoot root = upToIntensities(rows -> rows.subList(0, rows.size() - 1));
    FootfallException e = assertThrows(FootfallException.class, () -> s3(root));
    assertThat(e.code().toString(), is("5B.S3.COUNTS_DOMAIN_INCOMPLETE"));
  }
}
