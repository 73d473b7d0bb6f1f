package io.footfall.transforms.world.zones;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.SealedTable;
import io.footfall.config.PolicyFile;
import io.footfall.config.world.DayEffectPolicy;
import io.footfall.config.world.ZoneMixturePolicy;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.Partition;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The digests of {@code zone_alloc_universe_hash} (world.md section 3).
 *
 * @param zoneAlphaDigest of the prior pack's id and version: it shapes nothing under scope all
 * @param thetaDigest of the zone mixture policy's bytes
 * @param zoneFloorDigest of the floor policy's id and version
 * @param dayEffectDigest of the day effect policy's bytes
 * @param zoneAllocDigest of the masked rows ({@link ZoneDigest})
 */
public record ZoneUniverse(
    String zoneAlphaDigest,
    String thetaDigest,
    String zoneFloorDigest,
    String dayEffectDigest,
    String zoneAllocDigest) {
  private static final String DATASET = "zone_alloc_universe_hash";
  private static final FailureCode CONFLICT = new FailureCode("3A", "IO_WRITE_CONFLICT");

  /** One pass over the sealed site zones; about 10^7 sites a second. */
  public static ZoneUniverse of(RunContext ctx, SealedTable siteTimezones) throws IOException {
    ZoneMixturePolicy mixture = ctx.config().read(PolicyFile.ZONE_MIXTURE, ZoneMixturePolicy.class);
    ZoneLabels labels = labels(ctx);
    ZoneDigest rows = new ZoneDigest();
    ZoneGroups.forEach(
        siteTimezones,
        KeyRange.ALL,
        (merchant, counts) ->
            counts.forEach(c -> rows.add(labels.row(merchant, c, ZoneDigest.MASK))));
    return new ZoneUniverse(
        sha256(mixture.priorPack().reference()),
        Storage.sha256(ctx.config().bytes(PolicyFile.ZONE_MIXTURE)),
        sha256(mixture.floorPolicy().reference()),
        Storage.sha256(ctx.config().bytes(PolicyFile.DAY_EFFECT)),
        rows.finish());
  }

  /** The digests that a published hash states, those of a maker elsewhere. */
  public static ZoneUniverse stated(JsonNode hash) {
    return new ZoneUniverse(
        hash.path("zone_alpha_digest").asText(),
        hash.path("theta_digest").asText(),
        hash.path("zone_floor_digest").asText(),
        hash.path("day_effect_digest").asText(),
        hash.path("zone_alloc_parquet_digest").asText());
  }

  /** The policies that rows name. */
  public static ZoneLabels labels(RunContext ctx) {
    return ZoneLabels.of(
        ctx.config().read(PolicyFile.ZONE_MIXTURE, ZoneMixturePolicy.class),
        ctx.config().read(PolicyFile.DAY_EFFECT, DayEffectPolicy.class));
  }

  private static String sha256(String text) {
    return Storage.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 of the ASCII hex of all five digests, in component order. */
  public String routingUniverseHash() {
    return sha256(
        zoneAlphaDigest + thetaDigest + zoneFloorDigest + dayEffectDigest + zoneAllocDigest);
  }

  /** Publishes {@code zone_alloc_universe_hash}. */
  public void publish(RunContext ctx) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("manifest_fingerprint", ctx.identity().manifestFingerprint());
    json.put("parameter_hash", ctx.identity().parameterHash());
    json.put("zone_alpha_digest", zoneAlphaDigest);
    json.put("theta_digest", thetaDigest);
    json.put("zone_floor_digest", zoneFloorDigest);
    json.put("day_effect_digest", dayEffectDigest);
    json.put("zone_alloc_parquet_digest", zoneAllocDigest);
    json.put("routing_universe_hash", routingUniverseHash());
    ctx.publish(DATASET, Partition.world(ctx.identity()), CanonicalJson.bytes(json), CONFLICT);
  }
}
