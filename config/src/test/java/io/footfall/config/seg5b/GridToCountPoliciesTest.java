package io.footfall.config.seg5b;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.config.Bounds;
import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FootfallException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped policies of S1 to S3 parse; every rule between or inside fields refuses. */
class GridToCountPoliciesTest {
  static Class<? extends Record> type(PolicyFile policy) {
    return switch (policy) {
      case TIME_GRID -> TimeGridPolicy.class;
      case GROUPING -> GroupingPolicy.class;
      case ARRIVAL_LGCP -> ArrivalLgcpConfig.class;
      case ARRIVAL_COUNT -> ArrivalCountConfig.class;
      case ARRIVAL_RNG -> ArrivalRngPolicy.class;
      default -> throw new AssertionError(policy);
    };
  }

  static Record read(PolicyFile policy, String text) {
    return PolicyReader.read(
        policy, "policy.yaml", text.getBytes(StandardCharsets.UTF_8), type(policy));
  }

  /** A count that one policy lets through must not stop the state after it. */
  @ParameterizedTest
  @ValueSource(strings = {"tiny", "small", "medium", "reference", "skew"})
  void theLargestCountIsOneNumber(String preset) {
    ResolvedConfig config = ResolvedConfig.load(preset, null);
    int largest =
        config.read(PolicyFile.ARRIVAL_COUNT, ArrivalCountConfig.class).maxCountPerBucket();
    assertThat(
        config
            .read(PolicyFile.VALIDATION_5B, ArrivalValidationPolicy.class)
            .structuralChecks()
            .maxCountPerBucket(),
        is(largest));
    assertThat(
        config
            .read(PolicyFile.ARRIVAL_PLACEMENT, ArrivalTimePlacementPolicy.class)
            .guardrails()
            .maxArrivalsPerBucket(),
        is(largest));
  }

  @ParameterizedTest
  @CsvSource({
    "world/presets/tiny/, 1, 1, 3, 0.3",
    "world/presets/small/, 2, 1, 8, 0.5",
    "world/presets/skew/, 2, 1, 8, 0.5",
    "'', 2, 1, 8, 0.5",
    "world/presets/medium/, 4, 2, 40, 0.6",
    "world/presets/reference/, 8, 4, 100, 0.7"
  })
  void everyPresetHasItsGrouping(
      String folder, int zoneGroups, int inStratum, int groups, double multi) throws IOException {
    GroupingPolicy policy =
        (GroupingPolicy)
            read(
                PolicyFile.GROUPING,
                Files.readString(Path.of(folder + PolicyFile.GROUPING.path())));
    assertThat(policy.zoneGroupBuckets(), is(zoneGroups));
    assertThat(policy.inStratumBuckets(), is(inStratum));
    assertThat(policy.realismTargets().minGroupsPerScenario(), is(groups));
    assertThat(policy.realismTargets().minMultiMemberFraction(), is(multi));
  }

  @Test
  void shippedNumbersAreThoseOfThePage() throws IOException {
    ArrivalLgcpConfig lgcp =
        (ArrivalLgcpConfig)
            read(
                PolicyFile.ARRIVAL_LGCP, Files.readString(Path.of(PolicyFile.ARRIVAL_LGCP.path())));
    assertThat(lgcp.latentModelId(), is(LatentModel.LOG_GAUSSIAN_OU_MIXED));
    assertThat(lgcp.lengthScaleBounds(), is(new Bounds(2.0, 168.0)));
    assertThat(lgcp.hyperparamLaw().sigma().classMultipliers().size(), is(11));
    ArrivalCountConfig count =
        (ArrivalCountConfig)
            read(
                PolicyFile.ARRIVAL_COUNT,
                Files.readString(Path.of(PolicyFile.ARRIVAL_COUNT.path())));
    assertThat(count.countLawId(), is(CountLawId.NB2));
    assertThat(count.maxMu(), is(45_000.0));
    assertThat(count.nb2().kappaLaw().classMultipliers().get("online_bursty"), is(0.4));
    ArrivalRngPolicy rng =
        (ArrivalRngPolicy)
            read(PolicyFile.ARRIVAL_RNG, Files.readString(Path.of(PolicyFile.ARRIVAL_RNG.path())));
    assertThat(rng.families().size(), is(8));
    assertThat(
        rng.family("S3.bucket_count.v1").orElseThrow().drawsU64Law().laws().get("nb2"), is(2));
    TimeGridPolicy grid =
        (TimeGridPolicy)
            read(PolicyFile.TIME_GRID, Files.readString(Path.of(PolicyFile.TIME_GRID.path())));
    assertThat(grid.carriesLabels(), is(true));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "policy_refusals.csv", delimiter = ';', numLinesToSkip = 1)
  void refusesWithFileLineFieldAndCode(
      PolicyFile policy, String from, String to, String field, String code) throws IOException {
    String text = Files.readString(Path.of(policy.path()));
    assertThat(text, containsString(from));
    int at = text.indexOf(from);
    String wrong = text.substring(0, at) + to + text.substring(at + from.length());
    FootfallException e = assertThrows(FootfallException.class, () -> read(policy, wrong));
    assertThat(e.code().toString(), is(code));
    long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
    assertThat(e.getMessage(), startsWith("policy.yaml:" + line + ": field " + field));
  }

  @Test
  void aNarrowRangeOfFactorsIsRefused() throws IOException {
    String text =
        Files.readString(Path.of(PolicyFile.ARRIVAL_LGCP.path()))
            .replace("min_factor: 0.10", "min_factor: 0.40")
            .replace("max_factor: 10.00", "max_factor: 3.90");
    FootfallException e =
        assertThrows(FootfallException.class, () -> read(PolicyFile.ARRIVAL_LGCP, text));
    assertThat(e.getMessage(), containsString("ten times min_factor"));
  }

  @Test
  void poissonNeedsNoBlockOfTheOtherLaw() throws IOException {
    String text = Files.readString(Path.of(PolicyFile.ARRIVAL_COUNT.path()));
    String poisson =
        text.replace("count_law_id: nb2", "count_law_id: poisson")
            .replaceFirst("(?s)nb2:.*realism_floors:", "realism_floors:");
    ArrivalCountConfig config = (ArrivalCountConfig) read(PolicyFile.ARRIVAL_COUNT, poisson);
    assertThat(config.countLawId().draws(), is(1));
  }
}
