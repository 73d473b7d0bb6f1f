package io.footfall.transforms.world;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.world.seal.WorldSeal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sealed tiny world: every gate passes, and every damage to a bundle is seen by its gate. */
class WorldSealTest {
  static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path dir;
  static RunContext ctx;

  @TempDir Path copies;

  @BeforeAll
  static void build() throws IOException {
    ctx = WorldRuns.context(dir.resolve("world"), "tiny", 42, 200);
    SealedWorld.build(ctx);
    WorldSeal.publish(ctx);
  }

  static String folder(String segment) {
    return UpstreamGate.bundleFolder(segment, ctx.identity().manifestFingerprint());
  }

  static UpstreamGate gate(RunContext run, String segment) {
    return UpstreamGate.judge(
        BundleKind.of(segment), run.root(), folder(segment), run.identity().manifestFingerprint());
  }

  static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  static String sha(byte[]... parts) {
    return HexFormat.of().formatHex(SlowHash.sha256(parts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1A", "1B", "2A", "2B", "3A", "3B"})
  void everyGatePassesAndSeesDamageToItsBundle(String segment) throws IOException {
    UpstreamGate sound = gate(ctx, segment);
    assertThat(sound.problem(), sound.status(), is(UpstreamGate.Status.PASS));

    RunContext flipped = SealedWorld.copy(ctx, copies.resolve("flipped"));
    flip(Path.of(flipped.root(), folder(segment), "checks.json"));
    assertThat(gate(flipped, segment).status(), is(UpstreamGate.Status.FAIL));

    RunContext dropped = SealedWorld.copy(ctx, copies.resolve("dropped"));
    Files.delete(Path.of(dropped.root(), folder(segment), "egress_checksums.json"));
    assertThat(gate(dropped, segment).status(), is(UpstreamGate.Status.FAIL));

    RunContext flag = SealedWorld.copy(ctx, copies.resolve("flag"));
    Path file = Path.of(flag.root(), folder(segment), "_passed.flag");
    Files.writeString(file, Files.readString(file).replace("=", ":"));
    assertThat(gate(flag, segment).status(), is(UpstreamGate.Status.FAIL));
    Files.delete(file);
    assertThat(gate(flag, segment).status(), is(UpstreamGate.Status.MISSING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1A", "1B", "2A"})
  void anExtraFileFailsACompleteBundle(String segment) throws IOException {
    RunContext extra = SealedWorld.copy(ctx, copies.resolve("extra"));
    Files.writeString(Path.of(extra.root(), folder(segment), "extra.json"), "{}");
    assertThat(gate(extra, segment).status(), is(UpstreamGate.Status.FAIL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1A", "1B", "2A", "2B", "3A", "3B"})
  void everyDataFileIsPinnedByItsBundle(String segment) throws IOException {
    RunContext copy = SealedWorld.copy(ctx, copies.resolve("data"));
    Path egress = Path.of(copy.root(), folder(segment), "egress_checksums.json");
    MemberListing listing = MemberListing.parse(JSON.readTree(Files.readAllBytes(egress)));
    assertThat(listing.files(), is(not(empty())));
    assertThat(listing.differing(copy.root()), is(empty()));
    flip(Path.of(copy.root(), listing.files().get(0).path()));
    assertThat(listing.differing(copy.root()).size(), is(1));
    if (BundleKind.of(segment).rootRelative()) {
      assertThat(gate(copy, segment).status(), is(UpstreamGate.Status.FAIL));
    }
  }

  @Test
  void listingsNameEveryFileOfTheRoot() throws IOException {
    Path root = Path.of(ctx.root());
    java.util.Set<String> listed = new java.util.TreeSet<>();
    for (String segment : List.of("1A", "1B", "2A", "2B", "3A", "3B")) {
      Path egress = root.resolve(folder(segment)).resolve("egress_checksums.json");
      MemberListing.parse(JSON.readTree(Files.readAllBytes(egress)))
          .files()
          .forEach(f -> listed.add(f.path()));
    }
    java.util.Set<String> found = new java.util.TreeSet<>(WorldRuns.digests(root).keySet());
    found.removeIf(p -> p.contains("/validation/") || p.equals("run_receipt.json"));
    assertThat(listed, equalTo(found));
  }

  @Test
  void anotherRootOfTheSameIdentityHasTheSameBytesAndSealingTwiceChangesNothing()
      throws IOException {
    RunContext again = WorldRuns.context(copies.resolve("again"), "tiny", 42, 200);
    SealedWorld.build(again);
    WorldSeal.publish(again);
    WorldSeal.publish(again);
    assertThat(
        WorldRuns.digests(Path.of(again.root())), equalTo(WorldRuns.digests(Path.of(ctx.root()))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run_receipt",
        "s2_alias_index",
        "edge_universe_hash_3B",
        "virtual_routing_policy_3B",
        "validation_bundle_1A",
        "validation_bundle_1B",
        "validation_bundle_2A",
        "validation_bundle_2B",
        "validation_bundle_3A",
        "validation_bundle_3B"
      })
  void documentsFollowTheirContract(String dataset) throws IOException {
    byte[] bytes = ctx.read(dataset, Partition.world(ctx.identity()));
    JsonNode document = JsonDocuments.parse(bytes);
    assertThat(JsonDocuments.breach(dataset, document), is(Optional.empty()));
    assertThat(bytes[bytes.length - 1], is(not((byte) '\n')));
  }

  @Test
  void theEdgeUniverseFollowsFromFilesAlone() throws IOException {
    JsonNode hash = JSON.readTree(Files.readAllBytes(file("edge_universe_hash_3B")));
    byte[][] raw = {
      SlowHash.sha256(ctx.config().bytes(io.footfall.config.PolicyFile.CDN_WEIGHTS)),
      SlowHash.sha256(onlyPart("edge_alias_index_3B")),
      SlowHash.sha256(onlyPart("edge_catalogue_index_3B")),
      SlowHash.sha256(ctx.config().bytes(io.footfall.config.PolicyFile.VIRTUAL_RULES))
    };
    assertThat(hash.path("universe_hash").textValue(), is(sha(raw)));
  }

  @Test
  void theZoneUniverseFollowsFromItsDigests() throws IOException {
    JsonNode hash = JSON.readTree(Files.readAllBytes(file("zone_alloc_universe_hash")));
    StringBuilder text = new StringBuilder();
    for (String field :
        List.of("zone_alpha", "theta", "zone_floor", "day_effect", "zone_alloc_parquet")) {
      text.append(hash.path(field + "_digest").textValue());
    }
    String expected = sha(text.toString().getBytes(StandardCharsets.US_ASCII));
    assertThat(hash.path("routing_universe_hash").textValue(), is(expected));
  }

  static Path file(String dataset) {
    return SealedWorld.file(ctx, dataset);
  }

  static byte[] onlyPart(String dataset) throws IOException {
    String folder = SealedWorld.table(ctx, dataset).folder();
    assertThat(Storage.list(folder + "part-*").size(), is(1));
    return Files.readAllBytes(Path.of(folder, "part-00000.parquet"));
  }
}
