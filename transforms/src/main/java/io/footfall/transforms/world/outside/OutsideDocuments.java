package io.footfall.transforms.world.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Brings the single files of a world made elsewhere into the root: blobs and tz cache byte for
 * byte, JSON documents with our identity in place of their maker's and everything else as it
 * stands; a universe hash therefore stays the maker's. W11 here compares digests of the edge
 * indexes with their files, which nobody can do later.
 */
public final class OutsideDocuments {
  private static final String CACHE = "tz_timetable_cache";
  private static final String CACHE_BIN = "tz_timetable_cache_bin";
  private static final List<String> IDENTITY = List.of("manifest_fingerprint", "parameter_hash");

  private final RunContext ctx;
  private final OutsideWorld world;
  private final List<String> unknownFields = new ArrayList<>();

  private OutsideDocuments(RunContext ctx, OutsideWorld world) {
    this.ctx = ctx;
    this.world = world;
  }

  /**
   * Publishes all of them; a second call changes nothing.
   *
   * @return fields that were left out because the contract does not know them, {@code
   *     {dataset}|{field}}
   */
  public static List<String> publish(RunContext ctx, OutsideWorld world) throws IOException {
    OutsideDocuments documents = new OutsideDocuments(ctx, world);
    documents.cache();
    documents.copy("s2_alias_blob");
    documents.copy("edge_alias_blob_3B");
    documents.aliasIndex();
    documents.put("zone_alloc_universe_hash", documents.json("zone_alloc_universe_hash"));
    ObjectNode universe = documents.json("edge_universe_hash_3B");
    documents.requireDigest(universe, "edge_alias_index_digest", "edge_alias_index_3B");
    documents.requireDigest(universe, "edge_catalogue_index_digest", "edge_catalogue_index_3B");
    documents.put("edge_universe_hash_3B", universe);
    documents.routing();
    return List.copyOf(documents.unknownFields);
  }

  private byte[] read(String dataset) throws IOException {
    SourceFile file = world.files(dataset).get(0);
    byte[] bytes =
        Storage.read(world.root() + "/" + file.path(), FileLimit.of(Contracts.get(dataset)));
    if (!Storage.sha256(bytes).equals(file.sha256())) {
      throw OutsideCodes.SOURCE_CHANGED.refusal(
          file.path() + ": found " + Storage.sha256(bytes) + "; expected " + file.sha256());
    }
    return bytes;
  }

  private void copy(String dataset) throws IOException {
    publish(dataset, read(dataset));
  }

  private void publish(String dataset, byte[] bytes) throws IOException {
    ctx.publish(
        dataset, Partition.world(ctx.identity()), bytes, OutsideCodes.OUTPUT_CONFLICT.code());
  }

  /** An object whose identity is the maker's, without the fields that the contract lacks. */
  private ObjectNode json(String dataset) throws IOException {
    JsonNode parsed;
    try {
      parsed = JsonDocuments.parse(read(dataset));
    } catch (io.footfall.transforms.json.MalformedJson e) {
      throw invalid(dataset, e.getMessage());
    }
    if (!(parsed instanceof ObjectNode json)) {
      throw invalid(dataset, "no JSON object");
    }
    JsonNode known =
        JsonDocuments.parse(Contracts.resource(Contracts.get(dataset).schemaResource()))
            .path("properties");
    Partition maker = Partition.world(world.identity());
    Partition ours = Partition.world(ctx.identity());
    for (Iterator<Map.Entry<String, JsonNode>> i = json.fields(); i.hasNext(); ) {
      Map.Entry<String, JsonNode> field = i.next();
      if (!known.has(field.getKey())) {
        unknownFields.add(dataset + "|" + OutsideCodes.shown(field.getKey()));
        i.remove();
      } else if (IDENTITY.contains(field.getKey())) {
        String found = field.getValue().asText();
        if (!found.equals(maker.value(field.getKey()))) {
          throw OutsideCodes.IDENTITY_MIXED.refusal(
              dataset
                  + "."
                  + field.getKey()
                  + ": found "
                  + OutsideCodes.shown(found)
                  + "; expected "
                  + maker.value(field.getKey()));
        }
        field.setValue(json.textNode(ours.value(field.getKey())));
      }
    }
    return json;
  }

