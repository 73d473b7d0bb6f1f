package io.footfall.transforms.world.aliases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.SealedTable;
import io.footfall.config.PolicyFile;
import io.footfall.config.world.AliasLayoutPolicy;
import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;

/**
 * Publishes {@code s2_alias_blob} and {@code s2_alias_index} from the sealed {@code
 * s1_site_weights}: one pass in merchant order on the driver.
 */
public final class SiteAliases {
  private static final FailureCode CONFLICT = new FailureCode("2B", "IO_WRITE_CONFLICT");

  private SiteAliases() {}

  /** Builds and publishes both files. */
  public static void publish(RunContext ctx) throws IOException {
    Partition partition = Partition.world(ctx.identity());
    AliasLayoutPolicy policy = ctx.config().read(PolicyFile.ALIAS_LAYOUT, AliasLayoutPolicy.class);
    SealedTable weights = ctx.table("s1_site_weights", partition);
    AliasBlob blob = new AliasBlob();
    ArrayNode merchants = JsonNodeFactory.instance.arrayNode();
    try (MerchantWeights walk =
        MerchantWeights.open(weights, KeyRange.ALL, MerchantWeights.SITE_WEIGHT)) {
      while (walk.next()) {
        AliasBlob.Slice slice = blob.add(walk.weights());
        ObjectNode row = merchants.addObject();
        row.put("merchant_id", U64.big(walk.merchantId()));
        row.put("offset", slice.offset());
        row.put("length", slice.length());
        row.put("sites", slice.slots());
        row.put("quantised_bits", policy.quantisedBits());
        row.put("checksum", slice.checksum());
      }
    }
    byte[] bytes = blob.toBytes();
    ObjectNode index = JsonNodeFactory.instance.objectNode();
    index.put("layout_version", policy.layoutVersion());
    index.put("endianness", policy.endianness());
    index.put("alignment_bytes", policy.alignmentBytes());
    index.put("quantised_bits", policy.quantisedBits());
    index.put("created_utc", ctx.config().read(PolicyFile.WORLD, WorldConfig.class).createdUtc());
    index.put("policy_id", policy.policyId());
    index.put("policy_digest", Storage.sha256(ctx.config().bytes(PolicyFile.ALIAS_LAYOUT)));
    index.put("blob_sha256", Storage.sha256(bytes));
    index.put("blob_size_bytes", bytes.length);
    index.put("merchants_count", merchants.size());
    index.set("merchants", merchants);
    ctx.publish("s2_alias_blob", partition, bytes, CONFLICT);
    ctx.publish("s2_alias_index", partition, CanonicalJson.bytes(index), CONFLICT);
  }
}
