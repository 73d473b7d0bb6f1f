package io.footfall.transforms.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.config.PolicyFile;
import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.seg5a.calendar.PublicHolidays;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import io.footfall.transforms.world.outside.OutsideWorld;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.CountryEconomy;
import io.footfall.transforms.world.places.MerchantCategories;
import io.footfall.transforms.world.places.ZoneLinks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes {@code sealed_inputs_1A}: the merchant table with its version, which 5A.S0 takes from
 * here (world.md section 1), and what the world is made from; ascending by asset id.
 */
public final class SealedInputs1A {
  private static final String MERCHANTS = "transaction_schema_merchant_ids";
  private static final FailureCode CONFLICT = new FailureCode("1A", "IO_WRITE_CONFLICT");

  private SealedInputs1A() {}

  /** Publishes the list once the merchant table is sealed. */
  public static void publish(RunContext ctx) throws IOException {
    Partition partition = Partition.world(ctx.identity());
    TzCompiler compiler = TzCompiler.pinned();
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    resource(list, "country_economy", CountryEconomy.load().sha256(), "country-economy.tsv");
    add(
        list,
        "holidays",
        PublicHolidays.version(),
        Storage.sha256(PublicHolidays.artefact()),
        "resource:jollyday-core");
    resource(list, "merchant_categories", MerchantCategories.load().sha256(), "mcc.tsv");
    merchants(list, ctx, partition, WorldConfig.MERCHANT_VERSION);
    resource(list, "tz_links", ZoneLinks.load().sha256(), "tz-links.tsv");
    add(
        list,
        "tzdb",
        compiler.releaseTag(),
        compiler.archiveSha256(),
        "resource:org/threeten/bp/TZDB.dat");
    resource(list, "world_cities", Cities.load().sha256(), "world-cities.tsv.gz");
    worldConfig(list, ctx);
    ctx.publish("sealed_inputs_1A", partition, CanonicalJson.bytes(list), CONFLICT);
  }

  /**
   * The list of an imported world: the merchant table as it stands here under its maker's version,
   * the digests of all its files, and our world configuration.
   */
  public static void publishImported(RunContext ctx, OutsideWorld world) throws IOException {
    Partition partition = Partition.world(ctx.identity());
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    String digest = Storage.sha256(world.artefacts().get(OutsideWorld.SOURCES));
    add(list, "outside_world", digest.substring(0, 12), digest, "reference/outside/sources.json");
    merchants(list, ctx, partition, world.merchantVersion());
    worldConfig(list, ctx);
    ctx.publish("sealed_inputs_1A", partition, CanonicalJson.bytes(list), CONFLICT);
  }

  private static void worldConfig(ArrayNode list, RunContext ctx) {
    add(
            list,
            "world_config",
            WorldRef.of(ctx).config().version(),
            Storage.sha256(ctx.config().bytes(PolicyFile.WORLD)),
            "config/" + PolicyFile.WORLD.path())
        .put("schema_ref", PolicyFile.WORLD.schema());
  }

  private static void resource(ArrayNode list, String id, String sha256, String name) {
    add(list, id, sha256.substring(0, 12), sha256, "resource:io/footfall/transforms/world/" + name);
  }

  private static void merchants(ArrayNode list, RunContext ctx, Partition partition, String version)
      throws IOException {
    SealedTable table = ctx.table(MERCHANTS, partition);
    List<String> parts = new ArrayList<>();
    for (PartFile part : TableManifest.of(table).parts()) {
      parts.add(table.folder() + part.name());
    }
    ObjectNode row =
        add(
            list,
            MERCHANTS,
            version,
            ArtefactDigest.of(parts),
            Contracts.get(MERCHANTS).path().resolve(partition.tokens()));
    row.withObject("/partition").put("version", WorldConfig.MERCHANT_VERSION);
    row.put("schema_ref", Contracts.get(MERCHANTS).schemaResource());
  }

  private static ObjectNode add(
      ArrayNode list, String id, String version, String sha256, String path) {
    ObjectNode row = list.addObject();
    row.put("asset_id", id);
    row.put("version_tag", version);
    row.put("sha256_hex", sha256);
    row.put("path", path);
    row.putObject("partition");
    return row;
  }
}