  private void put(String dataset, ObjectNode json) throws IOException {
    JsonDocuments.breach(dataset, json)
        .ifPresent(
            breach -> {
              throw invalid(dataset, breach);
            });
    publish(dataset, CanonicalJson.bytes(json));
  }

  private static FootfallException invalid(String dataset, String what) {
    return OutsideCodes.DOCUMENT_INVALID.refusal(dataset + ": " + OutsideCodes.shown(what));
  }

  private void cache() throws IOException {
    byte[] bin = read(CACHE_BIN);
    ObjectNode json = json(CACHE);
    String digest = json.path("tz_index_digest").asText();
    if (!digest.equals(Storage.sha256(bin))
        || json.path("rle_cache_bytes").asLong() != bin.length) {
      throw OutsideCodes.TZ_CACHE_INVALID.refusal(
          CACHE
              + ": found a timetable of "
              + bin.length
              + " bytes, digest "
              + Storage.sha256(bin)
              + "; expected "
              + json.path("rle_cache_bytes")
              + " bytes, digest "
              + OutsideCodes.shown(digest));
    }
    try {
      TzTimetable.parse(bin);
    } catch (IllegalArgumentException e) {
      throw OutsideCodes.TZ_CACHE_INVALID.refusal(
          CACHE_BIN + ": " + OutsideCodes.shown(e.getMessage()) + "; expected format TZC1");
    }
    publish(CACHE_BIN, bin);
    put(CACHE, json);
  }

  /** Slices in unsigned order; negative ids as the option says. */
  private void aliasIndex() throws IOException {
    ObjectNode json = json("s2_alias_index");
    List<JsonNode> slices = new ArrayList<>();
    for (JsonNode slice : json.path("merchants")) {
      JsonNode id = slice.path("merchant_id");
      if (slice instanceof ObjectNode row
          && id.isIntegralNumber()
          && id.bigIntegerValue().signum() < 0) {
        if (!world.wrappedIds()) {
          throw OutsideCodes.ID_NEGATIVE.refusal(
              "s2_alias_index: found merchant_id "
                  + id
                  + "; expected an unsigned id, or --wrapped-ids for signed ones");
        }
        row.put("merchant_id", U64.big(id.longValue()));
      }
      slices.add(slice);
    }
    slices.sort(
        Comparator.comparing(
            s ->
                s.path("merchant_id").isIntegralNumber()
                    ? s.path("merchant_id").bigIntegerValue()
                    : BigInteger.ZERO));
    if (json.path("merchants") instanceof ArrayNode array) {
      array.removeAll();
      array.addAll(slices);
    }
    put("s2_alias_index", json);
  }

  private void requireDigest(ObjectNode universe, String field, String dataset) throws IOException {
    List<String> paths =
        world.files(dataset).stream().map(f -> world.root() + "/" + f.path()).toList();
    String expected = ArtefactDigest.of(paths);
    String found = universe.path(field).asText();
    if (!found.equals(expected)) {
      throw new FootfallException(
          new FailureCode("WORLD", "WORLD_W11"),
          "edge_universe_hash_3B."
              + field
              + ": found "
              + OutsideCodes.shown(found)
              + "; expected "
              + expected
              + ", the digest of "
              + dataset,
          "Have the maker of that world seal it again; nothing was read.");
    }
  }

  private void routing() throws IOException {
    ObjectNode json = json("virtual_routing_policy_3B");
    Map<String, String> tokens = Partition.world(ctx.identity()).tokens();
    ObjectNode paths = json.putObject("artefact_paths");
    Map.of(
            "edge_catalogue_index", "edge_catalogue_index_3B",
            "edge_alias_blob", "edge_alias_blob_3B",
            "edge_alias_index", "edge_alias_index_3B")
        .forEach((name, id) -> paths.put(name, Contracts.get(id).path().resolve(tokens)));
    put("virtual_routing_policy_3B", json);
  }
}
