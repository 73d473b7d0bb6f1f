package io.footfall.transforms.seg5b.s5metrics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.CertificationPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seg5a.s5metrics.SurfaceMetrics;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromisedMetricsTest {
  @TempDir Path config;

  /** Ids of all laws; the schema's list is what a policy may promise. */
  private static Set<String> laws(Class<?> type) throws IllegalAccessException {
    Set<String> ids = new TreeSet<>();
    for (Field field : type.getDeclaredFields()) {
      if (field.getType() == CheckLaw.class) {
        field.setAccessible(true);
        ids.add(((CheckLaw) field.get(null)).id());
      }
    }
    return ids;
  }

  @Test
  void whateverMayBePromisedIsAMetric() throws IOException, IllegalAccessException {
    JsonNode schema = JsonDocuments.parse(Contracts.resource(PolicyFile.CERTIFICATION.schema()));
    List<String> ids = new ArrayList<>();
    schema
        .path("properties")
        .path("promised_metrics")
        .path("items")
        .path("enum")
        .forEach(id -> ids.add(id.asText()));
    Set<String> metrics = laws(ArrivalMetrics.class);
    SurfaceMetrics.ALL.forEach(law -> metrics.add(law.id()));
    assertThat(ids, everyItem(in(metrics)));
  }

  @ParameterizedTest
  @CsvSource({"tiny, false", "small, false", "skew, false", "medium, true", "reference, true"})
  void mediumAndReferenceAreCertified(String scale, boolean certifiable) {
    CertificationPolicy policy =
        ResolvedConfig.load(scale, null).read(PolicyFile.CERTIFICATION, CertificationPolicy.class);
    assertThat(policy.certifiable(), is(certifiable));
    assertThat(policy.seeds(), is(List.of(42L, 7L, 101L, 202L)));
    assertThat(policy.promisedMetrics().isEmpty(), is(!certifiable));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "promised_metrics: [];promised_metrics: [A99];/promised_metrics/0",
        "promised_metrics: [];promised_metrics: [A1, A1];/promised_metrics",
        "min_seeds: 4;min_seeds: 5;/seeds",
        "max_auroc: 0.51;max_auroc: 0.5;/seed_classifier/max_auroc",
        "depth: 3;depth: 9;/seed_classifier/depth"
      })
  void mistakesAreToldWithTheirLine(String edit) throws IOException {
    String[] parts = edit.split(";");
    String text =
        new String(
            ResolvedConfig.load("small", null).bytes(PolicyFile.CERTIFICATION),
            StandardCharsets.UTF_8);
    String broken = text.replace(parts[0], parts[1]);
    Path file = config.resolve(PolicyFile.CERTIFICATION.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, broken);
    int line = (int) text.substring(0, text.indexOf(parts[0]) + 1).lines().count();
    FootfallException refused =
        assertThrows(
            FootfallException.class,
            () ->
                ResolvedConfig.load("small", config)
                    .read(PolicyFile.CERTIFICATION, CertificationPolicy.class));
    assertThat(refused.code().toString(), is("CERTIFY.POLICY_INVALID"));
    assertThat(refused.getMessage(), containsString(parts[2]));
    if (!parts[0].startsWith("min_seeds")) {
      assertThat(refused.getMessage(), containsString(":" + line));
    }
  }
}
