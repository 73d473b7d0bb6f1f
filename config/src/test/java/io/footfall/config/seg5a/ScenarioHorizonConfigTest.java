package io.footfall.config.seg5a;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.contracts.FootfallException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The horizons of the presets, and what a horizon may not be. */
class ScenarioHorizonConfigTest {
  private static final String BASE = "layer2/5A/scenario/scenario_horizon_config_5A.v1.yaml";

  private static ScenarioHorizonConfig read(String text) {
    return PolicyReader.read(
        PolicyFile.SCENARIO_HORIZON,
        "horizon.yaml",
        text.getBytes(StandardCharsets.UTF_8),
        ScenarioHorizonConfig.class);
  }

  @ParameterizedTest
  @CsvSource({
    BASE + ",672,28",
    "world/presets/tiny/" + BASE + ",744,31",
    "world/presets/reference/" + BASE + ",2160,90"
  })
  void presetsHaveTheirHorizon(Path file, int buckets, int days) throws IOException {
    ScenarioHorizonConfig config = read(Files.readString(file));
    ScenarioHorizonConfig.Scenario scenario = config.scenario("baseline_v1");
    assertThat(scenario.buckets(), is(buckets));
    assertThat(scenario.days(), is(days));
    assertThat(UtcText.of(scenario.startMicros()), is(scenario.horizonStartUtc()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2026-04-04;2026-04-03;/scenarios/0/horizon_end_utc",
        "2026-04-04;2026-04-31;/scenarios/0/horizon_end_utc",
        "00:00:00.000000Z;00:00:00.000001Z;/scenarios/0/horizon_start_utc",
        "is_stress: false;is_stress: true;/scenarios/0/is_stress",
        "minutes: 60;minutes: 45;/scenarios/0/bucket_duration_minutes",
        "labels: [baseline, steady_state];labels: 7;/scenarios/0/labels",
        "notes:;note:;/scenarios/0",
        "baseline_v1;../up;/scenarios/0/scenario_id"
      })
  void refusesWithFileLineFieldAndCode(String from, String to, String field) throws IOException {
    String text = Files.readString(Path.of(BASE)).replace(from, to);
    FootfallException e = Assertions.assertThrows(FootfallException.class, () -> read(text));
    assertThat(e.code().toString(), is("5A.S4.S4_HORIZON_GRID_INVALID"));
    assertThat(
        e.getMessage(), Matchers.matchesPattern("(?s)horizon.yaml:[0-9]+: field " + field + ".*"));
  }

  @Test
  void refusesEqualIds() throws IOException {
    String text = Files.readString(Path.of(BASE));
    String twice = text + text.substring(text.indexOf("  - scenario_id"));
    FootfallException e = Assertions.assertThrows(FootfallException.class, () -> read(twice));
    assertThat(e.getMessage(), Matchers.containsString("/scenarios/1/scenario_id"));
  }
}
