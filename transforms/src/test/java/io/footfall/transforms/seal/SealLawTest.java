package io.footfall.transforms.seal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.json.JsonDocuments;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Digest vectors of 5A-s0-s1.md section 2.4 and 5B-s0-s1-s5.md A5 and A6. */
class SealLawTest {
  private static ObjectNode zoneAlloc() {
    ObjectNode row = JsonDocuments.object();
    row.put("manifest_fingerprint", "a".repeat(64)).put("parameter_hash", "b".repeat(64));
    row.put("owner_layer", "layer1").put("owner_segment", "3A").put("artifact_id", "zone_alloc");
    row.put("manifest_key", "mlr.3A.zone_alloc").put("role", "upstream_egress");
    row.put("schema_ref", "schemas.3A.yaml#/egress/zone_alloc");
    row.put(
        "path_template",
        "data/layer1/3A/zone_alloc/seed={seed}/manifest_fingerprint={manifest_fingerprint}/");
    row.putArray("partition_keys").add("seed").add("manifest_fingerprint");
    row.put("sha256_hex", "c".repeat(64)).put("version", "42." + "a".repeat(64));
    row.put("source_dictionary", "dataset_dictionary.layer2.5A.yaml");
    row.put("source_registry", "artefact_registry_5A.yaml");
    return row.put("status", "REQUIRED").put("read_scope", "ROW_LEVEL");
  }

  private static ObjectNode siteLocations() {
    ArtefactSpec spec =
        ArtefactSpec.of(SealLaw.ARRIVALS).stream()
            .filter(s -> s.id().equals("site_locations"))
            .findFirst()
            .orElseThrow();
    ObjectNode row = JsonDocuments.object();
    row.put("manifest_fingerprint", "a".repeat(64)).put("parameter_hash", "b".repeat(64));
    row.put("owner_layer", spec.ownerLayer()).put("owner_segment", spec.segment());
    row.put("artifact_id", spec.id()).put("manifest_key", spec.manifestKey());
    row.put("role", spec.role()).put("schema_ref", spec.schemaRef());
    row.put("path_template", spec.path());
    spec.partitionKeys().forEach(row.putArray("partition_keys")::add);
    row.put("sha256_hex", spec.structuralDigest()).put("status", spec.status());
    row.put("read_scope", spec.readScope()).put("notes", "structural_digest=path_template");
    return row.put("owner_team", spec.ownerTeam());
  }

  @Test
  void surfaceRowsGiveTheVectors() {
    ObjectNode row = zoneAlloc();
    assertThat(SealLaw.SURFACES.text(row).length(), is(813));
    assertThat(
        SealLaw.SURFACES.digest(List.of(row)),
        is("7ea7032cac3131ef382633f74ef636f9ba71d6b5c614e705863b14daf8807bfb"));
    assertThat(
        SealLaw.SURFACES.digest(List.of(row, row)),
        is("bd1bf527b964246cc3519f5df1c26317528ce7d12b152faaffc28fb8b74864b6"));
  }

  @Test
  void structuralDigestGivesTheVector() {
    assertThat(
        siteLocations().path("sha256_hex").textValue(),
        is("9cc2156fc550968a4b49eec65fb40764fc31d4a1d95c4d885f2830554c8d18cb"));
  }

  @Test
  void arrivalRowsGiveTheVector() {
    assertThat(
        SealLaw.ARRIVALS.digest(List.of(siteLocations())),
        is("6be4840ce1d8b555782dbad4c50aacbdcf3e6ba0e5fbb231803c57bb400b361d"));
  }

  @Test
  void orderOfTheArgumentDoesNotMatterButEveryDigestedKeyDoes() {
    ObjectNode one = zoneAlloc();
    ObjectNode two = zoneAlloc().put("artifact_id", "another");
    assertThat(
        SealLaw.SURFACES.digest(List.of(one, two)), is(SealLaw.SURFACES.digest(List.of(two, one))));
    String before = SealLaw.SURFACES.digest(List.of(one));
    assertThat(SealLaw.SURFACES.digest(List.of(zoneAlloc().put("notes", "n"))), is(before));
    assertThat(
        SealLaw.SURFACES.digest(List.of(zoneAlloc().put("read_scope", "METADATA_ONLY"))),
        is(not(before)));
  }

  @Test
  void theListsHoldTheRowsOfTheSpecAndAgreeWithTheDictionaries() {
    List<ArtefactSpec> surfaces = ArtefactSpec.of(SealLaw.SURFACES);
    List<ArtefactSpec> arrivals = ArtefactSpec.of(SealLaw.ARRIVALS);
    assertThat(surfaces.stream().filter(ArtefactSpec::required).count(), is(38L));
    assertThat(surfaces.size(), is(48));
    assertThat(arrivals.stream().filter(ArtefactSpec::required).count(), is(48L));
    assertThat(arrivals.size(), is(52));
    for (ArtefactSpec spec : surfaces) {
      assertThat(spec.catalogueBreach("2026-01-03").orElse(""), is(""));
    }
    for (ArtefactSpec spec : arrivals) {
      assertThat(spec.catalogueBreach("").orElse(""), is(""));
    }
  }
}
